"""Dropping an assessment that is not finished, and bringing it back as the trail kept it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from bsak.assessment import queries, rules
from bsak.assessment.models import Answer, Assessment, Judgement
from bsak.documents.models import Document
from bsak.documents.service import record
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.review.service import hold

_DROPPED, _BACK = "assessment_dropped", "assessment_brought_back"


def drop(assessment: Assessment, *, actor: Viewer) -> Entry:
    """Throw an unfinished assessment away; the trail's entry keeps its answers."""
    refuse(rules.obstacle_to_judging(assessment.document, actor))
    refuse(rules.obstacle_to_changing(assessment))
    before = {
        "template": assessment.template,
        "revision_number": assessment.revision_number,
        "started_on": assessment.started_on.isoformat(),
        "started_by_id": assessment.started_by_id,
        "conclusion": assessment.conclusion,
        "answers": [_plain(answer) for answer in assessment.answers],
    }
    entry = record(_DROPPED, assessment.document, actor, before=before)
    db.session.delete(assessment)
    db.session.flush()
    return entry


def bring_back(document: Document, entry: Entry, *, actor: Viewer) -> Assessment:
    """Bring back the assessment whose end ``entry`` tells of, with every answer."""
    refuse(rules.obstacle_to_judging(document, actor))
    if entry.action != _DROPPED or entry.before is None:
        raise Refused(_("Den ændring kan ikke fortrydes."))
    hold(document)
    if _is_back(entry):
        raise Refused(_("Gennemgangen er hentet tilbage allerede."))
    newest = queries.newest(document)
    if newest is not None and newest.finished_on is None:
        raise Refused(
            _("Der er begyndt en ny gennemgang. Kassér den først, hvis den gamle skal igen.")
        )
    kept: dict[str, Any] = entry.before
    assessment = Assessment(
        document=document,
        template=kept["template"],
        revision_number=kept["revision_number"],
        started_on=date.fromisoformat(kept["started_on"]),
        started_by_id=kept["started_by_id"],
        conclusion=kept.get("conclusion", ""),
        answers=[_answer(one) for one in kept["answers"]],
    )
    db.session.add(assessment)
    db.session.flush()
    record(_BACK, document, actor, after={"from": entry.id})
    return assessment


def _is_back(entry: Entry) -> bool:
    """Say whether the assessment that ``entry`` tells the end of was brought back before."""
    brought = select(Entry.after).where(
        Entry.action == _BACK,
        Entry.subject == entry.subject,
        Entry.subject_id == entry.subject_id,
        Entry.id > entry.id,
    )
    return any(after and after.get("from") == entry.id for after in db.session.scalars(brought))


def _plain(answer: Answer) -> dict[str, Any]:
    return {
        "question": answer.question,
        "judgement": answer.judgement.value if answer.judgement else None,
        "comment": answer.comment,
        "recommendation": answer.recommendation,
        "is_computed": answer.is_computed,
        "answered_at": answer.answered_at.isoformat(),
        "answered_by_id": answer.answered_by_id,
    }


def _answer(kept: dict[str, Any]) -> Answer:
    judged = kept["judgement"]
    return Answer(**{
        **kept,
        "judgement": Judgement(judged) if judged else None,
        "answered_at": datetime.fromisoformat(kept["answered_at"]),
    })  # fmt: skip
