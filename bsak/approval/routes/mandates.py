"""What waits for the person who asks, and who may approve on the director's behalf."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.approval import mandates, queries, waiting
from bsak.approval.forms import MandateForm
from bsak.approval.models import Delegation, State
from bsak.approval.people import trustees
from bsak.approval.routes.room import bp, me
from bsak.documents.kinds import Kind
from bsak.groups.rules import Viewer
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.forms import options
from bsak.kernel.words import _
from bsak.people.models import User


@bp.get("/godkendelse")
@requires(Permission.DOCUMENT_READ)
@kept.page
def list() -> ResponseReturnValue:
    """Show what waits for the person who asks: texts to decide on, and texts to confirm."""
    return _page(me())


@bp.post("/godkendelse/bemyndigelse")
@requires(Permission.DOCUMENT_APPROVE)
def give_mandate() -> ResponseReturnValue:
    """Let somebody approve some kinds of texts."""
    who, form = me(), _form()
    if not form.validate_on_submit():
        return _page(who, failed=form)
    person = db.session.get(User, form.person.data)
    if person is None:
        raise Hidden
    mandate = mandates.Mandate(
        person=person,
        function=form.function.data,
        kinds=tuple(Kind(kind) for kind in form.kinds.data),
        until=form.until.data,
        reason=form.why.data or "",
    )
    try:
        given = mandates.give(mandate, actor=who)
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        return _page(who, failed=form)
    undo = url_for("approval.end_mandate", delegation_id=given.id)
    flash(_("%(name)s kan nu godkende.", name=person.name), f"undo:{undo}")
    return redirect(url_for("approval.list"))


@bp.post("/godkendelse/bemyndigelse/<int:delegation_id>/slut")
@requires(Permission.DOCUMENT_APPROVE)
def end_mandate(delegation_id: int) -> ResponseReturnValue:
    """Call a mandate off."""
    given = _find(delegation_id)
    mandates.end(given, actor=me())
    undo = url_for("approval.resume_mandate", delegation_id=given.id)
    told = _("%(name)s kan ikke længere godkende.", name=given.user.name)
    flash(told, f"undo:{undo}")
    return redirect(url_for("approval.list"))


@bp.post("/godkendelse/bemyndigelse/<int:delegation_id>/genoptag")
@requires(Permission.DOCUMENT_APPROVE)
def resume_mandate(delegation_id: int) -> ResponseReturnValue:
    """Take back that a mandate was called off."""
    given = _find(delegation_id)
    mandates.resume(given, actor=me())
    flash(_("%(name)s kan igen godkende.", name=given.user.name), "done")
    return redirect(url_for("approval.list"))


def _page(who: Viewer, *, failed: MandateForm | None = None) -> ResponseReturnValue:
    today = clock.today()
    gives = who.may(Permission.DOCUMENT_APPROVE)
    page = render_template(
        "approval/list.html",
        to_decide=waiting.to_decide(who, today),
        files=waiting.files(who, today),
        to_confirm=waiting.to_confirm(who, today),
        sent=waiting.sent(who, State.WAITING),
        returned=waiting.sent(who, State.RETURNED),
        delegations=queries.delegations(today) if who.sees_unfinished else [],
        idle=queries.idle(today),
        kinds=lambda given: ", ".join(Kind(kind).label for kind in given.kinds),
        mandates=sorted(set(queries.mandates(who.user_id, today).values())),
        may_give=gives,
        form=failed,
        mandate=(failed or _form(is_new=True)) if gives else None,
    )
    return page, 422 if failed else 200


def _form(*, is_new: bool = False) -> MandateForm:
    form = MandateForm(formdata=None) if is_new else MandateForm()
    form.person.choices = options((str(p.id), p.name) for p in trustees(me().user_id))
    return form


def _find(delegation_id: int) -> Delegation:
    given = db.session.get(Delegation, delegation_id)
    if given is None:
        raise Hidden
    return given
