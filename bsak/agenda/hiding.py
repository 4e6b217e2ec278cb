"""A document becomes confidential: agendas that are not held yet are told anew without its name.

What the program told is told anew; what people wrote stays, and they are told where it is.
"""

import re
from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm.attributes import flag_modified

from bsak.agenda import (
    carried,
    gather,
    mentions,
    naming,
    points,
    queries,
    status_point,
    telling,
    topics,
)
from bsak.agenda.acts import Act, Verb, read, stored
from bsak.agenda.counting import listed
from bsak.agenda.models import Cause, Matter
from bsak.agenda.register import Doc, Register
from bsak.agenda.sources import followup
from bsak.documents.models import Document, Waiting
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.danish import capital_first, day
from bsak.kernel.db import db, rows
from bsak.kernel.words import _, ngettext
from bsak.meetings import items
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.states import Outcome, Stage
from bsak.tasks.models import Task

_MOST = 3  # points that are named: the message travels in a cookie
_NOTED = Act(verb=Verb.NOTE)
_TO_COME = (Stage.PLANNED, Stage.OPEN)


def hide(document: Document, actor: Viewer) -> list[str]:
    """Let no agenda to come name ``document``. Returns where people have written its name."""
    coming = select(Meeting).where(Meeting.stage.in_(_TO_COME)).order_by(Meeting.id)
    meetings = db.session.scalars(coming.with_for_update()).all()
    on_them = AgendaItem.meeting_id.in_([meeting.id for meeting in meetings])
    query = select(AgendaItem).where(or_(AgendaItem.meeting_id.is_(None), on_them))
    standing = db.session.scalars(query.order_by(AgendaItem.meeting_id, AgendaItem.number)).all()
    pen = _Pen(document, meetings)
    ours = carried.drafted(standing)
    for item in standing:
        was_told = pen.tell(item) if item.id in ours else False
        if pen.reword(item, is_ours=item.id in ours) or was_told:
            flag_modified(item, "title")  # else a form opened before would not be told
            db.session.flush()
            items.record("point_masked", item, actor, after={"document": document.id})
    _unname(document)
    left = mentions.named_in(standing, [pen.doc])
    return _where([item for item in standing if item.id in left])


class _Pen:
    """Whoever tells points anew without the name of one document."""

    def __init__(self, document: Document, meetings: Sequence[Meeting]) -> None:
        self.doc = Doc(**{name: getattr(document, name) for name in Doc._fields})
        self.group = document.group
        self.secret = naming.secret(document.group.name)
        self.meetings = {meeting.id: meeting for meeting in meetings}
        self.registers: dict[int, Register] = {}
        self.causes: dict[int, list[Cause]] = {}
        mine = select(Matter.item_id, Matter.cause).where(Matter.document_id == document.id)
        for row in rows(mine.order_by(Matter.id)):
            self.causes.setdefault(row.item_id, []).append(row.cause)
        self.waits = _ids(Waiting, document)
        self.tasks = _ids(Task, document)
        self.pattern = naming.pattern(self.doc, mentions.open_titles([self.doc]))
        self.quoted = re.compile(rf"»[^»]*« \({re.escape(document.code)}\)")

    def tell(self, item: AgendaItem) -> bool:
        """Tell the presentation of a drafted point anew. Returns whether it says another thing."""
        before = item.presentation
        if item.topic == topics.CHECKS:
            item.presentation = "\n".join(map(self._of_checks, before.split("\n")))
        elif item.topic not in (topics.STATUS, topics.UNCHANGED):
            told = self._without(before, self.causes.get(item.id, []))
            item.presentation = self._unquoted(told) if item.topic == topics.FOLLOW_UP else told
        elif register := self._register(item):
            again = self._status if item.topic == topics.STATUS else self._unchanged
            item.presentation = again(before, register)
        return item.presentation != before

    def reword(self, item: AgendaItem, *, is_ours: bool) -> bool:
        """Take the name out of the lines that do something to the document."""
        lines = [(line, act) for line in item.recommendations if self._is_of(act := read(line.act))]
        known = queries.facts(act for _line, act in lines if act)
        for line, act in lines:
            is_told = act is not None and is_ours and line.outcome is Outcome.OPEN
            if act and is_told and act.task in self.tasks:
                line.act, act = stored(_NOTED), _NOTED  # the title of its task may tell what it is
            if act and is_told:
                line.text = telling.recommended(act, known)
            line.text = self.quoted.sub(self.secret, line.text)
            line.minute = self.quoted.sub(self.secret, line.minute)
        return bool(lines)

    def _is_of(self, act: Act | None) -> bool:
        return act is not None and (
            self.doc.code in act.documents or act.waiting in self.waits or act.task in self.tasks
        )

    def _register(self, item: AgendaItem) -> Register | None:
        """Return the register as the draft of the point's meeting sees it."""
        meeting = self.meetings.get(item.meeting_id or 0)
        if meeting and meeting.id not in self.registers:
            self.registers[meeting.id] = gather.register(meeting, clock.today())
        return self.registers[meeting.id] if meeting else None

    def _status(self, text: str, register: Register) -> str:
        """Return the status list with the part on the document's group told anew."""
        begins, parts = f"{status_point.GROUP} ", text.split("\n\n")
        mine = f"{begins}{self.group.name}"
        if mine not in parts:
            return text
        at = parts.index(mine)
        rest = (n for n, one in enumerate(parts) if n > at and one.startswith(begins))
        parts[at : next(rest, len(parts))] = [
            status_point.of_group(register.groups[self.group.id], register)
        ]
        return "\n\n".join(parts)

    def _unchanged(self, text: str, register: Register) -> str:
        """Return the groups without news with the line of the document's group told anew."""
        again = points.quiet_line(register.groups[self.group.id], register)
        begins = f"- {self.group.name}: "
        lines = [again if one.startswith(begins) else one for one in text.split("\n")]
        return "\n".join(lines)

    def _of_checks(self, line: str) -> str:
        """Return a line of what the checker found without the name, alone or among others."""
        named = naming.coded(self.doc)
        if f"{named}: " not in line:  # else words follow that may quote its text
            line = line.replace(named, self.secret)
        if not re.search(rf"(?<![\w-]){re.escape(self.doc.code)}(?![\w-])", line):
            return line
        return f"- {capital_first(self.secret)}: {Cause.CHECK.label}."

    def _unquoted(self, text: str) -> str:
        """Return what earlier meetings decided without the words that name the document."""
        return "\n".join(
            followup.unquoted(line, self.secret) if self.pattern.search(line) else line
            for line in text.split("\n")
        )

    def _without(self, text: str, causes: Sequence[Cause]) -> str:
        """Return a presentation that says of the document only what sort of thing it is."""
        labels = dict.fromkeys(f"{cause.label}." for cause in causes)
        told = f"- {capital_first(self.secret)}: {' '.join(labels)}".rstrip(": ")
        mine = re.compile(rf"- [^\n]*\({re.escape(self.doc.code)}\)(: .*)?")
        parts: list[str] = []
        for part in text.split("\n\n"):
            lines = part.split("\n")
            alike = [one for one in lines if (found := mine.fullmatch(one)) and not found[1]]
            kept = [told if mine.fullmatch(one) else one for one in lines if one not in alike]
            if alike:  # under a sentence that says more: it gets a line of its own before that
                parts.insert(len(parts) - 1, told)
                parts = parts if kept else parts[:-1]
            parts += ["\n".join(kept)] if kept else []
        return "\n\n".join(parts)


def _unname(document: Document) -> None:
    """Let the matters that were told of the document not lead to it."""
    for matter in db.session.scalars(select(Matter).where(Matter.document_id == document.id)):
        matter.document_id, matter.words = None, f"{matter.cause.label}."
    db.session.flush()


def _where(standing: Sequence[AgendaItem]) -> list[str]:
    """Return what a person must do about the points that still have the name."""
    if not standing:
        return []
    places = [_("»%(title)s« %(place)s", title=i.title, place=_place(i)) for i in standing[:_MOST]]
    if (more := len(standing) - _MOST) > 0:
        places.append(ngettext("%(num)d punkt til", "%(num)d punkter til", more))
    return [
        _(
            "Nogen har selv skrevet dokumentets navn i punktet %(places)s. Tag det ud, eller bed "
            "sekretariatet om det: Andre læser dagsordenen.",
            places=listed(places),
        )
    ]


def _place(item: AgendaItem) -> str:
    if item.meeting is None:
        return _("på listen til senere")
    return _("på %(body)s den %(day)s", body=item.meeting.body, day=day(item.meeting.held_on))


def _ids(kind: type[Task] | type[Waiting], document: Document) -> set[int | None]:
    return set(db.session.scalars(select(kind.id).where(kind.document_id == document.id)))
