"""Questions about assessments: the newest, those before, and how far one has come."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bsak.assessment.models import Answer, Assessment, Judgement
from bsak.assessment.template import Question, Template
from bsak.documents.models import Document
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden


def all_of(document: Document) -> Sequence[Assessment]:
    """Return every assessment of ``document``, the newest first."""
    return db.session.scalars(
        select(Assessment)
        .where(Assessment.document_id == document.id)
        .options(selectinload(Assessment.answers))
        .order_by(Assessment.id.desc())
    ).all()


def newest(document: Document) -> Assessment | None:
    """Return the assessment that was begun last."""
    return next(iter(all_of(document)), None)


def one_of(document: Document, assessment_id: int) -> Assessment:
    """Return one assessment of ``document``. Raises Hidden when it has none of that key."""
    for assessment in all_of(document):
        if assessment.id == assessment_id:
            return assessment
    raise Hidden


def answered(assessment: Assessment) -> dict[str, Answer]:
    """Return the answers by the question's key, also those without a judgement yet."""
    return {answer.question: answer for answer in assessment.answers}


def unanswered(assessment: Assessment, template: Template) -> list[Question]:
    """Return the questions that nobody has judged."""
    judged = {answer.question for answer in assessment.answers if answer.judgement}
    return [asked for asked in template.questions.values() if asked.key not in judged]


def tally(assessment: Assessment) -> Mapping[Judgement, int]:
    """Return how many questions were judged so, every judgement named."""
    said = [answer.judgement for answer in assessment.answers]
    return {judgement: said.count(judgement) for judgement in Judgement}
