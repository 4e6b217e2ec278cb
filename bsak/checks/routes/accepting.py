"""Letting a finding stand, and calling that off."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.checks import mandate, queries, service, standing
from bsak.checks.finding import Finding
from bsak.checks.forms import AcceptForm
from bsak.checks.models import Acceptance
from bsak.checks.routes.room import bp, me
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission, requires
from bsak.kernel.danish import day
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _


@bp.route("/tjek/accepter", methods=["GET", "POST"])
@requires(Permission.REGISTER_READ)
def accept() -> ResponseReturnValue:
    """Let a finding stand until a day, with the reason."""
    who = me()
    finding = standing.by_key(request.args.get("fund", ""), who)
    if finding is None:
        if request.method == "GET":
            raise Hidden
        flash(_("Fundet er der ikke længere, så der er intet at acceptere."), "problem")
        return redirect(url_for("checks.list"))
    form = AcceptForm()
    obstacle = mandate.obstacle_to_accepting(finding.group_id, who)
    if form.validate_on_submit():
        made = service.accept(finding, form.reason.data, form.until.data, actor=who)
        told = _("Fundet er accepteret til og med den %(day)s.", day=day(made.until))
        flash(told, f"undo:{url_for('checks.end', acceptance_id=made.id)}")
        return redirect(url_for("checks.list"))
    page = render_template("checks/accept.html", form=form, finding=finding, obstacle=obstacle)
    return page, 422 if form.errors else 200


@bp.post("/tjek/accepteret/<int:acceptance_id>/slut")
@requires(Permission.REGISTER_READ)
def end(acceptance_id: int) -> ResponseReturnValue:
    """Let an accepted finding count again."""
    who = me()
    acceptance, finding = _found(acceptance_id, who)
    service.end(acceptance, finding, actor=who)
    back = url_for("checks.take_up", acceptance_id=acceptance.id)
    flash(_("Fundet tæller med igen."), f"undo:{back}")
    return redirect(url_for("checks.list"))


@bp.post("/tjek/accepteret/<int:acceptance_id>/tilbage")
@requires(Permission.REGISTER_READ)
def take_up(acceptance_id: int) -> ResponseReturnValue:
    """Take back that an acceptance was called off."""
    who = me()
    acceptance, finding = _found(acceptance_id, who)
    service.take_up(acceptance, finding, actor=who)
    flash(_("Fundet er accepteret som før."), "done")
    return redirect(url_for("checks.list"))


def _found(acceptance_id: int, who: Viewer) -> tuple[Acceptance, Finding]:
    """Return an acceptance with its finding. Raises Hidden when they may not know of it."""
    acceptance = queries.acceptance(acceptance_id)
    finding = standing.by_key(acceptance.key, who) if acceptance else None
    if acceptance is None or finding is None:
        raise Hidden
    return acceptance, finding
