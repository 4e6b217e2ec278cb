"""Laying a text before whoever decides, and taking it back."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.approval import hurdles, queries, rules, service, trying
from bsak.approval.forms import SubmitForm
from bsak.approval.models import Submission
from bsak.approval.routes.room import ask_again, bp, find_submission, me, to_text
from bsak.approval.submit_forms import SubmitCardForm
from bsak.documents import notices, revisions
from bsak.documents.finding import find
from bsak.documents.models import ChangeType, Document
from bsak.groups.rules import Viewer
from bsak.kernel import case_numbers, clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Refused, Stale
from bsak.kernel.forms import options
from bsak.kernel.words import _
from bsak.writing import service as drafts
from bsak.writing.models import Draft
from bsak.writing.queries import draft_of


@bp.route("/register/<code>/tekst/godkendelse", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def submit(code: str) -> ResponseReturnValue:
    """Lay the draft before whoever decides, after everything it is held against."""
    who = me()
    document = find(code, who)
    draft, form, failed = draft_of(document.id), _form(document), 422
    if form.validate_on_submit():
        try:
            submitted = _submitted(document, form, who)
        except Stale as stale:
            ask_again(form, stale, draft.version if draft else 0)
            failed = 409
        except Refused as refusal:
            form.form_errors.append(str(refusal))
        else:
            _tell(submitted)
            return to_text(document)
    page = render_template(
        "approval/submit.html",
        document=document,
        form=form,
        draft=draft,
        hurdles=hurdles.of(draft) if draft else [],
        last=revisions.newest(document.id),
        writers=_writers(draft),
        authority=rules.authority_for(document.kind),
        needs_advice=rules.needs_advice(document.kind, ChangeType.TECHNICAL),
        obstacle=_obstacle(document, draft, who),
        notices=notices.before_decision.of(document, who) if draft else [],
    )
    return page, failed if form.errors else 200


@bp.post("/register/<code>/tekst/forslag/<int:submission_id>/traek-tilbage")
@requires(Permission.DOCUMENT_EDIT)
def take_back(code: str, submission_id: int) -> ResponseReturnValue:
    """Take a text back before anybody has decided."""
    who = me()
    submitted = find_submission(code, submission_id, who)
    service.take_back(submitted, actor=who)
    flash(_("Teksten er trukket tilbage. Kladden er der stadig."), "done")
    return to_text(submitted.document)


def _form(document: Document) -> SubmitForm:
    """Return the form as it is first shown: the usual answers are filled in."""
    draft, last = draft_of(document.id), revisions.newest(document.id)
    has_revision = queries.has_text(last)
    usual_type = ChangeType.TECHNICAL if has_revision else ChangeType.NEW
    usual = {
        "valid_from": clock.today(),
        "change_type": usual_type.value,
        "case_number": document.case_number,
    }
    if request.method == "GET":
        usual["version"] = str(draft.version) if draft else ""
    is_asked = draft is not None and trying.is_untried(document, usual_type)
    form = (SubmitCardForm if is_asked else SubmitForm)(data=usual)
    offered = [
        c for c in ChangeType
        if rules.obstacle_to_change_type(c, has_revision=has_revision) is None
        and (draft is not None or c is ChangeType.WITHDRAWN)
    ]  # fmt: skip
    form.change_type.choices = options((c.value, c.label) for c in offered)
    if draft is None:  # it can only go out of use, and does so when that is approved
        form.change_type.data = ChangeType.WITHDRAWN.value
        del form.valid_from, form.review_due
    return form


def _submitted(document: Document, form: SubmitForm, who: Viewer) -> Submission:
    request_ = service.Request(
        change_type=ChangeType(form.change_type.data),
        reason=form.reason.data,
        valid_from=form.valid_from.data if "valid_from" in form else clock.today(),
        review_due=form.review_due.data if "review_due" in form else None,
        case_number=form.case_number.data or "",
        why_untried=form.why_untried.data or "" if "why_untried" in form else "",
    )
    return service.submit(document, request_, actor=who, draft_version=form.read_version)


def _obstacle(document: Document, draft: Draft | None, who: Viewer) -> str | None:
    waits = queries.waiting(document.id) is not None
    if reason := rules.obstacle_to_submitting(document, who, waits=waits):
        return reason
    if draft is None and not queries.has_text(revisions.newest(document.id)):
        return _("Der er ingen kladde at sende. Skriv teksten først.")
    return None


def _writers(draft: Draft | None) -> list[str]:
    return queries.names(drafts.writers(draft)) if draft else []


def _tell(submitted: Submission) -> None:
    told = _("%(title)s er sendt. Den venter på: %(who)s.",
             title=submitted.document.title, who=submitted.authority.label)  # fmt: skip
    code = submitted.document.code
    undo = url_for("approval.take_back", code=code, submission_id=submitted.id)
    flash(told, f"undo:{undo}")
    if warning := case_numbers.check(submitted.case_number).warning:
        flash(warning, "problem")
