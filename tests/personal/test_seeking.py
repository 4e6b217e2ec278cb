"""What is looked for of a person is found wherever it stands, and nothing else is."""

import pytest
from sqlalchemy import JSON, Boolean, Date, Enum, Integer, LargeBinary, String, select, text, update

import bsak.app
from bsak.contacts.models import ContactPoint, Person, PointKind
from bsak.kernel import clock, trail
from bsak.kernel.danish import collation_key, fold
from bsak.kernel.db import UTCDateTime, db
from bsak.personal import links, seeking, traces
from bsak.personal.columns import _NEVER_TYPED, places
from bsak.personal.naming import NAMES
from bsak.personal.sought import Sought
from tests.seats import making
from tests.test_migrations import fill

ASE = Sought(
    names=("Åse Bo Ør", "Bo Ør"),
    numbers=("00000012", "+4681234567"),
    marks=("bo.or@example.dk",),
    login="bo",
    others=("Ole Bo Ør", "Bo Ør Holm"),
)
SHORT = Sought(names=("Åse Ø",))  # fits into every column that could hold a name at all


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Ring til Åse Bo Ør.", "Ring til [navn slettet]."),
        ("ÅSE  BO\nØRs afløser, bo ør", "[navn slettet]s afløser, [navn slettet]"),
        ("Bo Ør-planen (Bo Ør)", "[navn slettet]-planen ([navn slettet])"),
        ("Ole Bo Ør og Bo Ør Holm", None),
        ("ÅSE BO ØRS AFLØSER, BO ØRST", "[navn slettet]S AFLØSER, BO ØRST"),
        ("_Bo Ør_ og plan_bo ør_2019", "_[navn slettet]_ og plan_[navn slettet]_2019"),
        ("**Bo** Ør, Bo **Ør**", "**[navn slettet]**, **[navn slettet]**"),
        ("**Åse** Bo **Ør** og **Åse Bo** Ør", "**[navn slettet]** og **[navn slettet]**"),
        ("**Ole** Bo Ør", None),
        ("Karl-Bo Ør, Bo Ør-Hansen, Bo Ørsted, Lillebo Ør, Bo, Ør, bo", None),
        (fold("Åse Bo Ør"), "[navn slettet]"),
        (collation_key("Åse Bo Ør"), "[navn slettet]"),
        (collation_key("Åbo Ør"), None),
        ("00000012, 00 00 00 12, +45 0000-0012", ", ".join(["[nummer slettet]"] * 3)),
        ("0045 00.00.00.12/00\u00a000\u00a000\u00a012", "[nummer slettet]/[nummer slettet]"),
        ("+46 8 123 45 67 eller 0046 81234567", "[nummer slettet] eller [nummer slettet]"),
        ("000000123, 900000012, sag 00-00-00-13, a00000012", None),
        ("Skriv til BO.OR@example.dk.", "Skriv til [oplysning slettet]."),
        ("ibo.or@example.dk, bo.or@example.dk.org, x-bo.or@example.dk", None),
    ],
)
def test_whole_words_are_found_and_nothing_else(app, typed, left):
    assert ASE.without(typed) == (typed if left is None else left)
    assert ASE.is_in(typed) is (left is not None)
    assert left is None or ASE.may_be_in([None, {"a": [typed]}])
    assert ASE.without({"a": [typed, 1, None]}) == {"a": [ASE.without(typed), 1, None]}


def test_login_is_looked_for_where_a_login_stands(app):
    told = {"login": "bo", "role": "bo", "title": "Bolig og bo"}

    assert ASE.without(told) == told | {"login": "[oplysning slettet]"}
    assert ASE.is_in("bo", "login")
    assert ASE.may_be_in([told])
    assert not ASE.may_be_in(["Ulla og Børge", "112"])


def test_each_column_that_could_hold_words_is_looked_into():
    wordless = Integer | Date | Boolean | UTCDateTime | LargeBinary | Enum
    known = {f"{place.name}.{column.name}" for place in places() for column in place.words}
    columns = {
        f"{table.name}.{column.name}": column.type
        for table in db.metadata.sorted_tables
        for column in table.columns
    }

    left = {name for name, kind in columns.items() if not isinstance(kind, wordless)} - known
    assert left == _NEVER_TYPED
    assert {place.name for place in places()} <= set(NAMES)


def test_name_is_found_in_every_column_and_goes_from_all_that_is_no_record(app):
    with db.engine.connect() as connection:
        fill(connection)
    planted = set()
    for place in places():
        key = db.session.execute(select(*place.key).limit(1)).one()
        same = [column == value for column, value in zip(place.key, key, strict=True)]
        for column in place.words:
            if isinstance(column.type, String) and (column.type.length or 99) < 5:
                continue  # no name is so short
            said = {"a": [{"b": "og Åse Ø."}]} if isinstance(column.type, JSON) else "Åse Ø"
            if place.name == "trail":  # refuses to be written over
                trail.record("x", "y", 1, actor_id=None, **{column.name: said})
            else:
                values = {column.name: said}
                if place.name == "document":  # is never written without a new version
                    values["version"] = place.table.c.version + 1
                db.session.execute(update(place.table).where(*same).values(values))
            planted.add((place.name, column.name))
    if db.engine.dialect.name == "sqlite":  # its index is told of each change
        db.session.execute(text("INSERT INTO search_trigram(search_trigram) VALUES ('rebuild')"))

    found = traces.find(SHORT)
    assert {(one.table, column) for one in found for column in one.instead} == planted

    traces.take_out(found, SHORT, person_id=1)
    left = traces.find(SHORT)
    assert {(one.table, one.key) for one in left} == {
        (one.table, one.key) for one in found if one.stays
    }
    kept = {one.name for one in places() if one.stays}
    assert {one.table for one in left} <= kept
    assert "task" not in kept
    for one in found:
        assert set(links.of(one.place.table, [one.key])) == {one.key}


def test_what_may_mean_another_is_not_looked_for(app):
    bo = making.person("Bo Eksempel", phone=False)
    bo.points = [_point("00000012"), _point("00000013"), _point("112")]
    ole = making.person("Ole Bo Eksempel", phone=False)
    ole.points = [_point("00000013")]
    db.session.flush()

    sought = seeking.of(bo)

    assert (sought.names, sought.numbers) == (("Bo Eksempel",), ("00000012",))
    assert sought.others == ("Ole Bo Eksempel",)
    assert sorted(one.text for one in sought.unsought) == ["00\u00a000\u00a000\u00a013", "112"]
    making.person("Bo  EKSEMPEL", phone=False)
    assert seeking.of(bo).names == ()
    bo.name = "Bo"
    assert seeking.of(bo).names == ()


def test_name_that_is_a_function_too_is_not_looked_for(demo):
    person = db.session.scalars(select(Person).where(Person.user_id.is_not(None))).first()
    seat = making.seat(None)
    person.user.name = seat.function = "Leder af Vej & Park"
    db.session.flush()

    assert seeking.of(person).names == (person.name,)


def test_every_page_that_is_led_to_is_there(app):
    pages = [(page.endpoint, set(page.address)) for page in links._PAGES.values()]
    pages += [(endpoint, {"code"}) for endpoint in links._BESIDE.values()]
    pages += [(endpoint, set()) for endpoint in links._WHOLE.values()]

    for endpoint, arguments in pages:
        rules = app.url_map.iter_rules(endpoint)
        assert any(rule.arguments == arguments and "GET" in rule.methods for rule in rules)
    assert {*links._PAGES, *links._BESIDE, *links._WHOLE} <= set(db.metadata.tables)


def _point(value):
    return ContactPoint(kind=PointKind.MOBILE, value=value, added_on=clock.today())


assert bsak.app  # every model is registered
