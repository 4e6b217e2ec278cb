"""Everything that is known of one document, brought together for its page."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.documents import history, rules, slipping
from bsak.documents.approved_files import PRINTABLE
from bsak.documents.models import (
    Attachment,
    CoOwner,
    Deadline,
    Document,
    Remark,
    Revision,
    Waiting,
)
from bsak.groups import queries as groups
from bsak.groups.models import EarlierName
from bsak.groups.rules import Viewer
from bsak.kernel import case_numbers
from bsak.kernel.db import db
from bsak.meetings.models import AgendaItem
from bsak.people.models import User

_Part = TypeVar("_Part", Waiting, Revision, Attachment)


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDocument:
    """A document with its surroundings. Everything is read here; a page reads nothing more."""

    verdict: rules.Verdict
    days_late: int
    deadlines: list[Deadline]
    waiting: list[Waiting]
    settled: list[Waiting]
    remarks: list[Remark]
    co_owners: list[CoOwner]
    attachments: list[Attachment]
    revisions: list[Revision]
    approvers: dict[int, str]
    history: list[history.Line]
    earlier_names: list[EarlierName]
    is_inside: bool
    has_text: bool
    is_in_force: bool
    case_warning: str | None
    obstacle: str | None
    obstacle_to_report: str | None
    obstacle_to_deadline: str | None
    obstacle_to_secrecy: str | None
    obstacle_to_withdrawal: str | None
    may_hide_approved: bool
    printable: Collection[str]  # what a file must be to stand in for the text

    @property
    def deadline(self) -> Deadline | None:
        """Return the deadline in force."""
        return self.deadlines[0] if self.deadlines else None

    @property
    def slip(self) -> slipping.Slip:
        """Return how the deadline has moved."""
        return slipping.slipped([one.due_on for one in reversed(self.deadlines)])


def whole(document: Document, viewer: Viewer, today: date) -> WholeDocument:
    """Return ``document`` with all that its page tells; the number of questions is fixed."""
    waitings = _of(document, Waiting)
    revisions, attachments = _of(document, Revision), _of(document, Attachment)
    return WholeDocument(
        verdict=rules.verdict(document, today),
        days_late=rules.days_late(document, today),
        deadlines=_deadlines(document),
        waiting=[w for w in waitings if not w.is_settled],
        settled=[w for w in waitings if w.is_settled],
        remarks=_remarks(document),
        co_owners=_co_owners(document),
        attachments=attachments,
        revisions=revisions,
        approvers=_names({r.approved_by_id for r in revisions}),
        history=history.of(document),
        earlier_names=groups.earlier_names(document.group_id),
        is_inside=viewer.sees_unfinished,
        is_in_force=any(r.valid_from <= today for r in revisions),
        has_text=bool(revisions or attachments or _points_elsewhere(document)),
        case_warning=case_numbers.check(document.case_number).warning,
        obstacle=rules.obstacle_to_editing(document, viewer),
        obstacle_to_report=rules.obstacle_to_reporting(document, viewer),
        obstacle_to_deadline=rules.obstacle_to_moving_deadlines(viewer),
        obstacle_to_secrecy=rules.obstacle_to_secrecy(document, viewer),
        obstacle_to_withdrawal=rules.obstacle_to_withdrawing(viewer),
        may_hide_approved=not rules.obstacle_to_hiding(document, viewer, is_approved=True),
        printable=PRINTABLE,
    )


def _of(document: Document, kind: type[_Part]) -> list[_Part]:
    mine = select(kind).where(kind.document_id == document.id).order_by(kind.id.desc())
    return list(db.session.scalars(mine))


def _points_elsewhere(document: Document) -> bool:
    return bool(document.link or document.case_number)


def _deadlines(document: Document) -> list[Deadline]:
    decision = joinedload(Deadline.item).joinedload(AgendaItem.meeting)
    mine = select(Deadline).where(Deadline.document_id == document.id).options(decision)
    return list(db.session.scalars(mine.order_by(Deadline.set_on.desc(), Deadline.id.desc())))


def _remarks(document: Document) -> list[Remark]:
    mine = select(Remark).where(Remark.document_id == document.id)
    return list(
        db.session.scalars(mine.options(joinedload(Remark.noted_by)).order_by(Remark.id.desc()))
    )


def _co_owners(document: Document) -> list[CoOwner]:
    mine = select(CoOwner).where(CoOwner.document_id == document.id)
    return list(db.session.scalars(mine.options(joinedload(CoOwner.group)).order_by(CoOwner.id)))


def _names(user_ids: set[int]) -> dict[int, str]:
    if not user_ids:
        return {}
    rows = db.session.execute(select(User.id, User.name).where(User.id.in_(user_ids)))
    return {row.id: row.name for row in rows}
