"""Seats: made, called otherwise, closed and opened again."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _, ngettext
from bsak.seats import rules, service
from bsak.seats.forms import SeatForm, seat_form
from bsak.seats.routes.room import bp, found, me


@bp.route("/kriseledelse/pladser/ny", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def add() -> ResponseReturnValue:
    """Make a seat."""
    form = SeatForm(_places())
    if form.validate_on_submit():
        seat = service.add_seat(form.place, form.about, actor=me())
        undo = url_for("seats.close", seat_id=seat.id)
        flash(_("Pladsen %(title)s er oprettet.", title=seat.title), f"undo:{undo}")
        return redirect(url_for("seats.seat", seat_id=seat.id))
    if request.method == "GET":
        form.group.data = request.args.get("gruppe", "")
    obstacle = None if _places() else rules.obstacle_to_changing(None, me())
    page = render_template("seats/add.html", form=form, obstacle=obstacle)
    return page, 422 if form.errors else 200


@bp.post("/kriseledelse/pladser/faste")
@requires(Permission.DOCUMENT_EDIT)
def add_fixed() -> ResponseReturnValue:
    """Make the five fixed seats of a group, or of the strategic level."""
    code = request.form.get("group", "")
    group = groups.by_code(code) if code else None
    if code and group is None:
        raise Hidden
    made = service.add_fixed(group, actor=me())
    told = ngettext("%(num)d plads er oprettet.", "%(num)d pladser er oprettet.", len(made))
    flash(told, "done")
    return redirect(url_for("seats.chart", _anchor=code or "strategisk"))


@bp.route("/kriseledelse/pladser/<int:seat_id>/ret", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def edit(seat_id: int) -> ResponseReturnValue:
    """Call a seat otherwise."""
    seat = found(seat_id)
    form = seat_form(seat, [seat.group])
    form.group.data = seat.group.code if seat.group else ""
    if form.validate_on_submit():
        service.change_seat(seat, form.about, actor=me(), version=form.read_version)
        flash(_("Pladsen %(title)s er gemt.", title=seat.title), "done")
        return redirect(url_for("seats.seat", seat_id=seat.id))
    page = render_template(
        "seats/edit.html",
        form=form,
        seat=seat,
        obstacle=rules.obstacle_to_changing(seat.group, me()),
    )
    return page, 422 if form.errors else 200


@bp.post("/kriseledelse/pladser/<int:seat_id>/luk")
@requires(Permission.DOCUMENT_EDIT)
def close(seat_id: int) -> ResponseReturnValue:
    """Close a seat that nobody fills."""
    seat = found(seat_id)
    service.close_seat(seat, actor=me())
    undo = url_for("seats.reopen", seat_id=seat.id)
    flash(_("Pladsen %(title)s er lukket.", title=seat.title), f"undo:{undo}")
    return redirect(url_for("seats.seat", seat_id=seat.id))


@bp.post("/kriseledelse/pladser/<int:seat_id>/aabn")
@requires(Permission.DOCUMENT_EDIT)
def reopen(seat_id: int) -> ResponseReturnValue:
    """Open a closed seat again."""
    seat = found(seat_id)
    service.close_seat(seat, is_closed=False, actor=me())
    flash(_("Pladsen %(title)s er åben igen.", title=seat.title), "done")
    return redirect(url_for("seats.seat", seat_id=seat.id))


def _places() -> list[CrisisGroup | None]:
    """Return where whoever asks may make seats."""
    who = me()
    wanted: list[CrisisGroup | None] = [None, *groups.all_groups()]
    return [place for place in wanted if not rules.obstacle_to_changing(place, who)]
