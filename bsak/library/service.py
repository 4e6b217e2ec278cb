"""Saying what lies in another system, and taking it back. Rows are only added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bsak.documents.models import Document, Revision
from bsak.documents.service import record
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.library import placed, rules
from bsak.library.models import Placement


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text lies, and since when."""

    system: str
    on: date
    address: str = ""


def place(revision: Revision, document: Document, at: Place, *, actor: Viewer) -> Placement | None:
    """Say that ``revision`` lies there; None when that stood already."""
    refuse(rules.obstacle_to_placing(actor) or rules.obstacle_to_day(at.on, clock.today()))
    was = placed.newest(document, at.system)
    if was and (was.revision_id, was.placed_on, was.address) == (revision.id, at.on, at.address):
        return None
    return _say("laid_elsewhere", document, revision, at, actor)


def take_down(document: Document, system: str, *, actor: Viewer) -> Placement | None:
    """Say that nothing of ``document`` lies in ``system`` any more; None when nothing did."""
    refuse(rules.obstacle_to_placing(actor))
    was = placed.newest(document, system)
    if was is None or was.revision_id is None:
        return None
    return _say("taken_elsewhere", document, None, Place(system, clock.today()), actor)


def undo(marks: Sequence[Placement], *, actor: Viewer) -> None:
    """Let stand again what stood before each of ``marks``. Raises Refused if more was said."""
    refuse(rules.obstacle_to_placing(actor))
    for mark in marks:
        last = placed.newest(mark.document, mark.system)
        refuse(rules.obstacle_to_undoing(last is mark))
    for mark in marks:
        was = placed.before(mark.document_id, mark.system, mark.id)
        revision = was.revision if was else None
        since, address = (was.placed_on, was.address) if was else (mark.placed_on, "")
        at = Place(mark.system, since, address)
        _say("elsewhere_undone", mark.document, revision, at, actor)


def _say(
    action: str, document: Document, revision: Revision | None, at: Place, actor: Viewer
) -> Placement:
    mark = Placement(
        document=document,
        revision=revision,
        system=at.system,
        placed_on=at.on,
        placed_by_id=actor.user_id,
        address=at.address if revision else "",
    )
    db.session.add(mark)
    db.session.flush()
    record(action, document, actor, after={
        "system": at.system, "revision": revision.number if revision else None,
        "on": at.on.isoformat(),
    })  # fmt: skip
    return mark
