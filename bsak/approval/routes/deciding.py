"""Reading what was submitted, and deciding on it."""

from io import BytesIO

from flask import flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from bsak.approval import comparing, deciding, queries, rules, service
from bsak.approval.forms import AdoptForm, AdviceForm, DecideForm, ReturnForm
from bsak.approval.models import Authority, Step, Submission
from bsak.approval.routes.room import PROPOSAL, ask_again, bp, find_submission, me
from bsak.documents import notices
from bsak.documents.models import Revision
from bsak.documents.rules import sees
from bsak.groups.rules import Viewer
from bsak.kernel import case_numbers, clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.danish import day
from bsak.kernel.errors import Refused, Stale
from bsak.kernel.forms import VersionedForm
from bsak.kernel.plain import from_plain
from bsak.kernel.words import _
from bsak.plans.screen import pieces, template_of
from bsak.plans.wording import WORDINGS


@bp.get(PROPOSAL)
@requires(Permission.DOCUMENT_READ)
def proposal(code: str, submission_id: int) -> ResponseReturnValue:
    """Show what is to be decided on: why, by whom, what is changed, and the two answers."""
    who = me()
    return _page(find_submission(code, submission_id, who), who)


@bp.get(f"{PROPOSAL}/tekst")
@requires(Permission.DOCUMENT_READ)
def proposal_text(code: str, submission_id: int) -> ResponseReturnValue:
    """Show the words that were submitted, as they will stand."""
    submitted = find_submission(code, submission_id, me())
    document = submitted.document
    return render_template(
        template_of(document.kind),
        document=document,
        revision=None,
        wording=from_plain(WORDINGS[document.kind.value], submitted.wording),
        pieces=pieces,
        standing=_("Forslag: %(state)s. Ikke i kraft.", state=submitted.state.label.lower()),
        sheet=url_for("approval.proposal_sheet", code=document.code, submission_id=submitted.id),
    )


@bp.get(f"{PROPOSAL}/ark.pdf")
@requires(Permission.DOCUMENT_READ)
def proposal_sheet(code: str, submission_id: int) -> ResponseReturnValue:
    """Print what was submitted, marked as a draft."""
    from bsak.approval import paper  # the print shop is slow to load

    sheet = paper.proposal(find_submission(code, submission_id, me()))
    return send_file(BytesIO(sheet), "application/pdf", download_name=f"{code.upper()}-forslag.pdf")


@bp.post(f"{PROPOSAL}/afgoer")
@requires(Permission.DOCUMENT_READ)
def decide(code: str, submission_id: int) -> ResponseReturnValue:
    """Approve the text, or write down that the council adopted it: it comes into force."""
    who = me()
    submitted = find_submission(code, submission_id, who)
    adopts = submitted.authority is Authority.COUNCIL
    form = AdoptForm() if adopts else DecideForm()
    if not form.validate_on_submit():
        return _page(submitted, who, failed=form)
    try:
        revision = _decided(submitted, form, who)
    except Stale as stale:
        if not adopts:
            raise
        ask_again(form, stale, submitted.version)
        return _page(submitted, who, failed=form, status=409)
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        return _page(submitted, who, failed=form)
    flash(_told(submitted, revision), "done")
    if warning := case_numbers.check(revision.case_number).warning:
        flash(warning, "problem")
    return _onward(submitted, who)


@bp.post(f"{PROPOSAL}/send-tilbage")
@requires(Permission.DOCUMENT_READ)
def send_back(code: str, submission_id: int) -> ResponseReturnValue:
    """Send the text back to those who wrote it."""
    who, form = me(), ReturnForm()
    submitted = find_submission(code, submission_id, who)
    if not form.validate_on_submit():
        return _page(submitted, who, failed=form)
    try:
        service.send_back(submitted, form.why.data, actor=who, version=form.read_version)
    except Stale as stale:
        ask_again(form, stale, submitted.version)
        return _page(submitted, who, failed=form, status=409)
    flash(_("%(title)s er sendt tilbage til gruppen.", title=submitted.document.title), "done")
    return _onward(submitted, who)


@bp.post(f"{PROPOSAL}/raadgivning")
@requires(Permission.DOCUMENT_READ)
def advise(code: str, submission_id: int) -> ResponseReturnValue:
    """Write down when Sundhedsstyrelsen was asked, or answered."""
    who, form = me(), AdviceForm()
    submitted = find_submission(code, submission_id, who)
    if not form.validate_on_submit():
        return _page(submitted, who, failed=form)
    try:
        service.take_advice(submitted, Step(form.step.data), form.advised_on.data, actor=who)
    except Refused as refusal:
        form.form_errors.append(str(refusal))
        return _page(submitted, who, failed=form)
    flash(_("Datoen er skrevet ind."), "done")
    return redirect(url_for("approval.proposal", code=code, submission_id=submission_id))


def _page(
    submitted: Submission,
    who: Viewer,
    *,
    failed: VersionedForm | AdviceForm | None = None,
    status: int = 422,
) -> ResponseReturnValue:
    document = submitted.document
    not_mine = service.obstacle_to_deciding(submitted, who)
    page = render_template(
        "approval/proposal.html",
        document=document,
        submitted=submitted,
        sees_document=sees(document, who) and who.sees_unfinished,
        writers=queries.names(submitted.writer_ids),
        changed_since=comparing.usual(submitted, comparing.earlier(submitted)),
        has_moved_on=deciding.has_moved_on(submitted),
        adopts=submitted.authority is Authority.COUNCIL,
        obstacle=not_mine or deciding.obstacle_to_all(submitted),
        obstacle_to_sending_back=service.obstacle_to_sending_back(submitted, who),
        obstacle_to_taking_back=rules.obstacle_to_taking_back(document, submitted.state, who),
        needs_advice=rules.needs_advice(document.kind, submitted.change_type),
        capacity=None if not_mine else service.capacity(submitted, who),
        notices=notices.before_decision.of(document, who),
        today=clock.today(),
        form=failed,
        **_forms(submitted, failed),
    )
    return page, status if failed else 200


def _forms(submitted: Submission, failed: object) -> dict[str, object]:
    kinds = {
        "decision": AdoptForm if submitted.authority is Authority.COUNCIL else DecideForm,
        "returning": ReturnForm,
        "advice": AdviceForm,
    }
    version = {"version": str(submitted.version)}
    return {
        name: failed if isinstance(failed, kind) else kind(formdata=None, data=version)
        for name, kind in kinds.items()
    }


def _decided(submitted: Submission, form: VersionedForm, who: Viewer) -> Revision:
    if not isinstance(form, AdoptForm):
        return deciding.approve(submitted, actor=who, version=form.read_version)
    decision = deciding.Decision(
        on=form.on_date.data, meeting=form.meeting.data, case_number=form.case_number.data or ""
    )
    return deciding.adopt(submitted, decision, actor=who, version=form.read_version)


def _told(submitted: Submission, revision: Revision) -> str:
    title = submitted.document.title
    if revision.change_type == "withdrawn":
        return _("%(title)s er udgået.", title=title)
    if revision.valid_from > clock.today():
        return _("Udgave %(n)s af %(title)s er godkendt og gælder fra %(day)s.",
                 n=revision.number, title=title, day=day(revision.valid_from))  # fmt: skip
    return _("Udgave %(n)s af %(title)s er i kraft.", n=revision.number, title=title)


def _onward(submitted: Submission, who: Viewer) -> ResponseReturnValue:
    """Lead to the text, or to what else waits when the text is not for this person."""
    if who.sees_unfinished and sees(submitted.document, who):
        return redirect(url_for("approval.show", code=submitted.document.code))
    return redirect(url_for("approval.list"))
