"""Two texts for one field: what each writer wrote, and storing what was chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bsak.groups.rules import Viewer
from bsak.kernel.words import _
from bsak.plans.wording import WORDINGS
from bsak.writing import meanwhile, rules, service
from bsak.writing.fields import Fields, followed
from bsak.writing.labels import label, words_at
from bsak.writing.merge import Clash, merge
from bsak.writing.models import Draft
from bsak.writing.vocabulary import Words


@dataclass(frozen=True, slots=True)
class Side:
    """One clash as it is shown: the field, what stood before, both texts, and whose theirs is."""

    path: str
    name: str
    base: str
    mine: str
    theirs: str
    is_removed: bool  # their act was to remove the row
    who: str
    is_own: bool  # theirs is mine too, from another window
    when: datetime | None
    words: Words

    @property
    def both(self) -> str:
        """Return what stands ready for whoever writes it together."""
        return "\n".join(text for text in (self.theirs, self.mine) if text)

    def shown(self, text: str) -> str:
        """Return a text as people know it: the words of a choice, not its value."""
        return str(dict(self.words.choices).get(text, text))


@dataclass(frozen=True, slots=True)
class Met:
    """A save that met others' changes: what must be chosen, and what of mine only waits for it."""

    sides: tuple[Side, ...]
    waiting: Mapping[str, str]


def met(draft: Draft, mark: str, typed: Fields, viewer: Viewer) -> Met:
    """Hold what was typed into a form with ``mark`` against the draft as it is now."""
    version = service.version_in(draft, mark)
    base = service.at_version(draft, version)
    mine = {path: rules.clean(text) for path, text in typed.items()}
    merged = merge(base, mine, draft.fields)
    known = {**base, **draft.fields}
    sides = tuple(_side(draft, clash, version, known, viewer) for clash in merged.clashes)
    return Met(sides, merged.changes)


def settle(draft: Draft, mark: str, chosen: Fields, *, actor: Viewer) -> None:
    """Store what was chosen against the draft at ``mark``; rows that are gone are put back first.

    Raises Clashing when somebody has saved in the same fields once more.
    """
    gone = {path for path in chosen if meanwhile.removed_row(draft, followed(path, draft.fields))}
    here = {path: text for path, text in chosen.items() if path not in gone}
    service.save(draft, mark, here, actor=actor)
    for path in gone:
        while row := meanwhile.removed_row(draft, followed(path, draft.fields)):
            if not meanwhile.put_back(draft, row, actor):
                break
    back = {followed(path, draft.fields): chosen[path] for path in gone}
    service.save(draft, draft.mark, back, actor=actor)


def _side(draft: Draft, clash: Clash, version: int, known: Fields, viewer: Viewer) -> Side:
    cls = WORDINGS[draft.document.kind.value]
    row = meanwhile.removed_row(draft, clash.path) if clash.theirs is None else None
    removal = meanwhile.removal(draft, row) if row else None
    saved = removal[0] if removal else meanwhile.changed_by(draft, clash.path, version)
    theirs = clash.theirs if clash.theirs is not None else ""
    return Side(
        path=clash.path,
        name=label(cls, clash.path, known),
        base=clash.base or "",
        mine=clash.mine,
        theirs=theirs,
        is_removed=clash.theirs is None,
        who=saved.saved_by.name if saved and saved.saved_by else _("En anden"),
        is_own=saved is not None and saved.saved_by_id == viewer.user_id,
        when=saved.saved_at if saved else None,
        words=words_at(cls, clash.path, known) or Words(""),
    )
