"""Minutes held against the register: what is new, what differs, what is already so."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select

from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document, StatusChange, Waiting, WaitingFor
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.intake import matching, scope
from bsak.intake.proposal import Change, Proposal, State, What
from bsak.kernel.danish import day, fold
from bsak.kernel.db import db
from bsak.kernel.vague_dates import find_all
from bsak.kernel.words import _
from bsak.meetings.models import Meeting
from bsak.meetings.reading.shape import Minutes, Row


def propose(minutes: Minutes) -> Proposal:
    """Return what ``minutes`` would change. Reads the register, writes nothing."""
    return Proposal(minutes, tuple(_Comparison(minutes).changes()))


class _Comparison:
    """One set of minutes beside the register as it is now."""

    def __init__(self, minutes: Minutes) -> None:
        self.minutes = minutes
        self.day = minutes.meeting.date
        self.meeting = matching.meeting(minutes)
        self.groups: dict[str, CrisisGroup | None] = {}
        self.documents = list(db.session.scalars(select(Document)))
        newest = select(StatusChange.document_id, func.max(StatusChange.changed_on))
        latest = db.session.execute(newest.group_by(StatusChange.document_id))
        self.newest: dict[int, date] = dict(latest.all())

    def changes(self) -> Iterator[Change]:
        """Yield every change in the order it is shown and written."""
        yield self._meeting()
        if self.day is None:
            return
        yield from self._items()
        yield from self._groups()
        for position, row in enumerate(self.minutes.register):
            yield from self._row(position, row)
        yield from self._group_remarks()
        yield from self._deadlines()
        yield from self._next_meeting()

    def _meeting(self) -> Change:
        told = self.minutes.meeting
        if told.date is None:
            return Change(
                what=What.MEETING,
                state=State.UNCLEAR,
                title=told.body or _("Et møde"),
                note=_("Mødets dato blev ikke fundet, så intet kan skrives. Sæt den øverst."),
            )
        state = State.UNCHANGED if self.meeting else State.NEW
        if self.meeting and self.meeting.is_planned:
            state = State.CHANGED
        return Change(
            what=What.MEETING,
            state=state,
            title=f"{told.body} {day(told.date)}",
            after=" · ".join(filter(None, [told.time, told.place])),
            day=told.date,
        )

    def _items(self) -> Iterator[Change]:
        stored = {i.number: i for i in self.meeting.items} if self.meeting else {}
        for position, item in enumerate(self.minutes.items):
            old = stored.get(item.number)
            same = old is not None and matching.is_same_item(old, item)
            state = State.UNCHANGED if same else State.CHANGED if old else State.NEW
            yield Change(
                what=What.ITEM,
                state=state,
                title=_("Punkt %(n)d: %(title)s", n=item.number, title=item.title),
                before=old.case_number if old else "",
                after=item.case_number,
                line=item.line,
                position=position,
            )

    def _groups(self) -> Iterator[Change]:
        for position, name in enumerate(self.minutes.groups):
            self.groups[name] = groups.by_name(name)
            known = self.groups[name]
            yield Change(
                what=What.GROUP,
                state=State.UNCHANGED if known else State.NEW,
                title=name,
                note=_("Kendes nu som %(name)s.", name=known.name)
                if known and fold(known.name) != fold(name)
                else "",
                position=position,
            )

    def _row(self, position: int, row: Row) -> Iterator[Change]:
        group = self.groups.get(row.group)
        if row.kind == "decision":
            yield self._decision(position, row, group)
            return
        status = Status(row.status)
        document, exactly = matching.document(row, group, self.documents)
        note = "" if exactly else _("Genkendt, selv om titlen er skrevet anderledes.")
        if row.source and fold(row.title) not in fold(row.source):
            note = _("I referatet står: %(source)s", source=row.source)
        state = State.NEW if document is None else State.CHANGED
        if document and document.status is status:
            state = State.UNCHANGED
        elif document and self.day and self.newest.get(document.id, self.day) > self.day:
            state = State.UNCLEAR
            note = _("Registret er ændret efter mødet. Sæt kun kryds, hvis referatet har ret.")
        yield Change(
            what=What.DOCUMENT,
            state=state,
            title=f"{Kind(row.kind).label}: {row.title}" + (f" ({row.unit})" if row.unit else ""),
            group=row.group,
            before=document.status.label if document else "",
            after=status.label,
            note=note,
            line=row.line,
            position=position,
            document_id=document.id if document else None,
        )
        if row.remark:
            yield from self._said_of(position, row, document)

    def _decision(self, position: int, row: Row, group: CrisisGroup | None) -> Change:
        open_ones = select(Waiting).where(Waiting.kind == WaitingFor.DECISION)
        known = group and any(
            fold(w.subject) == fold(row.title)
            for w in db.session.scalars(open_ones.where(Waiting.group_id == group.id))
        )
        return Change(
            what=What.WAITING,
            state=State.UNCHANGED if known else State.NEW,
            title=_("Udestående beslutning: %(title)s", title=row.title),
            group=row.group,
            after=row.remark,
            line=row.line,
            position=position,
        )

    def _said_of(self, position: int, row: Row, document: Document | None) -> Iterator[Change]:
        waits = matching.waits(row.remark)
        known = document is not None and (
            matching.has_waiting(document, row.remark)
            if waits
            else matching.has_remark(document.group_id, document.id, row.remark)
        )
        yield Change(
            what=What.WAITING if waits else What.REMARK,
            state=State.UNCHANGED if known else State.NEW,
            title=row.title,
            group=row.group,
            after=row.remark,
            line=row.line,
            position=position,
            document_id=document.id if document else None,
        )

    def _group_remarks(self) -> Iterator[Change]:
        for position, remark in enumerate(self.minutes.group_remarks):
            group = self.groups.get(remark.group)
            known = group is not None and matching.has_remark(group.id, None, remark.text)
            yield Change(
                what=What.REMARK,
                state=State.UNCHANGED if known else State.NEW,
                title=_("Om gruppen"),
                group=remark.group,
                after=remark.text,
                line=remark.line,
                position=position,
            )
            yield from self._expected(position, remark.group, remark.text, remark.line)

    def _expected(self, position: int, group: str, text: str, line: int) -> Iterator[Change]:
        """A group that says when its work will be done says it of all its unfinished rows."""
        if "forvent" not in fold(text) or self.day is None:
            return
        for found in find_all(text, self.day):
            if found.when.day:
                yield Change(
                    what=What.EXPECTED,
                    state=self._expected_state(group, found.when.day),
                    title=_("Alt, hvad gruppen har under udarbejdelse"),
                    group=group,
                    after=found.when.text,
                    line=line,
                    position=position,
                    day=found.when.day,
                )
                return

    def _expected_state(self, name: str, expected: date) -> State:
        group = self.groups.get(name)
        rows = [d for d in self.documents if group and d.group_id == group.id]
        unfinished = [d for d in rows if d.status is Status.IN_PROGRESS]
        if unfinished and all(d.expected_on == expected for d in unfinished):
            return State.UNCHANGED
        return State.NEW

    def _deadlines(self) -> Iterator[Change]:
        for position, deadline in enumerate(self.minutes.deadlines):
            rows = scope.covered(deadline.text, self._after_this_list())
            new = [d for d in rows if d.due_on != deadline.date]
            listed = scope.covered_rows(deadline.text, self.minutes.register)
            state = State.NEW if new or (listed and not rows) else State.UNCHANGED
            if self.meeting and matching.has_deadline(self.meeting, deadline):
                state = State.UNCHANGED
            yield Change(
                what=What.DEADLINE,
                state=state,
                title=day(deadline.date),
                after=deadline.text,
                note=_("Gælder %(n)d dokumenter.", n=len(rows) or len(listed)),
                line=deadline.line,
                position=position,
                day=deadline.date,
            )

    def _after_this_list(self) -> list[Document]:
        """Return the documents, less those that this very list says are finished."""
        finished = set()
        for row in self.minutes.register:
            if row.kind != "decision" and row.status == Status.COMPLETED:
                document, _ok = matching.document(row, self.groups.get(row.group), self.documents)
                finished.add(document.id if document else None)
        return [d for d in self.documents if d.id not in finished]

    def _next_meeting(self) -> Iterator[Change]:
        told = self.minutes.next_meeting
        if told is None:
            return
        known = db.session.scalar(select(Meeting.id).where(Meeting.held_on == told.date))
        yield Change(
            what=What.NEXT_MEETING,
            state=State.UNCHANGED if known else State.NEW,
            title=_("BSAK %(day)s", day=day(told.date)),
            after=told.text,
            line=told.line,
            day=told.date,
        )
