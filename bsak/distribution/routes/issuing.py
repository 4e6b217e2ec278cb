"""Issuing in the browser: what would change, then all of it with a pack for each copy."""

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from flask import Flask, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.binders import jobs
from bsak.binders.routes.room import prints
from bsak.distribution import coming, pending, queries, rules
from bsak.distribution.issue_forms import ReleaseForm
from bsak.distribution.models import Binder, Release
from bsak.distribution.order import Order
from bsak.distribution.routes.room import bp, found, me, settings
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.words import _
from bsak.people.session import actor


@bp.get("/kopier/<code>/rettelse")
@requires(Permission.BINDER_MANAGE)
def prepare(code: str) -> ResponseReturnValue:
    """Show what a correction would change, before anything is issued."""
    return _prepared(found(code))


@bp.post("/kopier/<code>/rettelse")
@requires(Permission.BINDER_MANAGE)
def issue(code: str) -> ResponseReturnValue:
    """Issue a correction or a new edition, with a pack for each copy, and show how far it is."""
    binder, form = found(code), ReleaseForm(clock.today())
    if not form.validate_on_submit():
        return _prepared(binder, form), 422
    leads_to = url_for("distribution.binder", code=binder.code)
    return _started([binder], form.order, title=binder.name, leads_to=leads_to)


@bp.get("/kopier/rettelser")
@requires(Permission.BINDER_MANAGE)
def prepare_all() -> ResponseReturnValue:
    """Show every binder with something to correct."""
    return _prepared_all()


@bp.post("/kopier/rettelser")
@requires(Permission.BINDER_MANAGE)
def issue_all() -> ResponseReturnValue:
    """Issue a correction for each binder that was chosen, all at once."""
    form = ReleaseForm(clock.today())
    chosen = [binder for binder in _in_use() if binder.code in request.form.getlist("binder")]
    if not chosen:
        form.form_errors.append(_("Vælg mindst én mappe."))
    if not form.validate_on_submit() or not chosen:
        return _prepared_all(form), 422
    leads_to = url_for("distribution.list")
    return _started(chosen, form.order, title=_("Rettelser"), leads_to=leads_to)


def _prepared(binder: Binder, form: ReleaseForm | None = None) -> str:
    from bsak.distribution import issuing

    last = issuing.newest(binder)
    day = pending.next_day(last)
    return render_template(
        "distribution/prepare.html",
        binder=binder,
        form=form or ReleaseForm(clock.today(), day, formdata=None),
        draft=issuing.draft(binder, settings(), day=day) if last else None,
        coming=coming.of_binders([binder])[binder.id],
        obstacle=rules.obstacle_to_sending(binder),
    )


def _prepared_all(form: ReleaseForm | None = None) -> str:
    from bsak.distribution import issuing

    days = {binder: pending.next_day(last) for binder, last in _issued_to()}
    drafts = (issuing.draft(binder, settings(), day=day) for binder, day in days.items())
    needed = [draft for draft in drafts if draft.is_needed]
    taken, ahead = {draft.binder for draft in needed}, coming.of_binders(days)
    first = max((days[draft.binder] for draft in needed), default=clock.today())
    return render_template(
        "distribution/prepare_all.html",
        drafts=needed,
        waiting=[binder for binder in days if ahead[binder.id] and binder not in taken],
        coming=ahead,
        form=form or ReleaseForm(clock.today(), first, formdata=None),
    )


def _issued_to() -> Iterator[tuple[Binder, Release]]:
    binders = _in_use()
    last = pending.last_of([binder.id for binder in binders])
    return ((binder, last[binder.id]) for binder in binders if binder.id in last)


def _in_use() -> list[Binder]:
    return [binder for binder in queries.all_binders() if not binder.is_closed]


def _started(
    binders: Sequence[Binder], order: Order, *, title: str, leads_to: str
) -> ResponseReturnValue:
    # The application itself, for the thread that issues when this request is over; Flask's stand-in
    # for it has this way to it, which its types leave out.
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    from bsak.distribution import sending

    who, known, codes = me(), settings(), [binder.code for binder in binders]

    def work(out: BinaryIO, tell: Callable[[int, int], None]) -> str:
        with app.app_context():
            return sending.issue(codes, order, out, actor=who, settings=known, progress=tell)

    about = binders[0].code if len(binders) == 1 else _("mapper")
    job = jobs.start(
        prints(),
        user_id=actor().id,
        title=title,
        work=work,
        leads_to=leads_to,
        file_name=_("pakker-%(about)s-%(day)s.pdf", about=about, day=order.effective_on),
        needs=Permission.BINDER_MANAGE.value,
    )
    return redirect(url_for("binders.show", job_id=job.id))
