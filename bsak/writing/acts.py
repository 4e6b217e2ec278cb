"""What the buttons beside rows do, after what was typed has been saved."""

from dataclasses import dataclass, replace

from bsak.groups.rules import Viewer
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.plans.wording import WORDINGS, Roles
from bsak.seats.roles import CrisisRole
from bsak.writing import rows, service
from bsak.writing.fields import followed, shape_at
from bsak.writing.labels import label
from bsak.writing.merge import Clash
from bsak.writing.models import Draft, DraftSave
from bsak.writing.shapes import shapes

_VERBS = ("add", "up", "down", "into", "remove")


@dataclass(frozen=True, slots=True)
class Act:
    """What a button asks for: ``add``, ``up``, ``down``, ``into`` or ``remove``, and of what."""

    verb: str
    path: str  # of the list or the row
    tag: str = ""  # the sort of row to add; ``into``: the key of the row whose list it goes to
    after: str = ""  # the key of the row that a new one comes after; "": it comes last

    @classmethod
    def of(cls, text: str) -> "Act | None":
        """Read a button's value, as in ``add:sections/4f/blocks:table``; None: it only saves."""
        verb, _colon, rest = text.partition(":")
        path, _colon, rest = rest.partition(":")
        tag, _colon, after = rest.partition(":")
        return cls(verb, path, tag, after) if verb in _VERBS else None


@dataclass(frozen=True, slots=True)
class Done:
    """What an act led to: where to look now, and the save that takes it back, if it can be."""

    anchor: str = ""
    row: str = ""
    is_new: bool = False
    told: str = ""
    undo: DraftSave | None = None


def do(draft: Draft, act: Act, *, actor: Viewer) -> Done:
    """Do what a button asks, against the draft as it is now."""
    act = replace(act, path=followed(act.path, draft.fields))
    match act.verb:
        case "add":
            return _add(draft, act, actor)
        case "into":
            row = rows.transfer(draft, act.path, act.tag, actor=actor)
            return Done(anchor=row, row=row)
        case "remove":
            return _remove(draft, act, actor)
    rows.move(draft, act.path, -1 if act.verb == "up" else 1, actor=actor)
    path, _slash, key = act.path.rpartition("/")
    keys = draft.fields[path].split()
    # The button that was pressed is gone when the row can go no further.
    ends = {"up": keys[0], "down": keys[-1]}
    verb = {"up": "down", "down": "up"}[act.verb] if ends[act.verb] == key else act.verb
    return Done(anchor=f"{act.path}:{verb}", row=act.path)


def unseen(draft: Draft, act: Act | None, mark: str) -> tuple[Clash, ...]:
    """Return what others have written since ``mark`` in the row that ``act`` removes."""
    if act is None or act.verb != "remove":
        return ()
    return rows.written_since(draft, act.path, mark)


def _add(draft: Draft, act: Act, actor: Viewer) -> Done:
    row = rows.add(draft, act.path, actor=actor, tag=act.tag, after=act.after)
    if act.tag == Roles.tag:
        for role in CrisisRole:  # the five are always the same
            seat = rows.add(draft, f"{row}/seats", actor=actor)
            service.put(draft, {f"{seat}/role": role.value}, actor)
    shape = shape_at(WORDINGS[draft.document.kind.value], draft.fields, act.path)
    cls = shape.row_class(act.tag) if shape else None
    first = f"{row}/{shapes(cls)[0].name}" if cls else row
    return Done(anchor=first, row=row, is_new=True)


def _remove(draft: Draft, act: Act, actor: Viewer) -> Done:
    name = label(WORDINGS[draft.document.kind.value], act.path, draft.fields)
    path, _slash, key = act.path.rpartition("/")
    keys = draft.fields.get(path, "").split()
    saved = rows.remove(draft, act.path, draft.mark, actor=actor)
    if saved is None:
        raise Refused(_("Rækken er fjernet i mellemtiden. Hent siden igen."))
    index = keys.index(key)
    left = [one for one in keys if one != key]
    anchor = f"{path}/{left[min(index, len(left) - 1)]}" if left else path
    return Done(anchor=anchor, row=act.path, told=_("%(what)s er fjernet.", what=name), undo=saved)
