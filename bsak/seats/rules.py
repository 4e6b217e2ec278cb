"""Who may change the crisis organisation, and who may fill which seat. Each returns why not."""

from collections.abc import Iterable
from datetime import date

from bsak.contacts.models import Person
from bsak.groups import rules as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import day as said
from bsak.kernel.words import _
from bsak.seats.days import fills
from bsak.seats.models import Absence, Assignment, Seat
from bsak.seats.roles import CrisisRole

MOST_DEPUTIES = 9


def obstacle_to_changing(group: CrisisGroup | None, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not change the seats of ``group`` (None: strategic), or None."""
    if viewer.may(Permission.CONTACT_MANAGE):
        return groups.obstacle_to_adding(group) if group else None
    if group is None:
        return _("Kun sekretariatet kan ændre kriseledelsens pladser.")
    if group.id not in viewer.leads:
        return _("Kun gruppens leder og sekretariatet kan ændre, hvem der sidder i gruppen.")
    return groups.obstacle_to_adding(group)


def obstacle_to_telling(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not say that SBSYS and C3 have been told, or None."""
    if viewer.may(Permission.CONTACT_MANAGE):
        return None
    return _("Kun sekretariatet kan markere, at ændringerne er meldt.")


def obstacle_to_absence(seats: Iterable[Seat], viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not say that somebody on ``seats`` is away, or None."""
    if viewer.may(Permission.CONTACT_MANAGE):
        return None
    if any(seat.group_id in viewer.leads for seat in seats):
        return None
    return _("Kun gruppens leder og sekretariatet kan skrive, hvem der er væk.")


def obstacle_to_filling(
    seat: Seat, person: Person, rank: int, from_on: date, to_on: date | None
) -> str | None:
    """Return why ``person`` cannot fill ``seat`` at ``rank`` from the one day to the other."""
    if seat.is_closed:
        return _("Pladsen er lukket. Åbn den igen, før den besættes.")
    if not 0 <= rank <= MOST_DEPUTIES:
        return _("Vælg indehaver eller 1.–9. stedfortræder.")
    if person.erased_on or (person.left_on and person.left_on <= from_on):
        return _("%(name)s er fratrådt. Vælg en anden.", name=person.name)
    for other in seat.assignments:
        if other.person_id == person.id and overlaps(other, from_on, to_on):
            return _twice(person, other, rank)
    return None


def obstacle_to_ending(assignment: Assignment, on: date) -> str | None:
    """Return why ``assignment`` cannot end on ``on``, or None."""
    if assignment.to_on is not None and assignment.to_on <= assignment.from_on:
        return _("Det er allerede taget tilbage.")
    if assignment.to_on is not None and on > assignment.to_on:
        return _("Pladsen er allerede fratrådt den %(day)s. Vælg en tidligere dag.",
                 day=said(assignment.to_on))  # fmt: skip
    return None


def obstacle_to_moving(assignment: Assignment, on: date) -> str | None:
    """Return why ``assignment`` cannot be moved to another rank on ``on``, or None."""
    if fills(assignment, on):
        return None
    return _("Personen sidder ikke på pladsen den %(day)s.", day=said(on))


def obstacle_to_dates(
    person: Person, from_on: date, to_on: date | None, known: Iterable[Absence]
) -> str | None:
    """Return why a person cannot be away from the one day to the other, or None."""
    if to_on is not None and to_on < from_on:
        return _("Den sidste dag kan ikke ligge før den første. Ret en af dem.")
    for other in known:
        if from_on <= (other.to_on or date.max) and other.from_on <= (to_on or date.max):
            return _(
                "%(name)s er allerede skrevet som væk fra den %(day)s. Afslut eller fjern det "
                "først.", name=person.name, day=said(other.from_on),
            )  # fmt: skip
    return None


def obstacle_to_closing(seat: Seat, today: date) -> str | None:
    """Return why ``seat`` cannot be closed, or None."""
    if any(overlaps(one, today, None) for one in seat.assignments):
        return _("Der sidder nogen på pladsen. Lad dem fratræde først, så kan den lukkes.")
    return None


def obstacle_to_words(role: CrisisRole | None, name: str) -> str | None:
    """Return why a seat cannot be called so, or None."""
    if role is None and not name:
        return _("Vælg en af de faste roller, eller skriv, hvad pladsen hedder.")
    if len(name) > 300:
        return _("Skriv et navn på højst 300 tegn.")
    return None


def lasts(assignment: Assignment) -> bool:
    """Say whether somebody fills the seat at all; what was taken back has no days."""
    return assignment.to_on is None or assignment.to_on > assignment.from_on


def overlaps(assignment: Assignment, from_on: date, to_on: date | None) -> bool:
    """Say whether somebody fills the seat at any time from the one day to before the other."""
    last = assignment.to_on or date.max
    return max(assignment.from_on, from_on) < min(last, to_on or date.max)


def _twice(person: Person, other: Assignment, rank: int) -> str:
    if other.rank == rank:
        return _("%(name)s sidder allerede på pladsen i den tid. Vælg en anden person eller dag.",
                 name=person.name)  # fmt: skip
    if other.rank == 0:
        return _(
            "%(name)s er selv indehaver af pladsen og kan ikke være sin egen stedfortræder. "
            "Vælg en anden.", name=person.name,
        )  # fmt: skip
    return _(
        "%(name)s er allerede %(rank)d. stedfortræder på pladsen. Flyt i stedet op eller ned, "
        "eller vælg en anden.", name=person.name, rank=other.rank,
    )  # fmt: skip
