"""Rows of a draft added, moved and removed: always against the draft as it is now."""

from bsak.groups.rules import Viewer
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.plans.wording import WORDINGS
from bsak.writing import rules
from bsak.writing.fields import new_key, seed, shape_at
from bsak.writing.merge import Clash
from bsak.writing.models import Draft, DraftSave
from bsak.writing.service import Clashing, at_version, put, version_in
from bsak.writing.shapes import Shape, Sort


def add(draft: Draft, path: str, *, actor: Viewer, tag: str = "", after: str = "") -> str:
    """Add an empty row to the list at ``path``, last or after a row. Returns the new row's path."""
    shape = _list(draft, path, actor)
    cls = shape.row_class(tag)
    if cls is None:
        raise Refused(_("Vælg, hvad der skal tilføjes."))
    keys = draft.fields.get(path, "").split()
    if len(keys) >= rules.MOST_ROWS:
        raise Refused(_("Der er %(n)d rækker. Del dem i flere.", n=len(keys)))
    key = new_key()
    keys.insert(keys.index(after) + 1 if after in keys else len(keys), key)
    put(draft, {path: " ".join(keys), **seed(cls, f"{path}/{key}/")}, actor)
    return f"{path}/{key}"


def move(draft: Draft, row: str, step: int, *, actor: Viewer) -> None:
    """Move the row at path ``row`` so many places down (negative: up), as far as it can go."""
    path, _slash, key = row.rpartition("/")
    _list(draft, path, actor)
    keys = draft.fields.get(path, "").split()
    if key not in keys:
        raise Refused(_("Rækken er fjernet i mellemtiden. Hent siden igen."))
    place = keys.index(key)
    keys.remove(key)
    keys.insert(max(0, min(place + step, len(keys))), key)
    put(draft, {path: " ".join(keys)}, actor)


def remove(draft: Draft, row: str, mark: str, *, actor: Viewer) -> DraftSave | None:
    """Remove the row at path ``row``, as somebody saw it. Returns the save, to undo.

    Raises Clashing when somebody has written in the row since.
    """
    path, _slash, key = row.rpartition("/")
    _list(draft, path, actor)
    keys = draft.fields.get(path, "").split()
    if key not in keys:
        return None
    seen, inside = at_version(draft, version_in(draft, mark)), f"{row}/"
    theirs = {p: text for p, text in draft.fields.items() if p.startswith(inside)}
    if changed := [p for p, text in theirs.items() if seen.get(p) != text]:
        clashes = tuple(Clash(p, seen.get(p), "", theirs[p]) for p in changed)
        raise Clashing(clashes, by=draft.saved_by.name if draft.saved_by else "", mine={})
    keys.remove(key)
    return put(draft, {path: " ".join(keys), **dict.fromkeys(theirs)}, actor)


def undo(draft: Draft, saved: DraftSave, *, actor: Viewer) -> None:
    """Take one save back. Raises Refused when its fields have been changed since."""
    if reason := rules.obstacle_to_writing(draft.document, actor):
        raise Refused(reason)
    then = at_version(draft, saved.version)
    if any(draft.fields.get(path) != then.get(path) for path in saved.before):
        raise Refused(_("Det er ændret igen siden og kan ikke fortrydes. Ret det i felterne."))
    put(draft, saved.before, actor)


def _list(draft: Draft, path: str, actor: Viewer) -> Shape:
    if reason := rules.obstacle_to_writing(draft.document, actor):
        raise Refused(reason)
    shape = shape_at(WORDINGS[draft.document.kind.value], draft.fields, path)
    if shape is None or shape.sort is not Sort.ROWS:
        raise Refused(_("Rækken er fjernet i mellemtiden. Hent siden igen."))
    return shape
