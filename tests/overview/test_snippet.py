"""Where the searched words stand in a text."""

from bsak.kernel.danish import fold
from bsak.overview.snippet import LENGTH, Piece, around, marked


def found(pieces):
    return [piece.text for piece in pieces if piece.is_found]


def whole(pieces):
    return "".join(piece.text for piece in pieces)


def test_part_of_a_compound_is_marked():
    assert marked("Ved strømsvigt", ["svigt"]) == (Piece("Ved strøm", False), Piece("svigt", True))


def test_old_and_new_spelling_are_one_word():
    assert found(marked("I Åbenrå og Aabenraa", [fold("åbenrå")])) == ["Åbenrå", "Aabenraa"]
    assert found(marked("Ærø, ÆRØ og Aeroe", [fold("ærø")])) == ["Ærø", "ÆRØ", "Aeroe"]


def test_text_is_kept_letter_by_letter():
    text = "<b>Økonomi & IT</b> – blåbærgrød"

    assert whole(marked(text, [fold("økonomi"), fold("grød")])) == text


def test_half_of_a_folded_letter_marks_the_whole_letter():
    assert marked("å", ["a"]) == (Piece("å", True),)


def test_surroundings_begin_and_end_with_whole_words():
    text = "start " * 60 + "her er strømsvigt midt i teksten " + "slut " * 60

    pieces = around(text, ["svigt"])

    assert whole(pieces).startswith("… start ")
    assert whole(pieces).endswith("slut …")
    assert found(pieces) == ["svigt"]
    assert len(whole(pieces)) <= LENGTH + 4


def test_text_without_the_words_gives_nothing():
    assert around("Intet her", ["svigt"]) == ()
    assert marked("", ["svigt"]) == (Piece("", False),)
