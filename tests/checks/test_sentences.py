"""Danish as municipalities write it: what looks wrong is left alone, what is wrong is found."""

from dataclasses import replace

import pytest

from bsak.cards.wording import Step
from bsak.checks.catalogue import findings
from bsak.kernel.names import PERSON
from tests.checks.registers import CARD, GUARD, GUARD_PHONE, card, register, steps, text

# Each stands in the detail of a step, which every rule for words reads.
HARMLESS = (
    "Er pladsen vakant, ringer vagten til den næste.",
    "Vakante boliger på bostedet bruges først.",
    "Brug handsker i str. XXL.",
    "Hvor er alle børnene ???",
    "Skemaet udfyldes senere på dagen af vagten.",
    "Barnets navn mangler i protokollen: meld det.",
    "Se bilag XX.",
    "Faktura til CVR 66137112.",
    "Sagsnummer 20193456 ligger i arkivet.",
    "Målernummer 87 65 43 21 står på døren.",
    "Konto 0216 40690004.",
    "GPS 55656789, 12345678.",
    "Beløbet er 12345678 kr.",
    "Sag 81.38.00-P00-1-19.",
    "Journalplanen har 81.38.00 til det.",
    "Se afsnit 2.3.10.",
    "Læg den på 14.00.08 i journalplanen.",
    "Bland 1:10 med vand.",
    "Fyld 3/4 af dunken.",
    "Giv den 1/2 tablet.",
    "Vent den 1/2 time.",
    "Læs afsnit 3/4.",
    "Ring til sagsbehandleren om sagsnr. 1234567.",
    "Ring kl. 8 og 10 og 12.",
    "Ring 1813 eller 114.",
    "Kortet er i målestok 1:25.000.",
    "Der falder 30 mm. regn.",
    "Området søges igennem af redningsfolk.",
    "Er det ikke muligt at køre, så gå.",
    "Kontakt Beredskabsstyrelsen.",
    "Underret Sundhedsstyrelsen og Miljøstyrelsen.",
    "Spørg Politikredsen.",
    "Mød på Albertslund Genbrugspladsen.",
    "Indgang v/ Rådhuset.",
    "Parker v/Biblioteket.",
    "HUSK nøglen, og pas på CO2.",
    "Vagten er niveau XI.",
    "HOFOR leverer vandet, og SFO lukker.",
    "Aflever vagtlisten til afløseren.",
    "Følg trin 12 på MT-DP-01.",
    "Følg MT-DP-01, trin 12.",
)
FOUND = (
    ("Leder: vakant", "placeholder"),
    ("Ring til ???", "placeholder"),
    ("Tlf. 43 68 XX XX", "placeholder"),
    ("(udfyldes senere)", "placeholder"),
    ("Ring 43 68 68 68.", "number-unknown"),
    ("Ring 4368 6868.", "number-or-date-form"),
    ("Mød den 12.05.20.", "number-or-date-form"),
    ("Mød på Materielgården d. 3/4.", "number-or-date-form"),
    ("Mød den 3/4 kl. 8.", "number-or-date-form"),
    ("Mød fredag 3/4.", "number-or-date-form"),
    ("Ring 12 34 56 7.", "number-incomplete"),
    ("Ring 1234567.", "number-incomplete"),
    ("Vagten, tlf. 12 34 56 7.", "number-incomplete"),
    ("Mød kl. 14:35.", "number-or-date-form"),
    ("Gå hurtigst muligt ud.", "vague-words"),
    ("Det søges afklaret.", "vague-words"),
    ("Spørg Bo Nielsen.", "person-in-text"),
    ("Spørg Bo A. Mikkelsen.", "person-in-text"),
    ("Oplæg v/ Bo Bøgelund.", "person-in-text"),
    ("Oplæg v/Hansen.", "person-in-text"),
    ("Meld det til LBS.", "unknown-abbreviation"),
    ("Se telefonlisten.", "number-to-look-up"),
    ("Følg trin 12.", "dead-end"),
)
STEPS = (
    ("Luk døren, og ring til skolen.", True),
    ("Find nøgle og lås.", False),
    ("Tjek vægge og tag.", False),
    ("Fordel køretøjer og hold på dagen.", False),
    ("Aftal sted. Mål: alle ude.", False),
    ("Bestil busser. Ring kun, hvis de udebliver.", False),
    ("Hvis røg trænger ind, så luk vinduet.", False),
    ("Bed om hjælp og flyt ikke nogen.", False),
    ("Luk døren og lås den.", True),
    ("Hent vand og saml folk.", True),
    ("Tjek køl. Hold døren lukket.", True),
)


def _found(detail):
    made = register(
        text(steps(Step("Luk døren.", detail=detail, who="Leder"))),
        posts=(GUARD,), points=(GUARD_PHONE,),
    )  # fmt: skip
    return {one.rule.id for one in findings(made)}


@pytest.mark.parametrize("words", HARMLESS)
def test_what_only_looks_wrong_is_left_alone(words):
    assert _found(words) == _found("")


@pytest.mark.parametrize(("words", "rule"), FOUND)
def test_what_is_wrong_is_found_among_it(words, rule):
    assert rule in _found(words)


@pytest.mark.parametrize(("words", "is_double"), STEPS)
def test_two_things_are_two_that_somebody_does(words, is_double):
    made = register(text(steps(Step(words, who="Leder", phone="00 00 00 01"))))
    assert ("two-actions" in {one.rule.id for one in findings(made)}) is is_double


def test_a_blank_field_is_one_that_says_nothing_else():
    deputy = {one.rule.id for one in findings(register(text(card(deputy="Vakant"))))}
    assert "placeholder" in deputy
    assert "placeholder" not in {
        one.rule.id for one in findings(register(text(replace(CARD, deputy="Souschefen"))))
    }


SURNAMES = """
Thomassen Isaksen Michaelsen Mikaelsen Cornelsen Manuelsen Engelsen Nielsen Mikkelsen Jensen
"""


@pytest.mark.parametrize("name", SURNAMES.split())
def test_surname_that_ends_as_an_authority_does_is_still_a_name(name):
    assert PERSON.search(f"Ring til Peter {name}.")
