"""Binders: the list, one binder with its copies, and planning what belongs in it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.distribution import (
    binders,
    hiding,
    history,
    outgoing,
    pending,
    queries,
    replacing,
    rules,
    standing,
    stopped,
    telling,
)
from bsak.distribution.forms import CopyForm, ProfileForm, profile_form
from bsak.distribution.routes.room import bp, found, me
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, Stale
from bsak.kernel.words import _


@bp.get("/kopier")
@requires(Permission.BINDER_BUILD)
@kept.page
def list() -> ResponseReturnValue:
    """List every binder: what it was last sent, and how its copies stand."""
    every = queries.all_binders()
    stands = standing.of_all()
    ordered = replacing.open_orders() if me().may(Permission.BINDER_MANAGE) else []
    return render_template(
        "distribution/list.html",
        binders=every,
        standings={b.id: [s for s in stands if s.copy.binder_id == b.id] for b in every},
        newest=queries.newest([binder.id for binder in every]),
        pending=pending.of_binders(every),
        telling=telling,
        obstacle=rules.obstacle_to_managing(me()),
        replacements=ordered,
        endings=outgoing.endings([each.holding for each in ordered]),
        today=clock.today(),
    )


@bp.get("/kopier/<code>")
@requires(Permission.BINDER_BUILD)
def binder(code: str) -> ResponseReturnValue:
    """Show a binder: what belongs in it, its copies, and what was issued to them."""
    return shown(code, CopyForm(formdata=None))


@bp.route("/kopier/ny", methods=["GET", "POST"])
@requires(Permission.BINDER_MANAGE)
def plan() -> ResponseReturnValue:
    """Plan a binder."""
    form = ProfileForm(me())
    if form.validate_on_submit():
        try:
            new = binders.plan(form.profile, actor=me())
        except Refused as refusal:
            db.session.rollback()
            form.form_errors.append(str(refusal))
        else:
            flash(_("Mappen %(code)s er oprettet. Tilføj nu den første kopi.", code=new.code),
                  f"undo:{url_for('distribution.close', code=new.code)}")  # fmt: skip
            return redirect(url_for("distribution.binder", code=new.code))
    page = render_template("distribution/plan.html", form=form, binder=None)
    return page, 422 if form.errors else 200


@bp.route("/kopier/<code>/ret", methods=["GET", "POST"])
@requires(Permission.BINDER_MANAGE)
def edit(code: str) -> ResponseReturnValue:
    """Change what a binder is called and which texts belong in it."""
    one = found(code)
    form = profile_form(me(), one)
    if form.validate_on_submit():
        try:
            binders.edit(one, form.profile, actor=me(), version=form.read_version)
        except Stale:
            raise
        except Refused as refusal:
            db.session.rollback()
            form.form_errors.append(str(refusal))
        else:
            flash(_("Mappen er gemt."), "done")
            return redirect(url_for("distribution.binder", code=one.code))
    page = render_template(
        "distribution/plan.html",
        form=form,
        binder=one,
        obstacle=rules.obstacle_to_changing(one),
    )
    return page, 422 if form.errors else 200


@bp.post("/kopier/<code>/luk")
@requires(Permission.BINDER_MANAGE)
def close(code: str) -> ResponseReturnValue:
    """Close a binder that has no copies out, or open it again."""
    one, is_closed = found(code), not request.args.get("igen")
    binders.close(one, is_closed=is_closed, actor=me())
    back = url_for("distribution.close", code=one.code, igen=1 if is_closed else None)
    told = _("lukket") if is_closed else _("åben igen")
    flash(_("Mappen %(code)s er %(told)s.", code=one.code, told=told), f"undo:{back}")
    return redirect(url_for("distribution.binder", code=one.code))


def shown(code: str, form: CopyForm) -> str:
    """Return a binder's page with the form for one more copy as it was typed."""
    one, who = queries.with_profile(code), me()
    if one is None:
        raise Hidden
    releases = queries.releases(one.id)
    alive = [] if one.is_closed else standing.of_all(one)
    packs = [pack for each in alive for pack in (*each.packs, *each.coming)]
    waits = pending.of_binders([one]).get(one.id)
    secret = hiding.hidden(waits.codes, who) if waits else frozenset()
    return render_template(
        "distribution/binder.html",
        binder=one,
        form=form,
        profile=telling.profile(one, who),
        sees_sheets=rules.sees_sheets(one, who),
        alive=alive,
        packs=packs,
        stopped=stopped.of(packs),
        ended=[copy for copy in one.copies if copy.ended_on],
        releases=releases,
        waits=waits,
        waiting=[code for code in waits.codes if code not in secret] if waits else [],
        answers=queries.answers(releases),
        telling=telling,
        obstacle=rules.obstacle_to_managing(who) or rules.obstacle_to_changing(one),
        history=history.of_binder(one, who),
        closing=rules.obstacle_to_closing(one),
        may_manage=who.may(Permission.BINDER_MANAGE),
        today=clock.today(),
    )
