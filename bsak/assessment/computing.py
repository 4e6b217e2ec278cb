"""What the checker can answer of the questions, so that people need only judge the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bsak.assessment.models import Judgement
from bsak.assessment.template import Needs, Question, Template
from bsak.checks import gather
from bsak.checks.catalogue import BY_ID
from bsak.checks.register import Register
from bsak.documents.models import Document
from bsak.kernel.prose import Tier
from bsak.kernel.words import _


@dataclass(frozen=True, slots=True)
class Computed:
    """The checker's judgement of one question, and what it found."""

    judgement: Judgement
    comment: str


def answers(document: Document, template: Template) -> Mapping[str, Computed]:
    """Return what the checker says of ``document`` today, by the question's key.

    A question that nothing in the register bears on is left to people: where there is no text,
    or no seat is set up, the checker finds no fault, and that is not a yes.
    """
    register = gather.read()
    found = {
        asked.key: answer(asked, document, register)
        for asked in template.questions.values()
        if asked.rules and _can_answer(asked.needs, document, register)
    }
    return {key: said for key, said in found.items() if said is not None}


def _can_answer(needs: Needs, document: Document, register: Register) -> bool:
    match needs:
        case Needs.TEXT:
            return document.id in register.text_of
        case Needs.SEATS:
            return any(seat.group_id == document.group_id for seat in register.seats)
        case Needs.NOTHING:
            return True


def answer(asked: Question, document: Document, register: Register) -> Computed | None:
    """Return what the checker says to one question about ``document``; None: nothing."""
    found = list(_found(asked, document, register))
    if not found and not asked.is_proved:
        return None
    if not found:
        return Computed(Judgement.YES, _("Tjekket fandt intet at rette."))
    is_wrong = any(is_no for is_no, _words in found)
    told = "\n".join(dict.fromkeys(words for _is_no, words in found))
    return Computed(Judgement.NO if is_wrong else Judgement.PARTLY, told)


def _found(asked: Question, document: Document, register: Register) -> Iterator[tuple[bool, str]]:
    """Yield what the rules find about the plan or its group: whether that is a no, and in words.

    Whoever reads the plan reads the answer, so a confidential document that it names is left out.
    """
    for rule in map(BY_ID.__getitem__, asked.rules):
        for one in rule.find(register):
            about, named = one.subject.document, {named.id for named in one.named}
            is_own = about.id == document.id if about else one.subject.group == document.group.code
            if is_own or document.id in named:
                is_secret = any(named.is_confidential for named in one.named)
                is_no = rule.tier is Tier.ERROR or rule.id in asked.no
                yield is_no, str(rule.title) if is_secret else one.message
