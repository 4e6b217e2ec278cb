"""Who may change people and numbers, and who may see what is private."""

from collections.abc import Iterable
from datetime import date

from bsak.contacts.models import Person, Post
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.words import _


def has_left(person: Person, day: date) -> bool:
    """Say whether somebody is here no longer on ``day``: their last one is over."""
    return person.left_on is not None and person.left_on <= day


def obstacle_to_managing(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not write about people and numbers, or None."""
    if viewer.may(Permission.CONTACT_MANAGE):
        return None
    return _("Kun sekretariatet kan rette personer og numre. Bed dem om det.")


def obstacle_to_confirming(owner: Person | Post, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not call a number right or wrong, or None; all may of their own."""
    user_id = owner.user_id if isinstance(owner, Person) else None
    is_own = user_id is not None and user_id == viewer.user_id
    return None if is_own else obstacle_to_managing(viewer)


def sees_private(person: Person, groups: Iterable[int], viewer: Viewer) -> bool:
    """Say whether ``viewer`` may ask for a person's private numbers; ``groups`` are the person's.

    Who must be able to ring at night may: the person's own groups, the secretariat and the one who
    approves. Nobody else, and nobody by accident.
    """
    if viewer.sees_confidential or not viewer.groups.isdisjoint(groups):
        return True
    return person.user_id is not None and person.user_id == viewer.user_id


def obstacle_to_private(person: Person, groups: Iterable[int], viewer: Viewer) -> str | None:
    """Return why ``viewer`` is not shown a person's private numbers, or None."""
    if sees_private(person, groups, viewer):
        return None
    return _("Private numre kan kun ses af personens egen krisegruppe, sekretariatet og "
             "kommunaldirektøren.")  # fmt: skip


def obstacle_to_leaving(person: Person, on: date) -> str | None:
    """Return why a person cannot have left on that day, or None."""
    if person.erased_on is not None:
        return _("Personens oplysninger er slettet. Der er ikke mere at ændre.")
    if on < person.added_on:
        return _("Datoen ligger før den dag, personen blev skrevet op. Vælg en senere dag.")
    return None


def obstacle_to_removing(person: Person, today: date) -> str | None:
    """Return why a person cannot be taken out altogether, or None: only as an undo."""
    if person.added_on == today:
        return None
    return _("En person kan kun tages ud igen samme dag. Vælg i stedet »Fratræder eller går på "
             "orlov« på personens side.")  # fmt: skip


def obstacle_to_writing(person: Person) -> str | None:
    """Return why nothing can be written about a person, or None."""
    if person.erased_on is not None:
        return _(
            "Personens oplysninger er slettet. Skriv en ny person op, hvis den er kommet igen."
        )
    return None
