"""Who hands over what another holds, who sees what is kept of them, and when they are erased."""

from collections.abc import Sequence
from datetime import date

from bsak.contacts.models import Person
from bsak.contacts.rules import has_left
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import day
from bsak.kernel.words import _
from bsak.personal.models import Going, Handover
from bsak.personal.things import Sort


def obstacle_to_handing(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not move what others hold, or None."""
    if viewer.may(Permission.CONTACT_MANAGE):
        return None
    return _("Kun sekretariatet kan overdrage alt, hvad en person har.")


def obstacle_to_going(
    person: Person, going: Going, from_on: date, to_on: date | None
) -> str | None:
    """Return why the days cannot stand, or None."""
    if person.erased_on is not None:
        return _("Oplysningerne om personen er slettet.")
    if going is Going.LEAVE and to_on is not None and to_on < from_on:
        return _("Den sidste dag ligger før den første. Ret en af dem.")
    return None


def obstacle_to_undoing(handover: Handover, newest: Handover | None) -> str | None:
    """Return why a handover cannot be taken back, or None."""
    if handover.person.erased_on is not None:
        return _("Oplysningerne om personen er slettet, så intet kan gå tilbage til den.")
    if handover.undone_at is not None:
        return _("Overdragelsen er allerede fortrudt.")
    if newest is not handover:
        return _("Personen har overdraget mere siden. Fortryd det først.")
    return None


def obstacle_to_erasing(person: Person, actor: Viewer, today: date) -> str | None:
    """Return why what is kept of ``person`` cannot be erased, or None."""
    if person.erased_on is not None:
        return _("Oplysningerne blev slettet %(day)s.", day=day(person.erased_on))
    if not has_left(person, today):
        return _("Personen er her stadig. Skriv først, hvornår personen fratræder.")
    if person.user_id is not None and person.user_id == actor.user_id:
        return _("Du kan ikke slette dig selv. Bed en anden i sekretariatet om det.")
    return None


def obstacle_of_things(sorts: Sequence[Sort]) -> str | None:
    """Return that a person still has something that another must take, or None."""
    if not sorts:
        return None
    told = ", ".join(sort.label.lower() for sort in sorts)
    return _("Personen har stadig: %(what)s. Overdrag det først.", what=told)
