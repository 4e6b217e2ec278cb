"""What each route of the checker is asked about: a finding of the own group that is accepted."""

from datetime import timedelta

from bsak.checks.models import Acceptance
from bsak.kernel import clock
from tests import make
from tests.seats import making


def accepted(group, rule=None, until=None):
    """Return an acceptance of an empty seat; for the route that undoes it, one called off."""
    seat = making.seat(group)
    is_over = rule is not None and rule.endpoint == "checks.take_up"
    return make.kept(
        Acceptance(
            rule="seat-vacant",
            key=f"seat-vacant:seat-{seat.id}",
            reason="Pladsen besættes i august.",
            until=until or clock.today() + timedelta(days=30),
            accepted_at=clock.now(),
            ended_at=clock.now() if is_over else None,
        )
    )
