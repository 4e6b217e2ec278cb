"""The director lets somebody approve some kinds of documents, and calls it off again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bsak.approval import days, rules
from bsak.approval.models import Delegation
from bsak.contacts import queries as contacts
from bsak.contacts.rules import has_left, obstacle_to_managing
from bsak.documents.kinds import Kind
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.kernel.words import _
from bsak.people.models import Role, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """Who may approve which kinds for the director, in which capacity, until when and why."""

    person: User
    function: str
    kinds: tuple[Kind, ...]
    until: date | None = None
    reason: str = ""


def give(mandate: Mandate, *, actor: Viewer) -> Delegation:
    """Let somebody approve from today. Raises Refused with the rule's sentence."""
    refuse(rules.obstacle_to_delegating(actor) or _obstacle(mandate, actor))
    given = Delegation(
        user=mandate.person,
        function=" ".join(mandate.function.split()),
        kinds=[kind.value for kind in mandate.kinds],
        since=clock.today(),
        until=mandate.until,
        reason=mandate.reason.strip(),
        given_by_id=actor.user_id,
        given_at=clock.now(),
    )
    db.session.add(given)
    db.session.flush()
    _record("mandate_given", given, actor)
    return given


def end(given: Delegation, *, actor: Viewer) -> None:
    """Call a mandate off at once; what was approved by it stands."""
    refuse(rules.obstacle_to_delegating(actor))
    if given.ended_at is not None:
        return
    given.ended_at = clock.now()
    db.session.flush()
    _record("mandate_ended", given, actor)


def resume(given: Delegation, *, actor: Viewer) -> None:
    """Take back that a mandate was called off."""
    refuse(rules.obstacle_to_delegating(actor))
    given.ended_at = None
    db.session.flush()
    _record("mandate_resumed", given, actor)


def lapse(given: Delegation, on: date, *, actor: Viewer) -> None:
    """End a mandate from a day, because whoever has it or gave it goes. It gives nobody a right."""
    refuse(obstacle_to_managing(actor))
    if given.ended_at is not None:
        return
    last = on - timedelta(days=1)
    if last < clock.today():
        given.ended_at = clock.now()
    else:
        given.until = min(given.until or last, last)
    db.session.flush()
    _record("mandate_lapsed", given, actor)


def revive(given: Delegation, until: date | None, *, actor: Viewer) -> None:
    """Take back that a mandate lapsed: whoever was to go stays."""
    refuse(obstacle_to_managing(actor))
    given.ended_at, given.until = None, until
    db.session.flush()
    _record("mandate_revived", given, actor)


def _obstacle(mandate: Mandate, actor: Viewer) -> str | None:
    if mandate.person.id == actor.user_id:
        return _("Du kan selv godkende. Vælg en anden.")
    if mandate.person.role is Role.REVIEWER:
        return _("En ekstern læser kan ikke godkende for kommunen. Vælg en anden.")
    if not mandate.person.is_active:
        return _("Kontoen er lukket. Vælg en anden.")
    behind = contacts.by_user(mandate.person.id)
    if behind is not None and has_left(behind, clock.today()):
        return _("Personen er fratrådt. Vælg en anden.")
    if not mandate.function.strip():
        return _("Skriv, i hvilken funktion personen godkender. Det står på arket.")
    if not mandate.kinds:
        return _("Vælg mindst én art, som personen må godkende.")
    if not_for_others(mandate.kinds):
        return _("Planer, som Kommunalbestyrelsen vedtager, kan ikke lægges ud til andre.")
    return days.obstacle_to_last_day(mandate.until, clock.today())


def not_for_others(kinds: Iterable[Kind]) -> bool:
    """Say whether any of ``kinds`` is for the council alone."""
    return not set(kinds) <= set(rules.DELEGABLE)


def _record(action: str, given: Delegation, actor: Viewer) -> None:
    about = {"user": given.user_id, "kinds": given.kinds, "function": given.function,
             "until": given.until.isoformat() if given.until else None}  # fmt: skip
    trail.record(action, "delegation", given.id, actor_id=actor.user_id, after=about)
