"""Who may say that a file from elsewhere was approved, and what must be said with it."""

from collections.abc import Collection, Mapping
from datetime import date

from bsak.approval import rules
from bsak.approval.models import Authority
from bsak.documents.approved_files import PRINTABLE
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Attachment, Document
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.words import _


def obstacle_to_authority(kind: Kind, viewer: Viewer, delegated: Collection[Kind]) -> str | None:
    """Return why it is not for ``viewer`` to say whether a file of that kind is approved."""
    if _decides(kind, viewer, delegated) or viewer.may(Permission.REGISTER_MANAGE):
        return None
    return _("Kun kommunaldirektøren, den, som er bemyndiget til det, og sekretariatet kan skrive "
             "en fils godkendelse ind.")  # fmt: skip


def obstacle_to_approving(
    document: Document, file: Attachment, viewer: Viewer, delegated: Collection[Kind]
) -> str | None:
    """Return why ``viewer`` may not write down that ``file`` is approved, or None."""
    if file.media_type not in PRINTABLE:
        return _("Kun en PDF- eller Word-fil kan trykkes i mappen. Et billede ligger kun her.")
    if document.status is Status.WITHDRAWN:
        return _("Dokumentet er udgået. Sekretariatet kan tage det tilbage.")
    if reason := obstacle_to_authority(document.kind, viewer, delegated):
        return reason
    if file.added_by_id == viewer.user_id:
        return _("Den, der har lagt filen ind, kan ikke selv godkende den. Bed en anden om det.")
    if file.approved_on is not None:
        return _("Filen er allerede godkendt.")
    if any(other.approved_on and other.id > file.id for other in document.attachments):
        return _("En nyere fil er godkendt. Fortryd den, eller læg denne fil ind igen.")
    return None


def obstacle_to_undoing(
    document: Document, file: Attachment, viewer: Viewer, delegated: Collection[Kind]
) -> str | None:
    """Return why ``viewer`` may not take back that ``file`` was approved, or None."""
    if reason := obstacle_to_authority(document.kind, viewer, delegated):
        return reason
    return None if file.approved_on else _("Filen er ikke godkendt.")


def records_for_others(kind: Kind, viewer: Viewer, delegated: Collection[Kind]) -> bool:
    """Say whether ``viewer`` only writes down what somebody else approved somewhere else."""
    return not _decides(kind, viewer, delegated) or rules.authority_for(kind) is Authority.COUNCIL


def function_of(kind: Kind, viewer: Viewer, delegated: Mapping[Kind, str]) -> str:
    """Return the function that usually approves, in the words that stand on the sheet."""
    authority = rules.authority_for(kind)
    if records_for_others(kind, viewer, delegated):
        return authority.label
    return rules.capacity(authority, kind, viewer, delegated)


def obstacle_to_day(on: date, today: date) -> str | None:
    """Return why a file cannot have been approved on that day, or None."""
    if on > today:
        return _("Skriv den dag, filen blev godkendt. Den kan ikke ligge efter i dag.")
    return None


def _decides(kind: Kind, viewer: Viewer, delegated: Collection[Kind]) -> bool:
    return viewer.may(Permission.DOCUMENT_APPROVE) or kind in delegated
