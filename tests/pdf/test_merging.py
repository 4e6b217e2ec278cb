"""One sheet for many readers: as good as if each had been laid out by itself."""

import zlib

import pytest

from bsak import pdf
from bsak.pdf.fonts import literals

IDENTITY = pdf.Identity("00-RB-01", "Rettelsesblad R01", rev="1", tab="00")
READERS = [
    ("07 af 22", "Vagtleder (nat)", "https://bsak.example.dk/kvit/abcdefghjk"),
    ("08 af 22", "Åben \\ lukket – “ør”", "https://bsak.example.dk/kvit/mmmmmmmmmm"),
    ("09 af 22", "", "https://bsak.example.dk/kvit/iiiiiiiiii"),
]


def laid_out(words):
    number, holder, address = words
    facts = [("Mappe", "SU"), ("Kopi", number), ("Indehaver", holder), ("Gælder", "i dag")]
    steps = ["Tæl arkene.", f"Kvittér her:\n{address}"]
    story = [pdf.DocHead(IDENTITY, facts), pdf.TickList(steps, columns=False)]
    return pdf.render(story, IDENTITY)


def drawn(sheet):
    return [zlib.decompress(side) for side in sheet.sides]


@pytest.fixture(scope="module")
def master():
    return pdf.Master(laid_out([pdf.field(number) for number in range(3)]), 3)


@pytest.mark.parametrize("words", READERS[:2])
def test_merged_sheet_is_the_one_that_would_have_been_laid_out(master, words):
    merged, alone = master.sheet(words), laid_out(words)

    assert drawn(merged) == drawn(alone)
    assert (merged.structure, merged.links, merged.fonts) == (
        alone.structure,
        alone.links,
        alone.fonts,
    )


def test_readers_sheets_differ_and_a_reader_gets_the_same_sheet_again(master):
    made = [master.sheet(words) for words in READERS]

    assert len({sheet.digest for sheet in made}) == 3
    assert master.sheet(READERS[0]).to_bytes() == made[0].to_bytes()
    assert all(
        words[2].encode() in drawn(sheet)[0] for words, sheet in zip(READERS, made, strict=True)
    )


def test_words_that_need_another_font_or_line_cannot_stand_in_a_field(master):
    other = next(sign for sign in "ŁŐĄĲ" if literals(sign)[0][0])
    for word in (other, "to\nlinjer"):
        assert not pdf.can_stand(word)
        with pytest.raises(ValueError, match="cannot stand"):
            master.sheet(["1", word, "2"])


@pytest.mark.parametrize("standing", [[], [pdf.field(0), pdf.field(0)]])
def test_field_must_stand_on_the_sheet_once(standing):
    sheet = pdf.render([pdf.Text(word) for word in standing] or [pdf.Text("Intet")], IDENTITY)

    with pytest.raises(ValueError, match="field 0"):
        pdf.Master(sheet, 1)


def test_what_takes_more_than_its_line_is_known():
    assert pdf.DocHead.is_one_line("Vagtleder", 4)
    assert not pdf.DocHead.is_one_line("Vagthavende indsatsleder i Teknik & Miljø", 4)
    assert pdf.DocHead.is_one_line("Vagthavende indsatsleder i Teknik & Miljø", 1)
    assert pdf.TickList.is_one_line(READERS[0][2])
    assert not pdf.TickList.is_one_line(READERS[0][2] * 3)
