"""A plan gone through: how far it is, the questions of one core task, and the result."""

from flask import flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from bsak.assessment import queries, rules, service
from bsak.assessment.forms import FinishForm, judge_form
from bsak.assessment.routes.room import bp, me, opened
from bsak.assessment.template import CoreTask, current
from bsak.documents.finding import find
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _


@bp.get("/gennemgang/<code>")
@requires(Permission.REGISTER_READ)
def show(code: str) -> ResponseReturnValue:
    """Show how far a plan has been gone through, and what came of it earlier."""
    who = me()
    return _page(find(code, who), who, FinishForm(formdata=None))


@bp.post("/gennemgang/<code>/begynd")
@requires(Permission.DOCUMENT_EDIT)
def begin(code: str) -> ResponseReturnValue:
    """Begin to go through a plan."""
    who = me()
    document = find(code, who)
    service.begin(document, actor=who)
    flash(_("Gennemgangen er begyndt. Det, tjekket kan svare på, er udfyldt."), "done")
    return _back(document)


@bp.route("/gennemgang/<code>/<task>", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def judge(code: str, task: str) -> ResponseReturnValue:
    """Ask the questions of one core task."""
    who = me()
    document, asked = find(code, who), _task(task)
    assessment = opened(document)
    form = judge_form(assessment, asked)
    if form.validate_on_submit():
        service.judge(assessment, asked, form.answers, actor=who,
                      made_from=form.made_from.data or "")  # fmt: skip
        flash(_("Svarene er gemt."), "done")
        return _onward(document, asked)
    page = render_template(
        "assessment/judge.html",
        document=document,
        task=asked,
        tasks=current().tasks,
        form=form,
        found=queries.answered(assessment),
        obstacle=rules.obstacle_to_judging(document, who),
    )
    return page, 422 if form.errors else 200


@bp.post("/gennemgang/<code>/afslut")
@requires(Permission.DOCUMENT_EDIT)
def finish(code: str) -> ResponseReturnValue:
    """Finish the assessment, so that it stands as it is."""
    who, form = me(), FinishForm()
    document = find(code, who)
    assessment = opened(document)
    if not form.validate_on_submit():
        return _page(document, who, form)
    try:
        service.finish(assessment, form.conclusion.data or "", actor=who,
                       with_tasks=bool(form.with_tasks.data))  # fmt: skip
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        return _page(document, who, form)
    undo = url_for("assessment.reopen", code=document.code, assessment_id=assessment.id)
    flash(_("Gennemgangen er afsluttet."), f"undo:{undo}")
    return _back(document)


@bp.get("/gennemgang/<code>/<int:assessment_id>")
@requires(Permission.REGISTER_READ)
def result(code: str, assessment_id: int) -> ResponseReturnValue:
    """Show what one assessment came to, question by question."""
    document = find(code, me())
    assessment = queries.one_of(document, assessment_id)
    return render_template(
        "assessment/result.html",
        document=document,
        assessment=assessment,
        tasks=current().tasks,
        found=queries.answered(assessment),
        tally=queries.tally(assessment),
    )


@bp.get("/gennemgang/<code>/<int:assessment_id>/resultat.pdf")
@requires(Permission.REGISTER_READ)
def paper(code: str, assessment_id: int) -> ResponseReturnValue:
    """Print what one assessment came to."""
    from bsak.assessment import paper as printing  # the print shop is slow to load

    document = find(code, me())
    out = printing.printed(queries.one_of(document, assessment_id))
    return send_file(out, "application/pdf", download_name=f"{document.code}-gennemgang.pdf")


def _page(document: Document, who: Viewer, form: FinishForm) -> ResponseReturnValue:
    done = queries.all_of(document)
    now = done[0] if done and done[0].finished_on is None else None
    left = queries.unanswered(now, current()) if now else []
    page = render_template(
        "assessment/show.html",
        document=document,
        tasks=current().tasks,
        now=now,
        earlier=[one for one in done if one.finished_on],
        left={asked.key for asked in left},
        computed={row.question for row in now.answers if row.is_computed} if now else set(),
        tally=queries.tally,
        form=form,
        obstacle=rules.obstacle_to_judging(document, who)
        or rules.obstacle_to_beginning(document, None),
        obstacle_to_finishing=rules.obstacle_to_finishing(left),
    )
    return page, 422 if form.errors else 200


def _task(key: str) -> CoreTask:
    for task in current().tasks:
        if task.key == key:
            return task
    raise Hidden


def _onward(document: Document, task: CoreTask) -> ResponseReturnValue:
    """Lead to the next core task; after the last one back to the whole."""
    tasks = current().tasks
    after = tasks[tasks.index(task) + 1 :]
    if after:
        return redirect(url_for("assessment.judge", code=document.code, task=after[0].key))
    return _back(document)


def _back(document: Document) -> ResponseReturnValue:
    return redirect(url_for("assessment.show", code=document.code))
