"""Writes what minutes say, as far as somebody chose it, in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from bsak.documents import notes, service, snapshot
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document, WaitingFor
from bsak.groups import queries as group_queries
from bsak.groups import service as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.intake import compare, dates, matching, scope
from bsak.intake.proposal import Change, Proposal, State, What
from bsak.kernel import trail
from bsak.kernel.access import Permission
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.vague_dates import find_all
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.reading.shape import Minutes

_TURN = 0x62_73_61_6B  # the number of the lock: any will do that nothing else takes


def apply(
    proposal: Proposal,
    chosen: frozenset[str],
    *,
    actor: Viewer,
    seen: str = "",
    codes: Mapping[str, str] | None = None,
) -> int:
    """Write the ``chosen`` changes. Returns how many were written.

    ``codes`` are those that somebody typed for new groups, by the key of the change.

    Raises Refused when ``actor`` may not, or when the register is no longer the one that the
    proposal was ``seen`` against.
    """
    if not actor.may(Permission.MINUTES_IMPORT):
        raise Refused(_("Kun sekretariatet kan indlæse referater."))
    _take_turn()
    now = compare.propose(proposal.minutes)
    if seen and now.digest != seen:
        raise Refused(_("Registret er ændret, siden du så forslaget. Se det igen, før du skriver."))
    if proposal.obstacle:
        raise Refused(proposal.obstacle)
    writing = _Writing(proposal.minutes, actor, codes or {})
    written = [c for c in now.changes if c.key in chosen and c.is_writable]
    needed = {What.MEETING, What.ITEM, What.GROUP}
    for change in now.changes:
        if change in written or (written and change.what in needed and change.is_writable):
            writing.write(change)
    if written:
        writing.finish()
    return len(written)


def _take_turn() -> None:
    """Let nobody else write minutes until this transaction ends; SQLite has one writer as it is."""
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(_TURN)))
        db.session.expire_all()  # what was read before the turn came may have changed


@dataclass
class _Writing:
    """One set of minutes on its way into the register."""

    minutes: Minutes
    actor: Viewer
    codes: Mapping[str, str]

    def __post_init__(self) -> None:
        self.day = self.minutes.meeting.date
        self._held: Meeting | None = matching.meeting(self.minutes)
        self._writers: dict[What, Callable[[Change], None]] = {
            What.MEETING: self._heading,
            What.ITEM: self._item,
            What.GROUP: self._group,
            What.DOCUMENT: self._document,
            What.WAITING: self._waiting,
            What.REMARK: self._remark,
            What.EXPECTED: self._expected,
            What.DEADLINE: self._deadline,
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
        if self._held is None:
            self._held = Meeting(body=told.body or "BSAK", held_on=told.date)
            db.session.add(self._held)
        self._held.body = told.body or self._held.body
        self._held.starts_at, self._held.place = told.time, told.place
        self._held.is_planned = False
        self._held.has_board_points = self._held.has_board_points or bool(self.minutes.register)
        db.session.flush()
        return self._held

    def _heading(self, _change: Change) -> None:
        self._meeting()

    def _item(self, change: Change) -> None:
        told = self.minutes.items[change.position]
        held = self._meeting()
        item = next((i for i in held.items if i.number == told.number), None)
        if item is None:
            item = AgendaItem(number=told.number, title=told.title)
            held.items.append(item)
        sections = told.sections
        item.title, item.case_number, item.is_closed = told.title, told.case_number, told.closed
        item.occasion, item.presentation = sections.occasion, sections.presentation
        item.decision, item.history = sections.decision, sections.history
        item.recommendation = list(sections.recommendation)
        item.attachments = list(sections.attachments)
        if "BSAK" in told.title or told.case_number.startswith("14."):
            held.has_board_points = True
        db.session.flush()

    def _point(self, number: int) -> AgendaItem | None:
        return next((i for i in self._meeting().items if i.number == number), None)

    def _list_point(self) -> AgendaItem | None:
        """Return the point that holds the status list: the one its first row stands in."""
        rows = self.minutes.register
        before = [i for i in self.minutes.items if rows and i.line <= rows[0].line]
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
        status, item = Status(row.status), self._list_point()
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
        when = next(iter(find_all(row.remark, self.day)), None) if self.day else None
        notes.wait(
            self._crisis_group(row.group),
            row.title if is_decision else row.remark[:300],
            actor=self.actor,
            kind=WaitingFor.DECISION if is_decision else WaitingFor.CLARIFICATION,
            document=None if is_decision else self._named(change),
            waits_for="BSAK" if is_decision else matching.waits_for(row.remark),
            expected_on=when.when.day if when else None,
            expected_text=when.when.text if when else "",
            item=self._list_point(),
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
            item=self._list_point(),
            on=self.day,
        )

    def _expected(self, change: Change) -> None:
        group = self._crisis_group(change.group)
        for document in dates.expecting(change, self.minutes, group):
            said = service.Report(
                status=document.status, expected_on=change.day, expected_text=change.after
            )
            service.report(document, said, actor=self.actor, on=self.day)

    def _deadline(self, change: Change) -> None:
        told = self.minutes.deadlines[change.position]
        for document in scope.covered(told.text, db.session.scalars(select(Document))):
            service.set_deadline(
                document, told.date, actor=self.actor, item=self._point(told.item), on=self.day
            )

    def _next_meeting(self, change: Change) -> None:
        if change.day:
            db.session.add(
                Meeting(body="BSAK", held_on=change.day, is_planned=True, has_board_points=True)
            )
            db.session.flush()
