"""Pages of the tasks: the list, one task, and what is said when it is done."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.documents import beside, decisions
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.people.session import actor
from bsak.tasks import moving, panel, queries, rules, service
from bsak.tasks.forms import SettleForm, TaskForm
from bsak.tasks.models import Task, TaskStatus

bp = Blueprint("tasks", __name__)
beside.panels.append(panel.panel)


@bp.get("/opgaver")
@requires(Permission.REGISTER_READ)
@kept.page
def list() -> ResponseReturnValue:
    """List the tasks, narrowed as the address says; those that are open when it says nothing."""
    who = _me()
    group = groups.by_code(request.args.get("gruppe", ""))
    said = request.args.get("status", TaskStatus.OPEN.value)
    wanted = queries.Wanted(
        status=TaskStatus(said) if said in set(TaskStatus) else None,
        group_id=group.id if group else None,
        is_mine=request.args.get("mine") == "1",
    )
    return render_template(
        "tasks/list.html",
        tasks=queries.listed(wanted, who),
        chosen={"status": said, "gruppe": group.code if group else "", "mine": wanted.is_mine},
        statuses=tuple((s.value, s.label) for s in TaskStatus),
        groups=tuple((g.code, g.name) for g in groups.all_groups()),
        may_add=bool(who.groups) or who.may(Permission.REGISTER_MANAGE),
        holder=panel.holder,
        today=clock.today(),
    )


@bp.route("/opgaver/ny", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def add() -> ResponseReturnValue:
    """Write down a task."""
    who = _me()
    form = TaskForm(who, data={"document": request.args.get("dokument", "")})
    if form.validate_on_submit():
        task = service.add(form.terms, actor=who)
        flash(_("Opgaven er skrevet op."), f"undo:{url_for('tasks.remove', task_id=task.id)}")
        return redirect(url_for("tasks.show", task_id=task.id))
    return render_template("tasks/edit.html", form=form, task=None), 422 if form.errors else 200


@bp.get("/opgaver/<int:task_id>")
@requires(Permission.REGISTER_READ)
def show(task_id: int) -> ResponseReturnValue:
    """Show a task, where it came from, and what can be said of it."""
    who = _me()
    return _shown(_find(task_id, who), who, SettleForm())


def _shown(task: Task, who: Viewer, form: SettleForm) -> str:
    return render_template(
        "tasks/show.html",
        task=task,
        form=form,
        obstacle=rules.obstacle_to_changing(task, who),
        point=decisions.words,
        moves=moving.moves(task),
        holder=panel.holder(task),
        today=clock.today(),
    )


@bp.route("/opgaver/<int:task_id>/ret", methods=["GET", "POST"])
@requires(Permission.REGISTER_READ)
def edit(task_id: int) -> ResponseReturnValue:
    """Change what a task says."""
    who = _me()
    task = _find(task_id, who)
    form = TaskForm(who, task, data=None if request.method == "POST" else _as_typed(task))
    if form.validate_on_submit():
        service.edit(task, form.terms, actor=who, version=form.read_version)
        flash(_("Opgaven er rettet."), "done")
        return redirect(url_for("tasks.show", task_id=task.id))
    page = render_template(
        "tasks/edit.html", form=form, task=task, obstacle=rules.obstacle_to_changing(task, who)
    )
    return page, 422 if form.errors else 200


@bp.post("/opgaver/<int:task_id>/meld")
@requires(Permission.REGISTER_READ)
def report(task_id: int) -> ResponseReturnValue:
    """Say that a task is done or dropped, or open it again."""
    who = _me()
    task, said = _find(task_id, who), request.form.get("status", "")
    if said not in set(TaskStatus):
        raise Hidden
    was, form = task.status, SettleForm(TaskStatus(said))
    if rules.obstacle_to_changing(task, who) is None and not form.validate_on_submit():
        return _shown(task, who, form), 422
    service.settle(task, TaskStatus(said), form.remark.data, actor=who)
    told = _("%(title)s: %(status)s.", title=task.title, status=task.status.label.lower())
    back = url_for("tasks.reopen", task_id=task.id, fortryd=1)
    flash(told, "done" if was is not TaskStatus.OPEN else f"undo:{back}")
    return redirect(url_for("tasks.show", task_id=task.id))


@bp.post("/opgaver/<int:task_id>/genaabn")
@requires(Permission.REGISTER_READ)
def reopen(task_id: int) -> ResponseReturnValue:
    """Open a task again, because it was not finished after all."""
    who = _me()
    task = _find(task_id, who)
    if request.args.get("fortryd"):
        service.take_back(task, actor=who)
    else:
        service.settle(task, TaskStatus.OPEN, "", actor=who)
    flash(_("Opgaven er åben igen."), "done")
    return redirect(url_for("tasks.show", task_id=task.id))


@bp.post("/opgaver/<int:task_id>/fjern")
@requires(Permission.REGISTER_READ)
def remove(task_id: int) -> ResponseReturnValue:
    """Take back a task that was just written by mistake."""
    who = _me()
    service.remove(_find(task_id, who), actor=who)
    flash(_("Opgaven er taget tilbage."), "done")
    return redirect(url_for("tasks.list"))


def _me() -> Viewer:
    return groups.viewer(actor())


def _find(task_id: int, who: Viewer) -> Task:
    task = queries.by_id(task_id)
    if task is None or not rules.sees(task, who):
        raise Hidden
    return task


def _as_typed(task: Task) -> dict[str, object]:
    return {
        "title": task.title,
        "owner_function": task.owner_function,
        "owner": str(task.owner_id or ""),
        "due_on": task.due_on,
        "group": task.group.code if task.group else "",
        "document": task.document.code if task.document else "",
        "remark": task.remark,
        "version": task.version,
    }
