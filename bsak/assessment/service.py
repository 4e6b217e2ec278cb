"""Going through a plan: begun, judged question by question, finished. Each act leaves its trail."""

from collections.abc import Mapping
from dataclasses import dataclass

from bsak.assessment import computing, queries, rules
from bsak.assessment.models import Answer, Assessment, Judgement
from bsak.assessment.template import CoreTask, current
from bsak.documents import revisions
from bsak.documents.models import Document
from bsak.documents.service import record
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale, refuse
from bsak.kernel.words import _
from bsak.tasks import service as tasks


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answers to one question."""

    judgement: Judgement | None = None
    comment: str = ""
    recommendation: str = ""


def begin(document: Document, *, actor: Viewer) -> Assessment:
    """Begin to go through ``document``; what the checker can answer is answered."""
    refuse(rules.obstacle_to_judging(document, actor))
    refuse(rules.obstacle_to_beginning(document, queries.newest(document)))
    in_force = revisions.in_force([document.id], clock.today()).get(document.id)
    template = current()
    assessment = Assessment(
        document=document,
        template=template.edition,
        revision_number=in_force.number if in_force else None,
        started_on=clock.today(),
        started_by_id=actor.user_id,
    )
    for key, computed in computing.answers(document, template).items():
        assessment.answers.append(
            Answer(
                question=key,
                judgement=computed.judgement,
                comment=computed.comment,
                is_computed=True,
                answered_at=clock.now(),
            )
        )
    db.session.add(assessment)
    db.session.flush()
    record("assessment_begun", document, actor, after={"assessment": assessment.id})
    return assessment


def mark(assessment: Assessment, task: CoreTask) -> str:
    """Return a text that is another when an answer under ``task`` has been changed."""
    found = queries.answered(assessment)
    rows = (found.get(asked.key) for asked in task.questions)
    return ".".join(f"{row.answered_at:%Y%m%d%H%M%S%f}" if row else "" for row in rows)


def judge(
    assessment: Assessment,
    task: CoreTask,
    said: Mapping[str, Said],
    *,
    actor: Viewer,
    made_from: str,
) -> None:
    """Take the answers under one core task. Raises Refused, or Stale with both texts."""
    refuse(rules.obstacle_to_judging(assessment.document, actor))
    refuse(rules.obstacle_to_changing(assessment))
    if made_from != mark(assessment, task):
        raise _stale(assessment, task, said)
    found = queries.answered(assessment)
    for asked in task.questions:
        answer, now = found.get(asked.key), said.get(asked.key, Said())
        if _words(answer) == now:
            continue
        if reason := rules.obstacle_to_answer(now.judgement, now.comment):
            raise Refused(f"{asked.text} {reason}")
        _let_stand(assessment, asked.key, answer, now, actor)
    db.session.flush()


def finish(
    assessment: Assessment, conclusion: str, *, actor: Viewer, with_tasks: bool = False
) -> None:
    """Finish the assessment: nothing in it changes any more. Recommendations may become tasks."""
    document = assessment.document
    refuse(rules.obstacle_to_judging(document, actor))
    refuse(rules.obstacle_to_changing(assessment))
    refuse(rules.obstacle_to_finishing(queries.unanswered(assessment, current())))
    assessment.conclusion = conclusion.strip()
    assessment.finished_on = clock.today()
    assessment.finished_by_id = actor.user_id
    if with_tasks:
        for answer in assessment.answers:
            if answer.recommendation:
                title = answer.recommendation.splitlines()[0][: tasks.LONGEST]
                tasks.add(tasks.Terms(title=title, document=document), actor=actor)
    db.session.flush()
    record("assessment_finished", document, actor, after={"assessment": assessment.id})


def reopen(assessment: Assessment, *, actor: Viewer) -> None:
    """Take the finishing back, on the same day. Tasks that were written stay."""
    refuse(rules.obstacle_to_judging(assessment.document, actor))
    refuse(rules.obstacle_to_reopening(assessment, clock.today()))
    assessment.finished_on = assessment.finished_by_id = None
    db.session.flush()
    record("assessment_reopened", assessment.document, actor, after={"assessment": assessment.id})


def _let_stand(
    assessment: Assessment, key: str, answer: Answer | None, now: Said, actor: Viewer
) -> None:
    if answer is None:
        answer = Answer(question=key)
        assessment.answers.append(answer)
    answer.judgement = now.judgement
    answer.comment, answer.recommendation = now.comment, now.recommendation
    answer.is_computed = False
    answer.answered_at, answer.answered_by_id = clock.now(), actor.user_id


def _words(answer: Answer | None) -> Said:
    if answer is None:
        return Said()
    return Said(answer.judgement, answer.comment, answer.recommendation)


def _stale(assessment: Assessment, task: CoreTask, said: Mapping[str, Said]) -> Stale:
    found = queries.answered(assessment)
    mine, theirs = {}, {}
    for asked in task.questions:
        now, was = said.get(asked.key, Said()), _words(found.get(asked.key))
        if now != was:
            mine[asked.text], theirs[asked.text] = _told(now), _told(was)
    sentence = _("Nogen har svaret på det samme, mens du skrev. Der er ikke gemt noget af dit.")
    return Stale(sentence, mine=mine, theirs=theirs)


def _told(said: Said) -> str:
    judged = said.judgement.label if said.judgement else _("intet svar")
    return "\n".join(filter(None, [judged, said.comment, said.recommendation]))
