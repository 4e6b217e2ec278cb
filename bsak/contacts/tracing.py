"""What an act on people and numbers leaves in the trail: keys alone, never a name or a number."""

from typing import Any

from bsak.contacts.models import ContactPoint, Party, Person, Post
from bsak.contacts.rules import obstacle_to_managing
from bsak.groups.rules import Viewer
from bsak.kernel import trail
from bsak.kernel.errors import refuse

_SUBJECTS = {Person: "person", Post: "post", Party: "party"}


def owner_of(point: ContactPoint) -> Person | Post:
    """Return whose number it is."""
    owner = point.person or point.post
    if owner is None:  # the database refuses such a row
        raise LookupError(point.id)
    return owner


def subject_of(about: Person | Post | Party) -> tuple[str, int]:
    """Return by what the trail knows somebody or something."""
    return _SUBJECTS[type(about)], about.id


def record(
    action: str,
    about: Person | Post | Party,
    actor: Viewer | None,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Write an act into the trail. ``actor`` None: the program, or somebody without an account."""
    trail.record(
        action,
        *subject_of(about),
        actor_id=actor.user_id if actor else None,
        before=before,
        after=after,
    )


def refuse_strangers(actor: Viewer | None) -> None:
    """Raise Refused when somebody who may not writes; the program itself may."""
    if actor is not None:
        refuse(obstacle_to_managing(actor))
