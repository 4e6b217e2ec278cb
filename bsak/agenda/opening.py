"""The two points every agenda begins with: the agenda and the last minutes, and the status list."""

import re

from bsak.agenda import queries, status_point, topics
from bsak.agenda.acts import DIRECTOR
from bsak.agenda.points import Point, noted
from bsak.agenda.register import Calendar, Register
from bsak.kernel.danish import day
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.states import Need

# Minutes have the time in the title: "CF - Status på … (10 minutter)".
_TIME = re.compile(r"\((\d{1,3} min\w*\.?)\)\s*$")
STATUS_TITLE = "Status på arbejdet med beredskabsplaner"
OPENING_TITLE = "Godkendelse af dagsorden og referat"


def points(meeting: Meeting, register: Register) -> list[Point]:
    """Return the first two points."""
    first = queries.earlier_point(meeting, OPENING_TITLE, topics.OPENING)
    earlier = queries.earlier_point(meeting, STATUS_TITLE, topics.STATUS)
    return [_opening(register.calendar, first), _status(register, earlier)]


def proposer(meeting: Meeting) -> tuple[str, str]:
    """Return who recommends, and on which case, as the latest status point has them."""
    earlier = queries.earlier_point(meeting, STATUS_TITLE, topics.STATUS)
    if earlier is None:
        return DIRECTOR, ""
    return earlier.proposer or DIRECTOR, earlier.case_number


def _opening(calendar: Calendar, earlier: AgendaItem | None) -> Point:
    body = calendar.body
    recommended = [_("at %(body)s godkender dagsordenen for mødet", body=body)]
    if calendar.last_on:
        where = calendar.last_body if calendar.last_body != body else ""
        held = _("mødet i %(body)s", body=where) if where else _("mødet")
        recommended.append(
            _("at %(body)s godkender referatet fra %(held)s den %(day)s",
              body=body, held=held, day=day(calendar.last_on))
        )  # fmt: skip
    return Point(
        topic=topics.OPENING,
        need=Need.DECISION,
        title=OPENING_TITLE,
        occasion=_("Godkendelse af dagsorden og referat."),
        presentation="",
        recommended=tuple((text, None) for text in recommended),
        proposer=DIRECTOR,
        case_number=earlier.case_number if earlier else "",
    )


def _status(register: Register, earlier: AgendaItem | None) -> Point:
    who = (earlier.proposer if earlier else "") or DIRECTOR
    return Point(
        topic=topics.STATUS,
        need=Need.INFORMATION,
        title=STATUS_TITLE,
        occasion=_(
            "%(who)s orienterer om status på arbejdet med beredskabsplaner (delplaner, "
            "specialplaner og indsatsplaner) og actioncards i krisegrupperne.",
            who=who,
        ),
        presentation=status_point.presentation(register, queries.figures(register.calendar)),
        recommended=noted(register),
        proposer=who,
        case_number=earlier.case_number if earlier else "",
        time_slot=_time_slot(earlier),
    )


def _time_slot(earlier: AgendaItem | None) -> str:
    if earlier is None:
        return ""
    found = _TIME.search(earlier.title)
    return earlier.time_slot or (found[1] if found else "")
