"""Each rule for cards finds its planted fault and leaves a clean card alone."""

from dataclasses import replace

import pytest

from bsak.cards.imperative import starts_with_imperative
from bsak.cards.rules import findings, words
from bsak.cards.wording import (
    CardWording,
    Choice,
    Closing,
    Contingency,
    Phase,
    Step,
    StopLine,
)
from bsak.kernel.prose import Tier

RING = Step("Ring til vagten", "og sig hvor du er.", phone="00 00 00 01")
CLEAN = CardWording(
    audience="vagtleder",
    cues=("der er røg",),
    goal="Alle er ude inden 3 minutter.",
    stop=(StopLine("Fare for liv? Ring", phone="112"),),
    phases=(Phase("Inden 15 minutter", 15, (RING, Step("Luk døre og vinduer."))),),
    contingencies=(Contingency("Telefonerne er døde", "Send en kurér. Gå til trin 2."),),
    closing=Closing("alle er talt", (Step("Aflever kort og log", "til krisestaben."),)),
    see_also=("SK-AC-06",),
)
CODES = {"SK-AC-06"}
LONG = " ".join(["ord"] * 19)


def first(step: Step) -> CardWording:
    """The clean card with another first step."""
    return replace(CLEAN, phases=(Phase("Inden 15 minutter", 15, (step, RING)),))


def steps(count: int) -> tuple[Step, ...]:
    return (Step("Luk døren."),) * count


def rules(card: CardWording, title: str = "Brand") -> set[str]:
    found = findings(card, title=title, code="SK-AC-03", codes=CODES)
    return {finding.rule for finding in found}


@pytest.mark.parametrize(
    "said",
    [
        "Sig: »SK-AC-03 er i gang«, og hvad du ser.",
        "Er SK-AC-06 i gang, så hent det kort.",
        "Sig: »Tag SK-AC-06 frem. Vi er i gang.«",
    ],
)
def test_only_a_card_that_is_said_to_be_in_use_must_be_this_one(said):
    assert "C-12" not in rules(first(replace(RING, text=said)))


def test_a_clean_card_has_no_findings():
    assert findings(CLEAN, title="Brand", codes=CODES) == ()


@pytest.mark.parametrize(
    ("rule", "card"),
    [
        ("C-12", first(Step("Ring", "og sig: »SK-AC-06 er i gang«.", phone="00 00 00 01"))),
        ("C-12", replace(CLEAN, stop=(StopLine("Ring", "»Kort SK-AC-06 er sat i gang.«", "112"),))),
        ("C-02", replace(CLEAN, cues=())),
        ("C-02", replace(CLEAN, cues=("røg",) * 5)),
        ("C-03", replace(CLEAN, stop=())),
        ("C-03", replace(CLEAN, stop=(StopLine("Luk"),) * 4)),
        ("C-04", replace(CLEAN, phases=(Phase("Inden 15 minutter", 15, steps(10)),))),
        ("C-04", replace(CLEAN, phases=(Phase("A", 5, steps(8)), Phase("B", 9, steps(8))))),
        ("C-06", first(Step("Vagtlederen ringer til alle."))),
        ("C-06", first(Step("Evakuering af huset."))),
        ("C-06", first(Step("At ringe til alle."))),
        ("C-06", first(Step("Luk " + " ".join(["dør"] * 12)))),
        ("C-06", first(Step("Luk døren.", detail=LONG))),
        ("C-07", first(Step("Luk evt. døren."))),
        ("C-07", first(Step("Luk døren.", detail="Det bør ske nu."))),
        ("C-07", first(Step("Sørg for ro."))),
        ("C-08", first(Step("Luk døren", "hvis der er røg."))),
        ("C-09", first(Step("Ring til varmeværket."))),
        ("C-09", first(Step("Kontakt varmeværket.", detail="Se telefonlisten."))),
        ("C-09", replace(CLEAN, stop=(StopLine("Ring til vagten"),))),
        ("C-10", first(Step("Hent Jens Pedersen."))),
        ("C-10", first(Step("Skriv til post@kommune.example."))),
        ("C-13", replace(CLEAN, phases=(Phase("B", 60, (RING,)), Phase("A", 15, (RING,))))),
        ("C-14", replace(CLEAN, closing=Closing("alle er talt", (Step("Luk døren."),)))),
        ("C-14", replace(CLEAN, closing=Closing("", CLEAN.closing.steps))),
        ("C-15", first(Step("Gå til trin 9."))),
        ("C-15", replace(CLEAN, see_also=("SK-AC-07",))),
        ("C-15", replace(CLEAN, choices=(Choice("Røg"), Choice("Ild")), in_doubt="C")),
        ("T-09", first(replace(RING, phone="0000 0001"))),
        ("T-09", first(Step("Luk døren.", detail="Tlf. 00000001."))),
        ("T-10", first(Step("Luk døren.", detail="Siden 01/02/26."))),
        ("T-10", first(Step("Luk døren.", detail="Inden kl. 14:35."))),
    ],
)
def test_each_rule_finds_its_planted_fault_and_no_other_speaks(rule, card):
    assert rules(card) == {rule}


@pytest.mark.parametrize(
    ("where", "card"),
    [
        ("audience", replace(CLEAN, audience=" ")),
        ("goal", replace(CLEAN, goal="")),
        ("stop.0.text", replace(CLEAN, stop=(StopLine(" ", phone="112"),))),
        ("phases.0.steps.0.lead", first(Step("", "døren."))),
    ],
)
def test_what_would_be_empty_on_paper_is_an_error(where, card):
    found = {one.where for one in findings(card, title="Brand") if one.tier is Tier.ERROR}

    assert where in found


def test_a_long_title_is_a_tip():
    found = findings(CLEAN, title="Fremmed trænger ind på legeplads eller i husene")

    assert [(f.rule, f.where, f.tier) for f in found] == [("C-01", "title", "tip")]


def test_a_finding_points_to_the_field_and_says_what_to_do():
    (found,) = findings(first(Step("Luk evt. døren.")), title="Brand")

    assert found.where == "phases.0.steps.0.lead"
    assert found.message == "Stryg »evt.«. Skriv, hvem der gør hvad, og hvornår."


def test_without_a_register_codes_are_not_judged():
    assert findings(replace(CLEAN, see_also=("SK-AC-07",)), title="Brand") == ()


def test_after_the_first_hour_a_list_may_be_used():
    later = Phase("Inden 4 timer", 240, (Step("Ring til forældrene.", detail="Se telefonlisten."),))

    assert rules(replace(CLEAN, phases=(*CLEAN.phases, later))) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ring nu", "»Hent« alle", "Evakuér huset", "Se efter", "Kør", "Luk.", "Følg med",
        "Vær ved porten", "Genopret driften", "Hvis døren er låst: bryd den op", "Er det røg: gå",
    ],
)  # fmt: skip
def test_imperatives_are_known(text):
    assert starts_with_imperative(text)


@pytest.mark.parametrize("text", ["", "112", "Børn samles", "Lederen går", "Ringer op", "Du luk"])
def test_other_beginnings_are_not(text):
    assert not starts_with_imperative(text)


def test_a_phone_number_is_one_word_and_a_sign_none():
    assert words("Ring **00 00 00 01** · nu – straks") == 4


@pytest.mark.parametrize("code", ["XX-AC-01", "XYZ-AC-02", "MT-AC-100", "00-KL-07"])
def test_code_that_is_not_in_the_register_is_found_whatever_its_length(code):
    card = replace(CLEAN, goal=f"Se {code}.")

    assert "C-15" in {f.rule for f in findings(card, title="Brand", codes=CODES)}
    assert "C-15" not in {f.rule for f in findings(card, title="Brand", codes={*CODES, code})}
