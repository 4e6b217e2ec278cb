"""Minutes held against the register: what is new, what differs, what is already so."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select

from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document, StatusChange
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.intake import alike, beside, differing, making_way, matching
from bsak.intake.ahead import Ahead
from bsak.intake.codes import free_code
from bsak.intake.dates import Dates
from bsak.intake.due import Due
from bsak.intake.lengths import fitted
from bsak.intake.proposal import Change, Proposal, State, What, overtaken
from bsak.intake.repeats import Repeats
from bsak.kernel.danish import day, fold
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.meetings.reading.shape import Minutes, Row
from bsak.meetings.rules import obstacle_to_importing


def propose(minutes: Minutes) -> Proposal:
    """Return what ``minutes`` would change. Reads the register, writes nothing."""
    minutes = fitted(minutes)
    compared = _Comparison(minutes)
    refusal = obstacle_to_importing(compared.meeting) if compared.meeting else None
    return Proposal(minutes, tuple(compared.changes()), refusal or "")


class _Comparison:
    """One set of minutes beside the register as it is now."""

    def __init__(self, minutes: Minutes) -> None:
        self.minutes = minutes
        self.day = minutes.meeting.date
        self.meeting = matching.meeting(minutes)
        self.groups: dict[str, CrisisGroup | None] = {}
        self.documents = list(db.session.scalars(select(Document)))
        self.ahead = Ahead(self.documents, self.groups)
        self.repeats = Repeats()
        newest = select(StatusChange.document_id, func.max(StatusChange.changed_on))
        latest = db.session.execute(newest.group_by(StatusChange.document_id))
        self.newest: dict[int, date] = dict(latest.all())

    def changes(self) -> Iterator[Change]:
        """Yield every change in the order it is shown and written."""
        yield self._meeting()
        if self.day is None:
            return
        yield from beside.attendees(self.minutes, self.meeting)
        yield from self._items()
        yield from self._groups()
        for position, row in enumerate(self.minutes.register):
            yield from self._row(position, row)
        yield from beside.settled(self.minutes, self.ahead)
        yield from self._group_remarks()
        dates = Dates(self.minutes, self.day, self.ahead, groups=self.groups)
        yield from dates.changes()
        yield from Due(self.minutes, self.day, self.ahead, self.meeting).changes()
        yield from beside.tasks(self.minutes, self.meeting)
        yield from dates.next_meeting()

    def _meeting(self) -> Change:
        told = self.minutes.meeting
        if told.date is None:
            return Change(
                what=What.MEETING,
                state=State.UNCLEAR,
                title=told.body or _("Et møde"),
            )
        held = self.meeting
        body = told.body or (held.body if held else "BSAK")
        before = _heading(held.body, held.starts_at, held.place) if held else ""
        after = _heading(body, told.time, told.place)
        state = State.UNCHANGED if before == after else State.CHANGED
        if held and held.is_planned:
            before, state = _("%(meeting)s (planlagt)", meeting=before), State.CHANGED
        return Change(
            what=What.MEETING,
            state=state if held else State.NEW,
            title=f"{body} {day(told.date)}",
            before=before,
            after=after,
            note=making_way.told(held),
            day=told.date,
        )

    def _items(self) -> Iterator[Change]:
        held = self.meeting if self.meeting and not self.meeting.is_planned else None
        stored = {i.number: i for i in held.items} if held else {}
        for position, item in enumerate(self.minutes.items):
            old = stored.get(item.number)
            moved = differing.moved(old, item) if old else ()
            state = State.CHANGED if moved else State.UNCHANGED if old else State.NEW
            yield Change(
                what=What.ITEM,
                state=state,
                title=_("Punkt %(n)d: %(title)s", n=item.number, title=item.title),
                after="" if moved else item.case_number,
                line=item.line,
                position=position,
                moved=moved,
            )

    def _groups(self) -> Iterator[Change]:
        coming: set[str] = set()
        for position, name in enumerate(self.minutes.groups):
            known = self.groups[name] = groups.by_name(name)
            code = "" if known else free_code(name, coming)
            coming.add(code)
            note = "" if known else _("Koden kan ikke ændres senere. Ret den, før du skriver.")
            if known and fold(known.name) != fold(name):
                note = _("Kendes nu som %(name)s.", name=known.name)
            yield Change(
                what=What.GROUP,
                state=State.UNCHANGED if known else State.NEW,
                title=name,
                after="" if known else _("Får koden %(code)s", code=code),
                note=note,
                position=position,
                code=code,
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
        self.ahead.meant[position] = document
        if repeated := self.repeats.of_row(row, document, exactly=exactly):
            state, note = repeated
        else:
            if document and document.status is status:
                state = State.UNCHANGED
            elif document and self._is_newer(document):
                state, note = State.UNCLEAR, overtaken()
            self._look_ahead(row, document, state)
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

    def _is_newer(self, document: Document) -> bool:
        told = max(document.touched_on, self.newest.get(document.id, document.touched_on))
        return self.day is not None and told > self.day

    def _look_ahead(self, row: Row, document: Document | None, state: State) -> None:
        if document is None:
            self.ahead.coming.append(row)
        elif state is State.CHANGED:
            self.ahead.moved[document.id] = Status(row.status)
        elif state is State.UNCLEAR:
            self.ahead.doubtful.add(document.id)

    def _decision(self, position: int, row: Row, group: CrisisGroup | None) -> Change:
        known = matching.known_decision(group, row.title, self.day) if group else None
        is_repeat = self.repeats.of_words("decision", row.group, row.title)
        return Change(
            what=What.WAITING,
            state=State.UNCHANGED if is_repeat or known is not None else State.NEW,
            title=_("Udestående beslutning: %(title)s", title=row.title),
            group=row.group,
            after=row.remark,
            note=alike.otherwise(known, row.title),
            line=row.line,
            position=position,
        )

    def _said_of(self, position: int, row: Row, document: Document | None) -> Iterator[Change]:
        waits = matching.waits(row.remark)
        known = None
        if document and waits:
            known = matching.known_waiting(document, row.remark, self.day)
        elif document:
            known = matching.known_remark(document.group_id, document.id, row.remark)
        is_repeat = self.repeats.of_words(row.group, row.kind, row.unit, row.title, row.remark)
        yield Change(
            what=What.WAITING if waits else What.REMARK,
            state=State.UNCHANGED if is_repeat or known is not None else State.NEW,
            title=row.title,
            group=row.group,
            after=row.remark,
            note=alike.otherwise(known, row.remark),
            line=row.line,
            position=position,
            document_id=document.id if document else None,
        )

    def _group_remarks(self) -> Iterator[Change]:
        for position, remark in enumerate(self.minutes.group_remarks):
            group = self.groups.get(remark.group)
            known = matching.known_remark(group.id, None, remark.text) if group else None
            is_repeat = self.repeats.of_words(remark.group, remark.text)
            yield Change(
                what=What.REMARK,
                state=State.UNCHANGED if is_repeat or known is not None else State.NEW,
                title=_("Om gruppen"),
                group=remark.group,
                after=remark.text,
                note=alike.otherwise(known, remark.text),
                line=remark.line,
                position=position,
            )


def _heading(body: str, time: str, place: str) -> str:
    return " · ".join(filter(None, [body, time, place]))
