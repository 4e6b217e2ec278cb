"""A plan gone through: what the checker answers is true, and what is finished stands."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bsak.assessment import computing, dropping, queries, service, telling
from bsak.assessment.models import Judgement
from bsak.assessment.service import Said
from bsak.assessment.template import Question, current
from bsak.checks import gather
from bsak.checks.catalogue import BY_ID
from bsak.documents.finding import by_code
from bsak.documents.kinds import Status
from bsak.groups.queries import viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale
from bsak.people.models import User
from bsak.tasks.models import Task
from bsak.writing import service as writing
from tests.assessment.targets import judge_all
from tests.checks.registers import card, doc, register, text
from tests.pdf import gate

FIRST = current().tasks[0]


@pytest.fixture
def clerk(demo):
    return viewer(db.session.scalars(select(User).where(User.login == "sekretariat")).one())


@pytest.fixture
def begun(demo, clerk):
    return service.begin(by_code("MT-DP-01"), actor=clerk)


def test_every_rule_a_question_leans_on_exists_and_every_key_is_its_own():
    asked = [question for task in current().tasks for question in task.questions]

    assert {rule for question in asked for rule in question.rules} <= BY_ID.keys()
    assert len(asked) == len(current().questions)
    assert max(len(question.key) for question in asked) <= 40


def test_checker_answers_from_what_it_finds_about_the_plan_and_its_group(begun):
    register, found = gather.read(), queries.answered(begun)
    computed = {key: row for key, row in found.items() if row.is_computed}

    assert computed
    for key, row in computed.items():
        told = [
            one.message
            for rule in current().questions[key].rules
            for one in BY_ID[rule].find(register)
            if _is_about(one, "MT-DP-01", "MT")
        ]
        assert (row.judgement is Judgement.YES) == (not told), key
        assert all(message in row.comment for message in told), key


def _is_about(one, code, group):
    own = one.subject.code == code or (not one.subject.code and one.subject.group == group)
    return own or code in {named.code for named in one.named}


def test_rules_that_see_faults_only_never_say_yes(begun):
    found = queries.answered(begun)
    unproved = {key for key, asked in current().questions.items() if not asked.is_proved}

    assert unproved
    said = {key: row.judgement for key, row in found.items() if key in unproved}
    assert Judgement.YES not in said.values()


def test_plan_that_was_never_tried_is_not_said_to_be_tried_in_part(begun):
    tried = queries.answered(begun)["form-tried"]

    assert tried.judgement is Judgement.NO
    assert tried.comment


def test_silence_of_the_checker_is_no_yes_where_there_is_nothing_to_look_at(demo):
    """The health plan has no text here, and its group may have no seats."""
    unwritten = by_code("SU-DP-01")
    answers = computing.answers(unwritten, current())

    of_text = {key for key, asked in current().questions.items() if asked.needs == "text"}
    assert answers.keys() & of_text == set()


@pytest.mark.parametrize("is_confidential", [True, False])
def test_answer_names_no_document_that_is_kept_from_those_who_read_it(app, is_confidential):
    gone = doc("MT-AC-09", title="Hemmeligt", status=Status.WITHDRAWN,
               is_confidential=is_confidential)  # fmt: skip
    pointing = text(card(see_also=("MT-AC-09",)))
    asked = Question("points", "Passer planerne sammen?", rules=("points-to-withdrawn",))

    answer = computing.answer(asked, pointing.document, register(pointing, documents=(gone,)))

    assert answer.judgement is Judgement.NO
    assert ("Hemmeligt" in answer.comment) is not is_confidential


def test_two_who_answer_the_same_are_told_of_each_other(begun, clerk):
    key = FIRST.questions[0].key
    read = service.mark(begun, FIRST)
    service.judge(begun, FIRST, {key: Said(Judgement.YES)}, actor=clerk, made_from=read)

    with pytest.raises(Stale) as stale:
        service.judge(begun, FIRST, {key: Said(Judgement.NO, "Nej.")}, actor=clerk, made_from=read)

    assert "Ja" in stale.value.theirs[FIRST.questions[0].text]


def test_no_without_a_word_is_asked_about(begun, clerk):
    said = {FIRST.questions[0].key: Said(Judgement.NO)}

    with pytest.raises(Refused, match="Skriv, hvad der mangler"):
        service.judge(begun, FIRST, said, actor=clerk, made_from=service.mark(begun, FIRST))


def test_finished_assessment_stands_goes_with_the_plan_and_becomes_tasks(begun, clerk):
    with pytest.raises(Refused, match="mangler svar"):
        service.finish(begun, "", actor=clerk)
    judge_all(begun, clerk)
    asked = {q.key: Said(Judgement.YES) for q in FIRST.questions}
    key = FIRST.questions[0].key
    asked[key] = replace(asked[key], recommendation="Øv planen\nInden jul.")
    service.judge(begun, FIRST, asked, actor=clerk, made_from=service.mark(begun, FIRST))

    service.finish(begun, "En god plan.", actor=clerk, with_tasks=True)

    notice = telling.before_decision(begun.document, clerk)
    assert "33 ja, 0 delvist, 0 nej" in notice.lines
    assert "En god plan." in notice.lines
    assert db.session.scalars(select(Task).where(Task.title == "Øv planen")).one()
    with pytest.raises(Refused, match="afsluttet"):
        service.judge(begun, FIRST, {}, actor=clerk, made_from=service.mark(begun, FIRST))


def test_what_is_dropped_can_be_begun_again_or_brought_back_with_every_answer(begun, clerk):
    document, key = begun.document, FIRST.questions[0].key
    said = Said(Judgement.NO, "Mangler.", "Skriv det.")
    service.judge(begun, FIRST, {key: said}, actor=clerk, made_from=service.mark(begun, FIRST))
    before = {row.question: (row.judgement, row.comment) for row in begun.answers}

    entry = dropping.drop(begun, actor=clerk)

    assert queries.newest(document) is None
    again = service.begin(document, actor=clerk)
    with pytest.raises(Refused, match="begyndt en ny"):
        dropping.bring_back(document, entry, actor=clerk)
    dropping.drop(again, actor=clerk)
    back = dropping.bring_back(document, entry, actor=clerk)
    assert {row.question: (row.judgement, row.comment) for row in back.answers} == before
    judge_all(back, clerk)
    service.finish(back, "", actor=clerk)
    with pytest.raises(Refused, match="afsluttet"):
        dropping.drop(back, actor=clerk)


def test_whoever_prepares_the_approval_is_led_to_the_template(begun, clerk, demo):
    document = begun.document
    writing.revise(document, document.revisions[0], actor=clerk)
    dropping.drop(begun, actor=clerk)
    db.session.commit()
    browser = demo.test_client()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})

    page = browser.get(f"/register/{document.code}/tekst/godkendelse").text

    assert "Gennemgå planen efter skabelonen" in page
    assert "Gennemgå planen" in browser.get(f"/register/{document.code}").text
    service.begin(document, actor=clerk)
    db.session.commit()
    page = browser.get(f"/register/{document.code}/tekst/godkendelse").text
    assert "Gennemgangen er i gang" in page
    assert "Fortsæt gennemgangen" in browser.get(f"/register/{document.code}").text


def test_result_on_paper_is_tagged_and_holds_every_question(begun, clerk):
    from bsak.assessment import paper  # noqa: PLC0415 -- the print shop is slow to load

    judge_all(begun, clerk)

    out = paper.printed(begun).getvalue()

    words = [word for q in current().questions.values() for word in q.text.split()]
    assert gate.check(out, words=words, mirrored=False, even=False) == []
