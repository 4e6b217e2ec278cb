"""The pages of the krisegrupper. They show documents, so they lie here and not a floor down."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.documents import beside, closing, group_pages, notes
from bsak.documents.models import Waiting, WaitingFor
from bsak.documents.note_forms import RemarkForm, WaitForm
from bsak.documents.routes.room import me
from bsak.duty import called
from bsak.duty import queries as duties
from bsak.groups import queries as groups
from bsak.groups import service
from bsak.groups.models import CrisisGroup
from bsak.groups.routes import bp, find
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.forms import Form
from bsak.kernel.words import _
from bsak.people.session import actor
from bsak.seats import organisation


@bp.get("/krisegrupper")
@requires(Permission.REGISTER_READ)
def list() -> ResponseReturnValue:
    """Show every group, those without documents too."""
    return render_template(
        "documents/groups.html", lines=group_pages.lines(me()), closed=groups.closed()
    )


@bp.get("/krisegrupper/<code>")
@requires(Permission.REGISTER_READ)
def show(code: str) -> ResponseReturnValue:
    """Show a group in the shape of the minutes."""
    return _page(find(code), me())


@bp.post("/krisegrupper/<code>/luk")
@requires(Permission.GROUP_MANAGE)
def close(code: str) -> ResponseReturnValue:
    """Close a group that owns nothing any more."""
    group = find(code)
    closing.close(group, actor=actor())
    undo = url_for("groups.reopen", code=group.code)
    flash(_("%(name)s er lukket.", name=group.name), f"undo:{undo}")
    return redirect(url_for("groups.show", code=group.code))


@bp.post("/krisegrupper/<code>/aabn")
@requires(Permission.GROUP_MANAGE)
def reopen(code: str) -> ResponseReturnValue:
    """Open a closed group again."""
    group = find(code)
    service.close(group, is_closed=False, actor=actor())
    flash(_("%(name)s er åben igen.", name=group.name), "done")
    return redirect(url_for("groups.show", code=group.code))


@bp.post("/krisegrupper/<code>/bemaerkning")
@requires(Permission.DOCUMENT_EDIT)
def remark(code: str) -> ResponseReturnValue:
    """Note something on a whole group."""
    group, who, form = find(code), me(), RemarkForm()
    if not form.validate_on_submit():
        return _page(group, who, failed=form)
    notes.remark(group, form.text.data, actor=who)
    flash(_("Bemærkningen er gemt."), "done")
    return redirect(url_for("groups.show", code=group.code))


@bp.post("/krisegrupper/<code>/venter")
@requires(Permission.DOCUMENT_EDIT)
def wait(code: str) -> ResponseReturnValue:
    """Say what a whole group waits for: a decision is not a document."""
    group, who, form = find(code), me(), WaitForm()
    if not form.validate_on_submit():
        return _page(group, who, failed=form)
    notes.wait(
        group,
        form.subject.data,
        actor=who,
        kind=WaitingFor(form.waits_kind.data),
        waits_for=form.waits_for.data or "",
        expected_on=form.expected_on,
        expected_text=form.expected_text,
    )
    flash(_("Det er skrevet op, hvad der ventes på."), "done")
    return redirect(url_for("groups.show", code=group.code))


@bp.post("/krisegrupper/<code>/venter/<int:waiting_id>")
@requires(Permission.DOCUMENT_EDIT)
def settle(code: str, waiting_id: int) -> ResponseReturnValue:
    """Say that what the group waited for has come."""
    group, waiting = find(code), db.session.get(Waiting, waiting_id)
    if waiting is None or waiting.group_id != group.id or waiting.document_id is not None:
        raise Hidden
    notes.settle(waiting, request.form.get("settlement", "")[:2000], actor=me())
    flash(_("Afklaret: %(subject)s.", subject=waiting.subject), "done")
    return redirect(url_for("groups.show", code=group.code))


def _page(group: CrisisGroup, who: Viewer, *, failed: Form | None = None) -> ResponseReturnValue:
    page = render_template(
        "documents/group.html",
        group=group,
        whole=group_pages.whole(group, who, clock.today()),
        seats=organisation.of_group(group.id, clock.today()),
        on_duty=[one for one in duties.on_duty() if one.roster.group_id == group.id],
        reached=called.newest_of(group.id),
        counted=called.counted,
        beside=beside.of_group(group, who),
        form=failed,
        remark=failed if isinstance(failed, RemarkForm) else RemarkForm(formdata=None),
        wait=failed if isinstance(failed, WaitForm) else WaitForm(formdata=None),
    )
    return page, 422 if failed else 200
