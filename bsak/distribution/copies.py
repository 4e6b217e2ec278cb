"""Numbered copies: given out, moved, ended and taken into use again. Each act leaves its trail."""

from dataclasses import dataclass
from typing import Any

from bsak.distribution import binders, missed, queries, rules
from bsak.distribution.models import Binder, Copy, Medium
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse, refuse_stale
from bsak.kernel.words import _
from bsak.people.queries import everybody
from bsak.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which functions answer for a copy, and where it stands."""

    holder_function: str
    deputy_function: str = ""
    place: str = ""
    medium: Medium = Medium.BINDER


def add(binder: Binder, place: Place, *, actor: Viewer, settings: Settings) -> Copy:
    """Give the binder one more copy, with the number after the highest that ever was.

    It gets a pack with the whole contents at once, where anything is issued, and the packs that
    others have on top of it: yellow leaves, and what is sent ahead.
    """
    refuse(rules.obstacle_to_managing(actor))
    binders.hold(binder)
    refuse(rules.obstacle_to_changing(binder))
    copy = Copy(number=queries.highest_number(binder.id) + 1, added_on=clock.today())
    _let_stand(copy, place)
    binder.copies.append(copy)
    db.session.flush()
    _record("copy_added", copy, actor, after={"name": copy.name, **told(place_of(copy))})
    catch_up(copy, settings)
    return copy


def edit(copy: Copy, place: Place, *, actor: Viewer, version: int | None = None) -> None:
    """Let ``place`` stand. Raises Refused, or Stale with both texts."""
    refuse(rules.obstacle_to_managing(actor))
    refuse(rules.obstacle_to_changing_copy(copy))
    before = told(place_of(copy))
    sentence = _("Nogen har ændret kopien, mens du skrev. Der er ikke gemt noget af dit.")
    refuse_stale(version, copy.version, sentence, mine=told(place), theirs=before)
    _let_stand(copy, place)
    was, now = trail.difference(before, told(place_of(copy)))
    if not now:
        return
    db.session.flush()
    _record("copy_edited", copy, actor, before=was, after=now)


def end(copy: Copy, why: str, *, actor: Viewer) -> None:
    """Say that a copy is handed in or lost; its number is never given again."""
    refuse(rules.obstacle_to_managing(actor))
    refuse(rules.obstacle_to_ending(copy, why))
    copy.ended_on, copy.ended_why = clock.today(), " ".join(why.split())
    db.session.flush()
    _record("copy_ended", copy, actor, after={"why": copy.ended_why})


def resume(copy: Copy, *, actor: Viewer, settings: Settings) -> None:
    """Take a copy into use again that ended by mistake or was found; it gets what it missed."""
    refuse(rules.obstacle_to_managing(actor))
    binders.hold(copy.binder)
    refuse(rules.obstacle_to_changing(copy.binder))
    if copy.ended_on is None:
        return
    before = {"why": copy.ended_why, "ended_on": copy.ended_on.isoformat()}
    copy.ended_on, copy.ended_why = None, ""
    db.session.flush()
    _record("copy_resumed", copy, actor, before=before)
    catch_up(copy, settings)


def place_of(copy: Copy) -> Place:
    """Return what stands now."""
    return Place(
        holder_function=copy.holder_function,
        deputy_function=copy.deputy_function,
        place=copy.place,
        medium=copy.medium,
    )


def told(place: Place) -> dict[str, str]:
    """Return who and where in words, by the label of each part."""
    return {
        _("Indehaver (funktion)"): place.holder_function,
        _("Stedfortræder (funktion)"): place.deputy_function,
        _("Fast plads"): place.place,
        _("Type"): place.medium.label,
    }


def catch_up(copy: Copy, settings: Settings) -> None:
    """Give a copy a pack for all that counts now or will from a later day, where it got none."""
    if lacking := missed.by(copy, clock.today()):
        from bsak.distribution import issuing  # noqa: PLC0415 -- the print shop is slow to load

        issuing.give(copy, lacking, settings=settings)


def _let_stand(copy: Copy, place: Place) -> None:
    holder = " ".join(place.holder_function.split())
    deputy = " ".join(place.deputy_function.split())
    if not holder:
        raise Refused(_("Skriv, hvilken funktion der har kopien."))
    names = [person.name for person in everybody()]
    refuse(rules.obstacle_to_function(holder, names))
    refuse(rules.obstacle_to_function(deputy, names))
    copy.holder_function, copy.deputy_function = holder, deputy
    copy.place, copy.medium = " ".join(place.place.split()), place.medium


def _record(
    action: str,
    copy: Copy,
    actor: Viewer,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    trail.record(action, "binder_copy", copy.id, actor_id=actor.user_id, before=before, after=after)
