"""The acts of the trail that the board must hear of, each once and none forgotten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from bsak.agenda import event_words, seat_words
from bsak.agenda.finding import Found
from bsak.agenda.models import ACT, Cause, Matter
from bsak.agenda.register import Register
from bsak.agenda.sources import waitings
from bsak.documents.models import Remark, Revision, Waiting
from bsak.kernel.db import db, rows
from bsak.kernel.trail import Entry
from bsak.meetings.models import Meeting
from bsak.people.models import User

SUBJECTS = ("document", "crisis_group", seat_words.SUBJECT)
# Work on a text that is not laid before anybody yet, copies of it elsewhere, and what the board
# itself takes back; who stands in for a seat's holder. Every other act is told.
UNTOLD = frozenset({
    "assessment_begun", "assessment_brought_back", "assessment_dropped", "assessment_reopened",
    "comment_answered", "comment_changed", "comment_closed", "comment_made", "comment_reopened",
    "comment_taken_back", "decision_taken_back", "deputy_came", "deputy_moved",
    "deputy_undone", "deputy_went",
    "draft_brought_back", "draft_dropped", "draft_rebased", "draft_started", "elsewhere_undone",
    "holder_named", "holder_removed", "laid_elsewhere", "leftover_back", "leftover_handled",
    "reader_removed", "seat_changed", "taken_elsewhere", "text_begun", "text_confirmed",
})  # fmt: skip
_UNDOING = ("report_undone", "seat_undone")
_FROZEN = ("register_frozen", "minutes_applied")
DRAFTED = "point_drafted"  # what a draft leaves in the trail of a point: which acts it told of
# What an act may have led to. When that still stands, the act is told with it.
_LEADS_TO = {
    "deadline_set": Cause.MOVED_UNDECIDED,
    "text_submitted": Cause.TO_APPROVE,
    "waiting_started": Cause.DECISION_OUTSTANDING,
}


@dataclass(frozen=True, slots=True)
class Decided:
    """The rows that decisions made: acts that left one of them are no news to the board."""

    remarks: frozenset[int]
    waits: frozenset[int]
    settled: frozenset[int]
    revisions: frozenset[tuple[int, int]]

    def made(self, entry: Entry) -> bool:
        """Say whether a decision made the act."""
        after = entry.after or {}
        if after.get("item"):
            return True
        if entry.action == "waiting_settled":
            return after.get("waiting") in self.settled
        if entry.action == "revision_approved":
            return (entry.subject_id, after.get("revision")) in self.revisions
        return after.get("remark") in self.remarks or after.get("waiting") in self.waits


def baseline() -> int:
    """Return the last act that an agenda has told of, or that the board's own minutes hold."""
    covered: int | None = db.session.scalar(select(func.max(Meeting.covers_to)))
    if covered is not None:
        return covered
    frozen: int | None = db.session.scalar(
        select(func.max(Entry.id)).where(Entry.action.in_(_FROZEN))
    )
    return frozen or 0


def newest() -> int:
    """Return the newest act of the trail."""
    last: int | None = db.session.scalar(select(func.max(Entry.id)))
    return last or 0


def since(register: Register, states: Sequence[Found]) -> list[Found]:
    """Return the acts that no agenda tells of yet, the oldest first."""
    told = _told_already()
    # What stood at a point that was thrown away is told again.
    wanted = (Entry.id > baseline()) | Entry.id.in_(_drafted() - told)
    entries = list(
        db.session.scalars(
            select(Entry).where(wanted, Entry.subject.in_(SUBJECTS)).order_by(Entry.id)
        )
    )
    fresh = untold(entries, told, _undone(), _decided())
    if not fresh:
        return []
    names, remarks, seats = _names(fresh), _remarks(fresh), seat_words.titles(fresh)
    standing = {(state.cause, state.about) for state in states}
    return [
        _found(entry, _told(entry, names, remarks, seats), register, standing) for entry in fresh
    ]


def untold(
    entries: Sequence[Entry],
    told: frozenset[int],
    undone: Mapping[int, int],
    decided: Decided,
) -> list[Entry]:
    """Return those of ``entries`` that are news to the board; ``told`` stand on an agenda.

    What was undone before anybody heard of it is no news, and neither is its undoing; ``undone``
    are the acts that were, each by the act that undid it. What the board decided, it has heard of.
    """
    boards = {entry.id for entry in entries if decided.made(entry)}
    unheard = {entry.id for entry in entries} - told - boards
    quiet: set[int] = set()
    for undoing, act in undone.items():
        if act in unheard and undoing not in told:
            quiet |= {undoing, act}
    news = unheard - quiet
    return [entry for entry in entries if entry.id in news and entry.action not in UNTOLD]


def _told(
    entry: Entry, names: Mapping[int, str], remarks: Mapping[int, str], seats: Mapping[int, str]
) -> str:
    if entry.subject == seat_words.SUBJECT:
        return seat_words.told(entry, seats)
    return event_words.told(entry, names, remarks)


def _found(entry: Entry, words: str, register: Register, standing: set[tuple[Cause, str]]) -> Found:
    document = group = None
    if entry.subject == "document":
        document = register.documents.get(entry.subject_id or 0)
        group = register.groups.get(document.group_id) if document else None
    elif entry.subject == seat_words.SUBJECT:
        group = register.groups.get((entry.after or {}).get("group") or 0)
    else:
        group = register.groups.get(entry.subject_id or 0)
    about = document.code if document else group.code if group else ""
    if entry.action == "waiting_started":
        about = waitings.about((entry.after or {}).get("waiting", 0))
    cause = _LEADS_TO.get(entry.action)
    if cause is None or (cause, about) not in standing:
        cause = Cause.APPROVED if entry.action == "revision_approved" else Cause.CHANGED
    return Found(
        cause=cause, about=about, words=words, group=group, document=document, entry=entry.id
    )


def _told_already() -> frozenset[int]:
    """Return the acts that stand on an agenda."""
    keys = rows(select(Matter.key).where(Matter.key.startswith(ACT)))
    return frozenset(int(row.key.removeprefix(ACT)) for row in keys)


def _drafted() -> frozenset[int]:
    """Return every act that a draft has told of, also at a point that is there no more."""
    written = select(Entry.after).where(Entry.subject == "agenda_item", Entry.action == DRAFTED)
    return frozenset(act for row in rows(written) for act in row.after.get("acts", ()))


def _undone() -> dict[int, int]:
    """Return the acts that were undone, each by the act that undid it."""
    undoing = select(Entry.id, Entry.after).where(Entry.action.in_(_UNDOING))
    return {row.id: row.after["undoes"] for row in rows(undoing)}


def _decided() -> Decided:
    """Return every row that a decision made, of the sorts that the acts themselves do not name."""
    approved = select(Revision.document_id, Revision.number).where(Revision.item_id.is_not(None))
    return Decided(
        remarks=_ids(select(Remark.id).where(Remark.item_id.is_not(None))),
        waits=_ids(select(Waiting.id).where(Waiting.item_id.is_not(None))),
        settled=_ids(select(Waiting.id).where(Waiting.settled_item_id.is_not(None))),
        revisions=frozenset((row.document_id, row.number) for row in rows(approved)),
    )


def _ids(query: Any) -> frozenset[int]:
    return frozenset(row.id for row in rows(query))


def _names(entries: Sequence[Entry]) -> dict[int, str]:
    """Return the names of the accounts that were put into groups or taken out."""
    if not any(_about(entry, "user") for entry in entries):
        return {}
    return {row.id: row.name for row in rows(select(User.id, User.name))}


def _remarks(entries: Sequence[Entry]) -> dict[int, str]:
    """Return what was noted, by number."""
    noted = [found for entry in entries if (found := _about(entry, "remark"))]
    if not noted:
        return {}
    query = select(Remark.id, Remark.text).where(Remark.id.between(min(noted), max(noted)))
    return {row.id: row.text for row in rows(query)}


def _about(entry: Entry, what: str) -> int:
    return (entry.after or entry.before or {}).get(what) or 0
