"""Questions about duty: who has it on a day or now, and what the planned shifts lack.

Rooms above use `on_duty`, `gaps_ahead` and `of_person`. None asks more when there is more to tell.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ScalarSelect, Select, bindparam, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from bsak.contacts.models import ContactPoint, Hours, Person
from bsak.contacts.numbers import PHONES
from bsak.duty.gaps import NOBODY, Away, Gap, Presence, Who, gaps
from bsak.duty.models import Roster, Shift
from bsak.duty.rhythm import RosterRow, rhythm
from bsak.kernel import clock
from bsak.kernel.clock import DENMARK
from bsak.kernel.db import db, rows
from bsak.seats.days import away_between
from bsak.seats.models import Absence

AHEAD = timedelta(weeks=8)  # how far ahead a duty must be filled
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Who has one duty, from when to when. Names and numbers are empty where there are none."""

    roster: RosterRow
    shift: date
    ends: datetime
    who: Who = NOBODY
    primary: str = ""
    backup: str = ""
    primary_phone: str = ""
    backup_phone: str = ""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a coming shift of a roster lacks; ``name`` is of the person it is about, if any."""

    roster: Roster
    gap: Gap
    name: str = ""


def moment() -> datetime:
    """Return now, on the day the calendar is held at."""
    local = clock.now().astimezone(DENMARK)
    return datetime.combine(clock.today(), local.time(), DENMARK)


def all_rosters(*, closed: bool = False) -> Sequence[Roster]:
    """Return the rosters in use, the municipality's first; or those that are closed."""
    query = select(Roster).where(Roster.is_closed.is_(closed)).options(joinedload(Roster.group))
    order = (Roster.group_id.is_not(None), Roster.name, Roster.id)
    return db.session.scalars(query.order_by(*order)).all()


def by_id(roster_id: int) -> Roster | None:
    """Return a roster."""
    return db.session.get(Roster, roster_id)


def shifts(roster: Roster, first: date, last: date) -> dict[date, Shift]:
    """Return the shifts that begin from ``first`` to ``last``, by day, with their people."""
    query = select(Shift).where(Shift.roster_id == roster.id, Shift.from_on.between(first, last))
    people = (joinedload(Shift.primary), joinedload(Shift.backup))
    return {
        s.from_on: s for s in db.session.scalars(query.order_by(Shift.from_on).options(*people))
    }


def who_has(shift: Shift | None) -> Who:
    """Return the people of a shift, which may not be written down."""
    return Who(shift.primary_id, shift.backup_id) if shift else NOBODY


def on_duty(at: datetime | None = None) -> list[OnDuty]:
    """Return who has each duty that has begun, now or at another moment. One question.

    The numbers are of work, and such that are answered at night too where there is one.
    """
    at = at or moment()
    day = at.astimezone(DENMARK).date()
    found: dict[int, OnDuty] = {}
    near = {"first": day - _WEEK, "last": day}
    width = len(RosterRow._fields)
    for row in rows(_begun(), near):
        roster, (from_on, one, other, *told) = RosterRow._make(row[:width]), row[width:]
        turns = rhythm(roster)
        shift = turns.at(at)
        if shift is None:
            continue
        if from_on == shift:
            words = (text or "" for text in told)
            found[roster.id] = OnDuty(roster, shift, turns.ends(shift), Who(one, other), *words)
        else:
            found.setdefault(roster.id, OnDuty(roster, shift, turns.ends(shift)))
    return list(found.values())


@lru_cache(maxsize=1)  # building a statement takes longer than asking it
def _begun() -> Any:
    """Ask for each roster in use with each shift that begins from one day to another."""
    primary, backup = aliased(Person), aliased(Person)
    near = Shift.from_on.between(bindparam("first"), bindparam("last"))
    roster = [Roster.__table__.c[name] for name in RosterRow._fields]
    return (
        select(*roster, Shift.from_on, Shift.primary_id, Shift.backup_id,
               primary.name, backup.name, _phone(primary), _phone(backup))
        .select_from(Roster)
        .outerjoin(Shift, (Shift.roster_id == Roster.id) & near)
        .outerjoin(primary, primary.id == Shift.primary_id)
        .outerjoin(backup, backup.id == Shift.backup_id)
        .where(Roster.is_closed.is_(False))
        .order_by(Roster.group_id.is_not(None), Roster.name, Roster.id)
    )  # fmt: skip


def presence(people: Collection[int], first: date, last: date) -> Presence:
    """Return who of ``people`` is away or gone between two days. Two questions."""
    away = select(Absence.person_id, Absence.from_on, Absence.to_on).where(
        Absence.person_id.in_(people), away_between(first, last)
    )
    left = select(Person.id, Person.left_on, Person.erased_on).where(
        Person.id.in_(people), or_(Person.left_on.is_not(None), Person.erased_on.is_not(None))
    )
    return Presence(
        tuple(Away(row.person_id, row.from_on, row.to_on) for row in rows(away)),
        {row.id: min(filter(None, (row.left_on, row.erased_on))) for row in rows(left)},
    )


def gaps_ahead(today: date, ahead: timedelta = AHEAD) -> list[Ahead]:
    """Return what the shifts from the one that runs on ``today`` and on lack, by roster and day."""
    rosters = all_rosters()
    last = today + ahead
    query = select(Shift).where(Shift.from_on.between(today - _WEEK, last))
    planned = {(s.roster_id, s.from_on): who_has(s) for s in db.session.scalars(query)}
    people = {person for who in planned.values() for person in who.people}
    there = presence(people, today - _WEEK, last + _WEEK)
    found = []
    for roster in rosters:
        turns = rhythm(roster)
        for shift in turns.days(today, last):
            who = planned.get((roster.id, shift), NOBODY)
            until = turns.after(shift)
            lacking = gaps(shift, until, who, there, has_backup=roster.has_backup)
            found += [Ahead(roster, gap) for gap in lacking]
    names = names_of({one.gap.person for one in found if one.gap.person})
    return [Ahead(one.roster, one.gap, names.get(one.gap.person or 0, "")) for one in found]


def of_person(person_id: int, since: date) -> list[Shift]:
    """Return the shifts that a person has, as the one on duty or the backup, from a day on."""
    return _had_by(select(Person.id).where(Person.id == person_id), since)


def of_account(user_id: int, since: date) -> list[Shift]:
    """Return the shifts that the person with this account has, from a day on."""
    return _had_by(select(Person.id).where(Person.user_id == user_id), since)


def _had_by(people: Select[int], since: date) -> list[Shift]:
    query = (
        select(Shift)
        .join(Shift.roster)
        .where(
            or_(Shift.primary_id.in_(people), Shift.backup_id.in_(people)),
            Shift.from_on > since - _WEEK,
            Roster.is_closed.is_(False),
        )
        .options(contains_eager(Shift.roster), joinedload(Shift.primary))
        .order_by(Shift.from_on, Shift.id)
    )
    found = db.session.scalars(query)
    return [shift for shift in found if rhythm(shift.roster).after(shift.from_on) > since]


def _phone(person: type[Person]) -> ScalarSelect[str]:
    """Return the number at which ``person`` is most likely to be reached at any hour."""
    return (
        select(ContactPoint.value)
        .where(
            ContactPoint.person_id == person.id,
            ContactPoint.kind.in_(PHONES),
            ContactPoint.is_private.is_(False),
            ContactPoint.wrong_since.is_(None),
        )
        .order_by(ContactPoint.hours == Hours.OFFICE, ContactPoint.position, ContactPoint.id)
        .limit(1)
        .scalar_subquery()
    )


def names_of(people: Collection[int]) -> dict[int, str]:
    """Return the names of these people."""
    if not people:
        return {}
    return {
        row.id: row.name
        for row in rows(select(Person.id, Person.name).where(Person.id.in_(people)))
    }
