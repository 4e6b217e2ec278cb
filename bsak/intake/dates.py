"""The dates that minutes set: when work is expected to be done, deadlines, the next meeting."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select

from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.intake import matching, scope
from bsak.intake.ahead import Ahead, Covered
from bsak.intake.proposal import Change, State, What
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.meetings.models import Meeting
from bsak.meetings.reading.shape import GroupRemark, Minutes


class Dates:
    """The dates of one set of minutes, held against the register as it will be."""

    def __init__(
        self,
        minutes: Minutes,
        on: date,
        ahead: Ahead,
        *,
        held: Meeting | None,
        groups: Mapping[str, CrisisGroup | None],
    ) -> None:
        self.minutes, self.on, self.ahead = minutes, on, ahead
        self.held, self.groups = held, groups
        # Who says a day of their own is not meant by what is said of the whole group.
        self.own = {
            position: when
            for position, row in enumerate(minutes.register)
            if (when := matching.own_day(row, on))
        }

    def changes(self) -> Iterator[Change]:
        """Yield every change in the order it is shown and written."""
        for position, remark in enumerate(self.minutes.group_remarks):
            yield from self._of_group(position, remark)
        yield from self._of_rows()
        yield from self._deadlines()
        yield from self._next_meeting()

    def _of_group(self, position: int, remark: GroupRemark) -> Iterator[Change]:
        """A group that says when its work will be done says it of all its unfinished rows."""
        when = matching.expected(remark.text, self.on)
        if when is None or when.day is None:
            return
        covered = self._unfinished(remark.group)
        is_news = covered.coming or any(d.expected_on != when.day for d in covered.stored)
        yield Change(
            what=What.EXPECTED,
            state=State.NEW if is_news else State.UNCHANGED,
            title=_("Alt, hvad gruppen har under udarbejdelse"),
            group=remark.group,
            after=when.text,
            note=covered.told if is_news else "",
            line=remark.line,
            position=position,
            day=when.day,
        )

    def _unfinished(self, name: str) -> Covered:
        group = self.groups.get(name)
        own = {d.id for p in self.own if (d := self.ahead.meant.get(p))}
        lines = {self.minutes.register[p].line for p in self.own}
        found = self.ahead.among(lambda _kind, status: status is Status.IN_PROGRESS)
        stored = [d for d in found.stored if group and d.group_id == group.id and d.id not in own]
        coming = [r for r in found.coming if r.group == name and r.line not in lines]
        return Covered(stored, coming, found.doubtful)

    def _of_rows(self) -> Iterator[Change]:
        for position, when in self.own.items():
            row, document = self.minutes.register[position], self.ahead.meant.get(position)
            state = State.NEW
            if document and document.expected_on == when.day:
                state = State.UNCHANGED
            elif document and document.id in self.ahead.doubtful:
                state = State.UNCLEAR
            yield Change(
                what=What.EXPECTED,
                state=state,
                title=row.title,
                group=row.group,
                before=document.expected_text or day(document.expected_on) if document else "",
                after=when.text,
                line=row.line,
                position=position,
                document_id=document.id if document else None,
                day=when.day,
                is_of_row=True,
            )

    def _deadlines(self) -> Iterator[Change]:
        for position, deadline in enumerate(self.minutes.deadlines):
            covered = self.ahead.among(scope.meaning(deadline.text))
            is_news = covered.coming or any(d.due_on != deadline.date for d in covered.stored)
            if self.held and matching.has_deadline(self.held, deadline):
                is_news = False
            yield Change(
                what=What.DEADLINE,
                state=State.NEW if is_news else State.UNCHANGED,
                title=day(deadline.date),
                after=deadline.text,
                note=covered.told if is_news else "",
                line=deadline.line,
                position=position,
                day=deadline.date,
            )

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


def expecting(change: Change, minutes: Minutes, group: CrisisGroup) -> list[Document]:
    """Return the documents that a day in the minutes is for, now that the list is written.

    Raises Refused when the line's own document was left out.
    """
    stored = list(db.session.scalars(select(Document).where(Document.group_id == group.id)))
    if change.is_of_row:
        document, _exactly = matching.document(minutes.register[change.position], group, stored)
        if document is None:
            sentence = _(
                "»%(title)s« står ikke i registret endnu. Sæt også kryds ved dokumentet.",
                title=change.title,
            )
            raise Refused(sentence)
        return [document]
    on = minutes.meeting.date
    rows = [r for r in minutes.register if r.group == change.group]
    own = [matching.document(r, group, stored)[0] for r in rows if on and matching.own_day(r, on)]
    return [d for d in stored if d.status is Status.IN_PROGRESS and d not in own]
