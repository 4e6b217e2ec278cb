"""What is kept of who somebody is and how they are reached: name, numbers, seats, absence."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.contacts import looking
from bsak.contacts.models import Confirmation, ContactPoint, Inquiry, Person, PointKind
from bsak.contacts.numbers import masked, shown
from bsak.kernel.danish import day, moment
from bsak.kernel.words import _
from bsak.personal.kept import Kept, rows, span
from bsak.seats.models import Absence, Assignment
from bsak.seats.organisation import said_rank


def of(person: Person, *, is_for_them: bool) -> list[Kept]:
    """Return it, also what there is none of. Only the person's own file has private numbers."""
    numbers = _numbers(person, shown if is_for_them else masked)
    return [
        _self(person), numbers, _seen(person, with_names=not is_for_them),
        _confirmations(person), _seats(person), _away(person),
    ]  # fmt: skip


def readers() -> str:
    """Return who reads the crisis organisation."""
    return _("Krisegruppernes medlemmer og ledere, sekretariatet og kommunaldirektøren.")


def plan_ground() -> str:
    """Return by what right there are people in a register of preparedness."""
    return _("Kommunens opgave som myndighed: beredskabsloven kræver, at kommunen har en plan for "
             "sit beredskab.")  # fmt: skip


def _self(person: Person) -> Kept:
    place = person.department or person.party
    said = {
        _("Navn"): person.name,
        _("Stilling"): person.title,
        _("Sted"): place.name if place else "",
        _("Medarbejdernummer"): person.employee_key or "",
        _("Bemærkning"): person.note,
        _("Skrevet op"): day(person.added_on),
        _("Fratrådt"): day(person.left_on),
        _("Slettet"): day(person.erased_on),
    }
    return Kept(
        heading=_("Personen"),
        lines=tuple(f"{label}: {text}" for label, text in said.items() if text),
        why=_("For at vide, hvem der har en plads i kriseberedskabet."),
        ground=plan_ground(),
        until=_("Til personen slettes, efter fratrædelsen."),
        seen_by=_("%(readers)s Medarbejdernummeret ser kun sekretariatet.", readers=readers()),
        is_erased=True,
    )


def _numbers(person: Person, private: Callable[[PointKind, str], str]) -> Kept:
    lines = (
        f"{point.kind.label}: "
        f"{(private if point.is_private else shown)(point.kind, point.value)} "
        f"({point.hours.label.lower()}{', ' + _('privat') if point.is_private else ''})"
        for point in person.points
    )
    return Kept(
        heading=_("Numre og adresser"),
        lines=tuple(lines),
        why=_("For at kunne indkalde personen i en krise."),
        ground=plan_ground(),
        until=_("Til nummeret fjernes, eller personen slettes."),
        seen_by=_("%(readers)s Numre til arbejdet kan stå på kontaktlister på papir. Et privat "
                  "nummer ser kun personens egen krisegruppe, sekretariatet, kommunaldirektøren "
                  "og personen selv, og det bliver noteret hver gang.",
                  readers=readers()),
        is_erased=True,
    )  # fmt: skip


def _seen(person: Person, *, with_names: bool) -> Kept:
    """Return who has seen the private numbers; the person is told no other's name."""
    lines = (
        f"{moment(one.at)}: {one.name if with_names and one.name else one.capacity}"
        for one in looking.seen(person)
    )
    return Kept(
        heading=_("Hvem der har set de private numre"),
        lines=tuple(lines),
        why=_("For at ingen ser et privat nummer, uden at det kan efterprøves."),
        ground=_("Kommunen skal styre, hvem der har adgang, og opdage misbrug."),
        until=_("Bliver stående uden navn."),
        seen_by=_("Sekretariatet og personen selv. I det, personen får, står rollen i stedet for "
                  "navnet."),
        is_erased=False,
    )  # fmt: skip


def _confirmations(person: Person) -> Kept:
    own = select(ContactPoint.id).where(ContactPoint.person_id == person.id)
    lines = [
        f"{moment(one.at)}: {one.how.label}, {_('rigtigt') if one.is_right else _('forkert')}"
        for one in rows(Confirmation, Confirmation.point_id.in_(own))
    ]
    lines += [
        _("Spurgt %(when)s", when=moment(one.asked_at)) + _answered(one)
        for one in rows(Inquiry, Inquiry.person_id == person.id)
    ]
    return Kept(
        heading=_("Spørgsmål og svar om numrene"),
        lines=tuple(lines),
        why=_("For at vide, om numrene er rigtige."),
        ground=_("Oplysninger om personer skal være rigtige og ajour."),
        until=_("Så længe nummeret er her."),
        seen_by=_("Sekretariatet. Andre ser kun, hvor gammelt nummeret er."),
        is_erased=True,
    )


def _answered(asked: Inquiry) -> str:
    if asked.answered_at is None:
        return ""
    return _(", svarede sidst %(when)s", when=moment(asked.answered_at))


def _seats(person: Person) -> Kept:
    lines = (
        f"{one.seat.title}, {said_rank(one.rank).lower()}: {_filled(one)}"
        for one in rows(Assignment, Assignment.person_id == person.id, joinedload(Assignment.seat))
    )
    return Kept(
        heading=_("Pladser i kriseledelsen"),
        lines=tuple(lines),
        why=_("For at kunne se, hvem der sad hvor hvornår."),
        ground=plan_ground(),
        until=_("Bliver stående uden navn."),
        seen_by=_("%(readers)s Diagrammet over kriseledelsen kan trykkes.", readers=readers()),
        is_erased=False,
    )


def _away(person: Person) -> Kept:
    lines = (span(one.from_on, one.to_on) for one in rows(Absence, Absence.person_id == person.id))
    return Kept(
        heading=_("Fravær"),
        lines=tuple(lines),
        why=_("For at stedfortræderen kan træde til. Årsagen skrives aldrig."),
        ground=plan_ground(),
        until=_("Til personen slettes."),
        seen_by=readers(),
        is_erased=True,
    )


def _filled(one: Assignment) -> str:
    if one.to_on == one.from_on:
        return _("taget tilbage")
    return span(one.from_on, one.last_on)
