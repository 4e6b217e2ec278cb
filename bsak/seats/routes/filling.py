"""One seat: who fills it, who is to, who did; coming, going, moving up, and undoing each."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.seats import away, moving, organisation, queries, rules, service, undoing
from bsak.seats.days import fills
from bsak.seats.forms import DayForm, FillForm
from bsak.seats.models import Assignment, Seat
from bsak.seats.organisation import said_rank
from bsak.seats.routes.room import bp, found, me


@bp.get("/kriseledelse/pladser/<int:seat_id>")
@requires(Permission.REGISTER_READ)
def seat(seat_id: int) -> ResponseReturnValue:
    """Show a seat with everybody who fills it, is to, or did."""
    return _page(found(seat_id))


@bp.post("/kriseledelse/pladser/<int:seat_id>/besaet")
@requires(Permission.DOCUMENT_EDIT)
def fill(seat_id: int) -> ResponseReturnValue:
    """Let somebody fill a seat from a day on."""
    seat = found(seat_id)
    form = FillForm(seat, _now(seat))
    if not form.validate_on_submit():
        return _page(seat, form), 422
    terms = (form.who, form.rank.data, form.from_on.data)
    try:
        made = service.fill(seat, *terms, actor=me(), version=form.read_version)
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        return _page(seat, form), 422
    told = _("%(name)s er %(rank)s fra %(day)s.", name=made.person.name,
             rank=said_rank(made.rank).lower(), day=day(made.from_on))  # fmt: skip
    return _done(seat, told)


@bp.post("/kriseledelse/besaettelser/<int:assignment_id>/slut")
@requires(Permission.DOCUMENT_EDIT)
def end(assignment_id: int) -> ResponseReturnValue:
    """Let somebody no longer fill a seat."""
    one, form = _assignment(assignment_id), DayForm()
    if not form.validate_on_submit():
        raise Refused(_("Skriv, fra hvilken dag personen ikke længere sidder på pladsen."))
    service.end(one, form.on.data, actor=me(), version=form.read_version)
    told = _("%(name)s sidder på pladsen til og med %(day)s.",
             name=one.person.name, day=day(one.last_on))  # fmt: skip
    if one.to_on == one.from_on:
        told = _("%(name)s kommer ikke på pladsen.", name=one.person.name)
    return _done(one.seat, told)


@bp.post("/kriseledelse/besaettelser/<int:assignment_id>/op")
@requires(Permission.DOCUMENT_EDIT)
def move_up(assignment_id: int) -> ResponseReturnValue:
    """Move a deputy one up from today, to holder from first deputy."""
    one = _assignment(assignment_id)
    if not one.rank:
        raise Refused(_("Indehaveren kan ikke rykke længere op."))
    moved = moving.move(one, one.rank - 1, clock.today(), actor=me())
    told = _("%(name)s er nu %(rank)s.", name=moved.person.name,
             rank=said_rank(moved.rank).lower())  # fmt: skip
    return _done(moved.seat, told)


@bp.post("/kriseledelse/fortryd/<int:undone_id>")
@requires(Permission.DOCUMENT_EDIT)
def undo(undone_id: int) -> ResponseReturnValue:
    """Put those who fill a seat back as they were before an act, or somebody away again."""
    entry = db.session.get(Entry, undone_id)
    if entry is None:
        raise Hidden
    if entry.subject == "person":
        absence = away.undo(entry, actor=me())
        flash(_("Det er fortrudt. %(name)s er væk.", name=absence.person.name), "done")
        return redirect(url_for("seats.away"))
    seat = undoing.undo(entry, actor=me())
    flash(_("Det er fortrudt. Pladsen er som før."), "done")
    return redirect(url_for("seats.seat", seat_id=seat.id))


def _page(seat: Seat, form: FillForm | None = None) -> str:
    today = clock.today()
    lines = {line.id: line for line in organisation.read(today).seats}
    return render_template(
        "seats/seat.html",
        form=form or FillForm(seat, _now(seat), formdata=None),
        seat=seat,
        line=lines.get(seat.id),
        history=queries.history(seat),
        obstacle=rules.obstacle_to_changing(seat.group, me()),
        obstacle_to_closing=rules.obstacle_to_closing(seat, today),
        may_hand_over=me().may(Permission.CONTACT_MANAGE),
        said_rank=said_rank,
        today=today,
    )


def _now(seat: Seat) -> dict[int, str]:
    """Return who fills a seat today, by rank."""
    today = clock.today()
    return {one.rank: one.person.name for one in seat.assignments if fills(one, today)}


def _done(seat: Seat, told: str) -> ResponseReturnValue:
    act = undoing.last_act(seat)
    flash(told, f"undo:{url_for('seats.undo', undone_id=act.id)}" if act else "done")
    return redirect(url_for("seats.seat", seat_id=seat.id))


def _assignment(assignment_id: int) -> Assignment:
    one = db.session.get(Assignment, assignment_id)
    if one is None:
        raise Hidden
    return one
