"""The table itself: beginning a meeting, the one screen it is held on, and ending it."""

from collections.abc import Iterator, Sequence

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from bsak.decisions import carrying, reopening, sitting
from bsak.decisions.routes.room import bp, find_meeting, me
from bsak.decisions.routes.showing import page
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.danish import day
from bsak.kernel.forms import number
from bsak.kernel.words import _, ngettext
from bsak.meetings.models import AgendaItem


@bp.get("/moeder/<int:id>/bord")
@requires(Permission.MEETING_READ)
def table(id: int) -> ResponseReturnValue:
    """Show the whole meeting on one screen, with one point before it."""
    who, meeting = me(), find_meeting(id)
    return page(meeting, number(request.args.get("punkt")), who)


@bp.post("/moeder/<int:id>/aabn")
@requires(Permission.MEETING_READ)
def open(id: int) -> ResponseReturnValue:
    """Begin the meeting."""
    meeting = find_meeting(id)
    sitting.open_meeting(meeting, actor=me())
    told = _("Mødet er åbnet. Det, I beslutter, skrives i registret med det samme.")
    if meeting.held_on != clock.today():
        told += " " + _("Mødet er sat til den %(day)s, og i dag er det den %(today)s. Er det et "
                        "andet møde, I vil holde, så fortryd.", day=day(meeting.held_on),
                        today=day(clock.today()))  # fmt: skip
    flash(told, f"undo:{url_for('decisions.unopen', id=id)}")
    return redirect(url_for("decisions.table", id=id, stor=request.args.get("stor") or None))


@bp.post("/moeder/<int:id>/afslut")
@requires(Permission.MEETING_READ)
def close(id: int) -> ResponseReturnValue:
    """End the meeting."""
    meeting = find_meeting(id)
    left = carrying.unfinished(meeting)
    later = sitting.close(meeting, actor=me())
    told = _("Mødet er afsluttet, og registret er gemt, som mødet så det.")
    flash(" ".join([told, *_left(left, len(later))]), f"undo:{url_for('decisions.reopen', id=id)}")
    return redirect(url_for("decisions.table", id=id))


def _left(points: Sequence[AgendaItem], waiting: int) -> Iterator[str]:
    """Yield what the meeting did not get to, and where that is found again."""
    if not points:
        return
    yield ngettext("%(num)d punkt blev ikke behandlet færdigt.",
                   "%(num)d punkter blev ikke behandlet færdigt.", len(points))  # fmt: skip
    if lines := sum(len(carrying.open_lines(item)) for item in points):
        yield ngettext("%(num)d indstilling står åben.", "%(num)d indstillinger står åbne.", lines)
    if waiting:
        yield ngettext("%(num)d punkt står på listen til et kommende møde.",
                       "%(num)d punkter står på listen til et kommende møde.", waiting)  # fmt: skip
    if waiting < len(points):
        yield _("Udkastet til næste møde tager det op, der stadig står.")


@bp.post("/moeder/<int:id>/aabn/fortryd")
@requires(Permission.MEETING_READ)
def unopen(id: int) -> ResponseReturnValue:
    """Let the meeting be planned again, when nothing is decided yet."""
    reopening.unopen(find_meeting(id), actor=me())
    flash(_("Mødet er ikke længere åbent. Dagsordenen kan rettes igen."), "done")
    return redirect(url_for("meetings.show", id=id))


@bp.post("/moeder/<int:id>/afslut/fortryd")
@requires(Permission.MEETING_READ)
def reopen(id: int) -> ResponseReturnValue:
    """Let the meeting go on."""
    reopening.reopen(find_meeting(id), actor=me())
    flash(_("Mødet er åbent igen, og punkterne står, som de stod."), "done")
    return redirect(url_for("decisions.table", id=id))


@bp.post("/moeder/<int:id>/laas")
@requires(Permission.MEETING_READ)
def lock(id: int) -> ResponseReturnValue:
    """Approve the minutes."""
    sitting.lock(find_meeting(id), actor=me())
    told = _("Referatet er godkendt og låst.")
    flash(told, f"undo:{url_for('decisions.unlock', id=id)}")
    return redirect(url_for("meetings.show", id=id))


@bp.post("/moeder/<int:id>/laas/fortryd")
@requires(Permission.MEETING_READ)
def unlock(id: int) -> ResponseReturnValue:
    """Take back that the minutes were approved."""
    reopening.unlock(find_meeting(id), actor=me())
    flash(_("Referatet er ikke længere godkendt. Det kan rettes, til det godkendes igen."), "done")
    return redirect(url_for("decisions.table", id=id))
