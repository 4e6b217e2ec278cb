"""One set of minutes on its way into the register: what each sort of change writes."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from bsak.documents import notes, service, snapshot
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document, Waiting, WaitingFor
from bsak.groups import queries as group_queries
from bsak.groups import service as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.intake import awaited, beside, dates, due, making_way, matching, points
from bsak.intake.proposal import Change, State, What
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.reading.shape import Minutes
from bsak.meetings.states import Stage
from bsak.tasks import service as tasks


@dataclass
class Writing:
    """One set of minutes on its way into the register."""

    minutes: Minutes
    actor: Viewer
    codes: Mapping[str, str]
    deadlines: Collection[int]  # those that are written, by their position

    def __post_init__(self) -> None:
        self.day = self.minutes.meeting.date
        self._held: Meeting | None = matching.meeting(self.minutes)
        self._is_clear = False
        self._writers: dict[What, Callable[[Change], None]] = {
            What.MEETING: self._heading,
            What.ATTENDEE: self._attendee,
            What.ITEM: self._item,
            What.GROUP: self._group,
            What.DOCUMENT: self._document,
            What.WAITING: self._waiting,
            What.SETTLED: self._settled,
            What.REMARK: self._remark,
            What.EXPECTED: self._expected,
            What.DEADLINE: self._deadline,
            What.TASK: self._task,
            What.NEXT_MEETING: self._next_meeting,
        }

    def write(self, change: Change) -> None:
        """Write one change."""
        self._writers[change.what](change)

    def finish(self) -> None:
        """Leave the act in the trail, and freeze the register as this meeting saw it."""
        held = self._meeting()
        trail.record("minutes_applied", "meeting", held.id, actor_id=self.actor.user_id)
        if self.minutes.register:
            snapshot.freeze(held, actor=self.actor, as_of=held.held_on)

    def _meeting(self) -> Meeting:
        told = self.minutes.meeting
        assert told.date is not None  # noqa: S101 -- apply() has refused such minutes
        if self._held is not None and not self._is_clear:
            making_way.clear(self._held, self.actor)
        self._is_clear = True
        if self._held is None:
            self._held = Meeting(body=told.body or "BSAK", held_on=told.date)
            db.session.add(self._held)
        self._held.body = told.body or self._held.body
        self._held.starts_at, self._held.place = told.time, told.place
        self._held.stage = Stage.LOCKED
        self._held.has_board_points = self._held.has_board_points or bool(self.minutes.register)
        db.session.flush()
        return self._held

    def _heading(self, _change: Change) -> None:
        self._meeting()

    def _item(self, change: Change) -> None:
        told = self.minutes.items[change.position]
        held = self._meeting()
        item = points.write(held, told)
        held.has_board_points = held.has_board_points or item.is_board
        db.session.flush()

    def _point(self, number: int) -> AgendaItem | None:
        return next((i for i in self._meeting().items if i.number == number), None)

    def _point_of(self, change: Change) -> AgendaItem | None:
        """Return the point that holds the line a change was read from."""
        before = [i for i in self.minutes.items if i.line <= change.line]
        return self._point(before[-1].number) if before else None

    def _group(self, change: Change) -> None:
        if group_queries.by_name(change.title) is not None:
            return
        last = group_queries.all_groups()
        code = self.codes.get(change.key, "").strip() or change.code
        try:
            groups.make(
                code,
                change.title,
                actor=None,
                position=last[-1].position + 1 if last else 1,
            )
        except Refused as fault:
            raise Refused(f"{change.title}: {fault}") from fault

    def _crisis_group(self, name: str) -> CrisisGroup:
        group = group_queries.by_name(name)
        if group is None:
            raise Refused(_("Krisegruppen %(name)s findes ikke i registret.", name=name))
        return group

    def _document(self, change: Change) -> None:
        row = self.minutes.register[change.position]
        status, item = Status(row.status), self._point_of(change)
        document = db.session.get(Document, change.document_id) if change.document_id else None
        if document is None and change.state is State.UNCLEAR:
            document = self._named(change)  # an earlier line may just have added it
        if document is None:
            document = service.add(
                self._crisis_group(row.group),
                Kind(row.kind),
                row.title,
                unit=row.unit,
                status=status,
                actor=self.actor,
                item=item,
                on=self.day,
            )
        else:
            said = service.Report(
                status=status,
                expected_on=document.expected_on,
                expected_text=document.expected_text,
            )
            service.report(document, said, actor=self.actor, item=item, on=self.day)

    def _named(self, change: Change) -> Document | None:
        row = self.minutes.register[change.position]
        documents = list(db.session.scalars(select(Document)))
        return matching.document(row, self._crisis_group(row.group), documents)[0]

    def _waiting(self, change: Change) -> None:
        row = self.minutes.register[change.position]
        is_decision = row.kind == "decision"
        told = awaited.read(row.remark, self.day)
        notes.wait(
            self._crisis_group(row.group),
            row.title if is_decision else told.subject[:300],
            actor=self.actor,
            kind=WaitingFor.DECISION if is_decision else WaitingFor.CLARIFICATION,
            document=None if is_decision else self._named(change),
            waits_for="BSAK" if is_decision else matching.waits_for(row.remark),
            expected_on=told.day,
            expected_text=told.when[:300],
            item=self._point_of(change),
            on=self.day,
        )

    def _remark(self, change: Change) -> None:
        group = self._crisis_group(change.group)
        document = None
        if change.title != _("Om gruppen"):
            document = self._named(change)
        notes.remark(
            group,
            change.after,
            actor=self.actor,
            document=document,
            item=self._point_of(change),
            on=self.day,
        )

    def _expected(self, change: Change) -> None:
        group = self._crisis_group(change.group)
        for document in dates.expecting(change, self.minutes, group):
            said = service.Report(
                status=document.status, expected_on=change.day, expected_text=change.after
            )
            item = self._point_of(change)
            service.report(document, said, actor=self.actor, item=item, on=self.day)

    def _deadline(self, change: Change) -> None:
        told = self.minutes.deadlines[change.position]
        for document in due.reached(change.position, self.minutes, self.deadlines, self._meeting()):
            service.set_deadline(
                document, told.date, actor=self.actor, item=self._point(told.item), on=self.day
            )

    def _attendee(self, change: Change) -> None:
        beside.attend(self._meeting(), self.minutes.attendees[change.position])

    def _settled(self, change: Change) -> None:
        waiting = db.session.get(Waiting, change.position)
        if waiting and not waiting.is_settled:
            item = self._point_of(change)
            notes.settle(waiting, change.after, actor=self.actor, item=item, on=self.day)

    def _task(self, change: Change) -> None:
        told = self.minutes.tasks[change.position]
        terms = tasks.Terms(title=told.text, owner_function=told.owner, due_on=told.date)
        tasks.add(terms, actor=self.actor, item=self._point(told.item), on=self.day)

    def _next_meeting(self, change: Change) -> None:
        if change.day:
            db.session.add(
                Meeting(body="BSAK", held_on=change.day, stage=Stage.PLANNED, has_board_points=True)
            )
            db.session.flush()
