"""What each route of the approval room is asked about: a text laid before somebody, a holder."""

from dataclasses import dataclass
from datetime import date

from bsak.approval import rules
from bsak.approval.models import (
    ApprovalStep,
    Delegation,
    Holder,
    Reaffirmation,
    State,
    Step,
    Submission,
)
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Attachment, ChangeType
from bsak.kernel import clock
from bsak.kernel.plain import to_plain
from bsak.plans.wording import WORDINGS
from tests import make

IN_FORCE = {
    "approval.revision", "approval.revision_sheet", "approval.submit", "approval.acknowledge",
    "approval.reaffirm", "approval.undo_reaffirm", "approval.proposal_differences",
    "approval.proposal_differences_sheet",
}  # fmt: skip
FINISHED = {"approval.acknowledge", "approval.reaffirm", "approval.undo_reaffirm"}
# A file that nobody has approved, and one that somebody has.
FILES = {
    "approval.file": None,
    "approval.approve_file": None,
    "approval.undo_file": {
        "number": 1,
        "approver_function": "Kommunaldirektøren",
        "approved_on": date(2019, 5, 1),
    },
}
KINDS = {"approval.advise": Kind.HEALTH_PLAN}


@dataclass
class Laid:
    """What waits, what was said, and the version a form about it carries."""

    submission: Submission
    reaffirmation: Reaffirmation | None = None
    version: int = 1
    file: Attachment | None = None


def lay(world, document, role, endpoint):
    """Lay a text of ``document`` before the director, and make what the route looks for."""
    person = world.people.get(role, world.people["reader"])
    if endpoint in IN_FORCE:
        status = document.status
        world.approve(document)
        world.approve(document)
        document.status = Status.COMPLETED if endpoint in FINISHED else status
    submission = Submission(
        document_id=document.id,
        authority=rules.authority_for(document.kind),
        state=State.WAITING if endpoint != "approval.submit" else State.RETURNED,
        wording=to_plain(WORDINGS[document.kind.value]()),
        draft_version=1,
        writer_ids=[world.clerk.user_id],
        change_type=ChangeType.TECHNICAL,
        reason="Nyt nummer.",
        valid_from=clock.today(),
        review_due=date(2099, 1, 1),
    )
    submission.steps.append(
        ApprovalStep(step=Step.SUBMITTED, on_date=clock.today(), at=clock.now())
    )
    made = Laid(make.kept(submission))
    if endpoint in FILES:
        made.file = make.kept(Attachment(
            document_id=document.id, name="plan.pdf", media_type="application/pdf", size=1,
            digest="0" * 64, added_at=clock.now(), added_by_id=world.people["leader"].id,
            **(FILES[endpoint] or {}),
        ))  # fmt: skip
    if endpoint == "approval.acknowledge":
        make.kept(Holder(document_id=document.id, user_id=person.id, named_at=clock.now()))
    if endpoint == "approval.reaffirm":
        made.version = document.version
    if endpoint == "approval.undo_reaffirm":
        made.reaffirmation = make.kept(Reaffirmation(
            document_id=document.id, revision_number=2, was_due=None,
            review_due=document.review_due, at=clock.now(), by_id=person.id,
        ))  # fmt: skip
    return made


def hold(document, person):
    """Ask ``person`` to read ``document``."""
    make.kept(Holder(document_id=document.id, user_id=person.id, named_at=clock.now()))


def mandate(person):
    """Return a mandate that ``person`` holds."""
    return make.kept(Delegation(
        user_id=person.id, function="Chef", kinds=["action_card"], since=clock.today(),
        given_at=clock.now(),
    ))  # fmt: skip


def bodies(spare):
    """Return what a browser would send to each route."""
    return {
        "approval.submit": {"change_type": "withdrawn", "reason": "Ikke krævet."},
        "approval.send_back": {"why": "Trin 3 mangler."},
        "approval.advise": {"step": "advice_asked", "advised_on": "2019-04-11"},
        "approval.name_holder": {"person": str(spare.id)},
        "approval.acknowledge": {"number": "2"},
        "approval.approve_file": {
            "function": "Kommunaldirektøren", "on": "2019-04-11", "where": "Sag 1",
        },
        "approval.give_mandate": {
            "person": str(spare.id), "function": "Chef", "kinds": "action_card",
        },
    }  # fmt: skip
