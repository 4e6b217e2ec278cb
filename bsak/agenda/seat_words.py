"""What an act on a seat is called on an agenda: which seat and from when, and never who."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from bsak.groups.models import CrisisGroup
from bsak.kernel.danish import day
from bsak.kernel.db import rows
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.seats.models import Seat
from bsak.seats.roles import CrisisRole

SUBJECT = "seat"


def titles(entries: Sequence[Entry]) -> dict[int, str]:
    """Return what the seats of ``entries`` are called, by number: "Kriseleder i MT"."""
    if not any(entry.subject == SUBJECT for entry in entries):
        return {}
    named = select(Seat.id, Seat.name, Seat.role, CrisisGroup.code)
    found = rows(named.outerjoin(CrisisGroup, CrisisGroup.id == Seat.group_id))
    return {row.id: _title(row.name, row.role, row.code) for row in found}


def told(entry: Entry, seats: Mapping[int, str]) -> str:
    """Return what an act on a seat was."""
    seat, after = seats.get(entry.subject_id or 0, _("En plads")), entry.after or {}
    match entry.action:
        case "holder_came":
            return _came(seat, entry.before or {}, after)
        case "holder_went":
            return _("%(seat)s er ledig fra %(day)s.", seat=seat, day=_day(after))
        case "seat_added":
            return _("%(seat)s er en ny plads.", seat=seat)
        case "seat_closed":
            return _("Pladsen er lukket: %(seat)s.", seat=seat)
        case "seat_reopened":
            return _("Pladsen er åbnet igen: %(seat)s.", seat=seat)
    return _("Det seneste om %(seat)s er fortrudt.", seat=seat)


def _came(seat: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    if any(rank == 0 for _person, rank, *_days in before["filled"].values()):
        return _("%(seat)s har fået ny indehaver fra %(day)s.", seat=seat, day=_day(after))
    return _("%(seat)s har fået indehaver fra %(day)s.", seat=seat, day=_day(after))


def _title(name: str, role: CrisisRole | None, code: str | None) -> str:
    title = name or (role.label if role else "")
    if code is None:
        return _("%(title)s i kriseledelsen", title=title)
    return _("%(title)s i %(code)s", title=title, code=code)


def _day(after: Mapping[str, Any]) -> str:
    return day(date.fromisoformat(after["on"]))
