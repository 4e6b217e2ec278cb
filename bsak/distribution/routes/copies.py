"""One numbered copy: who answers for it, what it holds, and when it ends."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.distribution import (
    composing,
    copies,
    hiding,
    history,
    outgoing,
    pack_words,
    packs,
    queries,
    replacing,
    rules,
    standing,
    stocktaking,
    stopped,
    telling,
)
from bsak.distribution.forms import CopyForm, EndForm, copy_form
from bsak.distribution.models import Copy
from bsak.distribution.routes.binders import shown as shown_binder
from bsak.distribution.routes.room import bp, found, found_copy, me, settings
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.words import _


@bp.get("/kopier/<code>/<int:number>")
@requires(Permission.BINDER_BUILD)
def copy(code: str, number: int) -> ResponseReturnValue:
    """Show a copy: who has it, what it holds, what was sent to it and what was answered."""
    return _shown(found_copy(code, number), EndForm(formdata=None))


@bp.post("/kopier/<code>/kopi")
@requires(Permission.BINDER_MANAGE)
def add_copy(code: str) -> ResponseReturnValue:
    """Give a binder one more copy."""
    form = CopyForm()
    if not form.validate_on_submit():
        return shown_binder(code, form), 422
    new = copies.add(found(code), form.written, actor=me(), settings=settings())
    flash(_("Kopi %(name)s er oprettet.", name=new.name), "done")
    return _to(new)


@bp.route("/kopier/<code>/<int:number>/ret", methods=["GET", "POST"])
@requires(Permission.BINDER_MANAGE)
def edit_copy(code: str, number: int) -> ResponseReturnValue:
    """Change who answers for a copy and where it stands."""
    one = found_copy(code, number)
    form = copy_form(one)
    if form.validate_on_submit():
        copies.edit(one, form.written, actor=me(), version=form.read_version)
        flash(_("Kopi %(name)s er gemt.", name=one.name), "done")
        return _to(one)
    page = render_template(
        "distribution/edit_copy.html",
        form=form,
        copy=one,
        obstacle=rules.obstacle_to_changing_copy(one),
    )
    return page, 422 if form.errors else 200


@bp.post("/kopier/<code>/<int:number>/slut")
@requires(Permission.BINDER_MANAGE)
def end_copy(code: str, number: int) -> ResponseReturnValue:
    """Say that a copy is handed in or lost."""
    one, form = found_copy(code, number), EndForm()
    if not form.validate_on_submit():
        return _shown(one, form), 422
    copies.end(one, form.why.data, actor=me())
    back = url_for("distribution.resume_copy", code=one.binder.code, number=one.number)
    flash(_("Kopi %(name)s er udgået. Nummeret bruges ikke igen.", name=one.name), f"undo:{back}")
    return _to(one)


@bp.post("/kopier/<code>/<int:number>/genoptag")
@requires(Permission.BINDER_MANAGE)
def resume_copy(code: str, number: int) -> ResponseReturnValue:
    """Take a copy into use again."""
    one = found_copy(code, number)
    copies.resume(one, actor=me(), settings=settings())
    flash(_("Kopi %(name)s er i brug igen.", name=one.name), "done")
    return _to(one)


def _shown(one: Copy, form: EndForm) -> str:
    who = me()
    sees_sheets = rules.sees_sheets(one.binder, who)
    sheets = hiding.readable(standing.held(one), who) if sees_sheets else []
    packs_of = queries.packs_of(one.id)
    ordered = replacing.of_copy(one) if who.may(Permission.BINDER_MANAGE) else []
    return render_template(
        "distribution/copy.html",
        copy=one,
        form=form,
        standing=standing.of(one),
        sees_sheets=sees_sheets,
        sheets=sheets,
        found=stocktaking.found_in(sheets),
        leaves=packs.leaves(composing.held_by(sheets)),
        due_on=standing.due_on,
        telling=telling,
        may_manage=who.may(Permission.BINDER_MANAGE),
        obstacle=rules.obstacle_to_managing(who) or rules.obstacle_to_changing_copy(one),
        packs=packs_of,
        over=pack_words.over_of(packs_of),
        stopped=stopped.of(packs_of),
        replacements=ordered,
        endings=outgoing.endings([each.holding for each in ordered]),
        history=history.of_copy(one, who),
        today=clock.today(),
    )


def _to(one: Copy) -> ResponseReturnValue:
    return redirect(url_for("distribution.copy", code=one.binder.code, number=one.number))
