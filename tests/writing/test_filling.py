"""A contact list fills itself from seats and contacts, and never with a private number."""

import html
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bsak.checks import gather
from bsak.checks.catalogue import BY_ID
from bsak.contacts.models import ContactPoint, Person
from bsak.contacts.queries import open_parties
from bsak.documents.finding import by_code
from bsak.documents.kinds import Kind
from bsak.groups.models import CrisisGroup
from bsak.groups.queries import viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.people.models import User
from bsak.plans.wording import ContactGroup, ContactListWording, ContactRow
from bsak.seats import organisation
from bsak.writing import filling, filling_in, filling_news, filling_told, queries, rows
from bsak.writing.filling import Asked
from bsak.writing.models import Source
from tests import make

LIST = "KK-KL-01"


@pytest.fixture
def clerk(demo):
    return viewer(db.session.scalars(select(User).where(User.login == "sekretariat")).one())


@pytest.fixture
def listed(clerk):
    return by_code(LIST)


def group(code):
    return db.session.scalars(select(CrisisGroup).where(CrisisGroup.code == code)).one()


def every_source():
    return [
        Asked(heading="Kriseledelsen", source=Source.LEADERSHIP),
        Asked(heading="Miljø", source=Source.SEATS, group=group("MT")),
        Asked(heading="Funktioner", source=Source.POSTS),
        Asked(heading="Beredskabet", source=Source.PARTY, party=open_parties()[0]),
    ]


def texts(wording):
    return {text for g in wording.groups for row in g.rows for text in (row.phone, row.email)}


def test_every_source_fills_rows_that_seats_and_contacts_have(listed, clerk):
    for asked in every_source():
        filling_in.add(listed, asked, actor=clerk)

    draft, _save = filling_in.fill(listed, actor=clerk)

    found = {g.heading: g.rows for g in queries.built(draft).wording.groups}
    org = organisation.read(clock.today())
    assert all(found[asked.heading] for asked in every_source())
    seated = [one.name for seat in org.strategic for one in seat.people]
    assert [row.name for row in found["Kriseledelsen"] if row.name] == seated
    private = db.session.scalars(select(ContactPoint.value).where(ContactPoint.is_private)).all()
    assert private
    assert texts(queries.built(draft).wording).isdisjoint(private)


def test_headings_typed_by_hand_stay_and_filling_again_changes_nothing(listed, clerk):
    before = filling.in_force(listed)
    filling_in.add(listed, every_source()[1], actor=clerk)

    draft, save = filling_in.fill(listed, actor=clerk)
    again, nothing = filling_in.fill(listed, actor=clerk)

    now = queries.built(draft).wording
    assert now.groups[1:] == before.groups
    assert (again, nothing) == (draft, None)
    rows.undo(draft, save, actor=clerk)
    assert queries.built(draft).wording == before


def test_list_in_force_is_told_of_when_somebody_has_a_new_number(listed, clerk):
    filling_in.add(listed, every_source()[1], actor=clerk)
    was = filling.filled(ContactListWording(), filling.parts(listed))
    line = next(
        seat
        for one in organisation.read(clock.today()).groups
        if one.code == "MT"
        for seat in one.seats
        if seat.holder
    )
    person = db.session.get(Person, line.holder.person)
    person.points[0].value = "00 00 00 98"
    db.session.flush()

    now = filling.filled(ContactListWording(), filling.parts(listed))

    told = list(filling.differences(was, now))
    assert f"Miljø: {line.title} er ændret" in told
    person.left_on = clock.today() - timedelta(days=1)
    db.session.flush()
    gone = filling.filled(ContactListWording(), filling.parts(listed))
    assert person.name not in {row.name for g in gone.groups for row in g.rows}


def test_checker_finds_a_list_in_force_that_the_contacts_have_left_behind(listed, clerk):
    def found():
        return [*BY_ID["list-outdated"].find(gather.read())]

    filling_in.add(listed, every_source()[1], actor=clerk)
    assert not found()  # a heading that has not been filled yet
    filling_in.add(listed, Asked(heading="Lokale medier", source=Source.POSTS), actor=clerk)
    [one] = found()
    assert (one.subject.code, one.field) == (LIST, "groups.1.heading")


def test_list_without_an_edition_is_not_said_to_fit(clerk):
    new = make.document(group("MT"), kind=Kind.CONTACT_LIST)
    filling_in.add(new, every_source()[1], actor=clerk)
    told = " ".join(filling_news.in_editor(new, clerk).lines)
    assert "passer" not in told
    assert "endnu ingen udgave" in told


def test_two_with_the_same_function_are_held_apart():
    two = tuple(ContactRow(name=f"{name} Eksempel", phone="1") for name in ("Asta", "Bo"))
    was = ContactListWording(groups=(ContactGroup("Politiet", two),))
    other = (replace(two[0], phone="3"), two[1])

    now = ContactListWording(groups=(ContactGroup("Politiet", other),))

    assert list(filling.differences(was, was)) == []
    assert list(filling.differences(was, now)) == ["Politiet: Asta Eksempel er ændret"]


def test_differences_tell_what_came_and_went():
    one, other = ContactRow("Vagt", phone="1"), ContactRow("Leder")
    was = ContactListWording(groups=(ContactGroup("A", (one,)),))
    now = ContactListWording(groups=(ContactGroup("A", (other,)),))

    assert list(filling.differences(was, now)) == ["A: Vagt er væk", "A: Leder er kommet til"]
    assert list(filling.differences(was, was)) == []
    named = ContactListWording(groups=(ContactGroup("B", (one, other)),))
    assert list(filling.differences(was, named)) == ["B står ikke på listen endnu"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Asked(heading=" ", source=Source.POSTS), "Skriv overskriften"),
        (Asked(heading="A", source=Source.SEATS), "krisegruppe"),
        (Asked(heading="A", source=Source.PARTY), "eksterne part"),
    ],
)
def test_what_is_missing_is_asked_for(listed, clerk, asked, told):
    with pytest.raises(Refused, match=told):
        filling_in.add(listed, asked, actor=clerk)


def test_page_takes_a_heading_and_fills_the_draft(demo, listed):
    browser = demo.test_client()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})
    page = f"/skriv/{LIST}/udfyld"

    none = {"group": "", "party": ""}
    empty = browser.get(page).text
    for heading in ({"heading": ""}, {"heading": "B", "picked": "Lokale medier"},
                    {"picked": "Findes ikke"}):  # fmt: skip
        assert browser.post(page, data={"source": "posts", **none, **heading}).status_code == 422
    wrong = browser.post(page, data={"heading": "A", "source": "seats", **none})
    added = browser.post(page, data={"heading": "A", "source": "leadership", **none})
    asked = browser.get(page).text
    filled = browser.post(f"{page}/nu", follow_redirects=True)

    assert (wrong.status_code, added.status_code) == (422, 302)
    assert "Ingen endnu, så intet i listen ændrer sig." in empty
    assert "Hent rækkerne nu</button>" not in empty
    assert "Pladserne i kriseledelsen" in asked
    assert "Lokale medier" in asked  # typed by hand, and told to be left alone
    assert "Kladden er fyldt" in filled.text
    assert "passer ikke længere med kontakterne" in browser.get(f"/register/{LIST}").text


def test_heading_is_picked_among_those_of_the_list_and_of_groups_and_parties(demo, listed):
    browser = demo.test_client()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})
    page, none = f"/skriv/{LIST}/udfyld", {"heading": "", "group": "", "party": ""}

    def offered():
        menu = browser.get(page).text.partition('name="picked"')[2].partition("</select>")[0]
        listed, _label, others = menu.partition("Grupper og eksterne parter")
        return [re.findall(r'<option[^>]* value="([^"]+)"', part) for part in (listed, others)]

    now, others = offered()
    assert now == [html.escape(one.heading) for one in filling.in_force(listed).groups]
    assert {"Kriseledelsen", "Krisegruppen Kultur &amp; Borger"} <= {*others}
    for heading in (html.unescape(now[0]), "Kriseledelsen"):
        said = {**none, "picked": heading, "source": "leadership"}
        assert browser.post(page, data=said).status_code == 302

    assert offered() == [now[1:], [one for one in others if one != "Kriseledelsen"]]
    db.session.expire_all()
    assert [part.heading for part in filling.parts(listed)] == [html.unescape(now[0]),
                                                                "Kriseledelsen"]  # fmt: skip


def test_what_will_happen_is_told_before(listed, clerk):
    filling_in.add(listed, every_source()[1], actor=clerk)
    filling_in.add(listed, Asked(heading="Lokale medier", source=Source.POSTS), actor=clerk)

    told = filling_told.outlook(listed)

    seats, posts = told.headings
    assert seats.told == "Pladserne i krisegruppen Miljø, Teknik & Drift"
    assert (seats.rows_now, posts.told) == (0, "Alle kommunens funktionsnumre")
    assert posts.rows_now == 5
    assert "Lokale medier" not in told.by_hand
    draft, _save = filling_in.fill(listed, actor=clerk)
    made = {group.heading: len(group.rows) for group in queries.built(draft).wording.groups}
    assert (made["Miljø"], made["Lokale medier"]) == (seats.rows, posts.rows)
    assert set(told.by_hand) == set(made) - {"Miljø", "Lokale medier"}
