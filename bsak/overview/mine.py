"""One person's page: what waits for them, and what others wait for from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, or_, select

from bsak.distribution import expired, outgoing, pending, reminding, replacing
from bsak.distribution.expired import Owed
from bsak.distribution.models import Release, Replacement
from bsak.distribution.pending import Pending
from bsak.distribution.standing import Standing
from bsak.documents import deadlines
from bsak.documents.filters import RegisterFilter
from bsak.documents.kinds import Condition, Status
from bsak.documents.models import CoOwner, Deadline, Document, Part, Waiting
from bsak.documents.queries import (
    RegisterPage,
    RegisterRow,
    condition_on,
    register_page,
    visible_to,
)
from bsak.documents.rules import QUIET_DAYS
from bsak.duty import queries as duties
from bsak.duty.models import Shift
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.db import db
from bsak.overview import counts, organisation, queries, texts
from bsak.overview.counts import UNFINISHED
from bsak.overview.organisation import Lacking
from bsak.overview.queries import Open
from bsak.overview.texts import Texts
from bsak.review import crossing
from bsak.review.models import Reader
from bsak.review.queries import Unanswered, to_answer, waiting_for
from bsak.tasks import queries as task_queries
from bsak.tasks.models import Task

MOST = 25
SHIFTS = 6  # coming shifts of one's own
_TO_DO = (Condition.LATE, Condition.AT_RISK, Condition.ON_PLAN)


@dataclass(frozen=True, slots=True)
class Asked:
    """A document of another group that one's own group makes too, or is asked to spar on."""

    code: str
    title: str
    group_name: str
    part: Part
    status: Status
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Undecided:
    """A deadline that was moved with a reason and no decision; the next meeting hears of it."""

    code: str
    title: str
    due_on: date
    reason: str
    set_on: date


@dataclass(frozen=True, slots=True)
class Silent:
    """A group that has said nothing for too long, or has nothing in the register."""

    code: str
    name: str
    last_word: date | None


@dataclass(frozen=True, slots=True)
class Mine:
    """What stands on the page. What is not for this person is empty."""

    groups: tuple[str, ...]
    to_read: tuple[Reader, ...]
    to_answer: tuple[Unanswered, ...]
    shifts: tuple[Shift, ...]  # that one has, the next first
    to_cross: int  # pairs that one's own groups must read across
    tasks: tuple[Task, ...]
    unclaimed: tuple[Task, ...]
    to_do: tuple[RegisterRow, ...]
    to_do_count: int
    late_count: int
    asked: tuple[Asked, ...]
    waiting: tuple[Open, ...]
    to_approve: tuple[RegisterRow, ...]
    decisions: tuple[Open, ...]
    undecided: tuple[Undecided, ...]
    silent: tuple[Silent, ...]
    lacking: tuple[Lacking, ...]  # of the crisis organisation: numbers and seats
    expired: tuple[Owed, ...]  # yellow leaves with no correction after them, and soon without
    to_correct: tuple[Pending, ...]
    late_copies: tuple[Standing, ...]
    replacements: tuple[Replacement, ...]
    endings: Mapping[int, Release]  # of leaves ordered anew that are to come out
    texts: Texts

    @property
    def is_empty(self) -> bool:
        """Say whether nothing waits at all."""
        return self.texts.is_empty and not any((
            self.to_read, self.to_answer, self.shifts, self.to_cross, self.tasks, self.unclaimed,
            self.to_do, self.asked, self.waiting, self.to_approve, self.decisions, self.undecided,
            self.silent, self.lacking, self.expired, self.to_correct, self.late_copies,
            self.replacements,
        ))  # fmt: skip


def compose(viewer: Viewer, today: date) -> Mine:
    """Return the page of ``viewer``."""
    groups = queries.groups()
    own = [group for group in groups if group.id in viewer.groups]
    codes = tuple(group.code for group in own)
    pages = [_rows(viewer, today, is_mine=True)]
    to_do_count, late_count = _counted(viewer, own, today)
    if codes:
        pages.append(_rows(viewer, today, groups=codes))
    to_do = {row.id: row for page in pages for row in page.rows}
    chases = viewer.may(Permission.REGISTER_MANAGE)
    approves = viewer.may(Permission.DOCUMENT_APPROVE)
    keeps_binders = viewer.may(Permission.BINDER_MANAGE)
    ordered = tuple(replacing.open_orders()) if keeps_binders else ()
    return Mine(
        groups=tuple(group.name for group in own),
        to_read=tuple(waiting_for(viewer)),
        to_answer=tuple(to_answer(viewer)),
        shifts=_shifts(viewer, today),
        to_cross=len(crossing.matrix(today).waiting(viewer)) if codes else 0,
        tasks=tuple(task_queries.mine(viewer)[:MOST]),
        unclaimed=tuple(task_queries.unclaimed(viewer)[:MOST]) if chases or approves else (),
        to_do=tuple(sorted(to_do.values(), key=_urgency))[:MOST],
        to_do_count=to_do_count,
        late_count=late_count,
        asked=_asked(viewer) if codes else (),
        waiting=_waiting(viewer) if codes else (),
        to_approve=_to_approve(viewer, today) if approves else (),
        decisions=_decisions(viewer) if chases or approves else (),
        undecided=_undecided(viewer) if chases else (),
        silent=_silent(viewer, groups, today) if chases else (),
        lacking=organisation.lacking(viewer, today),
        expired=(*expired.owed(), *expired.ending()) if keeps_binders else (),
        to_correct=tuple(pending.waiting()) if keeps_binders else (),
        late_copies=tuple(reminding.late()) if keeps_binders else (),
        replacements=ordered,
        endings=outgoing.endings([one.holding for one in ordered]),
        texts=texts.compose(viewer, today),
    )


def _shifts(viewer: Viewer, today: date) -> tuple[Shift, ...]:
    found = duties.of_account(viewer.user_id, today) if viewer.user_id else []
    return tuple(found[:SHIFTS])


def _rows(viewer: Viewer, today: date, **narrowed: Any) -> RegisterPage:
    wanted = RegisterFilter(conditions=_TO_DO, statuses=UNFINISHED, **narrowed)
    return register_page(wanted, viewer, today, sort="condition", size=MOST)


def _counted(viewer: Viewer, own: list[Any], today: date) -> tuple[int, int]:
    """Return how many documents there are to do, and how many of them are late."""
    condition = condition_on(today)
    mine = or_(
        Document.owner_id == viewer.user_id, Document.group_id.in_([group.id for group in own])
    )
    late = func.count().filter(condition == Condition.LATE)
    open_ = condition.in_(_TO_DO) & Document.status.in_(UNFINISHED)
    query = select(func.count(), late).where(mine, open_, visible_to(viewer))
    total, overdue = db.session.execute(query).one()
    return total, overdue


def _urgency(row: RegisterRow) -> tuple[int, date, int]:
    return row.condition.rank, row.due_on or date.max, row.id


def _to_approve(viewer: Viewer, today: date) -> tuple[RegisterRow, ...]:
    wanted = RegisterFilter(statuses=(Status.IN_REVIEW,))
    return tuple(register_page(wanted, viewer, today, sort="due", size=MOST).rows)


def _asked(viewer: Viewer) -> tuple[Asked, ...]:
    """What other groups expect of ours."""
    query = (
        select(Document.code, Document.title, CrisisGroup.name, CoOwner.part, Document.status,
               Document.due_on)
        .join(CoOwner, CoOwner.document_id == Document.id)
        .join(CrisisGroup, CrisisGroup.id == Document.group_id)
        .where(
            CoOwner.group_id.in_(sorted(viewer.groups)),
            Document.group_id.not_in(sorted(viewer.groups)),
            Document.status.in_(UNFINISHED),
            visible_to(viewer),
        )
        .order_by(Document.due_on.nulls_last(), Document.sort_key)
        .limit(MOST)
    )  # fmt: skip
    return tuple(Asked(*row) for row in db.session.execute(query))


def _waiting(viewer: Viewer) -> tuple[Open, ...]:
    return tuple(queries.waitings(viewer, MOST, Waiting.group_id.in_(sorted(viewer.groups))))


def _decisions(viewer: Viewer) -> tuple[Open, ...]:
    return tuple(one for one in queries.waitings(viewer, MOST) if one.is_decision)


def _undecided(viewer: Viewer) -> tuple[Undecided, ...]:
    query = (
        select(Document.code, Document.title, Deadline.due_on, Deadline.reason, Deadline.set_on)
        .join(Deadline, Deadline.id == deadlines.newest())
        .where(Deadline.item_id.is_(None), Document.status.in_(UNFINISHED), visible_to(viewer))
        .order_by(Deadline.set_on.desc(), Document.id)
        .limit(MOST)
    )
    return tuple(Undecided(*row) for row in db.session.execute(query))


def _silent(viewer: Viewer, groups: list[Any], today: date) -> tuple[Silent, ...]:
    """Groups with unfinished work and no word for two weeks, and groups with nothing at all."""
    words = counts.last_words(viewer)
    limit = today - timedelta(days=QUIET_DAYS)
    silent = []
    for group in groups:
        last, unfinished = words.get(group.id, (None, 0))
        if last is None or (unfinished and last < limit):
            silent.append(Silent(group.code, group.name, last))
    return tuple(sorted(silent, key=lambda s: s.last_word or date.min))[:MOST]
