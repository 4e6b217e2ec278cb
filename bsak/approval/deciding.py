"""Approving what was submitted, or writing down that the council adopted it."""

from dataclasses import dataclass
from datetime import date

from bsak.approval import days, hurdles, queries, rules, trying
from bsak.approval.models import Authority, State, Step, Submission
from bsak.approval.service import (
    add_step,
    capacity,
    obstacle_to_deciding,
    refuse_stale,
    settle,
)
from bsak.documents import revisions
from bsak.documents.decisions import words
from bsak.documents.kinds import Status
from bsak.documents.models import ChangeType, Document, Revision
from bsak.documents.service import record
from bsak.groups.rules import Viewer
from bsak.kernel import case_numbers, clock
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.markup import texts
from bsak.kernel.paths import asset_folder
from bsak.kernel.plain import from_plain
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem
from bsak.plans.wording import WORDINGS
from bsak.review import queries as review
from bsak.review.service import conclude, hold
from bsak.writing import queries as writing
from bsak.writing.rules import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the council decided: at which meeting, under which point, filed on which case."""

    on: date
    meeting: str
    case_number: str = ""


def approve(
    submitted: Submission,
    *,
    actor: Viewer,
    version: int | None = None,
    item: AgendaItem | None = None,
) -> Revision:
    """Put what was submitted into force, whatever the draft says by now.

    ``item`` is the point of the meeting where it was done, if it was at one.
    """
    if submitted.authority is not Authority.DIRECTOR:
        raise Refused(_("Teksten vedtages af Kommunalbestyrelsen. Skriv mødet ind i stedet."))
    _refuse_decision(submitted, actor, version)
    document, capable = submitted.document, capacity(submitted, actor)
    function = trying.signed(document, submitted.change_type, capable)
    refuse(_obstacle_to_foot(function, document.owner_function))
    settle(submitted, State.APPROVED)
    add_step(submitted, Step.APPROVED, actor, function=function)
    meeting = words(item) if item else ""
    return _put_in_force(
        submitted,
        function,
        actor,
        case_number=submitted.case_number,
        meeting=meeting,
        item=item,
    )


def adopt(
    submitted: Submission, decision: Decision, *, actor: Viewer, version: int | None = None
) -> Revision:
    """Write down that the council adopted what was submitted; it comes into force."""
    if submitted.authority is not Authority.COUNCIL:
        raise Refused(_("Teksten godkendes af kommunaldirektøren og ikke af Kommunalbestyrelsen."))
    _refuse_decision(submitted, actor, version)
    refuse(_obstacle_to_decision(submitted, decision))
    settle(submitted, State.APPROVED)
    function = capacity(submitted, actor)
    point = clean(decision.meeting).strip()
    add_step(submitted, Step.ADOPTED, actor, on=decision.on, function=function, meeting=point)
    meeting = _("Kommunalbestyrelsen %(day)s, %(point)s", day=day(decision.on), point=point)
    case_number = case_numbers.check(decision.case_number).number or submitted.case_number
    return _put_in_force(submitted, function, actor, case_number=case_number, meeting=meeting)


def obstacle_to_all(submitted: Submission) -> str | None:
    """Return what forbids everybody to decide now, or None."""
    if submitted.document.status is Status.WITHDRAWN:
        return _("Dokumentet er udgået. Sekretariatet kan tage det tilbage.")
    if submitted.change_type is ChangeType.WITHDRAWN:
        return None
    if reason := review.obstacle_to_approving(submitted.document_id):
        return reason
    if submitted.review_due <= _valid_from(submitted):
        return _("Eftersynet %(day)s kommer for tidligt nu. Send teksten tilbage, så gruppen kan "
                 "vælge en ny dag.", day=day(submitted.review_due))  # fmt: skip
    taken = {step.step for step in submitted.steps}
    return rules.obstacle_to_adopting(submitted.document.kind, submitted.change_type, taken)


def has_moved_on(submitted: Submission) -> bool:
    """Say whether somebody has written in the draft since it was submitted."""
    draft = writing.draft_of(submitted.document_id)
    return draft is not None and bool(submitted.draft_version) and not _is_same(submitted)


def _refuse_decision(submitted: Submission, actor: Viewer, version: int | None) -> None:
    hold(submitted.document)
    refuse(obstacle_to_deciding(submitted, actor))
    refuse_stale(submitted, version)
    refuse(obstacle_to_all(submitted))


def _obstacle_to_foot(function: str, owner: str) -> str | None:
    """Return why the sheet cannot name who approved it and who owns it, or None."""
    from bsak import pdf  # noqa: PLC0415 -- slow to load

    pdf.register(asset_folder("static") / "fonts")
    if pdf.foot_holds(function, owner):
        return None
    return _("Der er ikke plads i arkets fod til både »%(function)s« og ejeren »%(owner)s«. Giv "
             "ejeren et kortere navn.", function=function, owner=owner)  # fmt: skip


def _obstacle_to_decision(submitted: Submission, decision: Decision) -> str | None:
    if not decision.meeting.strip():
        return _("Skriv mødet og punktet, hvor planen blev vedtaget.")
    if reason := days.obstacle_to_meeting_day(decision.on, clock.today()):
        return reason
    advised = [s.on_date for s in submitted.steps if s.step is Step.ADVICE_RECEIVED]
    if advised and decision.on < advised[0]:
        return _("Planen kan ikke være vedtaget, før Sundhedsstyrelsens rådgivning kom.")
    return None


def _put_in_force(
    submitted: Submission,
    function: str,
    actor: Viewer,
    *,
    case_number: str,
    meeting: str = "",
    item: AgendaItem | None = None,
) -> Revision:
    document = submitted.document
    wording = from_plain(WORDINGS[document.kind.value], submitted.wording)
    approval = revisions.Approval(
        wording=submitted.wording,
        words="\n".join(texts(wording)),
        author_id=submitted.writer_ids[0],
        writer_ids=tuple(submitted.writer_ids),
        approver_function=function,
        valid_from=_valid_from(submitted),
        review_due=submitted.review_due,
        change_type=submitted.change_type,
        reason=submitted.reason,
        case_number=case_number,
        meeting=meeting,
    )
    revision = revisions.put_in_force(document, approval, actor=actor, item=item)
    conclude(document, actor=actor)
    if submitted.change_type is not ChangeType.WITHDRAWN:
        _settle_draft(document, submitted, revision, actor)
    return revision


def _valid_from(submitted: Submission) -> date:
    """Return the day it holds from: what was decided later than asked for holds from today."""
    return max(submitted.valid_from, clock.today())


def _settle_draft(
    document: Document, submitted: Submission, revision: Revision, actor: Viewer
) -> None:
    """Take the draft away when it says what was approved; else it goes on from the new revision."""
    draft = writing.draft_of(document.id)
    if draft is None:
        return
    if not _is_same(submitted):
        draft.based_on = revision.number
        db.session.flush()
        record("draft_rebased", document, actor, after={"based_on": revision.number})
        return
    db.session.delete(draft)
    db.session.flush()


def _is_same(submitted: Submission) -> bool:
    draft = writing.draft_of(submitted.document_id)
    return (
        draft is not None
        and not writing.built(draft).faults
        and hurdles.frozen(draft) == submitted.wording
    )


def waiting_or_refuse(document: Document) -> Submission:
    """Return what waits for a decision. Raises Refused when nothing does."""
    submitted = queries.waiting(document.id)
    if submitted is None:
        raise Refused(_("Der er ingen tekst, der venter på godkendelse."))
    return submitted
