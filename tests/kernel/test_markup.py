"""The markup people may type, and the strings of a wording."""

from bsak.cards.wording import CardSort, CardWording, Phase, Step
from bsak.kernel.markup import Run, runs, strings, texts, unmarked


def test_two_asterisks_make_words_bold():
    assert runs("Ring **før** du går.") == (Run("Ring "), Run("før", bold=True), Run(" du går."))


def test_a_lone_pair_of_asterisks_stands_as_typed():
    assert runs("2 ** 3") == (Run("2 ** 3"),)
    assert runs("") == ()


def test_a_phone_number_is_bold_and_never_broken():
    assert runs("Ring 00 00 00 01 eller 112.") == (
        Run("Ring "),
        Run("00\u00a000\u00a000\u00a001", bold=True),
        Run(" eller "),
        Run("112", bold=True),
        Run("."),
    )
    assert runs("**Tlf. 00 00 00 01**") == (Run("Tlf. 00\u00a000\u00a000\u00a001", bold=True),)


def test_an_amount_is_no_phone_number():
    assert runs("1 112 borgere, 1120 liter") == (Run("1 112 borgere, 1120 liter"),)


def test_every_string_has_a_path_and_codes_are_left_out():
    wording = CardWording(
        sort=CardSort.ROLE, cues=("røg",), phases=(Phase("Nu", 5, (Step(lead="**Ring**"),)),)
    )

    found = {where: text for where, text in strings(wording) if text}

    assert found == {
        "cues.0": "røg",
        "phases.0.label": "Nu",
        "phases.0.steps.0.lead": "**Ring**",
        "phases.0.steps.0.phone_label": "Tlf.",
    }
    assert list(texts(wording)) == ["røg", "Nu", "Ring", "Tlf."]
    assert unmarked("**a** b") == "a b"
