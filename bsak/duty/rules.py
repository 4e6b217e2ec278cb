"""Who may plan a duty and run a call test, and what cannot be. Each returns why not, or None."""

from datetime import date

from bsak.contacts.models import Person
from bsak.duty.gaps import Who
from bsak.duty.models import CallTest, Roster
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.words import _

MOST_SHIFTS = 400  # that are shared out at once: a year of days and a little more


def may_manage(group_id: int | None, viewer: Viewer) -> bool:
    """Say whether ``viewer`` may plan duties and tests of a group; None: the municipality's."""
    return viewer.may(Permission.CONTACT_MANAGE) or group_id in viewer.leads


def obstacle_to_managing(group_id: int | None, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not plan duties of a group (None: the municipality's), or None."""
    if may_manage(group_id, viewer):
        return None
    if group_id is None:
        return _("Kun sekretariatet kan ændre en vagtplan for hele kommunen. Bed dem om det.")
    return _("Kun gruppens leder og sekretariatet kan ændre vagtplanen. Bed dem om det.")


def obstacle_to_planning(roster: Roster, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not say who has the shifts, or None."""
    if roster.is_closed:
        return _("Vagtplanen er lukket. Åbn den igen, før du fordeler vagter.")
    return obstacle_to_managing(roster.group_id, viewer)


def obstacle_to_turning(*, has_shifts: bool) -> str | None:
    """Return why a duty cannot change hands on other days than it does, or None."""
    if has_shifts:
        return _(
            "Der er fordelt vagter, så vagten kan ikke skifte på andre dage. Luk vagtplanen, og "
            "lav en ny."
        )
    return None


def obstacle_to_two(who: Who, names: dict[int, str]) -> str | None:
    """Return why a shift cannot have ``who``, or None."""
    if who.primary is not None and who.primary == who.backup:
        return _("%(name)s kan ikke være sin egen bagvagt. Vælg en anden til den ene plads.",
                 name=names.get(who.primary, ""))  # fmt: skip
    return None


def obstacle_to_swapping(*, has_others: bool) -> str | None:
    """Return why a shift cannot be swapped when no other has anybody, or None."""
    if has_others:
        return None
    return _("Ingen har en anden vagt, der kan byttes med. Fordel vagterne først.")


def obstacle_to_person(person: Person | None, until: date) -> str | None:
    """Return why ``person`` cannot have a shift that lasts to ``until``, or None."""
    if person is None or person.erased_on is not None:
        return _("Personen findes ikke. Vælg en fra listen.")
    if person.left_on is not None and person.left_on < until:
        return _("%(name)s er fratrådt, før vagten slutter. Vælg en anden.", name=person.name)
    return None


def obstacle_to_testing(group_id: int | None, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not run a call test of a group (None: the leadership), or None."""
    if may_manage(group_id, viewer):
        return None
    if group_id is None:
        return _("Kun sekretariatet kan prøve, om kriseledelsen kan nås. Bed dem om det.")
    return _("Kun gruppens leder og sekretariatet kan prøve, om gruppen kan nås. Bed dem om det.")


def obstacle_to_saying(test: CallTest, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not say what a call led to, or None."""
    if test.ended_at is not None:
        return _("Prøven er afsluttet. Genåbn den, hvis noget skal rettes.")
    return obstacle_to_testing(test.group_id, viewer)
