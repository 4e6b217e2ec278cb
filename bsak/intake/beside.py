"""What minutes say beside the documents: who was there, what is settled, what somebody must do."""

from collections.abc import Iterator

from sqlalchemy import select

from bsak.documents.kinds import Status
from bsak.documents.models import Waiting
from bsak.intake import alike, matching, points
from bsak.intake.ahead import Ahead
from bsak.intake.proposal import Change, State, What
from bsak.kernel.danish import day, fold
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Attendance, Meeting
from bsak.meetings.reading import shape
from bsak.meetings.reading.shape import Attendee, Minutes
from bsak.meetings.states import Presence
from bsak.tasks.models import Task


def attendees(minutes: Minutes, held: Meeting | None) -> Iterator[Change]:
    """Yield those whom the head names by function."""
    stored = {fold(a.name): a for a in held.attendances} if held else {}
    for position, told in enumerate(minutes.attendees):
        old = stored.get(fold(told.name))
        same = old is not None and _said(old) == _said_of(told)
        yield Change(
            what=What.ATTENDEE,
            state=State.UNCHANGED if same else State.CHANGED if old else State.NEW,
            title=told.name,
            before=_said(old) if old else "",
            after=_said_of(told),
            position=position,
        )


def attend(held: Meeting, told: Attendee) -> None:
    """Let the meeting say what its minutes say of one who was asked."""
    one = next((a for a in held.attendances if fold(a.name) == fold(told.name)), None)
    if one is None:
        one = Attendance(name=told.name)
        held.attendances.append(one)
    one.presence, one.is_guest, one.note = Presence(told.presence), told.is_guest, told.note
    db.session.flush()


def settled(minutes: Minutes, ahead: Ahead) -> Iterator[Change]:
    """Yield what documents waited for that the minutes have as finished. A person must see."""
    on = minutes.meeting.date
    finished = {
        d.id: minutes.register[position]
        for position, d in ahead.meant.items()
        if d and minutes.register[position].status == Status.COMPLETED.value
    }
    waits = select(Waiting).where(
        Waiting.document_id.in_(finished), Waiting.is_settled.is_(False), Waiting.since <= on
    )
    for waiting in db.session.scalars(waits.order_by(Waiting.id)):
        row = finished[waiting.document_id or 0]
        if matching.waits(row.remark):
            continue
        yield Change(
            what=What.SETTLED,
            state=State.UNCLEAR,
            title=waiting.subject,
            group=row.group,
            before=_("Afventer siden %(day)s", day=day(waiting.since)),
            after=_("Udarbejdet ifølge referatet"),
            note=_("»%(title)s« er udarbejdet. Sæt kryds, hvis svaret er kommet.", title=row.title),
            line=row.line,
            position=waiting.id,
            document_id=waiting.document_id,
        )


def tasks(minutes: Minutes, held: Meeting | None) -> Iterator[Change]:
    """Yield what somebody is asked to do; ticked when it is the board's, and clear who."""
    known, said = _known(held), set[tuple[int, str, str]]()
    body = minutes.meeting.body or (held.body if held else "BSAK")
    ours = {item.number for item in minutes.items if points.is_board(body, item)}
    for position, told in enumerate(minutes.tasks):
        is_ours = told.item in ours
        same = next((t for n, t in known if n == told.item and alike.says_same(t, told.text)), "")
        key = (told.item, told.owner, fold(told.text))  # what is said twice is one task
        is_known = bool(same) or key in said
        said.add(key)
        is_clear = told.is_clear and is_ours
        note = _doubt(told) if is_ours else _not_ours()
        yield Change(
            what=What.TASK,
            state=State.UNCHANGED if is_known else State.NEW if is_clear else State.UNCLEAR,
            title=told.text,
            after=" · ".join(filter(None, [told.owner or _("Ingen ejer"), day(told.date)])),
            note=alike.otherwise(same, told.text) if is_known else note,
            line=told.line,
            position=position,
            day=told.date,
        )


def _doubt(told: shape.Task) -> str:
    if told.is_clear:
        return ""
    if told.owner:
        return _("Sæt kryds, hvis det er en opgave.")
    return _("Sæt kryds, hvis det er en opgave, og skriv siden, hvilken funktion der har den.")


def _not_ours() -> str:
    return _("Punktet handler ikke om beredskab. Sæt kryds, hvis opgaven alligevel hører til her.")


def _known(held: Meeting | None) -> list[tuple[int, str]]:
    if held is None:
        return []
    query = (
        select(AgendaItem.number, Task.title)
        .join(Task, Task.item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == held.id)
    )
    return [(number, title) for number, title in db.session.execute(query)]


def _said(one: Attendance) -> str:
    return _words(one.presence, is_guest=one.is_guest, note=one.note)


def _said_of(told: Attendee) -> str:
    return _words(Presence(told.presence), is_guest=told.is_guest, note=told.note)


def _words(presence: Presence, *, is_guest: bool, note: str) -> str:
    return ", ".join(filter(None, [presence.label, _("gæst") if is_guest else "", note]))
