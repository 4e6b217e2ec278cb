"""Which documents are gone through by the template, who does it, and when it can be finished."""

from collections.abc import Collection
from datetime import date

from bsak.assessment.models import Assessment, Judgement
from bsak.assessment.template import Question
from bsak.documents import rules as documents
from bsak.documents.kinds import Kind
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.words import _, ngettext

PLANS = frozenset({
    Kind.CONTINUITY_PLAN, Kind.CONSOLIDATED_SUBPLAN, Kind.SUBPLAN, Kind.HEALTH_PLAN,
    Kind.CONTINGENCY_PLAN, Kind.RESPONSE_PLAN,
})  # fmt: skip


def obstacle_to_judging(document: Document, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not go through ``document``, or None."""
    return documents.obstacle_to_reporting(document, viewer)


def obstacle_to_beginning(document: Document, newest: Assessment | None) -> str | None:
    """Return why no new assessment of ``document`` can be begun, or None."""
    if document.kind not in PLANS:
        return _("Kun planer gennemgås efter skabelonen. Et actioncard tjekkes, når det skrives.")
    if newest is not None and newest.finished_on is None:
        return _("En gennemgang er i gang. Gør den færdig først.")
    return None


def obstacle_to_changing(assessment: Assessment) -> str | None:
    """Return why the answers of ``assessment`` stand fast, or None."""
    if assessment.finished_on is None:
        return None
    return _("Gennemgangen er afsluttet og bliver ikke ændret. Begynd en ny.")


def obstacle_to_finishing(unanswered: Collection[Question]) -> str | None:
    """Return what is missing before the assessment can be finished, or None."""
    if not unanswered:
        return None
    return ngettext(
        "%(num)d spørgsmål mangler svar. Svar på det først.",
        "%(num)d spørgsmål mangler svar. Svar på dem først.",
        len(unanswered),
    )


def obstacle_to_reopening(assessment: Assessment, today: date) -> str | None:
    """Return why a finished assessment cannot be opened again, or None: only as an undo."""
    if assessment.finished_on == today:
        return None
    return _("Gennemgangen kan kun åbnes igen samme dag, den blev afsluttet. Begynd en ny.")


def obstacle_to_answer(judgement: Judgement | None, comment: str) -> str | None:
    """Return what an answer lacks, or None: whoever says no, says what is wrong."""
    if judgement in (Judgement.NO, Judgement.PARTLY) and not comment.strip():
        return _("Skriv, hvad der mangler.")
    return None
