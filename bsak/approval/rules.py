"""Who decides on which text, and what each may do while it waits."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from bsak.approval.models import Authority, State, Step
from bsak.documents import rules as documents
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import ChangeType, Document
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.words import _
from bsak.writing import rules as writing

OF_THE_COUNCIL = frozenset({Kind.CONTINUITY_PLAN, Kind.HEALTH_PLAN})  # by law, in a meeting
DELEGABLE = tuple(kind for kind in Kind if kind not in OF_THE_COUNCIL)


class Decidable(Protocol):
    """What the right to decide is judged by; a Submission has it."""

    @property
    def authority(self) -> Authority: ...  # noqa: D102 -- the class says it
    @property
    def state(self) -> State: ...  # noqa: D102 -- the class says it
    @property
    def writer_ids(self) -> list[int]: ...  # noqa: D102 -- the class says it


def authority_for(kind: Kind) -> Authority:
    """Return who decides on documents of ``kind``."""
    return Authority.COUNCIL if kind in OF_THE_COUNCIL else Authority.DIRECTOR


def needs_advice(kind: Kind, change_type: ChangeType) -> bool:
    """Say whether Sundhedsstyrelsen must have advised before the council adopts."""
    return kind is Kind.HEALTH_PLAN and change_type is not ChangeType.WITHDRAWN


def obstacle_to_change_type(change_type: ChangeType, *, has_revision: bool) -> str | None:
    """Return why the change cannot be of that type, or None."""
    if has_revision and change_type is ChangeType.NEW:
        return _("Der er allerede en godkendt udgave. Vælg, hvilken slags ændring det er.")
    if not has_revision and change_type is ChangeType.WITHDRAWN:
        return _("Der er ingen godkendt tekst. Sekretariatet kan lade dokumentet udgå "
                 "på dokumentets egen side.")  # fmt: skip
    if not has_revision and change_type is not ChangeType.NEW:
        return _("Det er den første udgave her i registret. Vælg »Ny«.")
    return None


def obstacle_to_submitting(document: Document, viewer: Viewer, *, waits: bool) -> str | None:
    """Return why ``viewer`` may not lay the text before whoever decides, or None."""
    if reason := writing.obstacle_to_writing(document, viewer):
        return reason
    if waits:
        return _("Teksten venter allerede på godkendelse. Træk den tilbage for at sende en ny.")
    return None


def obstacle_to_taking_back(document: Document, state: State, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not take a submitted text back, or None."""
    if reason := documents.obstacle_to_editing(document, viewer):
        return reason
    return obstacle_to_state(state)


def obstacle_to_state(state: State) -> str | None:
    """Return why nothing more can be done with what was submitted, or None while it waits."""
    return {
        State.WAITING: None,
        State.APPROVED: _("Teksten er allerede godkendt."),
        State.RETURNED: _(
            "Teksten er allerede sendt tilbage. Den skal sendes til godkendelse igen."
        ),
        State.TAKEN_BACK: _("Teksten er trukket tilbage. Den skal sendes til godkendelse igen."),
    }[state]


def obstacle_to_deciding(
    submitted: Decidable, kind: Kind, viewer: Viewer, delegated: Collection[Kind]
) -> str | None:
    """Return why ``viewer`` may not approve the text, or write down that it was adopted."""
    if reason := obstacle_to_authority(submitted.authority, kind, viewer, delegated):
        return reason
    if reason := obstacle_to_state(submitted.state):
        return reason
    return documents.obstacle_to_approving(viewer, submitted.writer_ids)


def obstacle_to_authority(
    authority: Authority, kind: Kind, viewer: Viewer, delegated: Collection[Kind]
) -> str | None:
    """Return why deciding on that kind is not for ``viewer``, or None."""
    if viewer.may(Permission.DOCUMENT_APPROVE):
        return None
    if authority is Authority.COUNCIL:
        if viewer.may(Permission.REGISTER_MANAGE):
            return None
        return _("Kun sekretariatet og kommunaldirektøren kan skrive Kommunalbestyrelsens "
                 "beslutning ind.")  # fmt: skip
    if kind in delegated:
        return None
    return _("Kun kommunaldirektøren, eller den, som er bemyndiget til det, kan godkende teksten.")


def capacity(
    authority: Authority, kind: Kind, viewer: Viewer, delegated: Mapping[Kind, str]
) -> str:
    """Return in which capacity ``viewer`` decides, in the words that stand on the sheet."""
    if authority is Authority.DIRECTOR and not viewer.may(Permission.DOCUMENT_APPROVE):
        return _("%(function)s efter bemyndigelse fra kommunaldirektøren", function=delegated[kind])
    return authority.label


def is_untried(kind: Kind, change_type: ChangeType, tried: date | None, since: date | None) -> bool:
    """Say whether a card was not tried before it is new, or since the last time it was approved."""
    if kind is not Kind.ACTION_CARD:
        return False
    if change_type is ChangeType.NEW:
        return tried is None
    return change_type is ChangeType.TECHNICAL and (
        tried is None or (since is not None and tried < since)
    )


def obstacle_to_adopting(
    kind: Kind, change_type: ChangeType, taken: Collection[Step]
) -> str | None:
    """Return what must happen before the council's decision can be written down, or None."""
    if not needs_advice(kind, change_type) or Step.ADVICE_RECEIVED in taken:
        return None
    return _("Sundhedsstyrelsens rådgivning skal være modtaget, før planen kan vedtages. "
             "Skriv datoen, når rådgivningen er kommet.")  # fmt: skip


def obstacle_to_delegating(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not let others approve, or None."""
    if viewer.may(Permission.DOCUMENT_APPROVE):
        return None
    return _("Kun kommunaldirektøren kan bemyndige andre til at godkende.")


def obstacle_to_naming(document: Document, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not say who must read and confirm, or None."""
    if viewer.may(Permission.REGISTER_MANAGE) or document.group_id in viewer.leads:
        return None
    return _("Kun gruppens leder og sekretariatet kan sige, hvem der skal læse og bekræfte.")


def obstacle_to_holding(document: documents.Ownership, person: Viewer) -> str | None:
    """Return why ``person`` cannot be asked to read the text, or None."""
    if not documents.may_know(document, person):
        return _("%(name)s må ikke se det fortrolige dokument. Meld personen ind i gruppen, "
                 "eller vælg en anden.", name=person.name)  # fmt: skip
    return None


def obstacle_to_reaffirming(document: Document, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not say that the text was gone through unchanged, or None."""
    if reason := documents.obstacle_to_editing(document, viewer):
        return reason
    if document.status is not Status.COMPLETED:
        return _("Kun et dokument, der er udarbejdet, kan bekræftes uændret.")
    return None


def sees_text(
    document: documents.Ownership, kind: Kind, viewer: Viewer, delegated: Collection[Kind]
) -> bool:
    """Say whether ``viewer`` may read what is submitted: also who is to approve that kind."""
    if documents.sees(document, viewer):
        return True
    return kind in delegated and documents.may_know(document, viewer)
