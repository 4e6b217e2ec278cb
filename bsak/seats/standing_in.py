"""What an absence means, told to whoever wrote it: from when to when, and who acts meanwhile."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from bsak.contacts.models import Person
from bsak.kernel.danish import day
from bsak.kernel.db import rows
from bsak.kernel.words import _, ngettext
from bsak.seats import organisation
from bsak.seats.models import Absence
from bsak.seats.organisation import SeatLine

_MOST = 3  # seats that are told of
_LEFT = select(Person.id, Person.left_on).where(Person.left_on.is_not(None))


def told(absence: Absence) -> str:
    """Return when somebody is away, and for each seat of theirs who acts, or that nobody does."""
    now = organisation.read(absence.from_on)
    groups = {group.id: group.name for group in now.groups}
    seats = [
        _acting(line, groups.get(line.group or 0, _("Kriseledelsen")))
        for line in now.seats
        if _is_left(line, absence.person_id)
    ]
    more = len(seats) - _MOST
    if more > 0:
        rest = ngettext("Se %(num)d plads til under Kriseledelse.",
                        "Se %(num)d pladser til under Kriseledelse.", more)  # fmt: skip
        seats = [*seats[:_MOST], rest]
    return " ".join([_when(absence), *seats])


def by_absence(absences: Iterable[Absence], today: date) -> dict[int, tuple[str, ...]]:
    """Return who acts on the first day of each absence that is left of it, by its number.

    ``absences`` are all from ``today`` on. The number of questions is fixed.
    """
    absences, now = list(absences), organisation.read(today)
    groups = {group.id: group.name for group in now.groups}
    left = {row.id: row.left_on for row in rows(_LEFT)}
    found = {}
    for absence in absences:
        on = max(absence.from_on, today)
        away = {one.person_id for one in absences
                if one.from_on <= on and (one.to_on is None or on <= one.to_on)}  # fmt: skip
        lines = (_on(line, on, away, left) for line in now.seats)
        found[absence.id] = tuple(
            _("%(name)s (%(seat)s, %(group)s)",
              name=line.acting.name if line.acting else _("Ingen"), seat=line.title,
              group=groups.get(line.group or 0, _("Kriseledelsen")))
            for line in lines if _is_left(line, absence.person_id)
        )  # fmt: skip
    return found


def _on(line: SeatLine, on: date, away: set[int], left: dict[int, date]) -> SeatLine:
    """Return a seat that was read earlier as it is on a later day."""
    people = [
        replace(one, is_away=one.person in away, has_left=left.get(one.person, date.max) <= on)
        for one in (*line.people, *line.coming)
        if one.from_on <= on and (one.to_on is None or one.to_on > on)
    ]
    holder = next((one for one in people if one.rank == 0), None)
    deputies = sorted((one for one in people if one.rank), key=lambda one: one.rank)
    return replace(line, holder=holder, deputies=tuple(deputies))


def _is_left(line: SeatLine, person: int) -> bool:
    """Say whether the seat is another's to act on while the person is away."""
    mine = next((one for one in line.people if one.person == person), None)
    return mine is not None and (mine.rank == 0 or line.acting is None)


def _acting(line: SeatLine, group: str) -> str:
    place = f"{line.title}, {group}"
    if line.acting is None:
        return _("Ingen kan træde til på pladsen %(place)s: sæt en stedfortræder på.", place=place)
    return _("%(name)s træder til på pladsen %(place)s.", name=line.acting.name, place=place)


def _when(absence: Absence) -> str:
    name, first, last = absence.person.name, absence.from_on, absence.to_on
    if last is None:
        return _("%(name)s er væk fra %(day)s og indtil videre.", name=name, day=day(first))
    if last == first:
        return _("%(name)s er væk %(day)s.", name=name, day=day(first))
    return _("%(name)s er væk fra %(first)s til og med %(last)s.",
             name=name, first=day(first), last=day(last))  # fmt: skip
