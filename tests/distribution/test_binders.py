"""Binders are planned, changed, closed, and each act leaves its trail."""

from datetime import date

import pytest
from sqlalchemy import select

from bsak.distribution import binders, queries, receiving, telling
from bsak.distribution.binders import Profile
from bsak.distribution.models import Binder, Channel
from bsak.distribution.receipt_rules import Answer
from bsak.documents.kinds import Kind
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale
from bsak.kernel.trail import Entry
from tests import make
from tests.distribution import making
from tests.distribution.conftest import FIRST


@pytest.fixture
def group(app):
    return make.group()


def acts(subject):
    return db.session.scalars(select(Entry.action).where(Entry.subject == subject)).all()


def test_profile_is_kept_and_told_part_by_part(group, clerk):
    card, other = make.document(group, actor=clerk), make.document(group, title="Kulde")
    wanted = Profile(code="mt", name=" Krisemappe  Miljø ", groups=(group,),
                     kinds=(Kind.ACTION_CARD,), also=(card,), without=(other,))  # fmt: skip

    binder = make.as_stored(make.kept(binders.plan(wanted, actor=clerk)))

    assert (binder.code, binder.name) == ("MT", "Krisemappe Miljø")
    told = binders.told(binders.profile_of(binder))
    assert [*told.values()] == [
        "MT", "Krisemappe Miljø", "MT", "Actioncard", card.code, other.code, "Nej",
    ]  # fmt: skip


def test_a_change_of_groups_alone_is_a_new_version_with_a_trail(group, clerk):
    binder = making.binder(groups=[group])
    seen = binder.version
    now = Profile(code="SU", name=binder.name, kinds=tuple(Kind))

    binders.edit(binder, now, actor=clerk, version=seen)
    db.session.commit()

    entry = db.session.scalars(select(Entry).order_by(Entry.id.desc())).first()
    assert (entry.action, entry.before, entry.after) == (
        "binder_edited", {"Krisegrupper": "MT"}, {"Krisegrupper": ""},
    )  # fmt: skip
    with pytest.raises(Stale) as stale:
        binders.edit(binder, Profile(code="SU", name="Mit navn"), actor=clerk, version=seen)
    assert (stale.value.mine["Mappens navn"], stale.value.theirs["Mappens navn"]) == (
        "Mit navn", "Krisemappe SU",
    )  # fmt: skip


def test_what_is_sent_as_it_stands_changes_nothing(group, clerk):
    binder = making.binder(groups=[group])
    same = Profile(code="su ", name=" Krisemappe  SU", groups=(group,), kinds=tuple(Kind))

    binders.edit(binder, same, actor=clerk, version=binder.version)
    db.session.commit()

    assert (binder.version, acts("binder")) == (1, [])


def test_a_document_moves_from_left_out_to_in(group, clerk):
    card = make.document(group, actor=clerk)
    binder = make.kept(binders.plan(Profile(code="MT", name="Mappe", without=(card,)), actor=clerk))

    binders.edit(binder, Profile(code="MT", name="Mappe", also=(card,)), actor=clerk)

    profile = binders.profile_of(make.kept(binder))
    assert (profile.also, profile.without) == ((card,), ())


@pytest.mark.parametrize(
    ("code", "name", "why"),
    [
        ("S", "Mappe", "to til otte tegn"),
        ("SU-1", "Mappe", "to til otte tegn"),
        ("SUNDHED12", "Mappe", "to til otte tegn"),
        ("SU", "Mappe", "allerede en mappe med koden SU"),
        ("MT", "  ", "Skriv mappens navn"),
    ],
)
def test_binder_without_a_code_or_name_of_its_own_is_refused(app, clerk, code, name, why):
    making.binder("SU", is_closed=True)

    with pytest.raises(Refused, match=why):
        binders.plan(Profile(code=code, name=name), actor=clerk)


def test_confidential_document_asks_for_a_confidential_binder(group, clerk):
    secret = make.document(group, actor=clerk)
    secret.is_confidential = True
    db.session.commit()

    with pytest.raises(Refused, match=f"{secret.code} er fortrolige"):
        binders.plan(Profile(code="MT", name="Mappe", also=(secret,)), actor=clerk)
    with pytest.raises(Refused, match="både under"):
        binders.plan(
            Profile(code="MT", name="Mappe", also=(secret,), without=(secret,)), actor=clerk
        )
    binders.plan(
        Profile(code="MT", name="Mappe", also=(secret,), with_confidential=True), actor=clerk
    )


def test_code_can_be_changed_until_it_stands_on_paper(shelf, clerk):
    binders.edit(shelf.binder, Profile(code="SP", name="Mappe"), actor=clerk)
    assert shelf.binder.code == "SP"
    db.session.commit()

    shelf.issue(FIRST)

    with pytest.raises(Refused, match="kan ikke ændres"):
        binders.edit(shelf.binder, Profile(code="SU", name="Mappe"), actor=clerk)


def test_binder_closes_when_no_copy_is_out_and_opens_again(shelf, clerk):
    with pytest.raises(Refused, match="2 kopier er stadig ude"):
        binders.close(shelf.binder, is_closed=True, actor=clerk)
    for copy in shelf.copies:
        copy.ended_on = copy.added_on
    db.session.commit()

    binders.close(shelf.binder, is_closed=True, actor=clerk)
    with pytest.raises(Refused, match="Mappen er lukket"):
        binders.edit(shelf.binder, Profile(code="SU", name="Nyt"), actor=clerk)
    binders.close(shelf.binder, is_closed=False, actor=clerk)

    assert acts("binder") == ["binder_closed", "binder_reopened"]


def test_only_the_secretariat_changes_binders(group, shelf):
    stranger = make.viewer(make.member(group, is_leader=True))

    for act in (
        lambda: binders.plan(Profile(code="MT", name="Mappe"), actor=stranger),
        lambda: binders.edit(shelf.binder, Profile(code="SU", name="Nyt"), actor=stranger),
        lambda: binders.close(shelf.binder, is_closed=True, actor=stranger),
    ):
        with pytest.raises(Refused, match="Kun sekretariatet"):
            act()
    assert db.session.scalars(select(Binder.name)).all() == ["Krisemappe SU"]


def test_answers_count_the_copies_that_hold_a_release_or_a_later_one(issued, clerk):
    later = issued.issue([*FIRST, ("SU-AC-03", "Kulde")], effective_on=date(2026, 2, 8))
    making.copy(issued.binder)  # got nothing yet
    done = Answer(
        done_on=date(2026, 3, 1), answered_by="Vagten", sheets_in=True, old_out=True, recorded=True
    )

    receiving.answer(issued.pack(later), done, actor=clerk, channel=Channel.SECRETARIAT)
    first = queries.answers(issued.releases)
    issued.copies[1].ended_on = date(2026, 3, 1)
    db.session.flush()

    assert [*first.values()] == [(1, 2), (1, 2)]
    assert [*queries.answers(issued.releases).values()] == [(1, 1), (1, 1)]


def test_yellow_leaf_counts_who_answered_for_it_and_is_told_of_while_it_holds(issued, clerk):
    done = Answer(
        done_on=date(2026, 3, 1), answered_by="Vagten", sheets_in=True, old_out=True, recorded=True
    )
    yellow = making.urgent(issued.binder, "SU-AC-01", "ring nu", effective_on=date(2026, 2, 20),
                           valid_until=date(2026, 3, 10))  # fmt: skip
    issued.issue(FIRST, number=1, effective_on=date(2026, 3, 20))
    receiving.answer(making.pack_of(issued.copies[0], yellow), done, actor=clerk,
                     channel=Channel.SECRETARIAT)  # fmt: skip

    assert queries.answers([yellow])[yellow.id] == (1, 2)
    sent = queries.releases(issued.binder.id)
    first, ahead = (
        "Udgave 1 gælder fra 1. februar 2026.",
        "R01 er sendt og gælder fra 20. marts 2026.",
    )
    for day, said in (
        (date(2026, 3, 10), f"{first} Gult blad R00-H1 gælder til og med 10. marts 2026. {ahead}"),
        (date(2026, 3, 11), f"{first} Gult blad R00-H1 udløb 10. marts 2026. {ahead}"),
        (date(2026, 3, 20), "R01 gælder fra 20. marts 2026."),
    ):
        assert telling.newest(sent, day) == said
