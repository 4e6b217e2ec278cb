"""What the binder's own sheets say: the list of effective sheets, and who has which copy."""

import re

from tests.distribution import paper
from tests.distribution.history import packs_of


def listed(history):
    """Return what the newest list of effective sheets says, and its rows with a box."""
    data = paper.printed(packs_of(history.binder.copies[0])[-1])
    return paper.words(data, "00-LG"), [code for code, *_rest in paper.effective(data)[0]]


def test_what_a_release_takes_out_stands_under_its_own_heading_and_only_once(history):
    gone = history.documents[1]
    history.withdraw(gone)
    history.issue()
    words, boxes = listed(history)

    assert gone.code not in boxes
    head, _heading, told = words.partition("Taget ud med R01")
    assert gone.code in told
    assert gone.code not in head
    assert "Udgået" not in words
    history.answer_all()
    history.approve(history.documents[0])
    history.issue()
    words, _boxes = listed(history)
    assert gone.code not in words
    assert "Taget ud" not in words


def test_list_adds_up_to_what_the_record_asks_for(history):
    history.approve(history.documents[0])
    history.issue()
    data = paper.printed(packs_of(history.binder.copies[0])[-1])

    total = re.search(r"Ark i alt i mappen: (\d+)", paper.words(data, "00-LG"))[1]

    assert int(total) == sum(paper.effective(data)[1])
    assert f"Ark i alt {total}." in paper.read(data).words
    assert "gule blade tælles ikke med" in paper.words(data, "00-LG")


def test_revision_of_the_cover_is_said_where_all_have_the_same(history):
    first = paper.printed(packs_of(history.binder.copies[0])[0])
    history.change_holder(history.binder.copies[0])
    history.approve(history.documents[0])
    history.issue()
    later = paper.printed(packs_of(history.binder.copies[0])[-1])

    for data, rev in ((first, "1.0"), (later, "fra 1.0")):
        revs = {code: told for code, _sides, told in paper.effective(data)[0]}
        assert revs["00-FO"] == rev


def test_list_of_copies_says_why_a_later_one_is_not_in_it(history):
    history.add_copy()
    data = paper.printed(packs_of(history.binder.copies[-1])[-1])

    assert "03 af 3" in paper.words(data, "00-FL")
    assert "kommet til siden, står her fra næste rettelse" in paper.words(data, "00-FL")
