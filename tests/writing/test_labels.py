"""Every field of every text has a name, and stands on exactly one page of the editor."""

import pytest

from bsak.demo.texts import TEXTS
from bsak.kernel.plain import TAG
from bsak.plans.wording import WORDINGS
from bsak.writing.fields import flat
from bsak.writing.labels import label, part_of, parts
from bsak.writing.shapes import Sort, shapes
from bsak.writing.vocabulary import ROW, WORDS


def classes():
    """Return every class a wording is made of."""
    found, todo = set(), [*WORDINGS.values()]
    while todo:
        cls = todo.pop()
        if cls not in found:
            found.add(cls)
            todo += [
                row for s in shapes(cls) if s.sort in (Sort.ROWS, Sort.PART) for row in s.classes
            ]
    return sorted(found, key=lambda cls: cls.__qualname__)


@pytest.mark.parametrize("cls", classes(), ids=lambda cls: cls.__name__)
def test_every_field_and_row_has_a_name(app, cls):
    assert set(WORDS[cls]) == {shape.name for shape in shapes(cls)}
    assert all(str(words.label) for words in WORDS[cls].values())
    rows = {row for c in classes() for s in shapes(c) if s.sort is Sort.ROWS for row in s.classes}
    assert cls not in rows or str(ROW[cls])


@pytest.mark.parametrize("cls", classes(), ids=lambda cls: cls.__name__)
def test_what_can_be_chosen_is_what_the_type_knows(app, cls):
    for shape in shapes(cls):
        if shape.sort is Sort.CHOICE:
            offered = {value for value, _words in WORDS[cls][shape.name].choices}
            assert offered == {str(choice) for choice in shape.classes[0]}


@pytest.mark.parametrize("cls", classes(), ids=lambda cls: cls.__name__)
def test_what_is_written_on_lines_has_room_for_them(app, cls):
    for shape in shapes(cls):
        if shape.sort in (Sort.LINES, Sort.CELLS):
            assert WORDS[cls][shape.name].lines > 1


@pytest.mark.parametrize("key", TEXTS, ids=str)
def test_every_field_is_in_one_part_and_every_part_holds_something(app, key):
    kind, wording = key[1], TEXTS[key]
    fields = flat(wording)
    held = {part.slug: [] for part in parts(kind, fields)}

    for path in fields:
        held[part_of(kind, fields, path).slug].append(path)

    assert all(held.values())
    assert len(held) == len(parts(kind, fields))
    starts = [start for part in parts(kind, fields) for start in part.paths]
    assert len(starts) == len(set(starts))
    assert {s.name for s in shapes(type(wording))} == {s for s in starts if "/" not in s}


@pytest.mark.parametrize("key", TEXTS, ids=str)
def test_no_two_fields_of_a_text_are_called_the_same(app, key):
    wording = TEXTS[key]
    fields = flat(wording)
    names = [label(type(wording), path, fields) for path in fields if not path.endswith(TAG)]

    assert len(names) == len(set(names))
    assert not any("/" in name for name in names)


def test_fields_are_called_what_the_paper_calls_them(app):
    cls = WORDINGS["action_card"]
    fields = {"phases": "a b", "phases/a/steps": "x y", "phases/b/steps": "z", "choices": "p q"}

    assert label(cls, "phases/b/steps/z/lead", fields) == "Trin 3, handling"
    assert label(cls, "closing/condition", fields) == "Afslut først når"
    assert label(cls, "choices/q/title", fields) == "Udfald B, det, man ser"
    assert label(cls, "phases/b/minutes", fields) == "Frist 2, minutter"
    assert label(cls, "phases/gone/steps/gone/lead", fields) == "Trin, handling"
    assert label(WORDINGS["subplan"], "sections/s/blocks/t/rows", {
        "sections": "s", "sections/s/heading": "Alarmering", "sections/s/blocks": "t",
        "sections/s/blocks/t/tag": "table",
    }) == "Kapitel »Alarmering«, del 1 (tabel), rækker"  # fmt: skip


def test_field_of_a_row_that_is_gone_belongs_where_its_list_is(app):
    assert part_of("subplan", {"sections": ""}, "sections/gone/heading").slug == "kapitler"
    assert part_of("action_card", {}, "phases/x/steps/y/lead").slug == "trin"
    assert part_of("action_card", {}, "nosuch") is None
