"""People in from files: read as Danes write them, compared, and written only as chosen."""

import csv
import io
import json
import os
from dataclasses import replace
from datetime import timedelta

import openpyxl
import pytest
from sqlalchemy import select
from xlsxwriter import Workbook

from bsak.contacts import bringing, difference, export, inbox, incoming, known, service, unwriting
from bsak.contacts.difference import Sort
from bsak.contacts.incoming import File, Number
from bsak.contacts.models import Confirmation, How, Party, Person, PointKind
from bsak.contacts.terms import details_of
from bsak.contacts.written import Written, states
from bsak.groups import departments
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.plain import canonical, from_plain
from tests import make
from tests.contacts import making
from tests.documents.papers import repacked

HEADS = ["Navn", "Stilling", "Afdeling", "Telefon", "Mobil", "E-mail", "Medarbejdernr."]
ASTA = ["Asta Eksempel", "Driftsleder", "Miljø", "0000 0001", "00000002", "asta@example.dk", "ae1"]


def written(*rows, encoding="cp1252", delimiter=";"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def book(*rows):
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as made:
        made.add_worksheet("Forside").write(0, 0, "Ingen personer her")
        page = made.add_worksheet("Ansatte")
        for line, row in enumerate(rows):
            page.write_row(line, 0, row)
    return out.getvalue()


def compare(*rows, **how):
    file = incoming.read(written(*rows), **how)
    return difference.between(file, known.read("Albertslund Kommune", clock.today()))


@pytest.mark.parametrize(
    "content",
    [
        written(HEADS, ASTA),
        written(HEADS, ASTA, encoding="utf-8-sig"),
        written(HEADS, ASTA, encoding="utf-16", delimiter="\t"),
        written(["Liste fra løn"], [], HEADS, ASTA, delimiter=","),
        book(HEADS, ASTA),
        book(HEADS, [*ASTA[:4], 2, *ASTA[5:]]),
    ],
    ids=["cp1252", "utf-8", "utf-16", "a title above", "excel", "a number that lost its zeros"],
)
def test_a_list_is_read_as_danish_offices_write_it(content):
    file = incoming.read(content)
    (one,) = file.people
    assert (one.name, one.title, one.department, one.key) == (*ASTA[:3], ASTA[-1])
    assert Number(PointKind.PHONE, "00000001", False) in one.numbers
    assert Number(PointKind.MAIL, "asta@example.dk", False) in one.numbers
    assert len(one.numbers) + len(file.missed) == 3


def test_what_is_not_understood_is_told_by_its_line():
    file = incoming.read(
        written(
            ["Fornavn", "Efternavn", "Tlf.", "CPR-nr."],
            ["Bo", "Eksempel", "00000001 / 00000002", "0101010000"],
            ["", "", "00000003", ""],
            ["Eva", "Eksempel", "ring i kantinen", ""],
            ["Bo", "Eksempel", "", ""],
        )
    )
    assert [one.name for one in file.people] == ["Bo Eksempel", "Eva Eksempel"]
    assert [number.value for number in file.people[0].numbers] == ["00000001", "00000002"]
    told = [(one.line, one.text) for one in file.missed]
    assert [line for line, _ in told] == [1, 3, 4, 5]
    assert "CPR" in told[0][1]
    assert "ring i kantinen" in told[2][1]
    assert "linje 2" in told[3][1]
    assert "0101010000" not in repr(file), "what has no place here was kept"


def test_a_number_that_lacks_digits_is_told_and_an_empty_cell_leaves_what_stands(app):
    asta, bo = making.person(), making.person("Bo Eksempel", phone="00000002")
    making.point(bo, "00000003", kind=PointKind.PHONE)
    service.confirm(bo.points[1], is_right=False, how=How.TYPED)
    found = compare(["Navn", "Mobil", "Telefon"], ["Asta Eksempel", "12 34 56", ""],
                    ["Bo Eksempel", "", ""], ["Eva Eksempel", "112", "+46 8 12 34 56"],
                    ["Ole Eksempel", "12345", "1813"])  # fmt: skip
    assert [one.line for one in found.missed] == [2, 5]
    assert "Mobil »12 34 56« har ikke otte cifre" in found.missed[0].text
    assert [(one.line, one.text) for one in found.emptied] == [(3, "Bo Eksempel: Mobil")]
    assert found.same == 0
    told = [change.after for change in found.of(Sort.ADD)]
    assert [text.count(",") for text in told] == [1, 0]
    bringing.write(found, {c.key for c in found.changes}, seen=found.seen, actor=make.clerk())
    assert [point.value for point in (*asta.points, *bo.points)] == [
        "00000001", "00000002", "00000003",
    ]  # fmt: skip


def test_a_formula_is_never_read():
    out = io.BytesIO()
    with Workbook(out) as made:
        page = made.add_worksheet()
        page.write_row(0, 0, ["Navn", "Stilling"])
        page.write_string(1, 0, "Asta Eksempel")
        page.write_formula(1, 1, '=WEBSERVICE("https://example.dk")', value="Chef")
    file = incoming.read(out.getvalue())
    assert file.people[0].title == ""
    assert "formel" in file.missed[0].text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "tom"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "ældre Excel"),
        (b"%PDF-1.7\0", "Vælg Excel"),
        (written(["Asta Eksempel", "00000001"]), "overskrifter"),
        (b"PK\3\4" + bytes(60), "ikke et helt Excel"),
        (repacked(), "ikke et helt Excel"),
        (repacked(add=[("xl/vbaProject.bin", b"x")]), "makroer"),
        (repacked(add=[("x", b"\0" * (51 << 20))]), "ikke tør åbne"),
        (b"Navn;Mobil\n" + b"Bo;1\n" * 5001, "over 5000 linjer"),
        (b"x" * (10 * 1024 * 1024 + 1), "10 MB"),
    ],
    ids=["empty", "old", "pdf", "no headings", "no zip", "word", "macros", "bomb", "long", "large"],
)
def test_a_file_that_is_no_list_is_refused_with_what_to_do(content, why):
    with pytest.raises(Refused, match=why):
        incoming.read(content)


def test_a_difference_is_seen_field_by_field_and_written_as_chosen(app):
    clerk = make.clerk()
    departments.add("Miljø", actor=None)
    asta = making.person(title="Leder", employee_key="AE1")
    making.point(asta, "a@example.dk", kind=PointKind.MAIL)
    bo = making.person("Bo Eksempel", phone="", employee_key="be2")
    outside = making.person("Ole Eksempel", phone="", party=making.party(), employee_key="oe9")
    new = ["Eva Eksempel", "", "Findes ikke", "", "00000005", "", "ee3"]
    found = compare(HEADS, ASTA, new, is_whole=True)
    told = {(c.sort, c.name, c.what, c.before, c.after) for c in found.changes}
    assert told == {
        (Sort.TITLE, "Asta Eksempel", "Stilling", "Leder", "Driftsleder"),
        (Sort.PLACE, "Asta Eksempel", "Sted", "", "Miljø"),
        (Sort.KEY, "Asta Eksempel", "Medarbejdernummer", "AE1", "ae1"),
        (Sort.OTHER_NUMBER, "Asta Eksempel", "E-mail", "a@example.dk", "asta@example.dk"),
        (Sort.NEW_NUMBER, "Asta Eksempel", "Mobil", "", "00\u00a000\u00a000\u00a002"),
        (Sort.ADD, "Eva Eksempel", "Ny", "", "00\u00a000\u00a000\u00a005"),
        (Sort.LEAVE, "Bo Eksempel", "Står ikke i filen", "Er her", "Fratrådt i dag"),
    }
    assert "Findes ikke" in found.missed[0].text
    chosen = {c.key for c in found.changes if c.sort is not Sort.TITLE}
    written = bringing.write(found, chosen, seen=found.seen, actor=clerk)
    assert written.changes == len(chosen)
    db.session.commit()
    assert (asta.title, asta.department.name, asta.employee_key) == ("Leder", "Miljø", "ae1")
    assert bo.left_on == clock.today()
    assert outside.left_on is None, "somebody of another house left with our staff"
    eva = db.session.query(Person).filter_by(employee_key="ee3").one()
    assert [point.value for point in eva.points] == ["00000005"]
    again = compare(HEADS, ASTA, new, is_whole=True)
    assert [change.sort for change in again.changes] == [Sort.TITLE]
    assert again.same == 1


def test_a_stale_difference_writes_nothing(app):
    clerk, asta = make.clerk(), making.person()
    found = compare(["Navn", "Mobil"], ["Asta Eksempel", "00000009"])
    keys = {change.key for change in found.changes}
    service.add_point(asta, making.terms("00000007"), actor=clerk)
    later = compare(["Navn", "Mobil"], ["Asta Eksempel", "00000009"])
    with pytest.raises(Refused, match="siden du så"):
        bringing.write(later, keys, seen=found.seen, actor=clerk)
    member = make.viewer(make.member(make.group()))
    with pytest.raises(Refused, match="sekretariatet"):
        bringing.write(later, keys, seen=later.seen, actor=member)


def test_two_of_one_name_are_left_to_people(app):
    making.person(), making.person(phone="00000002")
    found = compare(["Navn", "Mobil"], ["Asta Eksempel", "00000009"], is_whole=True)
    assert found.changes == ()
    assert "Flere" in found.missed[0].text


def test_outsiders_come_with_their_house_and_a_checked_list_confirms(app):
    clerk = make.clerk()
    rows = (["Navn", "Organisation", "Mobil", "Privat"],
            ["Ole Eksempel", "Forsyningen", "00000004", "00000006"],
            ["Ida Eksempel", "Albertslund", "00000005", ""])  # fmt: skip
    found = compare(*rows, is_checked=True)
    told = "".join(change.after for change in found.changes).replace("\u00a0", "")
    assert "00000004" in told
    assert "00000006" not in told, "a private number was shown"
    bringing.write(found, {c.key for c in found.changes}, seen=found.seen, actor=clerk)
    db.session.commit()
    ole = db.session.query(Person).filter_by(name="Ole Eksempel").one()
    assert ole.party is db.session.query(Party).filter_by(name="Forsyningen").one()
    assert [(p.value, p.is_private, p.confirmed_on) for p in ole.points] == [
        ("00000004", False, clock.today()), ("00000006", True, clock.today()),
    ]  # fmt: skip
    assert db.session.query(Person).filter_by(name="Ida Eksempel").one().party is None


def test_what_was_read_lies_a_day_at_most_and_under_no_guessable_name(tmp_path):
    file = incoming.read(written(HEADS, ASTA), is_whole=True)
    key = inbox.put(tmp_path, file)
    assert inbox.get(tmp_path, key, File) == file
    path = tmp_path / "people" / f"{key}.json"
    assert path.stat().st_mode & 0o077 == 0
    for wrong in ("../people/" + key, "0" * 32, key.upper()):
        with pytest.raises(Hidden):
            inbox.get(tmp_path, wrong, File)
    os.utime(path, (0, 0))
    with pytest.raises(Hidden):
        inbox.get(tmp_path, key, File)
    assert not path.exists()


def test_the_list_goes_out_with_work_numbers_alone_and_no_formulas(app):
    asta = making.person('=HYPERLINK("https://ond.example")', phone="+468123456")
    making.point(asta, "00000009", is_private=True)
    service.confirm(making.point(asta, "00000008"), is_right=False, how=How.TYPED)
    db.session.commit()
    text = export.written([asta], "csv", clock.today()).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[1][0].startswith("'=")
    assert rows[1][5] == "00468123456"
    page = openpyxl.load_workbook(io.BytesIO(export.written([asta], "xlsx", clock.today()))).active
    assert [cell.data_type for cell in page[2]][:1] == ["s"]
    assert page["F2"].value == "+468123456"
    told = repr(rows) + repr([[cell.value for cell in row] for row in page.rows])
    assert "00 00 00 09" not in told
    assert "00 00 00 08" not in told


@pytest.fixture
def written_down(app):
    """A checked list of the whole staff that adds, changes, moves, confirms and lets go."""
    departments.add("Miljø", actor=None)
    asta = making.person(title="Leder", employee_key="AE1")
    mail = making.point(asta, "a@example.dk", kind=PointKind.MAIL)
    service.confirm(mail, is_right=False, how=How.TYPED)
    making.person("Bo Eksempel", phone="", employee_key="be2")
    back = making.person("Carl Eksempel", phone="00000004", employee_key="ce1")
    service.leave(back, clock.today() - timedelta(days=9), actor=None)
    db.session.commit()
    heads = [*HEADS, "Organisation"]
    rows = ([*ASTA, ""], ["Carl Eksempel", *[""] * 5, "ce1", ""],
            ["Eva Eksempel", "", "", "", "00000005", "", "", "Forsyningen"])  # fmt: skip
    before = standing()
    found = compare(heads, *rows, is_whole=True, is_checked=True)
    assert {change.sort for change in found.changes} == set(Sort) - {Sort.NAME}
    keys = {change.key for change in found.changes}
    file = bringing.write(found, keys, seen=found.seen, actor=make.clerk())
    db.session.commit()
    assert standing() != before
    return before, file


def standing():
    """Return all that stands of people, numbers, parties and what was said of numbers."""
    db.session.expire_all()
    people = db.session.scalars(select(Person).order_by(Person.id)).all()
    parties = [party.name for party in db.session.query(Party)]
    return states(people), parties, db.session.query(Confirmation).count()


def test_what_a_file_wrote_is_undone_as_one(written_down):
    before, file = written_down
    kept = from_plain(Written, json.loads(canonical(file)))  # as it lies in the inbox
    unwriting.undo(kept, actor=make.clerk())
    db.session.commit()
    assert standing() == before
    with pytest.raises(Refused, match="ændret siden"):
        unwriting.undo(kept, actor=make.clerk())
    told = repr([(e.before, e.after, e.note) for e in db.session.query(trail.Entry)])
    assert not [word for word in ("Eksempel", "00000005", "@") if word in told]


@pytest.mark.parametrize(
    "change",
    [
        lambda asta, _eva: service.change(
            asta, replace(details_of(asta), title="Chef"), actor=make.clerk()
        ),
        lambda asta, _eva: service.confirm(asta.points[0], is_right=True, how=How.LINK),
        lambda _asta, eva: service.leave(eva, clock.today(), actor=make.clerk()),
        lambda _asta, eva: making.person("Ole Eksempel", party=eva.party),
    ],
    ids=["another title", "a number answered for", "a new one left", "somebody in a new party"],
)
def test_what_somebody_has_changed_since_a_file_is_not_undone(written_down, change):
    asta, eva = (
        db.session.scalars(select(Person).where(Person.name == f"{name} Eksempel")).one()
        for name in ("Asta", "Eva")
    )
    change(asta, eva)
    db.session.commit()
    now = standing()
    with pytest.raises(Refused, match="kan ikke fortrydes samlet"):
        unwriting.undo(written_down[1], actor=make.clerk())
    db.session.rollback()
    assert standing() == now


def test_what_nobody_wrote_about_may_change_meanwhile(written_down):
    asta = db.session.scalars(select(Person).where(Person.name == "Asta Eksempel")).one()
    service.change(asta, replace(details_of(asta), note="Kun hverdage"), actor=make.clerk())
    unwriting.undo(written_down[1], actor=make.clerk())
    assert (asta.title, asta.note) == ("Leder", "Kun hverdage")
