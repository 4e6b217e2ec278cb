"""What each route of the assessment room is asked about: a plan that somebody goes through."""

from bsak.assessment import service
from bsak.assessment.models import Assessment, Judgement
from bsak.assessment.service import Said
from bsak.assessment.template import current
from bsak.documents.kinds import Kind

FINISHED = {"assessment.reopen", "assessment.result", "assessment.paper"}
ROUTES = ("begin", "bring_back", "drop", "finish", "judge", "paper", "reopen", "result", "show")
KINDS = {f"assessment.{route}": Kind.SUBPLAN for route in ROUTES}


def judge_all(assessment: Assessment, actor, judgement=Judgement.YES) -> None:
    """Answer every question alike."""
    said = Said(judgement, "" if judgement is Judgement.YES else "Mangler.")
    for task in current().tasks:
        answers = {asked.key: said for asked in task.questions}
        made_from = service.mark(assessment, task)
        service.judge(assessment, task, answers, actor=actor, made_from=made_from)


def lay(place, document, endpoint) -> Assessment | None:
    """Begin to go through ``document``, and finish where the route at ``endpoint`` wants it."""
    if endpoint == "assessment.begin" or document.status.value == "withdrawn":
        return None
    assessment = service.begin(document, actor=place.clerk)
    judge_all(assessment, place.clerk)
    if endpoint in FINISHED:
        service.finish(assessment, "God.", actor=place.clerk)
    return assessment


def bodies(assessment: Assessment | None) -> dict[str, dict[str, str]]:
    """Return what a browser would send."""
    if assessment is None:
        return {}
    answers = {f"{asked.key}.said": "yes" for asked in current().tasks[0].questions}
    made_from = service.mark(assessment, current().tasks[0])
    return {
        "assessment.judge": {**answers, "made_from": made_from},
        "assessment.finish": {"conclusion": "God nok."},
    }
