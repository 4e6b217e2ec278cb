"""What others did to a draft while somebody wrote: who changed what, and where rows went."""

from dataclasses import dataclass

from sqlalchemy import select

from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.plans.wording import WORDINGS
from bsak.writing.fields import followed, shape_at
from bsak.writing.labels import label, walk
from bsak.writing.models import Draft, DraftSave
from bsak.writing.service import put, version_in
from bsak.writing.shapes import Sort


@dataclass(frozen=True, slots=True)
class News:
    """Somebody's changes, by the names of the fields."""

    who: str
    labels: tuple[str, ...]


def news(draft: Draft, mark: str, viewer: Viewer) -> list[News]:
    """Return what others have changed since a form with ``mark`` was made."""
    told: dict[str, dict[str, None]] = {}
    for saved in saves(draft, version_in(draft, mark)):
        if saved.saved_by is not None and saved.saved_by_id != viewer.user_id:
            found = told.setdefault(saved.saved_by.name, {})
            found |= dict.fromkeys(_labels(draft, saved))
    return [News(who, tuple(labels)) for who, labels in told.items() if labels]


def saves(draft: Draft, after: int = 0) -> list[DraftSave]:
    """Return the saves of ``draft`` after a version, the newest first."""
    found = select(DraftSave).where(DraftSave.draft_id == draft.id, DraftSave.version > after)
    return list(db.session.scalars(found.order_by(DraftSave.version.desc())))


def changed_by(draft: Draft, path: str, after: int) -> DraftSave | None:
    """Return the save that last changed the field at ``path`` after a version."""
    for saved in saves(draft, after):
        if path not in saved.before:
            continue
        here = followed(path, draft.fields)
        before = (p for p, text in saved.before.items() if text is not None and p != path)
        moved_from = next((p for p in before if followed(p, draft.fields) == here), None)
        if moved_from is None:
            return saved
        path = moved_from  # the save only took the row elsewhere
    return None


def removed_row(draft: Draft, path: str) -> str | None:
    """Return the outermost row that the field at ``path`` stood in and that is gone now."""
    for _cls, _shape, row in walk(WORDINGS[draft.document.kind.value], path, draft.fields):
        if row is not None:
            rows, _slash, key = row.rpartition("/")
            if key not in draft.fields.get(rows, "").split():
                return row
    return None


def removal(draft: Draft, row: str) -> tuple[DraftSave, str] | None:
    """Return the save that removed a row, and the path the row had then."""
    for saved in saves(draft):
        then = {p: text for p, text in saved.before.items() if text is not None}
        place = followed(row, {**draft.fields, **then})
        path, _slash, key = place.rpartition("/")
        if key in then.get(path, "").split() and any(p.startswith(f"{place}/") for p in then):
            return saved, place
    return None


def put_back(draft: Draft, row: str, actor: Viewer) -> bool:
    """Put a removed row back where it was, with what it held then. False when nobody knows it."""
    found = removal(draft, row)
    if found is None:
        return False
    saved, row = found
    path, _slash, key = row.rpartition("/")
    then, keys = (saved.before.get(path) or key).split(), draft.fields.get(path, "").split()
    before = [one for one in then[: then.index(key) if key in then else 0] if one in keys]
    keys.insert(keys.index(before[-1]) + 1 if before else 0, key)
    held = {name: text for name, text in saved.before.items() if name.startswith(f"{row}/")}
    put(draft, {path: " ".join(keys), **held}, actor)
    return True


def _labels(draft: Draft, saved: DraftSave) -> list[str]:
    """Return the fields a save changed; a row that came or went is told by the name of its list."""
    cls, found = WORDINGS[draft.document.kind.value], []
    for path, text in saved.before.items():
        shape = shape_at(cls, draft.fields, path)
        if shape is None or text is None:
            continue
        name = label(cls, path, draft.fields)
        found.append(_("%(list)s (rækker)", list=name) if shape.sort is Sort.ROWS else name)
    return found
