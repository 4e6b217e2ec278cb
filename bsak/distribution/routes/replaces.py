"""Leaves ordered anew: from a copy's page, printed again, delivered, and taken back."""

from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from bsak.distribution import outgoing, replacing, rules, standing
from bsak.distribution.models import Copy, Replacement
from bsak.distribution.replacement_form import ReplacementForm
from bsak.distribution.routes.room import bp, found_copy, me
from bsak.kernel.access import Permission, requires
from bsak.kernel.danish import weekday_day
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, refuse
from bsak.kernel.words import _


@bp.route("/kopier/<code>/<int:number>/erstat", methods=["GET", "POST"])
@requires(Permission.BINDER_MANAGE)
def replace(code: str, number: int) -> ResponseReturnValue:
    """Order a leaf anew that was used in an incident, is lost or is torn."""
    copy = found_copy(code, number)
    held = standing.held(copy)
    newer = outgoing.superseded(held)
    form = ReplacementForm(held, newer, outgoing.endings(held), request.args.get("ark", ""))
    if form.validate_on_submit():
        try:
            made = replacing.order(form.holding, form.incident.data, actor=me())
        except Refused as refusal:
            db.session.rollback()
            form.form_errors.append(str(refusal))
        else:
            told = _(
                "%(sheet)s er bestilt. Det skal være i kopi %(copy)s senest %(day)s.",
                sheet=made.holding.code, copy=copy.name, day=weekday_day(made.due_on).lower(),
            )  # fmt: skip
            back = url_for("distribution.drop_replacement", replacement_id=made.id)
            flash(told, f"undo:{back}")
            if made.holding.code in newer:
                flash(_outdated(made, newer[made.holding.code]), f"next:{_correction(copy)}")
            return _to_copy(made)
    page = render_template(
        "distribution/replace.html",
        copy=copy,
        form=form,
        held=held,
        obstacle=rules.obstacle_to_changing_copy(copy),
    )
    return page, 422 if form.errors else 200


@bp.get("/erstatningsark/<int:replacement_id>.pdf")
@requires(Permission.BINDER_MANAGE)
def replacement_pdf(replacement_id: int) -> ResponseReturnValue:
    """Print the very leaf that was used."""
    one, out = _found(replacement_id), BytesIO()
    refuse(replacing.obstacle_to_printing(one))
    replacing.write(out, one)
    out.seek(0)
    name = f"{one.copy.name}-{one.holding.code}.pdf"
    return send_file(out, "application/pdf", download_name=name)


@bp.post("/erstatningsark/<int:replacement_id>/leveret")
@requires(Permission.BINDER_MANAGE)
def deliver(replacement_id: int) -> ResponseReturnValue:
    """Say that the leaf stands in the binder."""
    one = _found(replacement_id)
    replacing.deliver(one, actor=me())
    back = url_for("distribution.wait_again", replacement_id=one.id)
    flash(_("%(sheet)s er leveret til kopi %(copy)s.", sheet=one.holding.code,
            copy=one.copy.name), f"undo:{back}")  # fmt: skip
    return _to_copy(one)


@bp.post("/erstatningsark/<int:replacement_id>/ikke-leveret")
@requires(Permission.BINDER_MANAGE)
def wait_again(replacement_id: int) -> ResponseReturnValue:
    """Say that the leaf has not come after all."""
    one = _found(replacement_id)
    replacing.wait_again(one, actor=me())
    flash(_("%(sheet)s venter på at blive leveret igen.", sheet=one.holding.code), "done")
    return _to_copy(one)


@bp.post("/erstatningsark/<int:replacement_id>/fortryd")
@requires(Permission.BINDER_MANAGE)
def drop_replacement(replacement_id: int) -> ResponseReturnValue:
    """Take an order back."""
    one = _found(replacement_id)
    answer, sheet = _to_copy(one), one.holding.code
    replacing.drop(one, actor=me())
    flash(_("Bestillingen af %(sheet)s er taget tilbage.", sheet=sheet), "done")
    return answer


def _outdated(one: Replacement, now: int) -> str:
    """Warn that the same leaf is printed again though its document has a newer text."""
    return _("%(sheet)s trykkes igen som Rev. %(rev)s, men Rev. %(now)d gælder nu. Udsend en "
             "rettelse, så kopien får den.",
             sheet=one.holding.code, rev=one.holding.rev, now=now)  # fmt: skip


def _correction(copy: Copy) -> str:
    return url_for("distribution.prepare", code=copy.binder.code)


def _found(replacement_id: int) -> Replacement:
    one = db.session.get(Replacement, replacement_id)
    if one is None:
        raise Hidden
    return one


def _to_copy(one: Replacement) -> ResponseReturnValue:
    copy = one.copy
    return redirect(url_for("distribution.copy", code=copy.binder.code, number=copy.number))
