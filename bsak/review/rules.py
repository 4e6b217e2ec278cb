"""Who may send a text to be read, who reads it, and who settles a comment on it."""

import hashlib
from datetime import date
from typing import Protocol

from bsak.documents import rules as documents
from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.danish import day
from bsak.kernel.words import _
from bsak.review.models import Answer, Comment, ReviewRound

LONGEST = 4000  # characters of a comment, an answer, a note or a message


class Secrecy(Protocol):
    """What decides who may read a text that is on its way."""

    @property
    def group_id(self) -> int: ...  # noqa: D102 -- the class says it
    @property
    def is_confidential(self) -> bool: ...  # noqa: D102 -- the class says it


def may_be_asked(document: Secrecy, viewer: Viewer) -> bool:
    """Say whether ``viewer`` may be asked to read ``document``: anybody, unless confidential."""
    own = document.group_id in viewer.groups
    return own or viewer.sees_confidential or not document.is_confidential


def reads(document: Secrecy, viewer: Viewer, *, is_asked: bool) -> bool:
    """Say whether ``viewer`` may read what was sent: who was asked, and those inside the house.

    A document that was made confidential after it was sent is closed to those it was sent to.
    """
    return may_be_asked(document, viewer) and (is_asked or viewer.sees_unfinished)


def obstacle_to_sending(document: Document, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not send the text of ``document`` to be read, or None."""
    if document.status is Status.WITHDRAWN:
        return _("Dokumentet er udgået. Sekretariatet kan tage det tilbage.")
    if _decides(document, viewer):
        return None
    return _("Gruppens leder eller sekretariatet sender teksten til gennemlæsning. Bed dem om det.")


def obstacle_to_due_day(due_on: date, today: date) -> str | None:
    """Return why readers cannot be asked to answer by that day, or None."""
    if due_on < today:
        return _("%(day)s er gået. Vælg en dag, der kommer.", day=day(due_on))
    return None


def obstacle_to_asking_nobody(*, is_open: bool, asked: int) -> str | None:
    """Return why a text cannot be sent to so many, or None: one that is being read can."""
    if is_open or asked:
        return None
    return _("Vælg mindst én, der skal læse: en person, en krisegruppe eller HBR.")


def obstacle_to_commenting(round_: ReviewRound, viewer: Viewer, *, is_asked: bool) -> str | None:
    """Return why ``viewer`` may not comment on what was sent, or None."""
    if reason := obstacle_to_an_open_round(round_):
        return reason
    if is_asked or documents.obstacle_to_editing(round_.document, viewer) is None:
        return None
    return _("Du er ikke bedt om at læse teksten. Gruppens leder eller sekretariatet kan bede dig.")


def obstacle_to_an_open_round(round_: ReviewRound) -> str | None:
    """Return why nothing more can be said in the round, or None."""
    if round_.document.status is Status.WITHDRAWN:
        return _("Dokumentet er udgået.")
    if round_.closed_at is not None:
        return _("Gennemlæsningen er afsluttet.")
    return None


def obstacle_to_finishing(answer: Answer, *, made: int, blocking: int) -> str | None:
    """Return why a reader may not be done so, with so many comments, or None."""
    if answer is Answer.HAS_COMMENTS and not made:
        return _("Skriv din kommentar ved stedet først, eller vælg »Ingen bemærkninger«.")
    if answer is Answer.AGREES and blocking:
        return _(
            "Du har en åben kommentar, der skal løses. Luk den, eller vælg »Jeg har kommenteret«."
        )
    return None


def obstacle_to_answering(document: Document, comment: Comment, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not answer ``comment``, or None."""
    if comment.closed_at is not None:
        return _("Kommentaren er lukket. Åbn den igen, hvis der er mere at sige.")
    if documents.obstacle_to_editing(document, viewer):
        return _("Kun gruppens medlemmer og sekretariatet svarer på kommentarer.")
    return None


def obstacle_to_closing(document: Document, comment: Comment, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not close ``comment`` or open it again, or None."""
    if comment.made_by_id is not None and comment.made_by_id == viewer.user_id:
        return None
    if not _decides(document, viewer):
        return _("Den, der skrev kommentaren, gruppens leder eller sekretariatet lukker den.")
    if comment.is_blocking and comment.closed_at is None and not comment.answer:
        return _("Svar på kommentaren først: den skal løses, før teksten godkendes.")
    return None


def obstacle_to_changing(comment: Comment, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not change or take back ``comment``, or None."""
    if comment.made_by_id is None or comment.made_by_id != viewer.user_id:
        return _("Kun den, der skrev kommentaren, kan rette den.")
    if comment.answer or comment.closed_at is not None:
        return _("Kommentaren er besvaret eller lukket. Skriv en ny i stedet.")
    return None


def mark(comment: Comment) -> str:
    """Return what a form about ``comment`` carries: it is another once somebody has changed it."""
    said = (comment.text, comment.is_blocking, comment.answer, comment.closed_at is None)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def _decides(document: Document, viewer: Viewer) -> bool:
    return viewer.may(Permission.REGISTER_MANAGE) or document.group_id in viewer.leads
