"""How a document stands, and who may see and change it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from bsak.documents.kinds import Condition, Status
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import day
from bsak.kernel.words import _
from bsak.people.models import Role

QUIET_DAYS = 14  # this long without a word from the group, and a document is in danger


class Standing(Protocol):
    """What the condition is computed from; a document and a row of the list both have it."""

    @property
    def status(self) -> Status:
        """How far it is."""

    @property
    def due_on(self) -> date | None:
        """The deadline in force."""

    @property
    def expected_on(self) -> date | None:
        """When the group expects to be done."""

    @property
    def review_due(self) -> date | None:
        """When it must be looked over."""

    @property
    def touched_on(self) -> date:
        """When something was last said of it."""

    @property
    def owner_function(self) -> str:
        """Whose job it is."""


class Ownership(Protocol):
    """What access is decided from."""

    @property
    def group_id(self) -> int:
        """Whose it is."""

    @property
    def status(self) -> Status:
        """How far it is."""

    @property
    def is_confidential(self) -> bool:
        """Whether only the group and a few may know of it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A condition and the sentence that says why."""

    condition: Condition
    reason: str


def verdict(document: Standing, today: date) -> Verdict:
    """Return how ``document`` stands on ``today``. queries.condition_on says the same in SQL."""
    if document.status is Status.WITHDRAWN:
        return Verdict(Condition.NOT_REQUIRED, _("Dokumentet er udgået."))
    if document.status is Status.COMPLETED:
        return _finished(document.review_due, today)
    if document.due_on and document.due_on < today:
        return Verdict(
            Condition.LATE, _("Fristen %(day)s er overskredet.", day=day(document.due_on))
        )
    if reason := _danger(document, today):
        return Verdict(Condition.AT_RISK, reason)
    return Verdict(Condition.ON_PLAN, _("Frist og forventning passer sammen."))


def _finished(review_due: date | None, today: date) -> Verdict:
    if review_due and review_due < today:
        return Verdict(Condition.LATE, _("Eftersynet %(day)s er overskredet.", day=day(review_due)))
    return Verdict(Condition.READY, _("Udarbejdet, og eftersynet er ikke overskredet."))


def _danger(document: Standing, today: date) -> str | None:
    if document.due_on and document.expected_on and document.expected_on > document.due_on:
        return _("Det forventes først færdigt efter fristen.")
    if document.expected_on and document.expected_on < today:
        return _("Det var ventet færdigt %(day)s.", day=day(document.expected_on))
    if not document.owner_function:
        return _("Der er ingen ejer.")
    if document.touched_on < today - timedelta(days=QUIET_DAYS):
        return _("Der er ikke meldt noget i over %(n)d dage.", n=QUIET_DAYS)
    return None


def days_late(document: Standing, today: date) -> int:
    """Return how many days past its deadline an unfinished document is, else 0."""
    finished = document.status in (Status.COMPLETED, Status.WITHDRAWN)
    if finished or document.due_on is None:
        return 0
    return max(0, (today - document.due_on).days)


def sees(document: Ownership, viewer: Viewer) -> bool:
    """Say whether ``viewer`` may know of ``document``. queries.visible_to says the same in SQL."""
    if not may_know(document, viewer):
        return False
    if document.status is Status.IN_REVIEW and viewer.role is Role.REVIEWER:
        return True
    return viewer.sees_unfinished or document.status is Status.COMPLETED


def may_know(document: Ownership, viewer: Viewer) -> bool:
    """Say whether the document's confidentiality lets ``viewer`` know of it, however far it is."""
    own = document.group_id in viewer.groups
    return own or viewer.sees_confidential or not document.is_confidential


def obstacle_to_noting(group_id: int, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not write about the group and its documents, or None."""
    if viewer.may(Permission.REGISTER_MANAGE) or group_id in viewer.groups:
        return None
    return _("Kun gruppens medlemmer og sekretariatet kan ændre dette.")


def obstacle_to_editing(document: Ownership, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not change ``document``'s row in the register, or None."""
    return obstacle_to_noting(document.group_id, viewer)


def obstacle_to_hiding(document: Ownership, viewer: Viewer, *, is_approved: bool) -> str | None:
    """Return why ``viewer`` may not take a file off ``document``, or None."""
    if reason := obstacle_to_editing(document, viewer):
        return reason
    if is_approved and not viewer.may(Permission.REGISTER_MANAGE):
        return _("Filen er godkendt til mappen. Kun sekretariatet kan fjerne den. Læg en ny fil "
                 "ind, hvis den skal afløses.")  # fmt: skip
    return None


def obstacle_to_status(document: Ownership, status: Status, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not give ``document`` that status, or None."""
    if reason := obstacle_to_editing(document, viewer):
        return reason
    if Status.WITHDRAWN in (status, document.status):
        return obstacle_to_withdrawing(viewer)
    return None


def obstacle_to_reporting(document: Ownership, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not say how far ``document`` is, or None."""
    if reason := obstacle_to_editing(document, viewer):
        return reason
    if document.status is Status.WITHDRAWN:
        return _("Dokumentet er udgået. Sekretariatet kan tage det tilbage.")
    return None


def obstacle_to_withdrawing(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not withdraw documents or take them back, or None."""
    if viewer.may(Permission.REGISTER_MANAGE):
        return None
    return _("Kun sekretariatet kan lade et dokument udgå eller tage det tilbage.")


def obstacle_to_secrecy(document: Ownership, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not decide whether ``document`` is confidential, or None."""
    if viewer.may(Permission.REGISTER_MANAGE) or document.group_id in viewer.leads:
        return None
    return _("Kun gruppens leder og sekretariatet kan gøre et dokument fortroligt.")


def obstacle_to_moving_deadlines(viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not set deadlines at all, or None."""
    if viewer.may(Permission.REGISTER_MANAGE):
        return None
    return _("Kun sekretariatet kan flytte en frist. Skriv i stedet, hvornår I bliver færdige.")


def obstacle_to_deadline(viewer: Viewer, *, decided: bool, reason: str) -> str | None:
    """Return why ``viewer`` may not set a deadline so, or None."""
    if sentence := obstacle_to_moving_deadlines(viewer):
        return sentence
    if not decided and not reason.strip():
        return _("Vælg den beslutning, der satte fristen, eller skriv hvorfor den flyttes uden.")
    return None


def obstacle_to_approving(viewer: Viewer, writers: Collection[int]) -> str | None:
    """Return why ``viewer`` may not put the words of ``writers`` into force, or None."""
    if viewer.user_id is None:
        return _("Log ind for at sætte en tekst i kraft.")
    if viewer.user_id in writers:
        return _("Den, der har skrevet i teksten, kan ikke selv godkende den. Bed en anden om det.")
    return None
