"""Setting up a roster, changing and closing it, and its calendar address."""

import hashlib
import secrets
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bsak.duty import rules
from bsak.duty.models import Roster, Shift, Turn
from bsak.duty.shifts import SUBJECT
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import trail
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse, refuse_stale
from bsak.kernel.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a roster is called, whose duty it is, and when the duty changes hands."""

    name: str
    group: CrisisGroup | None = None
    turn: Turn = Turn.WEEK
    weekday: int = 0
    changes_at: time = time(8)
    has_backup: bool = True
    begins_on: date
    note: str = ""


def plan(terms: Terms, *, actor: Viewer) -> Roster:
    """Set up a roster."""
    refuse(rules.obstacle_to_managing(terms.group.id if terms.group else None, actor))
    roster = Roster()
    _let_stand(roster, terms)
    _record("roster_planned", roster, actor, after=_plain(terms))
    return roster


def change(roster: Roster, terms: Terms, *, actor: Viewer, version: int | None = None) -> None:
    """Let ``terms`` stand. Raises Refused, or Stale with both texts."""
    refuse(rules.obstacle_to_managing(roster.group_id, actor))
    refuse(rules.obstacle_to_managing(terms.group.id if terms.group else None, actor))
    standing = terms_of(roster)
    sentence = _("Nogen har rettet vagtplanen, mens du skrev. Der er ikke gemt noget af dit.")
    refuse_stale(version, roster.version, sentence, mine=told(terms), theirs=told(standing))
    if _round(terms) != _round(standing):
        refuse(rules.obstacle_to_turning(has_shifts=has_shifts(roster)))
    before, after = trail.difference(_plain(standing), _plain(terms))
    if not after:
        return
    _let_stand(roster, terms)
    _record("roster_changed", roster, actor, before=before, after=after)


def close(roster: Roster, *, actor: Viewer, again: bool = False) -> None:
    """Close a roster that is not used any more, or open it again. Its shifts stay."""
    refuse(rules.obstacle_to_managing(roster.group_id, actor))
    if roster.is_closed is not again:
        return
    roster.is_closed = not again
    _record("roster_opened" if again else "roster_closed", roster, actor)


def give_address(roster: Roster, *, actor: Viewer) -> str:
    """Make a new calendar address, which ends the old one. Returns its secret; a hash is kept."""
    refuse(rules.obstacle_to_planning(roster, actor))
    secret = secrets.token_urlsafe(24)
    roster.feed_hash = _hash(secret)
    _record("roster_calendar_given", roster, actor)
    return secret


def end_address(roster: Roster, *, actor: Viewer) -> None:
    """Let the calendar address lead nowhere from now on."""
    refuse(rules.obstacle_to_managing(roster.group_id, actor))
    if roster.feed_hash is None:
        return
    roster.feed_hash = None
    _record("roster_calendar_ended", roster, actor)


def behind(secret: str) -> Roster | None:
    """Return the roster whose calendar address ends in ``secret``, while it is in use."""
    query = select(Roster).where(Roster.feed_hash == _hash(secret), Roster.is_closed.is_(False))
    return db.session.scalar(query)


def has_shifts(roster: Roster) -> bool:
    """Say whether anybody has been given a shift."""
    shift = db.session.scalar(select(Shift.id).where(Shift.roster_id == roster.id).limit(1))
    return shift is not None


def terms_of(roster: Roster) -> Terms:
    """Return what stands now."""
    return Terms(
        name=roster.name,
        group=roster.group,
        turn=roster.turn,
        weekday=roster.weekday,
        changes_at=time.fromisoformat(roster.changes_at),
        has_backup=roster.has_backup,
        begins_on=roster.begins_on,
        note=roster.note,
    )


def told(terms: Terms) -> dict[str, str]:
    """Return the terms in words, by the label of each."""
    return {
        _("Navn"): terms.name,
        _("Krisegruppe"): terms.group.name if terms.group else _("Hele kommunen"),
        _("Vagten skifter"): f"{terms.turn.label}, kl. {terms.changes_at:%H.%M}",
        _("Der er en bagvagt"): _("Ja") if terms.has_backup else _("Nej"),
        _("Første vagt"): day(terms.begins_on),
        _("Bemærkning"): terms.note,
    }


def _let_stand(roster: Roster, terms: Terms) -> None:
    name = " ".join(terms.name.split())
    if not name:
        raise Refused(_("Skriv, hvad vagten hedder, fx »Krisevagt«."))
    roster.name, roster.group, roster.note = name, terms.group, terms.note.strip()
    roster.turn, roster.weekday = terms.turn, terms.weekday
    roster.changes_at, roster.has_backup = f"{terms.changes_at:%H:%M}", terms.has_backup
    roster.begins_on = terms.begins_on
    try:
        with db.session.begin_nested():
            db.session.add(roster)
    except IntegrityError:
        raise Refused(_("Der er allerede en vagtplan med det navn. Vælg et andet.")) from None


def _round(terms: Terms) -> tuple[Any, ...]:
    """Return what decides on which days shifts begin."""
    return terms.turn, terms.weekday if terms.turn is Turn.WEEK else 0, terms.begins_on


def _plain(terms: Terms) -> dict[str, Any]:
    plain = {**asdict(terms), "group": terms.group.id if terms.group else None}
    return {name: str(value) if isinstance(value, date | time) else value
            for name, value in plain.items() if name != "note"}  # fmt: skip


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _record(
    action: str,
    roster: Roster,
    actor: Viewer,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    db.session.flush()
    trail.record(action, SUBJECT, roster.id, actor_id=actor.user_id, before=before, after=after)
