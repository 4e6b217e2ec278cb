"""The wording of a card: numbering, bars, letters and the JSON form."""

from bsak.cards.wording import CardWording, Choice, Closing, FillRule, Phase, Step
from bsak.kernel.plain import from_plain, to_plain

CARD = CardWording(
    choices=(Choice("Tørt"), Choice("Vådt")),
    phases=(
        Phase("Inden 15 minutter", 15, (Step("Ring"), Step("Luk"))),
        Phase("Inden 4 timer", 240, (Step("Tæl", fill=(FillRule(12), "liter")),)),
    ),
    closing=Closing("der er vand igen", (Step("Aflever kort og log"),)),
)


def test_steps_are_numbered_through_phases_and_closing():
    assert [(s.number, s.where, s.step.lead) for s in CARD.numbered_steps] == [
        (1, "phases.0.steps.0", "Ring"),
        (2, "phases.0.steps.1", "Luk"),
        (3, "phases.1.steps.0", "Tæl"),
        (4, "closing.steps.0", "Aflever kort og log"),
    ]


def test_bars_say_what_stands_on_side_one():
    assert [(bar.label, bar.is_first_hour) for bar in CARD.bars] == [
        ("Inden 15 minutter", True),
        ("Inden 4 timer", False),
        ("Afslut først når der er vand igen", False),
    ]


def test_choices_get_letters():
    assert [letter for letter, _ in CARD.lettered_choices] == ["A", "B"]


def test_an_empty_card_and_a_full_one_come_back_from_json():
    for card in (CardWording(), CARD):
        assert from_plain(CardWording, to_plain(card)) == card
