"""How much differs between two wordings, in one line for people."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from bsak.cards import wording as card
from bsak.kernel.words import _, lazy
from bsak.plans import wording as plan
from bsak.plans.compare import BY_PLACE, List, Mark, Node, Part, Row, Value

_BLOCK = (lazy("afsnit"), lazy("afsnit"))
_STEP = (lazy("trin"), lazy("trin"))
_CONTACT = (lazy("kontakt"), lazy("kontakter"))
_GROUP = (lazy("gruppe"), lazy("grupper"))
_POINT = (lazy("punkt"), lazy("punkter"))
_CELLS = (lazy("række"), lazy("rækker"))
_FIELD = (lazy("felt"), lazy("felter"))
_NOUNS: dict[type[Any], tuple[Any, Any]] = {
    card.StopLine: (lazy("linje i STOP-feltet"), lazy("linjer i STOP-feltet")),
    card.Choice: (lazy("udfald"), lazy("udfald")),
    card.Phase: (lazy("frist"), lazy("frister")),
    card.Step: _STEP,
    card.Contingency: (lazy("hvis–så"), lazy("hvis–så")),
    plan.Section: (lazy("kapitel"), lazy("kapitler")),
    plan.Table: (lazy("tabel"), lazy("tabeller")),
    plan.PlanStep: _STEP,
    plan.Contact: _CONTACT,
    plan.ContactRow: _CONTACT,
    plan.RoleSeat: (lazy("rolle"), lazy("roller")),
    plan.ContactGroup: _GROUP,
    plan.ChecklistGroup: _GROUP,
    plan.ChecklistItem: _POINT,
}
_PARTICIPLES = {
    Mark.CHANGED: lazy("ændret"),
    Mark.ADDED: lazy("tilføjet"),
    Mark.GONE: lazy("fjernet"),
    Mark.MOVED: lazy("flyttet"),
}
Noun = tuple[Any, Any]


def told(part: Part) -> str:
    """Return how much differs, as in »3 trin ændret, 1 tilføjet. 1 punkt fjernet.«"""
    counts: dict[Noun, Counter[Mark]] = {}
    for noun, mark in _counted(part):
        counts.setdefault(noun, Counter())[mark] += 1
    if not counts:
        return _("Der er ingen forskel på de to tekster.")
    return " ".join(_sentence(noun, counted) for noun, counted in counts.items())


def _sentence(noun: Noun, counted: Counter[Mark]) -> str:
    said = [(counted[mark], str(word)) for mark, word in _PARTICIPLES.items() if counted[mark]]
    (first, word), *others = said
    parts = [f"{first} {noun[first != 1]} {word}", *(f"{n} {word}" for n, word in others)]
    return f"{', '.join(parts)}."


def _counted(node: Node) -> Iterator[tuple[Noun, Mark]]:
    """Return what differs inside ``node``, in reading order: the fields of its own, its rows."""
    if isinstance(node, List):
        for row in node.rows:
            yield from _counted_row(row)
    elif isinstance(node, Part):
        for name, part in node.fields:
            if isinstance(part, Value) or name in BY_PLACE:
                yield from () if part.is_same else ((_FIELD, Mark.CHANGED),)
            else:
                yield from _counted(part)


def _counted_row(row: Row) -> Iterator[tuple[Noun, Mark]]:
    """A new or gone row counts as one; inside another, what it says itself counts as one."""
    node, mark = row.node, row.mark
    if not isinstance(node, Part):
        noun = _CELLS if isinstance(node, List) else _POINT
        yield from () if mark is Mark.SAME else ((noun, mark),)
        return
    noun = _NOUNS.get(node.cls, _BLOCK)
    inside = [] if mark in (Mark.ADDED, Mark.GONE) else list(_counted(node))
    is_itself = (_FIELD, Mark.CHANGED) in inside
    if mark in (Mark.ADDED, Mark.GONE, Mark.MOVED) or is_itself:
        yield noun, Mark.CHANGED if mark is Mark.SAME else mark
    yield from (found for found in inside if found != (_FIELD, Mark.CHANGED))
