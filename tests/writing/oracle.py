"""What happened to a field, held against what each writer was told."""

from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select

from bsak.kernel.db import db
from bsak.writing.models import DraftSave


@dataclass(frozen=True)
class Submit:
    """One attempt: the text that stood there when it was read, what was written, and the answer."""

    read: str
    wrote: str
    is_stored: bool
    given_back: str = ""  # of a refused text: what the answer holds of it


def chain(draft, path, since):
    """Return what the field has said since a version, the oldest first."""
    said = [draft.fields.get(path)]
    later = select(DraftSave.before).where(
        DraftSave.draft_id == draft.id, DraftSave.version > since
    )
    for before in db.session.scalars(later.order_by(DraftSave.version.desc())):
        if path not in before:
            continue
        if before[path] is None:  # its row came from another list in this save, as it was
            path = next(p for p, text in before.items() if text is not None and _is_of(p, path))
        else:
            said.insert(0, before[path])
    return said


def _is_of(path, other):
    """Say whether two paths are of one field of one row, in whatever list."""
    return path.split("/")[-2:] == other.split("/")[-2:]


def faults(submits: list[Submit], said: list[str]) -> list[str]:
    """Return what is wrong with a history: texts lost, written over unseen, or from nowhere."""
    found = []
    for one in submits:
        times = said[1:].count(one.wrote)
        if one.is_stored and times != 1:
            found.append(f"{one.wrote!r} was acknowledged and is there {times} times")
        if not one.is_stored and times:
            found.append(f"{one.wrote!r} was refused and is there")
        if not one.is_stored and one.given_back != one.wrote:
            found.append(f"{one.wrote!r} was refused and is lost")
    wrote = {one.wrote: one for one in submits if one.is_stored}
    for before, after in pairwise(said):
        if after not in wrote:
            found.append(f"{after!r} is from nowhere")
        elif wrote[after].read != before:
            found.append(f"{after!r} was written over {before!r} unseen")
    return found
