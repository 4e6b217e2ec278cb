"""What stands of a person and of a number: plain values to compare, and their words."""

import hashlib
from dataclasses import dataclass, fields, replace

from bsak.contacts import numbers
from bsak.contacts.models import ContactPoint, Hours, Party, Person, PointKind, Post
from bsak.groups.models import Department
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.people.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Who somebody is, apart from their numbers."""

    name: str
    title: str = ""
    department: Department | None = None
    party: Party | None = None
    user: User | None = None
    employee_key: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointTerms:
    """What stands of one number: by what, when it is answered, and for whom."""

    kind: PointKind
    value: str
    hours: Hours = Hours.ALWAYS
    is_private: bool = False


def details_of(person: Person) -> Details:
    """Return what stands of a person now."""
    return Details(**{field.name: getattr(person, field.name) for field in fields(Details)})


def terms_of(point: ContactPoint) -> PointTerms:
    """Return what stands of a number now."""
    return PointTerms(**{field.name: getattr(point, field.name) for field in fields(PointTerms)})


def mark(point: ContactPoint) -> str:
    """Return what tells whether a number was changed since a form of it was shown."""
    terms = terms_of(point)
    told = "\n".join(str(getattr(terms, field.name)) for field in fields(terms))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def differing(before: Details | PointTerms, after: Details | PointTerms) -> list[str]:
    """Return the names of the fields that are not the same: all that a trail may tell."""
    names = [field.name for field in fields(before)]
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def told(details: Details) -> dict[str, str]:
    """Return details in words, by the label of each."""
    return {
        _("Navn"): details.name,
        _("Stilling"): details.title,
        _("Afdeling"): details.department.name if details.department else "",
        _("Ekstern part"): details.party.name if details.party else "",
        _("Konto"): details.user.name if details.user else "",
        _("Medarbejdernummer"): details.employee_key or "",
        _("Bemærkning"): details.note,
    }


def point_told(terms: PointTerms) -> dict[str, str]:
    """Return a number in words, by the label of each."""
    return {
        _("Slags"): terms.kind.label,
        _("Nummer eller adresse"): numbers.shown(terms.kind, terms.value),
        _("Hvornår"): terms.hours.label,
        _("Privat"): _("Ja") if terms.is_private else _("Nej"),
    }


def neat(details: Details) -> Details:
    """Return details as they are kept. Raises Refused when they cannot be."""
    name = " ".join(details.name.split())
    if not name:
        raise Refused(_("Skriv personens navn."))
    if details.department and details.party:
        raise Refused(_("Vælg enten en afdeling eller en ekstern part, ikke begge."))
    key = "".join((details.employee_key or "").split())
    return replace(
        details,
        name=name,
        title=" ".join(details.title.split()),
        employee_key=key or None,
        note=details.note.strip(),
    )


def checked(owner: Person | Post, terms: PointTerms, but: ContactPoint | None = None) -> PointTerms:
    """Return a number as it is kept. Raises Refused when it is none, or stands there already."""
    terms = replace(terms, value=numbers.cleaned(terms.kind, terms.value))
    if terms.is_private and isinstance(owner, Post):
        raise Refused(_("En funktion har ingen private numre. Skriv nummeret hos personen."))
    if any(one is not but and _same(one, terms) for one in owner.points):
        raise Refused(_("Det nummer står her allerede. Ret det i stedet."))
    return terms


def _same(point: ContactPoint, terms: PointTerms) -> bool:
    return point.kind is terms.kind and point.value.casefold() == terms.value.casefold()
