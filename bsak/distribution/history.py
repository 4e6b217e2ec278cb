"""What has happened to a binder, or to a copy, from the trail: who, what, when."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from bsak.distribution import binders, hiding, history_words, rules
from bsak.distribution.models import Binder, Copy, Receipt
from bsak.documents.history import MOST, Line
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.db import db, rows
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.people.models import User

# Of its copies a binder's page tells when they came and went; the rest stands on their own pages.
_COMING_AND_GOING = ("copy_added", "copy_ended", "copy_resumed")
_Told = Sequence[tuple[Entry, str | None]]


def of_binder(binder: Binder, viewer: Viewer) -> list[Line]:
    """Return what was done to a binder and issued to it, and which copies came and went."""
    names = {copy.id: copy.name for copy in binder.copies}
    its_own = (Entry.subject == "binder") & (Entry.subject_id == binder.id)
    came = (Entry.subject == "binder_copy") & Entry.subject_id.in_(names)
    acts = _acts(its_own | (came & Entry.action.in_(_COMING_AND_GOING)))
    lines = []
    for line, (entry, _name) in zip(_lines(acts, binder, viewer), acts, strict=True):
        if entry.subject == "binder_copy":
            line = Line(line.at, line.who, f"{names[entry.subject_id or 0]}: {line.what}")
        lines.append(line)
    return lines


def of_copy(copy: Copy, viewer: Viewer) -> list[Line]:
    """Return what was done to a copy: given out, answered for, counted, reminded of."""
    mine = (Entry.subject == "binder_copy") & (Entry.subject_id == copy.id)
    return _lines(_acts(mine), copy.binder, viewer)


def _acts(which: ColumnElement[bool]) -> _Told:
    found = select(Entry, User.name).outerjoin(User, User.id == Entry.actor_id).where(which)
    newest_first = db.session.execute(found.order_by(Entry.id.desc()).limit(MOST))
    return [(entry, name) for entry, name in newest_first]


def _lines(acts: _Told, binder: Binder, viewer: Viewer) -> list[Line]:
    signed, may_know = _signed(acts), _MayKnow(acts, binder, viewer)
    return [
        Line(
            entry.at,
            name or signed.get((entry.after or {}).get("receipt", 0)) or _("Uden login"),
            history_words.told(
                entry.action, may_know.of(entry.before or {}), may_know.of(entry.after or {})
            ),
        )
        for entry, name in acts
    ]


def _signed(acts: _Told) -> dict[int, str]:
    """Return by receipt how whoever answered by the code on paper wrote who they are."""
    ids = [(entry.after or {}).get("receipt") for entry, name in acts if name is None]
    found = select(Receipt.id, Receipt.answered_by).where(Receipt.id.in_(filter(None, ids)))
    return {row.id: _("%(who)s (uden login)", who=row.answered_by) for row in rows(found)}


class _MayKnow:
    """What of an act a viewer may be told: no code of a document that is hidden from them."""

    def __init__(self, acts: _Told, binder: Binder, viewer: Viewer) -> None:
        said = [values for entry, _name in acts for values in (entry.before, entry.after) if values]
        self._lists = binders.named_one_by_one()
        codes = {code for values in said for code in self._codes(values)}
        self._secret = hiding.hidden(codes, viewer)
        self._sees_sheets = rules.sees_sheets(binder, viewer)
        self._may_manage = viewer.may(Permission.BINDER_MANAGE)

    def of(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return one side of an act without what is hidden."""
        seen = dict(values)
        for part in self._lists & seen.keys():
            named = [code for code in seen[part].split(", ") if code]
            shown = [code for code in named if code not in self._secret]
            hidden = [_("fortroligt")] * (len(named) - len(shown))
            seen[part] = ", ".join([*shown, *hidden])
        if not self._sees_sheets or seen.get("sheet") in self._secret:
            seen.pop("sheet", None)
        if not self._may_manage:
            seen.pop("incident", None)
        return seen

    def _codes(self, values: Mapping[str, Any]) -> list[str]:
        listed = [code for part in self._lists for code in values.get(part, "").split(", ")]
        return [code for code in (*listed, values.get("sheet", "")) if code]
