"""The organisation as rows, for C3 and spreadsheets: who, how they are reached, and the days."""

from collections.abc import Iterator
from datetime import date

from bsak.seats.organisation import Filling, Organisation

# What C3 reads by the head of the column: a new one comes last.
HEADS = (
    "niveau", "gruppe", "rolle", "navn", "stedfortræder", "arbejdstelefon", "mail",
    "fra", "til og med", "væk fra", "væk til og med",
)  # fmt: skip
_OF_PEOPLE = len(HEADS) - 3


def rows(organisation: Organisation) -> Iterator[list[str]]:
    """Return a row for each person, and one without for a seat that nobody holds.

    Days are written as 2026-11-23, which every program reads. Why somebody is away stands nowhere.
    """
    for line, group in organisation.placed:
        place = [line.said_level, group, line.title]
        if line.is_vacant:
            yield [*place, *[""] * _OF_PEOPLE]
        yield from ([*place, *_person(one)] for one in line.staying)


def _person(one: Filling) -> list[str]:
    deputy = str(one.rank) if one.rank else ""
    days = (one.from_on, one.last_on, one.away_since, one.away_until)
    return [one.name, deputy, one.phone, one.mail, *map(_day, days)]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
