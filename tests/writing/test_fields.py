"""A wording taken apart into fields and put together again says the same."""

import pytest

from bsak.demo.texts import TEXTS
from bsak.kernel.plain import to_plain
from bsak.plans.wording import WORDINGS
from bsak.writing.fields import build, flat, seed, shape_at


@pytest.mark.parametrize("key", TEXTS, ids=str)
def test_every_example_text_survives_the_editor(key):
    wording = TEXTS[key]

    built = build(type(wording), flat(wording))

    assert not built.faults
    assert to_plain(built.wording) == to_plain(wording)


@pytest.mark.parametrize("key", TEXTS, ids=str)
def test_every_path_is_a_field_and_no_other_is(key):
    wording = TEXTS[key]
    fields = flat(wording)

    strangers = [p for p in fields if not shape_at(type(wording), fields, p) and p[-3:] != "tag"]
    assert strangers == []
    for path in ("", "nosuch", "phases/none/label", "goal/x", "sections/none", "__class__"):
        assert shape_at(type(wording), fields, path) is None


@pytest.mark.parametrize("cls", dict.fromkeys(WORDINGS.values()), ids=lambda cls: cls.__name__)
def test_empty_text_is_a_wording(cls):
    built = build(cls, seed(cls))

    assert not built.faults
    assert built.wording == cls()


def test_number_that_is_no_number_is_told_and_kept():
    cls = WORDINGS["action_card"]
    fields = {"phases": "a", "phases/a/minutes": "et kvarter", "phases/a/label": "Først"}

    built = build(cls, fields)

    assert built.faults == {"phases/a/minutes": "Skriv et helt tal."}
    assert built.wording.phases[0].label == "Først"
    assert built.paths["phases.0.minutes"] == "phases/a/minutes"


def test_choice_that_is_none_is_told_and_does_not_break_the_text():
    cls = WORDINGS["subplan"]
    fields = {
        "sections": "s",
        "sections/s/blocks": "b",
        "sections/s/blocks/b/tag": "roles",
        "sections/s/blocks/b/seats": "r",
        "sections/s/blocks/b/seats/r/role": "konge",
    }

    built = build(cls, fields)

    assert built.faults == {"sections/s/blocks/b/seats/r/role": "Vælg en af mulighederne."}
    assert built.wording.sections[0].blocks[0].seats[0].role == "leader"
