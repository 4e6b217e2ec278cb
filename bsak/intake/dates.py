"""When minutes expect work to be done, and when they say that the board meets next."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.intake import matching
from bsak.intake.ahead import Ahead, Covered
from bsak.intake.proposal import Change, State, What, overtaken
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
        groups: Mapping[str, CrisisGroup | None],
    ) -> None:
        self.minutes, self.on, self.ahead = minutes, on, ahead
        self.groups = groups
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

    def _of_group(self, position: int, remark: GroupRemark) -> Iterator[Change]:
        """A group that says when its work will be done says it of all its unfinished rows."""
        when = matching.expected(remark.text, self.on)
        if when is None or when.day is None:
            return
        covered = self._unfinished(remark.group)
        later = [d for d in covered.stored if d.touched_on > self.on]
        before = Covered([d for d in covered.stored if d not in later], covered.coming, set())
        is_news = before.coming or any(d.expected_on != when.day for d in before.stored)
        change = Change(
            what=What.EXPECTED,
            state=State.NEW if is_news else State.UNCHANGED,
            title=_("Alt, hvad gruppen har under udarbejdelse"),
            group=remark.group,
            after=when.text,
            note=before.told if is_news else "",
            line=remark.line,
            position=position,
            day=when.day,
        )
        yield change
        if any(d.expected_on != when.day for d in later):
            yield replace(
                change,
                state=State.UNCLEAR,
                title=_("Det, gruppen har meldt om efter mødet"),
                note=_overtaken(Covered(later, [], covered.doubtful)),
                is_of_later=True,
            )

    def _unfinished(self, name: str) -> Covered:
        group = self.groups.get(name)
        own = {d.id for p in self.own if (d := self.ahead.meant.get(p))}
        lines = {self.minutes.register[p].line for p in self.own}
        found = self.ahead.among(lambda about: about.status is Status.IN_PROGRESS)
        stored = [d for d in found.stored if group and d.group_id == group.id and d.id not in own]
        coming = [r for r in found.coming if r.group == name and r.line not in lines]
        return Covered(stored, coming, found.doubtful)

    def _of_rows(self) -> Iterator[Change]:
        for position, when in self.own.items():
            row, document = self.minutes.register[position], self.ahead.meant.get(position)
            state = State.NEW
            if document and document.expected_on == when.day:
                state = State.UNCHANGED
            elif document and (document.id in self.ahead.doubtful or document.touched_on > self.on):
                state = State.UNCLEAR
            yield Change(
                what=What.EXPECTED,
                state=state,
                title=row.title,
                group=row.group,
                before=document.expected_text or day(document.expected_on) if document else "",
                after=when.text,
                note=overtaken() if state is State.UNCLEAR else "",
                line=row.line,
                position=position,
                document_id=document.id if document else None,
                day=when.day,
                is_of_row=True,
            )

    def next_meeting(self) -> Iterator[Change]:
        """Yield when the board meets next."""
        told = self.minutes.next_meeting
        if told is None:
            return
        known = db.session.scalar(select(Meeting.id).where(Meeting.held_on == told.date))
        yield Change(
            what=What.NEXT_MEETING,
            state=State.UNCHANGED if known or told.date == self.on else State.NEW,
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
    on = minutes.meeting.date or date.max
    rows = [r for r in minutes.register if r.group == change.group]
    own = [matching.document(r, group, stored)[0] for r in rows if matching.own_day(r, on)]
    meant = [d for d in stored if d.status is Status.IN_PROGRESS and d not in own]
    return [d for d in meant if (d.touched_on > on) is change.is_of_later]


def _overtaken(covered: Covered) -> str:
    return f"{covered.told} {overtaken()}"
