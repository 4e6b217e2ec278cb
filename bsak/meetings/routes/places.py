"""Where points stand: up and down, to the list for later and back, and away."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.kernel.access import Permission, requires
from bsak.kernel.danish import day
from bsak.kernel.errors import Refused
from bsak.kernel.forms import number
from bsak.kernel.words import _
from bsak.meetings import placing, queries
from bsak.meetings.routes.room import bp, found, found_item, me, to_meeting
from bsak.meetings.telling import warned
from bsak.people.session import actor

_STEPS = {"up": -1, "down": 1}


@bp.get("/moeder/punkter")
@requires(Permission.MEETING_READ)
def backlog() -> ResponseReturnValue:
    """Show the points that wait for a meeting."""
    may_manage, points = Permission.MEETING_MANAGE in actor().permissions, queries.backlog()
    return render_template(
        "meetings/backlog.html",
        points=points,
        warned=warned([one.item for one in points]) if may_manage else {},
        planned=queries.planned() if may_manage else [],
        may_manage=may_manage,
    )


@bp.post("/punkter/<int:id>/flyt")
@requires(Permission.MEETING_MANAGE)
def move_item(id: int) -> ResponseReturnValue:
    """Move a point up or down, or to a place."""
    item = found_item(id)
    where = request.form.get("to", "")
    to = item.number + _STEPS[where] if where in _STEPS else number(where)
    if to is None:
        raise Refused(_("Vælg, hvor punktet skal stå."))
    placing.move(item, to, actor=me())
    return to_meeting(item.meeting_id or 0, item.number)


@bp.post("/punkter/<int:id>/senere")
@requires(Permission.MEETING_MANAGE)
def postpone_item(id: int) -> ResponseReturnValue:
    """Put a point on the list for later."""
    item = found_item(id)
    meeting_id = item.meeting_id or 0
    was = placing.postpone(item, actor=me())
    back = url_for("meetings.place_item", id=item.id, moede=meeting_id, plads=was)
    flash(_("»%(title)s« står nu på listen til senere.", title=item.title), f"undo:{back}")
    return to_meeting(meeting_id)


@bp.post("/punkter/<int:id>/plads")
@requires(Permission.MEETING_MANAGE)
def place_item(id: int) -> ResponseReturnValue:
    """Put a point from the list for later on an agenda."""
    item = found_item(id)
    meeting_id = number(request.values.get("moede", ""))
    if meeting_id is None:
        raise Refused(_("Vælg det møde, punktet skal på."))
    meeting = found(meeting_id)
    placing.place(item, meeting, actor=me(), to=number(request.values.get("plads", "")))
    flash(
        _("»%(title)s« er punkt %(number)d på %(body)s den %(day)s.", title=item.title,
          number=item.number, body=meeting.body, day=day(meeting.held_on)),
        "done",
    )  # fmt: skip
    return to_meeting(meeting.id, item.number)


@bp.post("/punkter/<int:id>/slet")
@requires(Permission.MEETING_MANAGE)
def drop_item(id: int) -> ResponseReturnValue:
    """Delete a point for good."""
    item = found_item(id)
    meeting_id, title, is_drafted = item.meeting_id, item.title, bool(item.topic)
    placing.drop(item, actor=me())
    told = _("»%(title)s« er slettet.", title=title)
    if is_drafted:
        told = _(
            "»%(title)s« er slettet. Lav udkast igen, hvis det skal med alligevel.", title=title
        )
    flash(told, "done")
    return redirect(
        url_for("meetings.show", id=meeting_id) if meeting_id else url_for("meetings.backlog")
    )
