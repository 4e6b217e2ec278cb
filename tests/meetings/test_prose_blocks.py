"""The text of a point falls into headings, lists and paragraphs, and no word is lost."""

from bsak.meetings.prose_blocks import Block, Sort, blocks

TEXT = """Herunder står, hvad der er udarbejdet.
Linjen er brudt.

#### Sundhed & Pleje

##### Under udarbejdelse

- Actioncard: Brand

- Actioncard: Skadedyr
1. at fristen flyttes
2) at det undersøges

Arbejdet forventes afsluttet medio april.
#### Social & Familie
Intet endnu."""


def test_each_line_becomes_part_of_one_block():
    assert blocks(TEXT) == (
        Block(Sort.PARAGRAPH, ("Herunder står, hvad der er udarbejdet.", "Linjen er brudt.")),
        Block(Sort.HEADING, ("Sundhed & Pleje",), 1),
        Block(Sort.HEADING, ("Under udarbejdelse",), 2),
        Block(Sort.BULLETS, ("Actioncard: Brand", "Actioncard: Skadedyr")),
        Block(Sort.NUMBERS, ("at fristen flyttes", "at det undersøges")),
        Block(Sort.PARAGRAPH, ("Arbejdet forventes afsluttet medio april.",)),
        Block(Sort.HEADING, ("Social & Familie",), 1),
        Block(Sort.PARAGRAPH, ("Intet endnu.",)),
    )


def test_numbers_are_those_that_were_written():
    text = "1. Status\n\nRoligt.\n\n2. Frivillige\n3. Evt.\n1. Forfra"

    found = [(one.start, one.lines) for one in blocks(text) if one.sort is Sort.NUMBERS]

    assert found == [(1, ("Status",)), (2, ("Frivillige", "Evt.")), (1, ("Forfra",))]


def test_what_only_looks_like_a_mark_stays_words():
    words = "23. maj 2019 er fristen"
    assert blocks("#nødkald -5 grader") == (Block(Sort.PARAGRAPH, ("#nødkald -5 grader",)),)
    assert blocks("") == ()
    assert blocks(words) == (Block(Sort.PARAGRAPH, (words,)),)
