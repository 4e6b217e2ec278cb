"""The example texts obey the rules they are to teach, and fit the register they belong to."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import bsak.demo
from bsak import pdf
from bsak.cards import rules as card_rules
from bsak.cards.story import story as card_story
from bsak.cards.wording import CardWording
from bsak.demo.texts import TEXTS
from bsak.demo.texts.functions import NOTE
from bsak.documents.kinds import Kind
from bsak.kernel.markup import strings, texts
from bsak.kernel.plain import from_plain, to_plain
from bsak.plans import rules as plan_rules
from bsak.plans.wording import WORDINGS, Steps
from bsak.writing.sections import covers, section_findings

Key = tuple[str, str, str]
FONTS = Path(__file__).parents[2] / "static" / "fonts"
REGISTER = Path(bsak.demo.__file__).parent / "register_2019_04_11.csv"
CARDS = {key: text for key, text in TEXTS.items() if isinstance(text, CardWording)}
PLANS = {key: text for key, text in TEXTS.items() if key not in CARDS}
# The board's own titles, which are longer than a title should be.
LONG_TITLES = {
    "Kemikalieudheld eller brand i container på Genbrugsstationen",
    "Fremmed trænger ind på legeplads eller i husene",
}
PHONE = re.compile(r"\d\d \d\d \d\d \d\d")


def _register() -> Iterator[tuple[Key, str, str]]:
    """Every document of the register with its code, numbered as they stand in each group."""
    counted: Counter[str] = Counter()
    with REGISTER.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] != "decision":
                series = f"{row['group']}-{Kind(row['kind']).type_code}"
                counted[series] += 1
                key = (row["group"], row["kind"], row["title"])
                yield key, f"{series}-{counted[series]:02}", row["status"]


CODES = {key: code for key, code, _ in _register()}
FINISHED = {key for key, _, status in _register() if status == "completed"}


def named(keys: object) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("key", keys, ids=lambda key: f"{key[0]} {key[2][:30]}")


@pytest.fixture(scope="module")
def fonts() -> None:
    pdf.register(FONTS)


def test_the_texts_belong_to_finished_documents_and_every_finished_card_has_one():
    assert TEXTS.keys() <= FINISHED
    assert {key for key in FINISHED if key[1] == "action_card"} == CARDS.keys()
    assert Counter(key[1] for key in PLANS) == {
        "subplan": 2,
        "contingency_plan": 2,
        "contact_list": 1,
    }


@named(CARDS)
def test_a_card_obeys_the_content_rules(key):
    found = card_rules.findings(CARDS[key], title=key[2], codes=set(CODES.values()))

    expected = {"C-01"} if key[2] in LONG_TITLES else set()
    assert {finding.rule for finding in found} == expected, found


@named(PLANS)
def test_a_plan_or_list_obeys_the_content_rules(key):
    assert plan_rules.findings(PLANS[key], kind=key[1]) == ()


def test_a_subplan_has_every_section_that_is_required(app):
    for (_, kind, _), text in PLANS.items():
        assert list(section_findings(kind, text)) == []
    subplans = [text for (_, kind, _), text in PLANS.items() if kind == "subplan"]
    assert len(subplans) == 2
    for text in subplans:
        (closing,) = (s for s in text.sections if covers(s.heading, "Nedlukning og genåbning"))
        assert any(isinstance(block, Steps) for block in closing.blocks)


@named(PLANS)
def test_a_plan_refers_only_to_documents_that_exist(key):
    referred = {
        code for text in texts(PLANS[key]) for code in re.findall(r"[A-Z]{2}-[A-Z]{2}-\d\d", text)
    }

    assert referred <= set(CODES.values())


@named(TEXTS)
def test_a_text_comes_back_from_json_and_says_that_it_is_an_example(key):
    text = TEXTS[key]

    assert from_plain(WORDINGS[key[1]], to_plain(text)) == text
    assert text.note == NOTE


@named(TEXTS)
def test_every_number_is_invented(key):
    numbers = {number for text in texts(TEXTS[key]) for number in PHONE.findall(text)}

    assert all(number.startswith("00 00 00 ") for number in numbers)


@named(CARDS)
def test_a_card_is_called_by_its_own_code_and_is_ready_for_dead_phones(key):
    card = CARDS[key]
    words = " ".join(text for _, text in strings((card.stop, card.phases)))

    assert f"»{CODES[key]} er i gang" in words
    assert any(re.search("elefon.* død", row.condition) for row in card.contingencies)
    assert any("112" in row.action for row in card.contingencies)


@named(CARDS)
def test_side_one_holds_the_first_hour_and_no_more(key):
    first_hour = [len(bar.steps) for bar in CARDS[key].bars if bar.is_first_hour]

    assert len(first_hour) == 2
    assert sum(first_hour) <= 7


@named(CARDS)
def test_a_card_is_one_leaf(key, fonts):
    identity = pdf.Identity(sheet_id=CODES[key], title=key[2], kind="Actioncard", tab="SK  01")

    assert pdf.render(card_story(CARDS[key], identity), identity).pages == 2
