"""Letting a finding stand for a time, with a reason; and calling that off."""

from datetime import date

from bsak.checks import mandate, queries
from bsak.checks.finding import Finding
from bsak.checks.models import Acceptance
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _


def accept(finding: Finding, reason: str, until: date, *, actor: Viewer) -> Acceptance:
    """Let ``finding`` stand until a day. Raises Refused with the rule's sentence."""
    refuse(mandate.obstacle_to_accepting(finding.group_id, actor))
    refuse(mandate.obstacle_to_terms(reason, until, clock.today()))
    if queries.accepted(finding.key):
        raise Refused(_("Fundet er allerede accepteret."))
    made = Acceptance(
        rule=finding.rule.id,
        key=finding.key,
        reason=reason.strip(),
        until=until,
        accepted_at=clock.now(),
        accepted_by_id=actor.user_id,
    )
    db.session.add(made)
    db.session.flush()
    _record("finding_accepted", made, actor)
    return made


def end(acceptance: Acceptance, finding: Finding | None, *, actor: Viewer) -> None:
    """Let a finding count again before its day."""
    refuse(mandate.obstacle_to_accepting(finding.group_id if finding else None, actor))
    if acceptance.ended_at is None:
        acceptance.ended_at, acceptance.ended_by_id = clock.now(), actor.user_id
        db.session.flush()
        _record("acceptance_ended", acceptance, actor)


def take_up(acceptance: Acceptance, finding: Finding | None, *, actor: Viewer) -> None:
    """Take back that an acceptance was called off."""
    refuse(mandate.obstacle_to_accepting(finding.group_id if finding else None, actor))
    if acceptance.ended_at is not None:
        if queries.accepted(acceptance.key):
            raise Refused(_("Fundet er accepteret igen i mellemtiden."))
        acceptance.ended_at = acceptance.ended_by_id = None
        db.session.flush()
        _record("acceptance_taken_up", acceptance, actor)


def _record(action: str, acceptance: Acceptance, actor: Viewer) -> None:
    after = {"key": acceptance.key, "until": acceptance.until.isoformat()}
    trail.record(action, "acceptance", acceptance.id, actor_id=actor.user_id, after=after)
