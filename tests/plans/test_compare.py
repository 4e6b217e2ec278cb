"""Two wordings held against each other: nothing is lost, nothing is made up, both ways alike."""

import time
from collections import Counter
from dataclasses import fields, replace
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bsak.cards.wording import CardWording, Closing, Phase, Step
from bsak.demo.texts import TEXTS
from bsak.plans.compare import List, Mark, Part, after, before, compare, marks
from bsak.plans.pairing import moved, pairs
from bsak.plans.pieces import Fate, Piece, pieces
from bsak.plans.tally import told
from bsak.plans.wording import (
    WORDINGS,
    Bullets,
    ContactGroup,
    ContactListWording,
    ContactRow,
    Paragraph,
    PlanWording,
    Section,
    Table,
)

QUIETLY = settings(deadline=None, max_examples=60)  # how long is not asked here
# Few words, so that rows are often alike, and often equal.
TEXT = st.lists(
    st.sampled_from(["Ring", "112", "vagten", "på", "æble-øen", "**nu**", "§ 4,", "kl.", "\n"]),
    max_size=4,
).map(" ".join)


@cache
def written(hint):
    """Return a strategy for whatever a wording's field may hold."""
    if hint is str:
        return TEXT
    if hint is int:
        return st.integers(0, 3)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    if get_origin(hint) is tuple:
        return st.lists(written(get_args(hint)[0]), max_size=4).map(tuple)
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*map(written, get_args(hint)))
    hints = get_type_hints(hint)
    return st.builds(hint, **{f.name: written(hints[f.name]) for f in fields(hint)})


def two(cls):
    """Return two wordings: anything, or one made of the parts of the other."""
    return st.tuples(written(cls), written(cls)) | written(cls).flatmap(
        lambda one: st.tuples(st.just(one), _shaken(one))
    )


def _shaken(one):
    names = [f.name for f in fields(one) if isinstance(getattr(one, f.name), tuple)]
    return st.fixed_dictionaries(
        {
            n: st.permutations(getattr(one, n)).flatmap(
                lambda rows: st.integers(0, len(rows)).map(lambda many: tuple(rows[:many]))
            )
            for n in names
        }
    ).map(lambda changed: replace(one, **changed))


CLASSES = sorted(set(WORDINGS.values()), key=lambda cls: cls.__name__)
TWO = st.sampled_from(CLASSES).flatmap(two)


def counted(node) -> Counter:
    """Return how many rows are new, gone and so on, at every depth."""
    found = Counter()
    if isinstance(node, Part):
        for _name, part in node.fields:
            found += counted(part)
    elif isinstance(node, List):
        for row in node.rows:
            found[row.mark] += 1
            found += counted(row.node)
    return found


@QUIETLY
@given(TWO)
def test_both_texts_can_be_made_from_what_differs(texts):
    was, now = texts

    found = compare(was, now)

    assert before(found) == was
    assert after(found) == now


@QUIETLY
@given(st.sampled_from(CLASSES).flatmap(written))
def test_text_does_not_differ_from_itself(text):
    found = compare(text, text)

    assert found.is_same
    assert set(counted(found)) <= {Mark.SAME}
    assert not marks(found).touched
    assert not marks(found).gone


@QUIETLY
@given(TWO)
def test_other_way_round_what_was_new_is_gone(texts):
    there, back = compare(*texts), compare(*reversed(texts))

    one, other = counted(there), counted(back)

    assert one[Mark.ADDED] == other[Mark.GONE]
    assert one[Mark.GONE] == other[Mark.ADDED]
    assert there.is_same is back.is_same


@QUIETLY
@given(TWO)
def test_everything_that_differs_has_a_mark(texts):
    was, now = texts

    found = marks(compare(was, now))

    assert bool(found.touched or found.gone) == (was != now)


@QUIETLY
@given(TEXT | st.text(max_size=60), TEXT | st.text(max_size=60))
def test_pieces_are_both_texts_whole_and_in_order(was, now):
    found = pieces(was, now)

    assert "".join(p.text for p in found if p.fate is not Fate.NEW) == was
    assert "".join(p.text for p in found if p.fate is not Fate.GONE) == now
    assert all(p.text for p in found)
    turned = {Fate.NEW: Fate.GONE, Fate.GONE: Fate.NEW, Fate.SAME: Fate.SAME}
    assert Counter(pieces(now, was)) == Counter(Piece(turned[p.fate], p.text) for p in found)


FEW = st.lists(st.sampled_from("abc"), max_size=9).map(" ".join)


@QUIETLY
@given(FEW, FEW)
def test_same_words_stay_whichever_text_is_the_newer(was, now):
    def stayed(found):
        return [p.text for p in found if p.fate is Fate.SAME]

    assert stayed(pieces(was, now)) == stayed(pieces(now, was))


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("Ring 112.", "Ring 112 nu.", "Ring 112[+ nu]."),
        ("Luk dør til gård.", "Luk port til gade.", "Luk [-dør][+port] til [-gård][+gade]."),
        ("Saml børn, syge", "Saml ældre; raske", "Saml [-børn, syge][+ældre; raske]"),
        ("Vis vej", "Åbn op", "[-Vis vej][+Åbn op]"),
        ("Gå", "Gå til øen", "Gå[+ til øen]"),
        ("", "Ny", "[+Ny]"),
        ("rådhus-vagten", "rådhus-vagtens", "[-rådhus-vagten][+rådhus-vagtens]"),
    ],
)  # fmt: skip
def test_words_are_marked_whole(was, now, said):
    signs = {Fate.SAME: "{}", Fate.GONE: "[-{}]", Fate.NEW: "[+{}]"}

    assert "".join(signs[p.fate].format(p.text) for p in pieces(was, now)) == said


STEPS = tuple(
    Step(lead, text)
    for lead, text in (
        ("Ring", "til vagten på rådhuset"),
        ("Luk", "alle vinduer mod vejen"),
        ("Saml", "børnene i gymnastiksalen"),
        ("Tæl", "dem og skriv det ned"),
    )
)


def card(*steps):
    return CardWording(phases=(Phase("Inden 15 minutter", 15, steps),))


def rows_of(found):
    """Return the rows of steps as (place before, place now, mark)."""
    phases = dict(found.fields)["phases"].rows[0].node
    return [(row.was, row.now, row.mark) for row in dict(phases.fields)["steps"].rows]


def test_step_that_was_taken_out_stands_where_it_stood():
    a, b, c, d = STEPS

    found = compare(card(a, b, c, d), card(a, c, Step("Hent", "nøglen i skabet"), d))

    assert rows_of(found) == [
        (0, 0, Mark.SAME),
        (1, None, Mark.GONE),
        (2, 1, Mark.SAME),
        (None, 2, Mark.ADDED),
        (3, 3, Mark.SAME),
    ]
    assert marks(found).gone == {"phases.0.steps.1": 1}
    assert marks(found).touch("phases.0.steps.2")
    assert not marks(found).touch("phases.0.steps.0", "phases.0.steps.1", "phases.0.steps.3")
    assert told(found) == "1 trin tilføjet, 1 fjernet."


def test_moved_step_is_moved_and_not_gone_and_new():
    a, b, c, d = STEPS

    found = compare(card(a, b, c, d), card(d, a, replace(b, text="alle vinduer mod gaden"), c))

    assert [mark for _was, _now, mark in rows_of(found)] == [
        Mark.MOVED, Mark.SAME, Mark.CHANGED, Mark.SAME,
    ]  # fmt: skip
    assert told(found) == "1 trin ændret, 1 flyttet."


def test_what_is_gone_does_not_wander_off_with_a_moved_step():
    a, b, c, d = STEPS

    found = compare(card(a, b, c, d), card(c, d, a))

    assert rows_of(found) == [
        (1, None, Mark.GONE),
        (2, 0, Mark.SAME),
        (3, 1, Mark.SAME),
        (0, 2, Mark.MOVED),
    ]


def test_chapter_with_the_same_heading_is_the_same_chapter():
    one = Section("Bemanding", 1, (Paragraph("Alt det gamle om hvem der kommer."),))
    other = Section("Bemanding", 1, (Bullets(("Vagtchef", "Log")), Paragraph("Andet helt nyt")))

    found = compare(PlanWording(sections=(one,)), PlanWording(sections=(other,)))

    assert told(found) == "2 afsnit tilføjet, 1 fjernet."


def test_cells_of_a_row_are_held_against_each_other():
    table = Table("", ("Hvad", "Antal"), (("Vand i dunke", "40"), ("Tæpper af uld", "12")))
    now = replace(table, rows=(("Vand i dunke", "60"), table.rows[1]))

    def plan(one):
        return PlanWording(sections=(Section("Lager", 1, (one,)),))

    found = compare(plan(table), plan(now))

    place = "sections.0.blocks.0.rows.0.1"
    assert place in marks(found).touched
    assert not marks(found).touch("sections.0.blocks.0.rows.0.0", "sections.0.blocks.0.rows.1")
    assert told(found) == "1 række ændret."


def test_sum_says_every_kind_of_part_once():
    was = CardWording(goal="Alle er ude", cues=("Alarmen lyder", "Der lugter af røg i huset"))
    now = replace(was, goal="Alle er i læ", cues=("Alarmen lyder",), closing=Closing("ild slukket"))

    assert told(compare(was, now)) == "1 punkt fjernet. 2 felter ændret."
    assert told(compare(was, was)) == "Der er ingen forskel på de to tekster."


def test_two_classes_are_refused():
    with pytest.raises(TypeError, match="CardWording and PlanWording"):
        compare(CardWording(), PlanWording())


def test_every_example_can_be_held_against_every_other():
    for one in TEXTS.values():
        for other in TEXTS.values():
            if type(one) is type(other):
                found = compare(one, other)
                assert (before(found), after(found)) == (one, other)


def contact_list(count, say):
    rows = tuple(ContactRow(function=say(n), phone=f"{n:08d}") for n in range(count))
    return ContactListWording(groups=(ContactGroup("Alle", rows),))


def test_five_thousand_rows_take_no_long_time():
    was = contact_list(5000, lambda n: f"Vagt {n}")
    rows = was.groups[0].rows
    other = contact_list(5000, lambda n: f"Leder {n % 7} {n}")
    cut = replace(was, groups=(ContactGroup("Alle", (*rows[:2000], *rows[2001:])),))

    start = time.process_time()
    all_other, one_gone = compare(was, other), compare(was, cut)

    assert (before(all_other), after(all_other)) == (was, other)
    assert told(all_other) == "5000 kontakter ændret."  # by place: nobody reads them one by one
    assert told(one_gone) == "1 kontakt fjernet."
    assert time.process_time() - start < 30  # two seconds; minutes if every row met every row


@QUIETLY
@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_no_row_has_two_partners(was, now):
    rows = [tuple(str(n)) for n in was], [tuple(str(n)) for n in now]

    found = pairs(*rows)

    assert len({a for a, _ in found}) == len({b for _, b in found}) == len(found)
    stayed = [a for a, b in found if b not in moved(found)]
    assert stayed == sorted(stayed)
    assert sorted((b, a) for a, b in pairs(*reversed(rows))) == sorted(found)
