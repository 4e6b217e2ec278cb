"""The organisation as lines that can be kept, told elsewhere and compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bsak.kernel.plain import from_plain, to_plain
from bsak.seats.models import OrganisationNote
from bsak.seats.organisation import Filling, Organisation, SeatLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPerson:
    """Somebody on a seat as they were told of; without name and number when they are erased."""

    person: int
    rank: int
    name: str = ""
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSeat:
    """A seat as it was told of, the holder and deputies in rank order."""

    seat: int
    level: str
    group: str
    title: str
    people: tuple[ToldPerson, ...] = ()

    @property
    def place(self) -> str:
        """Return the seat with its group, as a sentence names it."""
        return f"{self.title}, {self.group}" if self.group else self.title

    def at(self, rank: int) -> ToldPerson | None:
        """Return who is at a rank."""
        return next((one for one in self.people if one.rank == rank), None)


def now(organisation: Organisation) -> list[ToldSeat]:
    """Return what there is to tell of the organisation."""
    return [_told(line, group) for line, group in organisation.placed]


def kept(note: OrganisationNote | None) -> list[ToldSeat]:
    """Return what was told last; nothing when nothing ever was."""
    return [from_plain(ToldSeat, line) for line in note.lines] if note else []


def plain(seats: Iterable[ToldSeat]) -> list[dict[str, Any]]:
    """Return the lines as a note keeps them."""
    return [to_plain(seat) for seat in seats]


def without(lines: Sequence[dict[str, Any]], person_id: int) -> list[dict[str, Any]]:
    """Return a note's lines without the name, phone and mail of a person who is erased."""
    return [
        {**line, "people": [_emptied(one, person_id) for one in line.get("people", ())]}
        for line in lines
    ]


def _told(line: SeatLine, group: str) -> ToldSeat:
    return ToldSeat(
        seat=line.id,
        level=line.said_level,
        group=group,
        title=line.title,
        people=tuple(_person(one) for one in line.staying),
    )


def _person(one: Filling) -> ToldPerson:
    return ToldPerson(
        person=one.person, rank=one.rank, name=one.name, phone=one.phone, mail=one.mail
    )


def _emptied(one: dict[str, Any], person_id: int) -> dict[str, Any]:
    return {**one, "name": "", "phone": "", "mail": ""} if one["person"] == person_id else one
