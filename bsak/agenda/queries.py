"""Questions behind a draft: the meetings around it, what is told already, what acts name."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Exists, exists, or_, select

from bsak.agenda import telling
from bsak.agenda.acts import Act
from bsak.agenda.register import Calendar, Doc, Group, Wait
from bsak.agenda.status_point import Figures
from bsak.agenda.telling import Facts
from bsak.contacts.models import Person
from bsak.contacts.queries import is_here
from bsak.documents.kinds import Status
from bsak.documents.models import Document, Snapshot, Waiting
from bsak.documents.snapshot import thawed
from bsak.groups.models import CrisisGroup, Membership
from bsak.kernel import clock
from bsak.kernel.db import db, rows
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.states import Stage
from bsak.seats.days import fills_on
from bsak.seats.models import Assignment, Seat
from bsak.seats.roles import CrisisRole


def calendar(meeting: Meeting, today: date) -> Calendar:
    """Return the meeting with the one that was held last and the one that is planned next."""
    columns = select(Meeting.id, Meeting.body, Meeting.held_on)
    held = columns.where(held_before(meeting)).order_by(Meeting.held_on.desc())
    last = db.session.execute(held.limit(1)).first()
    coming = columns.where(
        Meeting.stage == Stage.PLANNED, Meeting.held_on > meeting.held_on, _goes_with(meeting)
    )
    after = db.session.execute(coming.order_by(Meeting.held_on).limit(1)).first()
    return Calendar(
        meeting_id=meeting.id,
        body=meeting.body,
        held_on=meeting.held_on,
        today=today,
        last_id=last.id if last else None,
        last_body=last.body if last else "",
        last_on=last.held_on if last else None,
        next_on=after.held_on if after else None,
    )


def held_before(meeting: Meeting) -> ColumnElement[bool]:
    """Return the condition that a meeting was held before this one, which goes on from there."""
    is_held = Meeting.stage.in_((Stage.HELD, Stage.LOCKED))
    return is_held & (Meeting.held_on < meeting.held_on) & _goes_with(meeting)


def _goes_with(meeting: Meeting) -> ColumnElement[bool]:
    return or_(Meeting.has_board_points, Meeting.body == meeting.body)


def earlier_point(meeting: Meeting, title: str, topic: str) -> AgendaItem | None:
    """Return the latest point of the same sort on an earlier meeting."""
    query = (
        select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.held_on < meeting.held_on,
            AgendaItem.is_closed.is_(False),
            or_(AgendaItem.topic == topic, AgendaItem.title.icontains(title, autoescape=True)),
        )
        .order_by(Meeting.held_on.desc(), AgendaItem.number)
    )
    return db.session.scalar(query.limit(1))


def figures(calendar: Calendar) -> Figures | None:
    """Return how far the work was when the last meeting froze the register, or None."""
    frozen = db.session.scalar(select(Snapshot).where(Snapshot.meeting_id == calendar.last_id))
    if frozen is None:
        return None
    kept = [row for row in thawed(frozen.rows) if row.status != Status.WITHDRAWN]
    return Figures(len(kept), sum(row.status == Status.COMPLETED for row in kept))


def facts(acts: Iterable[Act]) -> Facts:
    """Return what must be known to put ``acts`` into words."""
    acts = list(acts)
    codes = {code for act in acts for code in act.documents}
    waits = {act.waiting for act in acts if act.waiting}
    own, waiting = Document.__table__.c, Waiting.__table__.c
    asked = select(*(waiting[name] for name in Wait._fields)).where(Waiting.id.in_(waits))
    waited = [Wait(*row) for row in rows(asked)]
    behind = {wait.document_id for wait in waited}
    wanted = Document.code.in_(codes) | Document.id.in_(behind)
    documents = [Doc(*row) for row in rows(select(*(own[n] for n in Doc._fields)).where(wanted))]
    return telling.facts(documents, all_groups(), waited, clock.today())


def all_groups() -> dict[int, Group]:
    """Return the groups in the board's own order, closed ones too."""
    leads = exists().where(Membership.group_id == CrisisGroup.id, Membership.is_leader)
    seat, held = _leader_seat(clock.today())
    query = select(
        CrisisGroup.id,
        CrisisGroup.code,
        CrisisGroup.name,
        CrisisGroup.owner_function,
        CrisisGroup.is_closed,
        (held | (leads & ~seat)).label("has_leader"),
        (seat & ~held).label("is_seat_vacant"),
    ).order_by(CrisisGroup.position, CrisisGroup.id)
    return {row.id: Group(*row) for row in rows(query)}


def _leader_seat(today: date) -> tuple[Exists, Exists]:
    """Return whether a group has an open seat for its leader in a crisis, and somebody holds it."""
    seat = exists().where(
        Seat.group_id == CrisisGroup.id,
        Seat.role == CrisisRole.LEADER,
        Seat.is_closed.is_(False),
    )
    held = seat.where(
        Assignment.seat_id == Seat.id,
        Assignment.rank == 0,
        fills_on(today),
        Person.id == Assignment.person_id,
        is_here(today),
    )
    return seat, held
