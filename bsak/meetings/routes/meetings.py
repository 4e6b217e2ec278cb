"""Meetings: the list, one meeting with its agenda, and planning them."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.kernel import clock, kept, trail
from bsak.kernel.access import Permission, requires
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, Stale
from bsak.kernel.words import _
from bsak.meetings import queries, rules, service
from bsak.meetings.forms import meeting_form
from bsak.meetings.models import Meeting
from bsak.meetings.prose_blocks import blocks
from bsak.meetings.routes.room import bp, found, me, to_meeting
from bsak.meetings.states import Stage
from bsak.meetings.telling import effects, warned
from bsak.people.session import actor


@bp.get("/moeder")
@requires(Permission.MEETING_READ)
@kept.page
def list() -> ResponseReturnValue:
    """List the meetings: those to come, the next one first, and those that were."""
    rows = queries.all_meetings()
    return render_template(
        "meetings/list.html",
        coming=[row for row in reversed(rows) if row.stage in (Stage.PLANNED, Stage.OPEN)],
        past=[row for row in rows if row.stage in (Stage.HELD, Stage.LOCKED)],
        backlog_count=queries.backlog_count(),
        today=clock.today(),
        may_import=Permission.MINUTES_IMPORT in actor().permissions,
        may_manage=Permission.MEETING_MANAGE in actor().permissions,
    )


@bp.get("/moeder/<int:id>")
@requires(Permission.MEETING_READ)
@kept.page
def show(id: int) -> ResponseReturnValue:
    """Show a meeting: its agenda, or what was decided; of a closed point number and case."""
    meeting = found(id)
    may_manage = Permission.MEETING_MANAGE in actor().permissions
    may_add = may_manage and not rules.obstacle_to_adding(meeting)
    return render_template(
        "meetings/show.html",
        meeting=meeting,
        may_manage=may_manage,
        may_lead=may_manage or Permission.DOCUMENT_APPROVE in actor().permissions,
        may_write=may_manage and not rules.obstacle_to_changing(meeting),
        may_order=may_manage and not rules.obstacle_to_ordering(meeting),
        may_add=may_add,
        may_unlock=not rules.obstacle_to_unlocking(meeting, clock.now()),
        backlog=queries.backlog() if may_add else [],
        effects=effects(line for item in meeting.items for line in item.recommendations),
        warned=warned(meeting.items) if may_add else {},
        blocks=blocks,
    )


@bp.route("/moeder/nyt", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
def plan() -> ResponseReturnValue:
    """Plan a meeting."""
    form = meeting_form(None)
    if form.validate_on_submit():
        try:
            meeting = service.plan(form.facts(), actor=me())
        except Refused as refusal:
            db.session.rollback()
            form.form_errors.append(str(refusal))
        else:
            flash(_("%(body)s den %(day)s er planlagt.",
                    body=meeting.body, day=day(meeting.held_on)), "done")  # fmt: skip
            return to_meeting(meeting.id)
    page = render_template("meetings/plan.html", form=form, bodies=_bodies(), meeting=None)
    return page, 422 if form.errors else 200


@bp.route("/moeder/<int:id>/ret", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
def edit(id: int) -> ResponseReturnValue:
    """Change when and where a meeting is."""
    meeting = found(id)
    form, before = meeting_form(meeting), meeting.held_on
    if form.validate_on_submit():
        try:
            service.edit(meeting, form.facts(), actor=me(), version=form.read_version)
        except Stale:
            raise
        except Refused as refusal:
            db.session.rollback()
            form.form_errors.append(str(refusal))
        else:
            flash(_saved(meeting, is_moved=meeting.held_on != before), "done")
            return to_meeting(id)
    page = render_template(
        "meetings/plan.html",
        form=form,
        bodies=_bodies(),
        meeting=meeting,
        obstacle=rules.obstacle_to_changing(meeting),
        dropping=rules.obstacle_to_dropping(meeting),
    )
    return page, 422 if form.errors else 200


@bp.post("/moeder/<int:id>/fjern")
@requires(Permission.MEETING_MANAGE)
def drop(id: int) -> ResponseReturnValue:
    """Take a planned meeting without points away; it can be brought back."""
    meeting = found(id)
    told = _("%(what)s er fjernet.", what=_named(meeting))
    entry = service.drop(meeting, actor=me())
    flash(told, f"undo:{url_for('meetings.bring_back', entry_id=entry.id)}")
    return redirect(url_for("meetings.list"))


@bp.post("/moeder/fortryd/<int:entry_id>")
@requires(Permission.MEETING_MANAGE)
def bring_back(entry_id: int) -> ResponseReturnValue:
    """Plan a meeting again that was taken away."""
    entry = db.session.get(trail.Entry, entry_id)
    if entry is None:
        raise Hidden
    meeting = service.bring_back(entry, actor=me())
    flash(_("%(what)s er planlagt igen.", what=_named(meeting)), "done")
    return to_meeting(meeting.id)


def _saved(meeting: Meeting, *, is_moved: bool) -> str:
    told = _("Mødet er gemt.")
    if not is_moved or not meeting.is_planned or not any(item.topic for item in meeting.items):
        return told
    return f"{told} " + _("Dagsordenen er skrevet til den gamle dato. Tryk »Føj nyt til udkastet«, "
                          "og se datoerne i indstillingerne igennem.")  # fmt: skip


def _named(meeting: Meeting) -> str:
    return _("%(body)s den %(day)s", body=meeting.body, day=day(meeting.held_on))


def _bodies() -> tuple[str, ...]:
    return tuple(dict.fromkeys([*service.BODIES, *queries.bodies()]))
