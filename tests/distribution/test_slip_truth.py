"""A slip read to the letter: nothing is thrown away that shall stand, and nobody leafs back."""

import re
from io import BytesIO

import pdfplumber
import pytest

from bsak.distribution import answered, composing, printing, receiving, standing
from bsak.kernel.danish import day
from bsak.kernel.db import db
from tests.distribution import paper
from tests.distribution.history import packs_of

ACTS = 24
_LEAF = re.compile(r"(\S+-H\d+) Rev\. ([\d.]+\d)")


def printed(pack):
    """Return a pack's slip as it comes from the printer."""
    slip = [leaf for leaf in printing.of_pack(pack) if composing.is_slip(leaf.code)]
    out = BytesIO()
    printing.write(out, slip, title="Rettelsesblad")
    return out.getvalue()


def read(pack):
    """Return what a pack's slip says."""
    return paper.read(printed(pack))


def sides(pack):
    """Return the words on each side of a pack's slip."""
    with pdfplumber.open(BytesIO(printed(pack))) as file:
        return [side.extract_text() for side in file.pages]


def listed(after, words):
    """Return what is listed behind some words, until the sentence ends."""
    found = re.search(rf"{after}(.*?)\.(?: |$)", words)
    return set(found[1].split(", ")) if found else set()


def thrown(pack, slip, row):
    """Say whether a slip, taken at its word, has a sheet that stands in the copy thrown away."""
    words, release = slip.words, row.pack.release
    if pack.is_whole:
        return not answered.stays(row, pack.release)
    known = answered.highest([pack.copy_id]).get(pack.copy_id, 0)
    is_passed = known < answered.rank(release) < answered.rank(pack.release)
    yellow = re.search(r"Tag gule blade ud(.*?)En lodret streg", words)
    for line in slip.lines:
        if line.is_of_any_age and row.code in {code for code, _rev, _sides in line.out}:
            return True
        if (row.code, row.rev) in {(code, rev) for code, rev, _sides in line.out}:
            return True
    return (
        row.code in listed("Tag også ud, hvis de står i mappen, og makulér: ", words)
        or (row.code, row.rev) in _LEAF.findall(yellow[1] if yellow else "")
        or (is_passed and "skal flere ark derfra ikke bruges: makulér dem da" in words)
        or (release.is_recalled and "er trukket tilbage: makulér pakken" in words)
    )


def look_at(pack):
    """See that whatever a slip has thrown away goes out for good, or comes anew with the pack."""
    slip, rows = read(pack), standing.held(pack.copy)
    held = [] if pack.is_whole else composing.held_by(rows)
    shall = {(sheet.code, sheet.digest) for sheet in composing.target(pack, held)}
    shall |= {(r.code, r.digest) for r in rows if answered.stays(r, pack.release)}
    brought = {(s.into.code, s.into.digest) for s in composing.swaps_of(pack) if s.into}
    there = {(row.code, row.digest) for row in rows}
    stays = {(row.code, row.digest) for row in rows if not thrown(pack, slip, row)}
    assert shall & there <= stays | brought


@pytest.mark.parametrize("seed", range(3))
def test_no_slip_has_thrown_away_what_shall_stand_and_is_not_in_the_pack(new_history, seed):
    history, seen, counted = new_history(seed), {}, 0
    history.issue()
    for act in range(ACTS):
        history.act()
        if act % 3 == 2:
            history.count_some()
        for copy in history.binder.copies:
            for pack in standing.of(copy).waiting:
                if not pack.release.urgent and seen.get(pack.id) != pack.swaps:
                    look_at(pack)
                    seen[pack.id] = pack.swaps
                    counted += any(one.is_count for one in pack.receipts)
    assert len(seen) > 1
    assert counted > 0


@pytest.fixture
def found(history):
    """The copy has answered for R01, and then a count finds one leaf missing and one too old."""
    copy = history.binder.copies[0]
    first, second, third, *_rest = history.documents
    old = next(row for row in standing.held(copy) if row.code == second.code)
    history.approve(first)
    history.approve(second)
    history.issue()
    history.answer(packs_of(copy)[-1])
    history.days_go_by()
    there = {(row.code, row.rev) for row in standing.held(copy)}
    there -= {one for one in there if one[0] in (second.code, third.code)}
    history.count(copy, [*there, (old.code, old.rev)])
    db.session.commit()
    return history


def test_after_a_count_the_slip_says_what_is_true(found):
    copy = found.binder.copies[0]
    found.approve(found.documents[3])
    found.days_go_by()
    found.issue()
    slip = read(packs_of(copy)[-1])

    assert "ikke er kvitteret" not in slip.words
    assert "er ikke kvitteret" not in slip.words
    assert "2 mangler, 1 skal tages ud. Pakken retter det" in slip.words
    assert "blive stående, også dem fra tidligere pakker" in slip.words
    assert "Ark fra R01, der ikke står i mappen, skal ikke bruges" in slip.words


def test_pack_counted_anew_has_another_identity(found):
    copy = found.binder.copies[0]
    pack = packs_of(copy)[-1]
    slip = read(pack)
    (line,) = [one for one in slip.lines if one.into[0] == "00-RB-01"]

    assert (line.out, line.into) == ((("00-RB-01", "1.1", 2),), ("00-RB-01", "1.1.2", 2))
    assert "Rettelsesblad R01, 2. udskrift, efter optællingen" in slip.words
    assert f"Kvittér senest {day(standing.due_on(pack))}" in slip.words
    assert standing.due_on(pack) > pack.release.answer_by
    before = pack.swaps
    receiving.count_again(copy)
    assert pack.swaps == before  # the same slip is no new print


def test_leaf_beside_the_right_one_goes_out_alone(history):
    """A copy with both the old leaf and the new, and a pack passed over that brought the new."""
    copy, changed = history.binder.copies[0], history.documents[1]
    history.approve(changed)
    history.issue()
    history.days_go_by()
    there = [(row.code, row.rev) for row in standing.held(copy)]
    history.count(copy, [*there, (changed.code, "2")])
    history.approve(history.documents[0])
    history.days_go_by()
    history.issue()
    slip = read(packs_of(copy)[-1])

    (line,) = [one for one in slip.lines if one.out and one.out[0][0] == changed.code]
    assert (line.into, line.is_of_any_age) == (None, False)
    assert "lad det andet blive" in slip.words


def test_reasons_of_all_that_a_pack_does_are_given(history):
    for reason in ("Nyt nummer", "Ny vagt"):
        history.approve(history.documents[0])
        history.issue(reason=reason)
        history.days_go_by()
    words = read(packs_of(history.binder.copies[0])[-1]).words

    assert "Hvorfor R01: Nyt nummer Hvorfor R02: Ny vagt" in words


def test_what_only_comes_out_stands_in_its_place(history):
    first, gone, *_rest, last = sorted(history.documents, key=lambda one: one.code)
    history.withdraw(gone)
    history.approve(first)
    history.approve(last)
    history.issue()
    slip = read(packs_of(history.binder.copies[0])[-1])

    codes = [(line.into or line.out[0])[0] for line in slip.lines]
    assert codes.index(first.code) < codes.index(gone.code) < codes.index(last.code)


def test_leaf_is_turned_only_where_it_goes_on_and_nothing_is_torn(history):
    for number in range(9):
        history.approve_new(number + 4)
    history.issue()
    front, back = sides(packs_of(history.binder.copies[0])[-1])

    assert "Vend arket" in front
    assert "Når arkene er skiftet" not in front
    assert "Når arkene er skiftet" in back
    assert "Slut på 00-RB-01" in back
    assert "Vend arket" not in back
