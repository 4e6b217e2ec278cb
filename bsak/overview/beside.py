"""What search finds beside documents: what is waited for, notes on groups, points of meetings.

Few rows hold these, so they are looked through as they stand; see ``_says`` for spelling.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from bsak.documents.models import Document, Remark, Waiting, WaitingFor
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import capital_first, short_day
from bsak.kernel.db import rows
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Meeting
from bsak.overview.queries import open_to
from bsak.overview.snippet import Piece, around, marked

SHOWN = 10  # of each sort
_OLD = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))  # how search folds them, see danish.fold


@dataclass(frozen=True, slots=True)
class Note:
    """One hit that is no document: where it stands, and the words around what was searched for."""

    sort: str
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    where: str
    endpoint: str
    values: tuple[tuple[str, Any], ...]
    anchor: str = ""


def notes(words: tuple[str, ...], viewer: Viewer) -> tuple[Note, ...]:
    """Return what ``viewer`` may know of that has every one of the folded ``words`` in it."""
    found: list[Note] = []
    if words and viewer.sees_unfinished:
        found += (_waiting(row, words) for row in rows(_waitings(words, viewer)))
        found += (_remark(row, words) for row in rows(_remarks(words)))
    if words and viewer.may(Permission.MEETING_READ):
        found += (_point(row, words) for row in rows(_points(words)))
    return tuple(found)


def _waitings(words: tuple[str, ...], viewer: Viewer) -> Any:
    asked = (Waiting.subject, Waiting.waits_for, Waiting.expected_text)
    columns = (*asked, Waiting.kind, CrisisGroup.code, CrisisGroup.name, Document.code.label("own"))
    return (
        select(*columns)
        .join(CrisisGroup, CrisisGroup.id == Waiting.group_id)
        .outerjoin(Document, Document.id == Waiting.document_id)
        .where(open_to(viewer), _says(words, *asked))
        .order_by(Waiting.id)
        .limit(SHOWN)
    )


def _remarks(words: tuple[str, ...]) -> Any:
    return (
        select(Remark.text, Remark.noted_on, CrisisGroup.code, CrisisGroup.name)
        .join(CrisisGroup, CrisisGroup.id == Remark.group_id)
        .where(Remark.document_id.is_(None), _says(words, Remark.text))
        .order_by(Remark.id.desc())
        .limit(SHOWN)
    )


def _points(words: tuple[str, ...]) -> Any:
    """A closed point keeps no content, so there is nothing of it to find."""
    asked = (AgendaItem.title, AgendaItem.case_number, AgendaItem.occasion,
             AgendaItem.presentation, AgendaItem.decision)  # fmt: skip
    return (
        select(*asked, AgendaItem.number, Meeting.id, Meeting.body, Meeting.held_on)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.is_closed.is_(False), _says(words, *asked))
        .order_by(Meeting.held_on.desc(), AgendaItem.number)
        .limit(SHOWN)
    )


def _waiting(row: Any, words: tuple[str, ...]) -> Note:
    sort = _("Beslutning") if row.kind == WaitingFor.DECISION else _("Venter på svar")
    told = " · ".join(text for text in (row.waits_for, row.expected_text) if text)
    endpoint, code = ("documents.show", row.own) if row.own else ("groups.show", row.code)
    title = marked(capital_first(row.subject), words)
    return Note(sort, title, marked(told, words), row.name, endpoint, (("code", code),))


def _remark(row: Any, words: tuple[str, ...]) -> Note:
    where = _dated(row.name, row.noted_on)
    text = around(row.text, words) or marked(row.text[:200], words)
    title = marked(row.name, words)
    return Note(_("Bemærkning"), title, text, where, "groups.show", (("code", row.code),))


def _point(row: Any, words: tuple[str, ...]) -> Note:
    texts = (row.case_number, row.decision, row.presentation, row.occasion)
    text = next((piece for text in texts if (piece := around(text, words))), ())
    where, values = _dated(row.body, row.held_on), (("id", row.id),)
    title = marked(row.title, words)
    return Note(_("Punkt på et møde"), title, text, where, "meetings.show", values,
                f"punkt-{row.number}")  # fmt: skip


def _dated(name: str, day: date) -> str:
    return f"{name} {short_day(day)}"


def _says(words: tuple[str, ...], *columns: Any) -> ColumnElement[bool]:
    """Say that each word stands in one of ``columns``, however it is spelt and cased.

    Databases do not fold as we do, and SQLite knows no capital Ø, so each word is asked for in
    every way it can be written.
    """
    return and_(
        *(
            or_(*(c.ilike(f"%{_escaped(w)}%", escape="\\") for c in columns for w in _spelt(word)))
            for word in words
        )
    )


def _spelt(word: str) -> set[str]:
    spelt: set[str] = set()
    for chosen in product(*_choices(word)):
        text = "".join(chosen)
        spelt |= {text, text.capitalize(), text.upper()}
    return spelt


def _choices(word: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways to write each part of a folded word; past a few places, as search has it."""
    at, left = 0, 3
    while at < len(word):
        new = next((new for old, new in _OLD if word.startswith(old, at)), None)
        yield (word[at : at + 2], new) if new and left else (word[at],)
        at, left = (at + 2, left - 1) if new and left else (at + 1, left)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
