"""What has changed since the organisation was told, in words and as rows for C3."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest

from bsak.contacts import service as contacts
from bsak.contacts.models import PointKind
from bsak.contacts.terms import PointTerms
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.seats import away, organisation, service, table, telling, told
from bsak.seats.roles import CrisisRole
from tests import make
from tests.seats import making

NEW = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("BSAK_TODAY", "2026-03-01")


def test_each_sort_of_change_is_told_in_a_sentence(app):
    clerk, group = make.clerk(), make.group()
    asta, bo, cai = (making.person(f"{name} Eksempel") for name in ("Asta", "Bo", "Cai"))
    leader, log = making.seat(group), making.seat(group, CrisisRole.SITUATION_LOG)
    gone = making.seat(None, None, name="Borgmester")
    held = making.filled(leader, asta)
    deputy = making.filled(leader, bo, 1)
    telling.mark("", actor=clerk)
    assert telling.changes() == []

    service.end(held, NEW, actor=clerk)
    service.end(deputy, NEW, actor=clerk)
    service.fill(leader, bo, 0, NEW, actor=clerk)
    service.fill(leader, cai, 1, NEW, actor=clerk)
    service.fill(log, asta, 0, NEW, actor=clerk)
    service.close_seat(gone, actor=clerk)
    making.seat(group, None, name="Forplejning")
    point = asta.points[0]
    contacts.change_point(
        point, PointTerms(kind=PointKind.PHONE, value="00 00 00 99"), actor=clerk
    )  # fmt: skip

    place = "MT Miljø, Teknik & Drift"
    assert telling.changes() == [
        f"Ny plads: Forplejning, {place}: ledig.",
        "Pladsen er nedlagt: Borgmester.",
        f"Kriseleder, {place}: Bo Eksempel er ny indehaver i stedet for Asta Eksempel.",
        f"Kriseleder, {place}: Cai Eksempel er ny 1. stedfortræder i stedet for Bo Eksempel.",
        f"Situationsbillede, log og dokumentation, {place}: Asta Eksempel er ny indehaver.",
        f"Asta Eksempel: arbejdstelefon 00 00 00 99 (før {_before(asta)}).",
    ]


def _before(person):
    """Return the number of the maker's own row, which was changed above."""
    first = next(one for seat in told.kept(telling.last()) for one in seat.people
                 if one.person == person.id)  # fmt: skip
    return " ".join(first.phone[n : n + 2] for n in range(0, 8, 2))


def test_who_is_erased_stays_in_what_was_told_as_a_number_alone(app):
    seat, asta = making.seat(), making.person()
    making.filled(seat, asta)
    note = telling.mark("Sendt.", actor=make.clerk())
    note.lines = told.without(note.lines, asta.id)
    db.session.flush()
    assert "Asta" not in str(note.lines)
    assert "0000" not in str(note.lines)
    assert told.kept(note)[0].people[0].person == asta.id
    service.end(seat.assignments[0], NEW, actor=make.clerk())
    assert telling.changes() == ["Kriseleder: ledig efter en, der er slettet."]


def test_only_the_newest_mark_is_taken_back(app):
    clerk, seat = make.clerk(), making.seat()
    first = telling.mark("", actor=clerk)
    making.filled(seat, making.person())
    second = telling.mark("", actor=clerk)
    with pytest.raises(Refused):
        telling.unmark(first, actor=clerk)
    telling.unmark(second, actor=clerk)
    assert len(telling.changes()) == 1
    with pytest.raises(Refused, match="sekretariatet"):
        telling.mark("", actor=make.viewer(make.member(make.group(), is_leader=True)))


def test_who_has_left_is_told_nowhere_and_the_seat_stands_without_them(app):
    group, asta, bo = make.group(), making.person(), making.person("Bo Eksempel")
    seat, top = making.seat(group), making.seat()
    making.filled(seat, asta)
    making.filled(seat, bo, 1)
    asta.left_on = NEW
    db.session.commit()
    now = organisation.read(NEW)
    lines = told.now(now)
    assert [(one.seat, one.level, one.group, [p.name for p in one.people]) for one in lines] == [
        (top.id, "strategisk", "", []),
        (seat.id, "operativt", "MT Miljø, Teknik & Drift", ["Bo Eksempel"]),
    ]
    assert [row[:5] for row in table.rows(now)] == [
        ["strategisk", "", "Kriseleder", "", ""],
        ["operativt", "MT Miljø, Teknik & Drift", "Kriseleder", "", ""],
        ["operativt", "MT Miljø, Teknik & Drift", "Kriseleder", "Bo Eksempel", "1"],
    ]


def test_rows_for_c3_hold_every_person_and_are_no_formulas(app, sign_in):
    group = make.group()
    leader, asta, bo = (
        making.seat(group),
        making.person("=cmd Eksempel"),
        making.person("Bo Eksempel"),
    )
    making.seat(group, CrisisRole.PEOPLE)
    held = making.filled(leader, asta)
    making.filled(leader, bo, 1)
    private = PointTerms(kind=PointKind.MOBILE, value="00 00 00 98", is_private=True)
    contacts.add_point(bo, private, actor=None)
    away.be_away(bo, NEW - timedelta(days=2), NEW + timedelta(days=5), actor=make.clerk())
    held.to_on = NEW + timedelta(days=9)
    db.session.commit()

    data = sign_in(make.member(group)).get("/kriseledelse.csv").data.decode("utf-8-sig")

    rows = [*csv.DictReader(StringIO(data), delimiter=";")]
    assert [(r["rolle"], r["navn"], r["stedfortræder"]) for r in rows] == [
        ("Kriseleder", "'=cmd Eksempel", ""),
        ("Kriseleder", "Bo Eksempel", "1"),
        ("Involverede personer", "", ""),
    ]
    days = [[r[head] for head in table.HEADS[-4:]] for r in rows]
    assert days == [
        ["2026-01-01", "2026-03-09", "", ""],
        ["2026-01-01", "", "2026-02-27", "2026-03-06"],
        ["", "", "", ""],
    ]  # fmt: skip
    assert rows[0]["arbejdstelefon"]
    assert "00000098" not in data.replace(" ", "")
