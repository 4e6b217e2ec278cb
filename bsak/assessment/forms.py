"""The forms of an assessment: the questions under one core task, and the conclusion."""

from collections.abc import Mapping
from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, TextAreaField
from wtforms.validators import Length, Optional

from bsak.assessment.models import Assessment, Judgement
from bsak.assessment.queries import answered
from bsak.assessment.rules import obstacle_to_answer
from bsak.assessment.service import Said, mark
from bsak.assessment.template import CoreTask, Question
from bsak.kernel.forms import Form, options
from bsak.kernel.words import lazy

LONGEST = 2000


class JudgeForm(Form):
    """Three fields for each question; made by ``judge_form``, which knows the questions."""

    made_from = HiddenField()
    asked: tuple[Question, ...] = ()

    def fields_of(self, question: Question) -> tuple[Any, Any, Any]:
        """Return the judgement, the comment and the recommendation of one question."""
        return tuple(self[f"{question.key}.{part}"] for part in ("said", "why", "do"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask what is missing where the answer is no or partly."""
        is_valid = bool(super().validate(extra_validators))
        for question in self.asked:
            said, why, _do = self.fields_of(question)
            judgement = Judgement(said.data) if said.data in set(Judgement) else None
            if reason := obstacle_to_answer(judgement, why.data or ""):
                why.errors = [reason]
                is_valid = False
        return is_valid

    @property
    def answers(self) -> Mapping[str, Said]:
        """Return what was answered, by the question's key."""
        said = {}
        for question in self.asked:
            # A browser sends its own line ends; they are no change of what the checker wrote.
            fields = (field.data or "" for field in self.fields_of(question))
            judged, why, do = (text.replace("\r\n", "\n") for text in fields)
            said[question.key] = Said(Judgement(judged) if judged else None, why, do)
        return said


def judge_form(assessment: Assessment, task: CoreTask) -> JudgeForm:
    """Return the form for one core task, with what stands there."""

    class Asked(JudgeForm):
        """The questions of this core task."""

        asked = task.questions

    found, stands = answered(assessment), {"made_from": mark(assessment, task)}
    for question in task.questions:
        said, why, do = (f"{question.key}.{part}" for part in ("said", "why", "do"))
        choices = options((judgement.value, judgement.label) for judgement in Judgement)
        setattr(Asked, said, RadioField(lazy("Svar"), choices=choices, validators=[Optional()]))
        setattr(Asked, why, TextAreaField(lazy("Bemærkning"), validators=[Length(max=LONGEST)]))
        setattr(Asked, do, TextAreaField(lazy("Anbefaling"), validators=[Length(max=LONGEST)]))
        if answer := found.get(question.key):
            stands |= {said: answer.judgement or "", why: answer.comment,
                       do: answer.recommendation}  # fmt: skip
    return Asked(data=stands)


class FinishForm(Form):
    """How the plan stands as a whole, and whether the recommendations become tasks."""

    conclusion = TextAreaField(
        lazy("Samlet vurdering"), validators=[Optional(), Length(max=LONGEST)]
    )
    with_tasks = BooleanField(lazy("Skriv anbefalingerne op som opgaver ved planen"))
