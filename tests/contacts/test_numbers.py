"""Numbers as they are typed, kept, aged and given out."""

from datetime import date

import pytest

from bsak.contacts import ages, numbers, reaching, service
from bsak.contacts.models import ContactPoint, Hours, How, PointKind
from bsak.contacts.terms import Details, mark
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale
from tests import make
from tests.contacts import making

TODAY = date(2019, 8, 31)


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "shown", "link"),
    [
        ("phone", " 0000 0012", "00000012", "00\u00a000\u00a000\u00a012", "tel:+4500000012"),
        ("mobile", "+45 00-00-00-12", "00000012", "00\u00a000\u00a000\u00a012", "tel:+4500000012"),
        ("mobile", "004500000012", "00000012", "00\u00a000\u00a000\u00a012", "tel:+4500000012"),
        ("phone", "112", "112", "112", "tel:112"),
        ("phone", "+46 8 12 34 56", "+468123456", "+468123456", "tel:+468123456"),
        ("mail", "asta@example.dk", "asta@example.dk", "asta@example.dk", "mailto:asta@example.dk"),
        ("mail", "å.ø@example.dk", "å.ø@example.dk", "å.ø@example.dk", "mailto:å.ø@example.dk"),
        ("radio", "AL 12", "AL 12", "AL 12", ""),
    ],
)
def test_a_number_is_kept_plain_and_shown_in_pairs(kind, typed, kept, shown, link):
    kind = PointKind(kind)
    assert numbers.cleaned(kind, typed) == kept
    assert (numbers.shown(kind, kept), numbers.link(kind, kept)) == (shown, link)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("phone", ""), ("phone", "0000001"), ("phone", "000000123"), ("phone", "ring til Bo"),
        ("phone", "12"), ("phone", "+0 12345678"), ("phone", "112;ext=1"),
        ("mail", "asta"), ("mail", "a@b"), ("mail", "a b@example.dk"), ("mail", "a@example..dk"),
        ("mail", "a@example.dk,b@example.dk"), ("mail", "a@example.dk?bcc=b@example.dk"),
        ("radio", " "), ("radio", "x" * 61),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_how_to_write_it(kind, typed):
    with pytest.raises(Refused, match="Skriv"):
        numbers.cleaned(PointKind(kind), typed)


@pytest.mark.parametrize(
    ("confirmed", "words", "is_old"),
    [
        (None, "ikke bekræftet", False),
        (TODAY, "bekræftet i dag", False),
        (date(2019, 8, 30), "bekræftet i går", False),
        (date(2019, 8, 3), "bekræftet for 28 dage siden", False),
        (date(2019, 5, 31), "bekræftet for 3 md. siden", False),
        (date(2019, 6, 1), "bekræftet for 2 md. siden", False),
        (date(2019, 2, 28), "bekræftet for 6 md. siden", False),
        (date(2019, 2, 27), "bekræftet for 6 md. siden", True),
        (date(2017, 8, 31), "bekræftet for 2 år siden", True),
    ],
)
def test_a_number_has_an_age(confirmed, words, is_old):
    age = ages.of(ContactPoint(confirmed_on=confirmed), TODAY)
    assert (age.words, age.is_old) == (words, is_old)
    assert age.is_due is (is_old or confirmed is None)


def test_nobody_is_reached_by_a_private_number_or_a_wrong_one(app):
    asta = making.person(phone="")
    making.point(asta, "00000009", is_private=True)
    wrong = making.point(asta, "00000008")
    day, night = making.point(asta, "00000001", hours=Hours.OFFICE), making.point(asta, "00000002")
    making.point(asta, "asta@example.dk", kind=PointKind.MAIL)
    service.confirm(wrong, is_right=False, how=How.CALLED)
    service.confirm(day, is_right=True, how=How.CALLED, on=date(2019, 8, 1))
    reach = reaching.of_people([asta.id, 999], TODAY)
    assert reach[999] == reaching.NOWHERE
    assert reach[asta.id] == reaching.Reach(
        phone="00000001", phone_outside="00000002", mail="asta@example.dk", has_wrong=True
    )
    service.confirm(night, is_right=True, how=How.LINK, on=date(2019, 8, 11))
    assert reaching.of(asta.points, TODAY).age_days == 30


def test_a_new_number_is_unconfirmed_and_a_wrong_one_can_turn_out_right(app):
    asta, clerk = making.person(), make.clerk()
    (point,) = asta.points
    service.confirm(point, is_right=True, how=How.LINK, on=date(2019, 8, 1))
    service.confirm(point, is_right=True, how=How.CALLED, on=date(2019, 7, 1))
    assert point.confirmed_on == date(2019, 8, 1), "an older answer counted as newer"
    service.confirm(point, is_right=False, how=How.CALLED, on=TODAY)
    assert ages.of(point, TODAY).words == "meldt forkert"
    service.confirm(point, is_right=True, how=How.LINK, on=TODAY)
    assert point.wrong_since is None
    service.change_point(point, making.terms("00 00 00 07"), actor=clerk, read=mark(point))
    assert (point.value, point.confirmed_on) == ("00000007", None)


def test_two_who_change_one_thing_are_told(app):
    asta, clerk = making.person(), make.clerk()
    (point,) = asta.points
    read, version = mark(point), asta.version
    service.change_point(point, making.terms("00000007"), actor=clerk, read=read)
    with pytest.raises(Stale):
        service.change_point(point, making.terms("00000006"), actor=clerk, read=read)
    service.change(asta, Details(name="Asta Prøve Eksempel"), actor=clerk, version=version)
    with pytest.raises(Stale):
        service.change(asta, Details(name="Asta"), actor=clerk, version=version)


def test_a_number_stands_once_and_a_post_has_none_that_is_private(app):
    asta, clerk = making.person(), make.clerk()
    with pytest.raises(Refused, match="allerede"):
        service.add_point(asta, making.terms("+45 00 00 00 01"), actor=clerk)
    with pytest.raises(Refused, match="ingen private"):
        service.add_point(making.post(), making.terms("00000004", is_private=True), actor=clerk)


def test_an_account_and_a_key_stand_with_one_person(app):
    account = make.user()
    making.person(user=account, employee_key="ae12")
    bo = making.person("Bo Eksempel")
    for taken in (Details(name="Bo", user=account), Details(name="Bo", employee_key="ae 12")):
        with pytest.raises(Refused, match="anden person"):
            service.change(bo, taken, actor=None)
    assert make.as_stored(bo).name == "Bo Eksempel"


def test_only_the_secretariat_writes(app):
    asta, member = making.person(), make.viewer(make.member(make.group()))
    (point,) = asta.points
    for act in (
        lambda: service.add_person(Details(name="Bo Eksempel"), actor=member),
        lambda: service.change(asta, Details(name="Bo"), actor=member),
        lambda: service.leave(asta, TODAY, actor=member),
        lambda: service.come_back(asta, actor=member),
        lambda: service.add_point(asta, making.terms("00000004"), actor=member),
        lambda: service.change_point(point, making.terms("00000004"), actor=member),
        lambda: service.move_point(point, 1, actor=member),
        lambda: service.remove_point(point, actor=member),
    ):
        with pytest.raises(Refused, match="sekretariatet"):
            act()


def test_the_trail_never_tells_a_name_or_a_number(app):
    clerk = make.clerk()
    asta = service.add_person(Details(name="Asta Eksempel", title="Leder"), actor=clerk)
    point = service.add_point(asta, making.terms("00000001"), actor=clerk)
    service.change_point(point, making.terms("00000002"), actor=clerk)
    service.change(asta, Details(name="Asta Prøve", note="Ringer tilbage"), actor=clerk)
    service.confirm(point, is_right=True, how=How.TYPED, actor=clerk)
    service.leave(asta, asta.added_on, actor=clerk)
    service.come_back(asta, actor=clerk)
    service.remove_point(point, actor=clerk)
    entries = db.session.query(trail.Entry).filter_by(subject="person", subject_id=asta.id).all()
    assert len(entries) == 8
    for entry in entries:
        told = f"{entry.before} {entry.after} {entry.note}"
        assert not any(word in told for word in ("Asta", "Leder", "Ringer", "0000000"))
