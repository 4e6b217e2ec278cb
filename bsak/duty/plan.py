"""The plan of a roster as a page and the wall show it: shift by shift, with what is missing."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bsak.contacts import reaching
from bsak.contacts.reaching import Reach
from bsak.duty import queries, saying
from bsak.duty.gaps import Gap, Lack, Presence, Who, gaps, in_a_row
from bsak.duty.models import Roster, Shift, Turn
from bsak.duty.rhythm import rhythm
from bsak.kernel import clock
from bsak.kernel.danish import collation_key

MANY_WEEKS, MANY_DAYS = 3, 8  # shifts running that are told of
PLANNED_WEEKS, PLANNED_DAYS = timedelta(weeks=60), timedelta(days=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One shift of the plan, with the names that stand at it."""

    shift: date
    until: date
    name: str
    days: str
    who: Who
    primary: str
    backup: str
    note: str
    marked: tuple[tuple[date, str], ...]
    gaps: tuple[Gap, ...]
    lacks: tuple[str, ...]  # the gaps in words
    running: int  # shifts that the one on duty has had without a break, when they are many
    is_now: bool
    is_past: bool

    @property
    def week(self) -> int:
        """Return the week of the calendar that the shift begins in."""
        return self.shift.isocalendar().week

    @property
    def lacks_primary(self) -> bool:
        """Say whether nobody has the duty."""
        return any(gap.lack is Lack.NOBODY for gap in self.gaps)


def lines(roster: Roster, first: date, last: date, at: datetime) -> list[Line]:
    """Return the shifts with a day from ``first`` to ``last``. The number of questions is fixed."""
    turns = rhythm(roster)
    days = list(turns.days(first, last))
    if not days:
        return []
    many = MANY_WEEKS if roster.turn is Turn.WEEK else MANY_DAYS
    planned = queries.shifts(roster, days[0] - turns.length * many, days[-1])
    people = {person for row in planned.values() for person in queries.who_has(row).people}
    there = queries.presence(people, days[0], turns.after(days[-1]))
    before = [days[0] - turns.length * n for n in range(many, 0, -1)]
    primaries = [queries.who_has(planned.get(day)).primary for day in (*before, *days)]
    running = in_a_row(primaries)[many:]
    return [
        _line(roster, planned.get(day), day, there, times if times >= many else 0, at)
        for day, times in zip(days, running, strict=True)
    ]


def _line(
    roster: Roster, row: Shift | None, shift: date, there: Presence, running: int, at: datetime
) -> Line:
    turns, who, names = rhythm(roster), queries.who_has(row), _names(row)
    until = turns.after(shift)
    lacking = gaps(shift, until, who, there, has_backup=roster.has_backup)
    return Line(
        shift=shift,
        until=until,
        name=saying.name(roster, shift),
        days=saying.days(roster, shift),
        who=who,
        primary=names.get(who.primary or 0, ""),
        backup=names.get(who.backup or 0, ""),
        note=row.note if row else "",
        marked=tuple(saying.marked(shift, until)),
        gaps=lacking,
        lacks=tuple(saying.lacking(gap, names.get(gap.person or 0, "")) for gap in lacking),
        running=running,
        is_now=shift == turns.at(at),
        is_past=turns.ends(shift) <= at,
    )


def ahead(roster: Roster, also: date | None = None) -> list[date]:
    """Return the shifts that one may plan at once: from the one that runs, or ``also``, and on."""
    first = min(clock.today(), also or clock.today())
    far = PLANNED_WEEKS if roster.turn is Turn.WEEK else PLANNED_DAYS
    turns = rhythm(roster)
    return list(turns.days(first, max(first, turns.first) + far))


def by_week(found: list[Line]) -> dict[date, list[Line]]:
    """Return the shifts by the Monday of the week that each begins in."""
    weeks: dict[date, list[Line]] = {}
    for line in found:
        monday = line.shift - timedelta(days=line.shift.weekday())
        weeks.setdefault(monday, []).append(line)
    return weeks


def people(found: list[Line]) -> list[tuple[int, str]]:
    """Return everybody in the plan once, by number and name, in the order of the names."""
    named = {line.who.primary: line.primary for line in found if line.who.primary}
    named |= {line.who.backup: line.backup for line in found if line.who.backup}
    return sorted(
        ((key, name) for key, name in named.items() if key), key=lambda one: collation_key(one[1])
    )


def numbers(found: list[Line], today: date) -> dict[int, Reach]:
    """Return by what everybody in the plan is reached, by the number of the person."""
    return reaching.of_people({person for line in found for person in line.who.people}, today)


def _names(row: Shift | None) -> dict[int, str]:
    people = (row.primary, row.backup) if row else ()
    return {person.id: person.name for person in people if person}
