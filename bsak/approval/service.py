"""Laying a text before whoever decides, taking it back, sending it back, and Sundhedsstyrelsen."""

from dataclasses import dataclass
from datetime import date

from bsak.approval import days, hurdles, queries, rules, trying
from bsak.approval.models import ApprovalStep, Authority, State, Step, Submission
from bsak.documents import revisions
from bsak.documents.models import ChangeType, Document
from bsak.documents.service import record
from bsak.groups.rules import Viewer
from bsak.kernel import case_numbers, clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale, refuse
from bsak.kernel.words import _
from bsak.review.service import hold
from bsak.writing import service as writing
from bsak.writing.queries import draft_of
from bsak.writing.rules import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is said when a text is laid before whoever decides."""

    change_type: ChangeType
    reason: str
    valid_from: date
    review_due: date | None = None  # None: the usual time
    case_number: str = ""
    why_untried: str = ""  # a card that nobody has tried is approved only with a reason


def submit(
    document: Document, request: Request, *, actor: Viewer, draft_version: int | None = None
) -> Submission:
    """Freeze the draft and lay it before whoever decides; a withdrawal needs no draft.

    Raises Refused, or Stale when somebody wrote in the draft after version ``draft_version``.
    """
    hold(document)
    refuse(_obstacle(document, request, actor))
    is_withdrawn = request.change_type is ChangeType.WITHDRAWN
    said = trying.reason(document, request.change_type, request.reason, request.why_untried)
    submitted = Submission(
        document=document,
        authority=rules.authority_for(document.kind),
        state=State.WAITING,
        change_type=request.change_type,
        reason=clean(said).strip(),
        valid_from=clock.today() if is_withdrawn else request.valid_from,
        review_due=request.review_due or days.usual_review(request.change_type, request.valid_from),
        case_number=case_numbers.check(request.case_number).number,
    )
    (_freeze_revision if is_withdrawn else _freeze_draft)(submitted, actor, draft_version)
    db.session.add(submitted)
    add_step(submitted, Step.SUBMITTED, actor, reason=submitted.reason)
    record("text_submitted", document, actor,
           after={"change_type": submitted.change_type.value, "to": submitted.authority.value,
                  "writers": submitted.writer_ids})  # fmt: skip
    return submitted


def take_back(submitted: Submission, *, actor: Viewer) -> None:
    """Take a text back before anybody has decided; the draft is still there."""
    refuse(rules.obstacle_to_taking_back(submitted.document, submitted.state, actor))
    settle(submitted, State.TAKEN_BACK)
    add_step(submitted, Step.TAKEN_BACK, actor)
    record("text_taken_back", submitted.document, actor)


def send_back(
    submitted: Submission, reason: str, *, actor: Viewer, version: int | None = None
) -> None:
    """Send a text back to those who wrote it, with what must be mended."""
    refuse(obstacle_to_sending_back(submitted, actor))
    refuse_stale(submitted, version)
    said = clean(reason).strip()
    if not said:
        raise Refused(_("Skriv, hvad der skal rettes, så gruppen kan komme videre."))
    settle(submitted, State.RETURNED)
    function = capacity(submitted, actor)
    add_step(submitted, Step.RETURNED, actor, reason=said, function=function)
    record("text_returned", submitted.document, actor, after={"reason": said})


def take_advice(submitted: Submission, step: Step, on: date, *, actor: Viewer) -> None:
    """Write down that Sundhedsstyrelsen was asked for advice, or has given it."""
    document = submitted.document
    refuse(rules.obstacle_to_state(submitted.state))
    if rules.obstacle_to_authority(submitted.authority, document.kind, actor, ()):
        refuse(rules.obstacle_to_taking_back(document, submitted.state, actor))
    refuse(_obstacle_to_advice(submitted, step, on))
    add_step(submitted, step, actor, on=on)
    record(step.value, document, actor, after={"on": on.isoformat()})


def obstacle_to_deciding(submitted: Submission, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not decide on what was submitted, or None."""
    held = queries.mandates(viewer.user_id, clock.today())
    return rules.obstacle_to_deciding(submitted, submitted.document.kind, viewer, held)


def obstacle_to_sending_back(submitted: Submission, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not send the text back, or None. Writers may: it costs nothing."""
    held = queries.mandates(viewer.user_id, clock.today())
    kind = submitted.document.kind
    if reason := rules.obstacle_to_authority(submitted.authority, kind, viewer, held):
        return reason
    return rules.obstacle_to_state(submitted.state)


def capacity(submitted: Submission, actor: Viewer) -> str:
    """Return in which capacity ``actor`` decides, as it stands on the sheet."""
    held = queries.mandates(actor.user_id, clock.today())
    return rules.capacity(submitted.authority, submitted.document.kind, actor, held)


def add_step(
    submitted: Submission,
    step: Step,
    actor: Viewer,
    *,
    on: date | None = None,
    reason: str = "",
    function: str = "",
    meeting: str = "",
) -> None:
    """Add one step. Nothing that was done is ever changed."""
    submitted.steps.append(
        ApprovalStep(
            step=step,
            on_date=on or clock.today(),
            at=clock.now(),
            by_id=actor.user_id,
            function=function,
            meeting=meeting,
            reason=reason,
        )
    )
    db.session.flush()


def settle(submitted: Submission, state: State) -> None:
    """Let the submission end. Of two who decide at once the second gets StaleDataError here."""
    submitted.state = state
    db.session.flush()


def refuse_stale(submitted: Submission, version: int | None) -> None:
    """Refuse a form that was made before something happened to what was submitted."""
    if version is not None and version != submitted.version:
        told = _("Der er sket noget med teksten, siden du åbnede siden. Læs den igen, og afgør så.")
        raise Stale(told, mine={}, theirs={_("Nu"): submitted.state.label})


def _obstacle(document: Document, request: Request, actor: Viewer) -> str | None:
    waits = queries.waiting(document.id) is not None
    if reason := rules.obstacle_to_submitting(document, actor, waits=waits):
        return reason
    has_revision = queries.has_text(revisions.newest(document.id))
    if reason := rules.obstacle_to_change_type(request.change_type, has_revision=has_revision):
        return reason
    if not request.reason.strip():
        return _("Skriv, hvorfor teksten ændres.") if has_revision else _("Skriv en begrundelse.")
    if request.change_type is ChangeType.WITHDRAWN:
        return None
    if reason := trying.obstacle(document, request.change_type, request.why_untried):
        return reason
    due = request.review_due or days.usual_review(request.change_type, request.valid_from)
    return days.obstacle_to_dates(request.change_type, request.valid_from, due, clock.today())


def _freeze_draft(submitted: Submission, _actor: Viewer, version: int | None) -> None:
    draft = draft_of(submitted.document.id)
    if draft is None:
        raise Refused(_("Der er ingen kladde at sende. Skriv teksten først."))
    if version is not None and version != draft.version:
        raise Stale(
            _("Nogen har skrevet i kladden, siden du åbnede siden. Læs den igen, og send den så."),
            mine={}, theirs={_("Senest gemt af"): draft.saved_by.name if draft.saved_by else ""},
        )  # fmt: skip
    refuse(hurdles.first_obstacle(draft))
    submitted.wording, submitted.draft_version = hurdles.frozen(draft), draft.version
    submitted.writer_ids = writing.writers(draft)
    if not submitted.writer_ids:
        raise Refused(_("Ingen konto står bag kladden. Gem den én gang, og send den så."))


def _freeze_revision(submitted: Submission, actor: Viewer, _version: int | None) -> None:
    """Let a document go out of use with the words it had; whoever proposes it is the author."""
    last = revisions.newest(submitted.document.id)
    assert last is not None and actor.user_id is not None  # noqa: S101, PT018 -- the rules say so
    submitted.wording, submitted.draft_version = last.wording, 0
    submitted.writer_ids = [actor.user_id]


def _obstacle_to_advice(submitted: Submission, step: Step, on: date) -> str | None:
    taken = {one.step: one.on_date for one in submitted.steps}
    if submitted.authority is not Authority.COUNCIL or not rules.needs_advice(
        submitted.document.kind, submitted.change_type
    ):
        return _("Kun sundhedsberedskabsplanen sendes til Sundhedsstyrelsen.")
    if step in taken:
        return _("Det er skrevet ind allerede.")
    if on > clock.today():
        return _("Dagen ligger ude i fremtiden. Skriv den ind, når det er sket.")
    if step is Step.ADVICE_RECEIVED:
        if Step.ADVICE_ASKED not in taken:
            return _("Skriv først, hvornår planen blev sendt til Sundhedsstyrelsen.")
        if on < taken[Step.ADVICE_ASKED]:
            return _("Rådgivningen kan ikke være kommet, før der blev bedt om den.")
    return None
