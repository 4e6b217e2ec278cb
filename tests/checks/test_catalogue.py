"""Every rule finds the fault planted for it, and leaves the same register without it alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import current_app

from bsak.cards.wording import Contingency, Step
from bsak.checks import field
from bsak.checks.catalogue import BY_ID, CATALOGUE, findings
from bsak.checks.facts import Held, TakesPart
from bsak.checks.finding import Finding
from bsak.contacts.models import PointKind
from bsak.documents.kinds import Kind, Status
from bsak.duty.gaps import Lack
from bsak.plans.wording import Contact, Contacts, Section
from tests.checks.planted_defeats import CALLED, DEFEATS, NOT_CALLED, SENTENCES
from tests.checks.planted_language import LANGUAGE
from tests.checks.planted_people import PEOPLE
from tests.checks.planted_plans import PLANS
from tests.checks.planted_times import TIMES
from tests.checks.registers import (
    ASTA,
    BO,
    ENGINEERING,
    GUARD,
    GUARD_PHONE,
    MT,
    PHONE,
    SK,
    STAFF,
    TODAY,
    card,
    decision,
    doc,
    gap,
    organised,
    plan,
    register,
    seat,
    steps,
    text,
)  # fmt: skip

PLANTED = {**PEOPLE, **PLANS, **DEFEATS, **TIMES, **LANGUAGE}


def test_every_rule_has_a_planted_fault_and_a_clean_case():
    assert set(PLANTED) == {rule.id for rule in CATALOGUE}
    assert len({rule.id for rule in CATALOGUE}) == len(CATALOGUE) >= 30


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ("m", "1 mailadresse er"), ("mm", "2 mailadresser er"), ("p", "1 nummer er"),
        ("pp", "2 numre er"), ("pm", "2 numre og mailadresser er"),
    ],
)  # fmt: skip
def test_what_nobody_has_confirmed_is_called_what_it_is(kinds, told):
    old = PHONE._replace(confirmed_on=TODAY - timedelta(days=200))
    mail = old._replace(kind=PointKind.MAIL, value="asta@example.dk")
    points = tuple((mail if kind == "m" else old)._replace(id=n) for n, kind in enumerate(kinds))
    (found,) = BY_ID["number-unconfirmed"].find(organised(seat(), points=points))
    assert found.message == f"{told} ikke bekræftet i et halvt år."


@pytest.mark.parametrize("name", [rule.id for rule in CATALOGUE])
def test_a_rule_finds_its_fault_and_nothing_where_there_is_none(name):
    fault, clean = PLANTED[name]
    rule = BY_ID[name]
    found = [Finding(rule, one) for one in rule.find(fault)]
    assert found, "the planted fault is not found"
    assert list(rule.find(clean)) == [], "something is found where nothing is wrong"
    for one in found:
        assert one.found.message
        assert one.found.subject.name
        assert len(one.key) <= 160
        assert all(str(words) for words in (rule.title, rule.why, rule.do))


def test_every_finding_leads_to_a_page_and_names_no_person(app):
    for name, (fault, _clean) in PLANTED.items():
        for one in BY_ID[name].find(fault):
            found = Finding(BY_ID[name], one)
            assert current_app.url_map.bind("").build(*found.page)
            assert "Eksempel" not in f"{one.message} {one.subject.name} {found.key}"


@pytest.mark.parametrize("name", PLANTED)
def test_every_link_to_a_field_lands_on_one(name):
    fault, _clean = PLANTED[name]
    card_only = replace(fault, texts=tuple(t for t in fault.texts if t.reading.kind != "subplan"))
    for made in (fault, card_only):
        texts = {one.document.code: one for one in made.texts}
        for one in BY_ID[name].find(made):
            endpoint, address = Finding(BY_ID[name], one).page
            if endpoint == "checks.field":
                text_of = texts.get(address["code"])
                assert field.is_one(address["path"], text_of and text_of.reading), address


def test_a_finding_keeps_its_name_when_its_line_moves():
    once, later = (
        findings(register(text(card(see_also=codes))))
        for codes in (("MT-SP-09",), ("MT-DP-01", "MT-SP-09"))
    )
    keys = [
        {one.key for one in found if one.rule.id == "points-to-missing"} for found in (once, later)
    ]
    assert keys[0] == keys[1] != set()


@pytest.mark.parametrize(("title", "words", "is_defeat"), SENTENCES)
def test_what_a_card_cannot_have_when_it_is_needed(title, words, is_defeat):
    made = steps(Step(words, who="Leder"))
    silent = card(phases=made.phases, stop=(), contingencies=(Contingency("Regn", "Gå ind."),))
    found = findings(register(text(silent, of=doc(title=title))))
    defeats = {one.rule.id for one in found if one.rule.id.count("-need") == 1}
    assert bool(defeats) is is_defeat, defeats


@pytest.mark.parametrize("words", [*CALLED, *NOT_CALLED], ids=lambda words: words[0])
def test_what_an_event_is_called_tells_what_is_lost(words):
    called, step = words
    made = card(phases=steps(Step(step, who="Leder")).phases, stop=(), contingencies=())
    named = register(text(made, of=doc(title=called)))
    told = register(text(replace(made, cues=(called,)), of=doc(title="Kort")))
    for one in (named, told):
        defeats = {f.rule.id for f in findings(one) if f.rule.id.count("-need") == 1}
        assert bool(defeats) is (words in CALLED), defeats


def test_a_delplan_that_was_withdrawn_does_not_make_a_decision_wrong():
    gone = doc("SK-DP-01", Kind.SUBPLAN, "Delplan", SK, status=Status.WITHDRAWN)
    said = decision("Der er delplaner på alle områder.")
    own = doc("SK-AC-01", group=SK)
    for documents, contradicted, plain in (((gone, own), 0, 1), ((own,), 1, 0)):
        made = register(groups=(MT, SK), documents=documents, decisions=(said,))
        assert len([*BY_ID["decision-contradicted"].find(made)]) == contradicted
        assert len([*BY_ID["group-without-subplan"].find(made)]) == plain


_HAS = ("Kommunikation", "Driftschef", "Leder af Borgerservice", "Beredskabskoordinator",
        "Chef for Miljø & Teknik", "Krisestabens vagt")  # fmt: skip


@pytest.mark.parametrize(
    ("function", "is_known"),
    [
        ("Fjernvarmechefen", False), ("Ukendtchefen", False), ("Kommunikationsdirektøren", False),
        ("Beredskabslederen", False), ("Lederen af Fjernvarmen", False),
        ("Kriseledelsens talsmand", False), ("Leder af Familiehuset", False),
        ("Beredskabskoordinatoren", True),
        ("Driftschefen", True), ("Driftslederen", True), ("Lederen i Borgerservice", True),
        ("Chefen for Miljø & Teknik", True), ("Lederen på stedet", True), ("Skoleleder", True),
        ("Lederen af plejecentret", True), ("Turlederen", True), ("Kommunikation", True),
        ("Kriseleder", True), ("Leder af indsatsen", True), ("Vagtlederen i Drift", True),
    ],
)  # fmt: skip
def test_a_function_is_one_that_somebody_has_or_that_is_whoever_is_there(function, is_known):
    held = tuple(seat(n)._replace(title=name) for n, name in enumerate(_HAS))
    step = steps(Step("Luk døren.", who=function))
    answers = card(responsible=function)
    for made, where in ((answers, "responsible"), (step, "phases.0.steps.0.who")):
        found = [*BY_ID["role-held-by-nobody"].find(register(text(made), seats=held))]
        assert [one.field for one in found] == ([] if is_known else [where])


def test_the_gaps_of_a_week_are_one_finding_that_stands_until_all_are_filled():
    week = [gap(days=days) for days in (1, 2, 4)]  # from Monday the 23rd
    [found], [left] = (BY_ID["duty-gap"].find(register(gaps=of)) for of in (week, week[2:]))
    assert found.message == (
        "Ingen har 3 af vagterne i uge 48, den første fra den 23. november 2026."
    )
    assert left.message == "Ingen har vagten fra den 26. november 2026."
    assert found.mark == left.mark
    assert found.mended == ("duty.shift", {"roster_id": 1, "shift": "2026-11-23"})
    assert len([*BY_ID["duty-gap"].find(register(gaps=(gap(days=0), gap(days=1))))]) == 2


def test_an_empty_seat_says_whether_a_deputy_stands_in():
    led = seat()._replace(held=(Held(2, 1),))
    for is_away, ends in ((False, "En stedfortræder træder til imens."), (True, "af pladsen.")):
        made = organised(led, people=(ASTA, BO._replace(is_away=is_away)))
        [found] = BY_ID["seat-vacant"].find(made)
        assert found.message.endswith(ends)


def test_who_cannot_be_there_may_be_the_backup():
    [found] = BY_ID["duty-gap"].find(register(gaps=(gap(Lack.LEFT)._replace(has_backup=True),)))
    assert "vagten eller bagvagten" in found.message


def test_what_lies_in_a_closed_group_is_not_said_to_be_nowhere():
    pointing = register(text(card(see_also=("SK-AC-01",))), shut=frozenset({"SK-AC-01"}))
    [found] = BY_ID["points-to-missing"].find(pointing)
    assert "er lukket" in found.message


_HOME = PHONE._replace(value="00000077", is_private=True)
_TWINS = (GUARD, GUARD._replace(id=2, name="Krisestabens Vagt"))
_OTHERS = GUARD_PHONE._replace(id=4, post_id=2, value="00000002")
_CALLED = Contacts("", (Contact("krisestabens vagt", phone="00 00 00 01"),))
_LISTED = text(plan(Section("Kontakter", blocks=(_CALLED,))), of=doc("MT-DP-01", Kind.SUBPLAN))
_NAMED = text(card(responsible="Stabschefen"))
RIGHT = {
    "number-shared": organised(
        seat(), points=(_HOME, _HOME._replace(id=9, person_id=2))
    ),
    "number-unknown": register(
        text(card(note="Faktura til CVR-nr. 12 34 56 78.")), points=(GUARD_PHONE,)
    ),
    "number-differs": register(_LISTED, posts=_TWINS, points=(GUARD_PHONE, _OTHERS)),
    "no-dead-phones": register(
        text(card(contingencies=(Contingency("Virker telefonen ikke", "Gå til rådhuset."),)))
    ),
    "role-held-by-nobody": register(
        _NAMED, seats=(seat(),),
        people={1: ASTA._replace(title="Stabschef", left_on=TODAY + timedelta(days=1))},
    ),
    "decision-contradicted": register(
        groups=(MT, SK), decisions=(decision("Der er udkast til delplaner på alle områder."),)
    ),
    "group-without-seats": register(groups=(MT, SK)),
    "one-department": organised(
        seat()._replace(held=(Held(1, 1), Held(2, 2))),
        people=(ASTA, BO._replace(department_id=1)),
    ),
    "department-without-seat": organised(
        seat(), seat(2, held=())._replace(function="Chef for Økonomi & Stab"),
        people=(ASTA, BO._replace(department_id=1)), departments=(ENGINEERING, STAFF),
        taking_part=(TakesPart(MT.id, STAFF.id, ""),),
    ),
    "unknown-abbreviation": register(text(card(audience="Vagten på niveau III og TV2"))),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_what_only_looks_wrong_is_left_alone(name):
    assert list(BY_ID[name].find(RIGHT[name])) == []


def test_a_private_number_of_a_function_is_never_told():
    secret = GUARD_PHONE._replace(value="00000009", is_private=True)
    other = Contacts("", (Contact("krisestabens vagt", phone="00 00 00 02 / 00 00 00 03"),))
    listed = text(plan(Section("Kontakter", blocks=(other,))), of=doc("MT-DP-01", Kind.SUBPLAN))
    find = BY_ID["number-differs"].find
    assert list(find(register(listed, posts=(GUARD,), points=(secret,)))) == []
    [found] = find(register(listed, posts=(GUARD,), points=(secret, GUARD_PHONE)))
    assert "00 00 00 09" not in found.message
    either = GUARD_PHONE._replace(value="00000003")
    assert list(find(register(listed, posts=(GUARD,), points=(either,)))) == []
