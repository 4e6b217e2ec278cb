"""What is kept of what somebody did here: duty, handovers, the account, and its acts."""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Column, Select, func, or_, select
from sqlalchemy.orm import joinedload

from bsak.contacts.models import Person
from bsak.duty.models import Call, Shift
from bsak.groups.models import Membership
from bsak.kernel.danish import day, moment
from bsak.kernel.db import db
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.people.models import FailedLogin, LoginSession, User
from bsak.personal.kept import Kept, rows
from bsak.personal.kept_person import plan_ground, readers
from bsak.personal.models import Handover
from bsak.personal.naming import NAMES

_OF_THE_ACCOUNT = ("person", "membership", "login_session")  # told of by itself


def of(person: Person) -> list[Kept]:
    """Return it, also what there is none of."""
    return [part(person) for part in (_duty, _handovers, _account, _acts)]


def record_ground() -> str:
    """Return by what right it is kept who did what."""
    return _("Kommunen skal kunne vise, hvem der skrev, besluttede og godkendte hvad.")


def _duty(person: Person) -> Kept:
    mine = or_(Shift.primary_id == person.id, Shift.backup_id == person.id)
    lines = [
        _("%(roster)s: vagt fra %(day)s", roster=one.roster.name, day=day(one.from_on))
        for one in rows(Shift, mine, joinedload(Shift.roster))
    ]
    lines += [
        _("Opkald %(when)s: %(result)s", when=moment(one.test.started_at), result=one.result.label)
        for one in rows(Call, Call.person_id == person.id, joinedload(Call.test))
    ]
    return Kept(
        heading=_("Vagter og opkaldsprøver"),
        lines=tuple(lines),
        why=_("For at der altid er nogen på vagt, som kan nås."),
        ground=plan_ground(),
        until=_("Bliver stående uden navn."),
        seen_by=_("%(readers)s Vagtplanen kan hænge på væggen og hentes i en kalender.",
                  readers=readers()),
        is_erased=False,
    )  # fmt: skip


def _handovers(person: Person) -> Kept:
    lines = (
        f"{moment(one.made_at)}: {one.going.label}" + _undone(one)
        for one in rows(Handover, Handover.person_id == person.id)
    )
    return Kept(
        heading=_("Overdragelser"),
        lines=tuple(lines),
        why=_("For at kunne se, hvem der tog over, og fortryde."),
        ground=plan_ground(),
        until=_("Bliver stående uden navn."),
        seen_by=_("Sekretariatet."),
        is_erased=False,
    )


def _undone(made: Handover) -> str:
    if made.undone_at is None:
        return ""
    return _(" (fortrudt %(when)s)", when=moment(made.undone_at))


def _account(person: Person) -> Kept:
    user, lines = person.user, []
    if user is not None:
        places = rows(Membership, Membership.user_id == user.id, joinedload(Membership.group))
        sessions = rows(LoginSession, LoginSession.user_id == user.id)
        failed = rows(FailedLogin, FailedLogin.login == user.login)
        lines = [
            _("Brugernavn: %(login)s", login=user.login),
            _("Navn: %(name)s", name=user.name),
            _("Rolle: %(role)s", role=user.role.label),
            *(_("Krisegruppe: %(name)s", name=one.group.name) for one in places),
            *(_("Logget ind: %(when)s", when=moment(one.started_at)) for one in sessions),
            *(_("Forkert adgangskode: %(when)s", when=moment(one.at)) for one in failed),
        ]
    return Kept(
        heading=_("Konto"),
        lines=tuple(lines),
        why=_("For at personen kan logge ind, og så ingen andre kan det."),
        ground=_("Kommunen skal styre, hvem der har adgang, og opdage misbrug."),
        until=_("Til personen slettes: så lukkes kontoen og mister navn og brugernavn. Forkerte "
                "adgangskoder glemmes efter et kvarter."),
        seen_by=_("Administratoren. Navnet står, hvor personen har skrevet eller godkendt noget."),
        is_erased=True,
    )  # fmt: skip


def _acts(person: Person) -> Kept:
    lines = (f"{words}: {count}" for words, count in _counted(person) if count)
    return Kept(
        heading=_("Det, personen har gjort"),
        lines=tuple(lines),
        why=_("For at det kan efterprøves, hvem der skrev, læste og godkendte en plan."),
        ground=record_ground(),
        until=_("Bliver stående; navnet bliver til »Slettet person %(number)d«.", number=person.id),
        seen_by=_("Dem, der kan se det, der blev gjort."),
        is_erased=False,
    )


def _counted(person: Person) -> Iterator[tuple[str, int]]:
    """Return in how many rows of each table the account stands, in one question."""
    if person.user_id is None:
        return
    asked = {name: _count(columns, person.user_id) for name, columns in told_by().items()}
    asked[Entry.__tablename__] = select(func.count()).where(Entry.actor_id == person.user_id)
    row = db.session.execute(select(*(one.scalar_subquery() for one in asked.values()))).one()
    yield from sorted((str(NAMES[name]), count) for name, count in zip(asked, row, strict=True))


@cache
def told_by() -> dict[str, tuple[Column[int], ...]]:
    """Return every column that refers to an account, by table, as the schema has them."""
    [own] = User.__table__.primary_key
    found = {}
    for table in db.metadata.sorted_tables:
        columns = tuple(
            column for column in table.columns for key in column.foreign_keys if key.column is own
        )
        if columns and table.name not in _OF_THE_ACCOUNT:
            found[table.name] = columns
    return found


def _count(columns: tuple[Column[int], ...], user_id: int) -> Select[int]:
    return select(func.count()).where(or_(*(column == user_id for column in columns)))
