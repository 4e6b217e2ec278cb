"""The page where the secretariat keeps the list of krisegrupper and departments."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.groups import departments, queries, service
from bsak.groups.forms import DepartmentForm, GroupForm
from bsak.groups.models import Department
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.people.session import actor

bp = Blueprint("organisation", __name__)


@bp.get("/organisation")
@requires(Permission.GROUP_MANAGE)
def show() -> ResponseReturnValue:
    """Show the groups and departments, and the forms for new ones."""
    return _page(GroupForm(formdata=None), DepartmentForm(formdata=None))


@bp.post("/organisation/krisegrupper")
@requires(Permission.GROUP_MANAGE)
def add_group() -> ResponseReturnValue:
    """Make a krisegruppe, last in the board's order."""
    form = GroupForm()
    if form.validate_on_submit():
        last = max((g.position for g in queries.all_groups()), default=0)
        try:
            group = service.make(
                form.code.data,
                form.name.data,
                actor=actor(),
                position=last + 1,
                owner_function=form.owner_function.data or "",
            )
        except Refused as refusal:
            form.form_errors.append(str(refusal))
        else:
            flash(_("Krisegruppen %(name)s er oprettet.", name=group.name), "done")
            return redirect(url_for("groups.show", code=group.code))
    return _page(form, DepartmentForm(formdata=None), failed=form)


@bp.post("/organisation/afdelinger")
@requires(Permission.GROUP_MANAGE)
def add_department() -> ResponseReturnValue:
    """Add a department."""
    form = DepartmentForm()
    if form.validate_on_submit():
        try:
            department = departments.add(
                form.department.data, form.short_name.data or "", actor=actor()
            )
        except Refused as refusal:
            form.form_errors.append(str(refusal))
        else:
            flash(_("Afdelingen %(name)s er tilføjet.", name=department.name), "done")
            return redirect(url_for("organisation.show"))
    return _page(GroupForm(formdata=None), form, failed=form)


@bp.post("/organisation/afdelinger/<int:department_id>")
@requires(Permission.GROUP_MANAGE)
def rename_department(department_id: int) -> ResponseReturnValue:
    """Give a department a new name; the old one is kept."""
    department = db.get_or_404(Department, department_id)
    departments.rename(department, request.form.get("name", ""), actor=actor())
    flash(_("Afdelingen hedder nu %(name)s.", name=department.name), "done")
    return redirect(url_for("organisation.show"))


@bp.post("/organisation/afdelinger/<int:department_id>/luk")
@requires(Permission.GROUP_MANAGE)
def close_department(department_id: int) -> ResponseReturnValue:
    """Close a department, or open it again."""
    department = db.get_or_404(Department, department_id)
    departments.close(department, is_closed=not department.is_closed, actor=actor())
    undo = url_for("organisation.close_department", department_id=department.id)
    told = _("lukket") if department.is_closed else _("åben igen")
    message = _("Afdelingen %(name)s er %(told)s.", name=department.name, told=told)
    flash(message, f"undo:{undo}")
    return redirect(url_for("organisation.show"))


def _page(
    group_form: GroupForm,
    department_form: DepartmentForm,
    *,
    failed: GroupForm | DepartmentForm | None = None,
) -> ResponseReturnValue:
    page = render_template(
        "groups/organisation.html",
        form=failed,
        group_form=group_form,
        department_form=department_form,
        groups=queries.all_groups(),
        departments=departments.every(),
    )
    return page, 422 if failed else 200
