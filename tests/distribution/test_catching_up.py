"""A copy that is behind: its slip leaves no doubles of what an earlier pack may have brought."""

from io import BytesIO

import pytest

from bsak.distribution import printing, standing, urgency
from bsak.distribution.order import Order
from tests.distribution import paper
from tests.distribution.history import packs_of


@pytest.fixture
def history(new_history):
    """A binder whose first copy has put in the first edition, and the second nothing at all."""
    made = new_history()
    made.issue()
    made.answer(packs_of(made.binder.copies[0])[-1])
    made.days_go_by()
    return made


def slip(copy, pack=None):
    """Return a pack of a copy as it is read, the newest when none is named."""
    out = BytesIO()
    printing.pack_into(out, [pack or packs_of(copy)[-1]])
    return paper.read(out.getvalue())


def test_slip_names_all_that_a_pack_answered_in_part_may_have_brought(history):
    copy = history.binder.copies[0]
    changed, other = history.documents[:2]
    history.approve(changed)
    brief = history.approve_new()
    history.issue()
    history.answer(packs_of(copy)[-1], old_out=False, note="Det gamle kort var væk.")
    history.withdraw(brief)
    history.approve(other)
    history.days_go_by()
    history.issue()

    read = slip(copy)
    words, out = read.words, {line.out[0][0]: line.is_of_any_age for line in read.lines if line.out}

    assert out[changed.code]
    assert out["00-LG"]
    assert not out[other.code]  # nobody can have another one
    assert f"makulér: 00-RB-01, {brief.code}." in words
    assert "Der er ikke kvitteret for R01." in words
    assert "Skriv R01 og R02 i rettelsesfortegnelsen" in words


def test_copy_that_is_up_to_date_is_told_of_its_own_sheets_only(history):
    history.approve(history.documents[0])
    history.issue()

    read = slip(history.binder.copies[0])

    assert not any(line.is_of_any_age for line in read.lines)
    assert "Skriv R01 i rettelsesfortegnelsen" in read.words


def test_copy_that_gets_all_of_it_is_told_why_and_what_becomes_of_packs_before(history):
    history.approve(history.documents[0])
    history.issue()
    history.add_copy()
    _first, behind, new = history.binder.copies

    assert "ikke er kvitteret for Udgave 1, som er ny fra ende til anden." in slip(behind).words
    assert "skal pakkerne fra før ikke bruges: makulér dem da." in slip(behind).words
    assert "Tag hele det gamle indhold ud" in slip(behind).words
    assert "endnu ikke er registreret noget i denne kopi" in slip(new).words
    assert "det gamle indhold" not in slip(new).words
    assert "Skriv Udgave 1 og R01 i rettelsesfortegnelsen" in slip(new).words


def test_copy_that_missed_an_edition_gets_all_of_it_and_its_list_says_what_stands_there(history):
    copy = history.binder.copies[0]
    history.approve_again(history.documents[1])  # in the edition under another number
    history.approve(history.documents[0])
    history.issue()
    history.issue(is_edition=True)
    history.days_go_by()
    history.approve(history.documents[0])
    history.issue()

    pack, read = packs_of(copy)[-1], slip(copy)

    assert (pack.release.address_rev, pack.is_whole) == ("2.1", True)
    assert "fordi der ikke er kvitteret for Udgave 2, som er ny fra ende til anden" in read.words
    assert "skal pakkerne fra før (R01 og Udgave 2) ikke bruges: makulér dem da." in read.words
    assert "Tag hele det gamle indhold ud" in read.words
    assert read.lines == []
    history.answer(pack)
    held, out = standing.held(copy), BytesIO()
    printing.write(out, printing.of_holdings(held), title="Hele kopien")
    listed, _sums = paper.effective(out.getvalue())
    revs = {row.code: row.rev for row in held if row.is_counted and row.code != "00-FO"}
    assert {code: rev for code, _sides, rev in listed if code != "00-FO"} == revs


def test_copy_is_asked_to_look_for_what_a_passed_over_pack_took_out(history):
    copy, gone = history.binder.copies[0], history.documents[1]
    words = history.texts[gone.code]
    history.withdraw(gone)
    history.issue()  # not put in, as far as is known
    history.days_go_by()
    history.approve(gone, text=words)
    history.issue()

    read = slip(copy)

    assert gone.code not in [line.into[0] for line in read.lines if line.into]
    assert f"Se efter, at disse ark står i mappen: {gone.code}. Mangler et, så bed" in read.words


def test_yellow_leaf_that_came_after_is_not_thrown_out_with_the_old_contents(history):
    copy = history.binder.copies[0]
    history.issue(is_edition=True)
    history.approve(history.documents[0])
    (change,) = urgency.changes(history.binder, history.day)
    order = Order(effective_on=history.day, answer_by=history.day, reason="Nyt nummer")
    urgency.issue(history.binder, change, order, history.day, actor=history.clerk,
                  settings=history.settings)  # fmt: skip
    _first, edition, leaf = packs_of(copy)
    assert "kommet et gult blad efter denne pakke, så gem det" in slip(copy, edition).words

    history.answer(leaf)
    assert edition.is_whole  # a yellow leaf is no reason to send less
    history.answer(edition)

    held = [row.code for row in standing.held(copy)]
    assert f"{history.documents[0].code}-H1" in held
    assert standing.of(copy).is_current
