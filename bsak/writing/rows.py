"""Rows of a draft added, moved and removed: always against the draft as it is now."""

from bsak.groups.rules import Viewer
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.plans.wording import WORDINGS
from bsak.writing import rules
from bsak.writing.fields import followed, new_key, seed, shape_at
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


def transfer(draft: Draft, row: str, to: str, *, actor: Viewer) -> str:
    """Move a row to the same list of another row of its parent's kind. Returns the row's new path.

    Coming from above it stands first there, from below last: nothing else changes its order.
    """
    path, _slash, key = row.rpartition("/")
    _list(draft, path, actor)
    at, _slash, name = path.rpartition("/")
    outer, _slash, here = at.rpartition("/")
    target, parents = f"{outer}/{to}/{name}", draft.fields.get(outer, "").split()
    if to not in parents:
        raise Refused(_("Den er fjernet i mellemtiden. Hent siden igen, og vælg en anden."))
    keys, there = draft.fields.get(path, "").split(), draft.fields.get(target, "").split()
    if key not in keys:
        raise Refused(_("Rækken er fjernet i mellemtiden. Hent siden igen."))
    if to == here:
        return row
    if len(there) >= rules.MOST_ROWS:
        raise Refused(_("Der er %(n)d rækker. Del dem i flere.", n=len(there)))
    keys.remove(key)
    there.insert(0 if parents.index(to) > parents.index(here) else len(there), key)
    inside = f"{row}/"
    held = {p[len(row) :]: text for p, text in draft.fields.items() if p.startswith(inside)}
    changes: dict[str, str | None] = {path: " ".join(keys), target: " ".join(there)}
    changes |= {f"{row}{rest}": None for rest in held}
    changes |= {f"{target}/{key}{rest}": text for rest, text in held.items()}
    put(draft, changes, actor)
    return f"{target}/{key}"


def remove(draft: Draft, row: str, mark: str, *, actor: Viewer) -> DraftSave | None:
    """Remove the row at path ``row``, as somebody saw it. Returns the save, to undo.

    Raises Clashing when somebody has written in the row since.
    """
    path, _slash, key = row.rpartition("/")
    _list(draft, path, actor)
    keys = draft.fields.get(path, "").split()
    if key not in keys:
        return None
    if clashes := written_since(draft, row, mark):
        raise Clashing(clashes, by=draft.saved_by.name if draft.saved_by else "", mine={})
    keys.remove(key)
    inside = [field for field in draft.fields if field.startswith(f"{row}/")]
    return put(draft, {path: " ".join(keys), **dict.fromkeys(inside)}, actor)


def written_since(draft: Draft, row: str, mark: str) -> tuple[Clash, ...]:
    """Return what others have written in the row at path ``row`` since ``mark``."""
    seen, inside = at_version(draft, version_in(draft, mark)), f"{followed(row, draft.fields)}/"
    then = {path: seen.get(f"{row}/{path.removeprefix(inside)}") for path in draft.fields}
    return tuple(
        Clash(path, then[path], "", text)
        for path, text in draft.fields.items()
        if path.startswith(inside) and then[path] != text
    )


def undo(draft: Draft, saved: DraftSave, *, actor: Viewer) -> None:
    """Take one save back. Raises Refused when its fields have been changed since."""
    refuse(rules.obstacle_to_writing(draft.document, actor))
    then = at_version(draft, saved.version)
    if any(draft.fields.get(path) != then.get(path) for path in saved.before):
        raise Refused(_("Det er ændret igen siden og kan ikke fortrydes. Ret det i felterne."))
    put(draft, saved.before, actor)


def _list(draft: Draft, path: str, actor: Viewer) -> Shape:
    refuse(rules.obstacle_to_writing(draft.document, actor))
    shape = shape_at(WORDINGS[draft.document.kind.value], draft.fields, path)
    if shape is None or shape.sort is not Sort.ROWS:
        raise Refused(_("Rækken er fjernet i mellemtiden. Hent siden igen."))
    return shape
