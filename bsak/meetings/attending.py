"""Who is asked to a meeting, as functions, and who came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.meetings import numbering, queries, rules
from bsak.meetings.models import Attendance, Meeting
from bsak.meetings.service import record
from bsak.meetings.states import Presence
from bsak.meetings.typed import clean


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of one who was asked."""

    presence: Presence
    note: str = ""


_ASKED = Mark(Presence.INVITED)


def invite(
    meeting: Meeting,
    names: Iterable[str],
    *,
    actor: Viewer,
    is_guest: bool = False,
    said: Mark = _ASKED,
) -> list[str]:
    """Ask functions to a meeting; who is asked already is left. Returns those who are new.

    ``said`` is what was said of them before they were taken off by mistake.
    """
    _refuse(meeting, actor)
    new = _ask(meeting, [(name, is_guest) for name in names], said)
    if new:
        after = {"names": new, "is_guest": is_guest, "presence": said.presence.value}
        record("attendance_asked", meeting, actor, after=after)
    return new


def invite_again(meeting: Meeting, *, actor: Viewer) -> list[str]:
    """Ask those who were asked to the body's last meeting. Returns those who are new."""
    _refuse(meeting, actor)
    last = queries.last_with_attendance(meeting)
    if last is None:
        raise Refused(
            _("Der er ikke noget tidligere møde i %(body)s at tage deltagerne fra. Skriv dem ind.",
              body=meeting.body)
        )  # fmt: skip
    new = _ask(meeting, [(one.name, one.is_guest) for one in last.attendances])
    if new:
        record("attendance_asked", meeting, actor, after={"names": new, "from": last.id})
    return new


def mark(meeting: Meeting, marks: Mapping[int, Mark], *, actor: Viewer) -> None:
    """Say who came, and what is to be noted of it."""
    _refuse(meeting, actor)
    changed = {}
    for one in meeting.attendances:
        said = marks.get(one.id)
        if said and (said.presence, said.note) != (one.presence, one.note):
            one.presence, one.note = said.presence, clean(said.note)
            changed[one.name] = said.presence.value
    if changed:
        db.session.flush()
        record("attendance_marked", meeting, actor, after=changed)


def uninvite(meeting: Meeting, one: Attendance, *, actor: Viewer) -> None:
    """Take somebody off the list of those who are asked."""
    name = one.name
    _refuse(meeting, actor)
    if one not in meeting.attendances:
        raise Refused(_("%(name)s er allerede taget af listen.", name=name))
    meeting.attendances.remove(one)
    db.session.flush()
    record("attendance_dropped", meeting, actor, after={"names": [one.name]})


def _ask(meeting: Meeting, wanted: Iterable[tuple[str, bool]], said: Mark = _ASKED) -> list[str]:
    there = {one.name.casefold() for one in meeting.attendances}
    new = []
    for written, is_guest in wanted:
        name = " ".join(clean(written).split())
        if name and name.casefold() not in there:
            there.add(name.casefold())
            new.append(name)
            asked = Attendance(name=name, is_guest=is_guest)
            asked.presence, asked.note = said.presence, clean(said.note)
            meeting.attendances.append(asked)
    db.session.flush()
    return new


def _refuse(meeting: Meeting, actor: Viewer) -> None:
    refuse(rules.obstacle_to_managing(actor))
    numbering.hold(meeting)
    refuse(rules.obstacle_to_changing(meeting))
