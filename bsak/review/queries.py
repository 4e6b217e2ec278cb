"""Questions about texts sent to be read: which round is open, who must read, what is unsettled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Integer, Select, cast, false, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.words import _, ngettext
from bsak.people.models import Role
from bsak.review.models import Comment, Reader, ReviewRound

MOST = 200  # rows of a list


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A document of one's own group with comments that nobody has answered."""

    code: str
    title: str
    number: int
    blocking: int


def open_round(document_id: int) -> ReviewRound | None:
    """Return the round in which a document is being read now, or None."""
    return db.session.scalar(_rounds(document_id).where(ReviewRound.closed_at.is_(None)).limit(1))


def rounds(document_id: int) -> list[ReviewRound]:
    """Return every time a document was sent to be read, the newest first."""
    return list(db.session.scalars(_rounds(document_id)))


def asked(round_ids: Sequence[int], viewer: Viewer) -> list[Reader]:
    """Return the places in those rounds that ``viewer`` may answer for."""
    mine = select(Reader).where(Reader.round_id.in_(round_ids), _is(viewer))
    return list(
        db.session.scalars(
            mine.options(joinedload(Reader.group), joinedload(Reader.user)).order_by(Reader.id)
        )
    )


def sent_to(viewer: Viewer) -> list[Reader]:
    """Return everything ``viewer`` was asked to read: what waits first, by date; then the rest."""
    query = (
        select(Reader)
        .join(Reader.round)
        .join(ReviewRound.document)
        .where(_is(viewer), _open_to(viewer), Document.status != Status.WITHDRAWN)
        .options(
            contains_eager(Reader.round).options(
                contains_eager(ReviewRound.document).joinedload(Document.group),
                joinedload(ReviewRound.sent_by),
            ),
            joinedload(Reader.group),
            joinedload(Reader.answered_by),
        )
        .order_by(
            ReviewRound.closed_at.is_not(None),
            Reader.answer.is_not(None),
            ReviewRound.due_on,
            Reader.id.desc(),
        )
        .limit(MOST)
    )
    return list(db.session.scalars(query))


def waiting_for(viewer: Viewer) -> list[Reader]:
    """Return what ``viewer`` must read and has not answered, the first date first."""
    return [one for one in sent_to(viewer) if one.round.closed_at is None and one.answer is None]


def comments(document_id: int, *conditions: ColumnElement[bool]) -> list[Comment]:
    """Return comments on a document, the oldest first."""
    mine = select(Comment).where(Comment.document_id == document_id, *conditions)
    people = (Comment.made_by, Comment.answered_by, Comment.closed_by)
    return list(db.session.scalars(mine.options(*map(joinedload, people)).order_by(Comment.id)))


def obstacle_to_approving(document_id: int) -> str | None:
    """Return why a document's text cannot be approved as it has been read, or None."""
    n = db.session.scalar(
        select(func.count()).where(
            Comment.document_id == document_id, Comment.is_blocking, Comment.closed_at.is_(None)
        )
    )
    if not n:
        return None
    return ngettext(
        "%(num)d kommentar skal løses, før teksten kan godkendes. Svar på den, og få den lukket.",
        "%(num)d kommentarer skal løses, før teksten kan godkendes. Svar på dem, og få dem lukket.",
        n,
    )


def warning_before_approving(document_id: int) -> str | None:
    """Return who has been asked to read and has not answered, in a sentence, or None."""
    current = open_round(document_id)
    missing = [name(r) for r in current.readers if r.answer is None] if current else []
    if not missing:
        return None
    return _("Disse har ikke svaret på gennemlæsningen endnu: %(who)s.", who=", ".join(missing))


def to_answer(viewer: Viewer) -> list[Unanswered]:
    """Return the documents of one's own groups with comments that wait for an answer."""
    if not viewer.groups:
        return []
    blocking = func.sum(cast(Comment.is_blocking, Integer))
    query = (
        select(Document.code, Document.title, func.count(), blocking)
        .join(Comment, Comment.document_id == Document.id)
        .where(
            Document.group_id.in_(sorted(viewer.groups)),
            Document.status != Status.WITHDRAWN,
            Comment.closed_at.is_(None),
            Comment.answer == "",
        )
        .group_by(Document.id)
        .order_by(blocking.desc(), Document.sort_key)
        .limit(MOST)
    )
    return [Unanswered(*row) for row in db.session.execute(query)]


def name(reader: Reader) -> str:
    """Return who was asked, as people call them."""
    if reader.is_external:
        return _("HBR")
    if reader.group:
        return reader.group.name
    return reader.user.name if reader.user else ""


def is_late(reader: Reader, today: date) -> bool:
    """Say whether the day is past and the reader has not answered."""
    return reader.answer is None and reader.round.due_on < today


def _rounds(document_id: int) -> Select[ReviewRound]:
    readers = selectinload(ReviewRound.readers)
    people = (Reader.user, Reader.group, Reader.answered_by)
    return (
        select(ReviewRound)
        .where(ReviewRound.document_id == document_id)
        .options(joinedload(ReviewRound.sent_by), *(readers.joinedload(p) for p in people))
        .order_by(ReviewRound.id.desc())
    )


def _is(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a Reader is ``viewer``, one of their groups, or HBR for them."""
    return or_(
        Reader.user_id == viewer.user_id if viewer.user_id is not None else false(),
        Reader.group_id.in_(sorted(viewer.groups)),
        Reader.is_external if viewer.role is Role.REVIEWER else false(),
    )


def _open_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return rules.may_be_asked in SQL."""
    if viewer.sees_confidential:
        return true()
    return or_(Document.is_confidential.is_(False), Document.group_id.in_(sorted(viewer.groups)))
