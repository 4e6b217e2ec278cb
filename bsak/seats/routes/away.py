"""Who is away when. Nobody is asked why."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _
from bsak.seats import away as absences
from bsak.seats import queries, rules, standing_in
from bsak.seats.forms import AwayForm
from bsak.seats.models import Absence
from bsak.seats.routes.room import bp, me


@bp.route("/kriseledelse/fravaer", methods=["GET", "POST"])
@requires(Permission.REGISTER_READ)
def away() -> ResponseReturnValue:
    """Show who is away, and write that somebody is."""
    people = queries.may_be_away(me())
    form = AwayForm(people)
    if form.validate_on_submit():
        try:
            made = absences.be_away(form.who, form.from_on.data, form.last, actor=me())
        except Refused as refusal:
            form.form_errors.append(str(refusal))
        else:
            undo = url_for("seats.never_away", absence_id=made.id)
            flash(standing_in.told(made), f"undo:{undo}")
            return redirect(url_for("seats.away"))
    ahead, today = queries.absences(), clock.today()
    page = render_template(
        "seats/away.html",
        form=form,
        absences=ahead,
        acting=standing_in.by_absence(ahead, today),
        may_change={person.id for person in people},
        obstacle=None if people else rules.obstacle_to_absence((), me()),
        today=today,
    )
    return page, 422 if form.errors else 200


@bp.post("/kriseledelse/fravaer/<int:absence_id>/tilbage")
@requires(Permission.DOCUMENT_EDIT)
def back(absence_id: int) -> ResponseReturnValue:
    """Let somebody be back today."""
    absence = _found(absence_id)
    act = absences.come_back(absence, clock.today(), actor=me())
    undo = url_for("seats.undo", undone_id=act.id)
    flash(_("%(name)s er tilbage.", name=absence.person.name), f"undo:{undo}")
    return redirect(url_for("seats.away"))


@bp.post("/kriseledelse/fravaer/<int:absence_id>/fjern")
@requires(Permission.DOCUMENT_EDIT)
def never_away(absence_id: int) -> ResponseReturnValue:
    """Take back that somebody is away."""
    absence = _found(absence_id)
    act = absences.come_back(absence, absence.from_on, actor=me())
    flash(_("Fraværet er fjernet."), f"undo:{url_for('seats.undo', undone_id=act.id)}")
    return redirect(url_for("seats.away"))


def _found(absence_id: int) -> Absence:
    absence = db.session.get(Absence, absence_id)
    if absence is None:
        raise Hidden
    return absence
