"""Copies get numbers that are never given again, end, and are taken into use again."""

from datetime import date

import pytest
from sqlalchemy import select

from bsak.distribution import composing, copies, queries, receiving, standing
from bsak.distribution.copies import Place
from bsak.distribution.models import Channel, Medium
from bsak.distribution.receipt_rules import Answer
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale
from bsak.kernel.trail import Entry
from tests import make
from tests.distribution import making
from tests.distribution.conftest import FIRST
from tests.racing import second_waits

SHELF = Place(holder_function="Leder af sygeplejen", place="Vagtrummet")


def answer(pack):
    done = {"sheets_in": True, "old_out": True, "recorded": True}
    said = Answer(done_on=date(2026, 2, 2), answered_by="Vagten", **done)
    return make.kept(receiving.answer(pack, said, actor=None, channel=Channel.CODE))


def test_a_number_is_never_given_again(shelf, clerk, settings):
    third = copies.add(shelf.binder, SHELF, actor=clerk, settings=settings)
    copies.end(third, "Bortkommet", actor=clerk)
    fourth = copies.add(shelf.binder, SHELF, actor=clerk, settings=settings)
    db.session.commit()

    assert (third.name, fourth.name) == ("SU-03", "SU-04")
    assert (third.ended_on, third.ended_why) == (date(2026, 3, 1), "Bortkommet")
    assert fourth.added_on == date(2026, 3, 1)


def test_two_who_add_a_copy_at_once_get_a_number_each(app, shelf, clerk, settings):
    code = shelf.binder.code

    def add():
        copies.add(queries.by_code(code), SHELF, actor=clerk, settings=settings)

    assert second_waits(app, add, add) == []
    assert [copy.number for copy in make.as_stored(shelf.binder).copies] == [1, 2, 3, 4]


def test_copy_changes_hands_with_a_trail_and_a_stale_form_gets_both_texts(shelf, clerk):
    copy = shelf.copies[0]
    seen = copy.version
    moved = Place(holder_function="Vagtcentralen", medium=Medium.GRAB_BAG)

    copies.edit(copy, moved, actor=clerk, version=seen)
    db.session.commit()

    entry = db.session.scalars(select(Entry).order_by(Entry.id.desc())).first()
    assert (entry.action, entry.subject, entry.before) == (
        "copy_edited",
        "binder_copy",
        {
            "Indehaver (funktion)": "Leder af sygeplejen",
            "Fast plads": "Vagtrummet",
            "Type": "Mappe",
        },
    )
    with pytest.raises(Stale) as stale:
        copies.edit(copy, SHELF, actor=clerk, version=seen)
    assert stale.value.theirs["Indehaver (funktion)"] == "Vagtcentralen"


def test_a_copy_is_held_by_a_function_and_never_by_a_person(shelf, clerk, settings):
    make.user(name="Bo Demo Hansen")
    make.user(name="Vagtcentralen")  # an account of one word is itself a function

    for place in (
        Place(holder_function="bo  demo hansen"),
        Place(holder_function="Lederen", deputy_function="Bo Demo Hansen"),
    ):
        with pytest.raises(Refused, match="er en person"):
            copies.add(shelf.binder, place, actor=clerk, settings=settings)
    with pytest.raises(Refused, match="hvilken funktion"):
        copies.edit(shelf.copies[0], Place(holder_function=" "), actor=clerk)
    copies.add(shelf.binder, Place(holder_function="Vagtcentralen"), actor=clerk, settings=settings)


def test_ended_copy_is_left_alone_until_it_is_taken_into_use_again(shelf, clerk, settings):
    copy = shelf.copies[0]
    with pytest.raises(Refused, match="hvorfor"):
        copies.end(copy, "  ", actor=clerk)
    copies.end(copy, "Afleveret", actor=clerk)

    for act in (
        lambda: copies.end(copy, "Igen", actor=clerk),
        lambda: copies.edit(copy, SHELF, actor=clerk),
    ):
        with pytest.raises(Refused, match="udgået"):
            act()
    copies.resume(copy, actor=clerk, settings=settings)
    copies.resume(copy, actor=clerk, settings=settings)

    assert (copy.ended_on, copy.ended_why) == (None, "")
    acts = db.session.scalars(select(Entry.action).where(Entry.subject == "binder_copy")).all()
    assert acts == ["copy_ended", "copy_resumed"]


def test_closed_binder_gets_no_copies_and_takes_none_into_use(shelf, clerk, settings):
    for copy in shelf.copies:
        copies.end(copy, "Afleveret", actor=clerk)
    shelf.binder.is_closed = True
    db.session.commit()

    for act in (
        lambda: copies.add(shelf.binder, SHELF, actor=clerk, settings=settings),
        lambda: copies.resume(shelf.copies[0], actor=clerk, settings=settings),
    ):
        with pytest.raises(Refused, match="Mappen er lukket"):
            act()


def test_only_the_secretariat_gives_copies_out(shelf, settings):
    stranger = make.viewer(make.member(make.group()))

    for act in (
        lambda: copies.add(shelf.binder, SHELF, actor=stranger, settings=settings),
        lambda: copies.edit(shelf.copies[0], SHELF, actor=stranger),
        lambda: copies.end(shelf.copies[0], "Væk", actor=stranger),
        lambda: copies.resume(shelf.copies[0], actor=stranger, settings=settings),
    ):
        with pytest.raises(Refused, match="Kun sekretariatet"):
            act()


def test_copy_gets_what_it_missed_when_it_is_added_and_when_it_is_found(issued, clerk, settings):
    first, lost = issued.copies
    answer(issued.pack(copy=1))
    copies.end(lost, "Bortkommet", actor=clerk)
    db.session.commit()
    later = issued.issue([*FIRST, ("00-FO", "Forside"), ("00-IN", "Indhold")],
                         effective_on=date(2026, 2, 8))  # fmt: skip

    copies.resume(lost, actor=clerk, settings=settings)
    new = copies.add(issued.binder, SHELF, actor=clerk, settings=settings)
    copies.end(first, "Afleveret", actor=clerk)
    copies.resume(first, actor=clerk, settings=settings)  # has its pack already
    db.session.commit()

    found, given = making.pack_of(lost, later), making.pack_of(new, later)
    assert (found.is_whole, given.is_whole) == (False, True)
    into = {line.code: [old.code for old in line.out] for line in composing.swaps_of(found)}
    assert "SU-AC-01" not in into
    assert {"00-FO", "00-IN"} <= into.keys()
    assert "SU-AC-01" in [line.code for line in composing.swaps_of(given)]
    assert [standing.of(copy).pack for copy in (lost, new)] == [found, given]
