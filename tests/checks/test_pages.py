"""What people see of the checker, what they may let stand, and what is kept from them."""

import json
import re
from datetime import date, timedelta

import pytest
from markupsafe import escape

from bsak.checks import command, gather, queries, service, standing
from bsak.cli import main
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.people.models import Role
from bsak.seats.roles import CrisisRole
from tests import make
from tests.checks import targets
from tests.duty import making as duty
from tests.seats import making

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setenv("BSAK_TODAY", TODAY.isoformat())


@pytest.fixture
def place(app):
    """A group with an empty seat and a document that cannot be found."""
    group = make.group()
    make.document(group, title="Strømsvigt", status=Status.COMPLETED, actor=make.clerk())
    making.seat(group)
    return group


def keys(viewer=None):
    """Return what counts, by name."""
    return {one.key for one in standing.result(viewer).open}


def test_the_page_tells_what_is_wrong_where_and_what_to_do(place, sign_in):
    browser = sign_in(make.user(role=Role.SECRETARIAT))
    page = browser.get("/tjek").text
    assert "Ingen er indehaver af pladsen." in page
    assert "Sæt en indehaver på pladsen" in page
    assert "hverken en tekst i kraft, en fil, et link eller et sagsnummer" in page
    only = browser.get("/tjek?emne=people").text
    assert "Ingen er indehaver" in only
    assert "hverken tekst" not in only
    assert "Ingen er indehaver" not in browser.get("/tjek?gruppe=SK").text
    assert "Ingen er indehaver" in browser.get("/tjek?regel=seat-vacant&vaegt=error").text
    assert "1 fund" in browser.get("/tjek/regler").text


def test_the_weights_are_counted_where_the_list_is_narrowed_to(place, sign_in):
    making.seat(make.group(code="SK", name="Skoler & Dagtilbud"))
    browser = sign_in(make.user(role=Role.SECRETARIAT))
    for narrowed, errors in (("regel=seat-vacant", 2), ("regel=seat-vacant&gruppe=SK", 1)):
        for weight in ("", "&vaegt=tip"):
            page = browser.get(f"/tjek?{narrowed}{weight}").text
            assert re.findall(r'weights__number">(\d+)<', page) == [str(errors), "0", "0", "0"]


def test_one_warning_is_a_warning_and_one_that_is_accepted_is_accepted(place, sign_in):
    making.filled(making.seat(place, role=CrisisRole.PEOPLE), making.person())
    browser = sign_in(make.user(role=Role.SECRETARIAT))

    def weights():
        told = browser.get("/tjek?regel=seat-without-deputy").text.partition('class="weights">')[2]
        words = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", told.partition("</ul>")[0], flags=re.DOTALL)
        return " ".join(words.split())

    assert weights() == "0 fejl 1 advarsel 0 tip 0 accepterede"
    making.filled(making.seat(place, role=CrisisRole.OPERATIONS), making.person("Bo Eksempel"))
    targets.accepted(place)
    assert weights() == "0 fejl 2 advarsler 0 tip 1 accepteret"


def test_a_duty_keeps_its_whole_name_on_the_page_of_its_group(place, sign_in):
    duty.roster(make.clerk(), name="Vagt: nat", begins_on=TODAY, group=place)
    page = sign_in(make.user(role=Role.SECRETARIAT)).get("/krisegrupper/MT").text
    assert "Fejl: Hul i vagten de næste 4 uger, Vagt: nat" in page
    assert "Fejl: Plads uden indehaver, Kriseleder" in page


def test_many_findings_of_a_rule_are_folded_until_they_are_asked_for(place, sign_in):
    for role in [*CrisisRole][1:] * 4:
        making.seat(place, role=role)
    browser = sign_in(make.user(role=Role.SECRETARIAT))
    page = browser.get("/tjek").text
    before, _fold, folded = page.partition("Vis 14 flere")
    assert "(MT 14)" in folded
    vacant = "Ingen er indehaver af pladsen.\n"
    assert [text.count(vacant) for text in (before, folded)] == [3, 14]
    assert "hverken en tekst" in folded  # less grave, but one line is as short as a fold
    assert "Vis 14 flere" not in browser.get("/tjek?regel=seat-vacant").text
    assert "Vis " not in browser.get("/tjek?vaegt=warning").text.partition("<h2")[2]


def test_a_finding_leads_to_the_field_or_for_those_who_may_not_to_what_shows_it(place, sign_in):
    other = make.group(code="SO", name="Social & Familie")
    for who, target in (
        (make.user(role=Role.SECRETARIAT), "/register/nyt?art=subplan&amp;gruppe=SO"),
        (make.user(role=Role.APPROVER), "/krisegrupper/SO"),
    ):
        page = sign_in(who).get("/tjek?regel=group-empty").text
        assert f'href="{target}">{escape(other.name)}</a>' in page


def test_a_finding_is_accepted_for_a_time_called_off_and_taken_up_again(place, sign_in):
    browser = sign_in(make.user(role=Role.SECRETARIAT))
    (key,) = {key for key in keys() if key.startswith("seat-vacant")}
    address = f"/tjek/accepter?fund={key}"
    wrong = browser.post(address, data={"reason": "", "until": "2028-01-01"})
    assert wrong.status_code == 422
    assert "Skriv, hvorfor" in wrong.text
    assert "senest 22. november 2027" in wrong.text
    browser.post(address, data={"reason": "Besættes i marts.", "until": "2027-03-01"})
    assert key not in keys()
    page = browser.get("/tjek").text
    assert "Til og med 1. marts 2027: »Besættes i marts.«" in page
    accepted = queries.accepted(key)
    browser.post(f"/tjek/accepteret/{accepted.id}/slut")
    assert key in keys()
    browser.post(f"/tjek/accepteret/{accepted.id}/tilbage")
    assert key not in keys()


def test_what_is_accepted_comes_back_the_day_after(place, monkeypatch):
    accepted = targets.accepted(place, until=TODAY)
    assert accepted.key not in keys()
    monkeypatch.setenv("BSAK_TODAY", (TODAY + timedelta(days=1)).isoformat())
    assert accepted.key in keys()


def test_only_those_who_answer_for_a_group_let_its_findings_stand(place):
    finding = next(one for one in standing.found() if one.rule.id == "seat-vacant")
    member = make.viewer(make.member(place))
    with pytest.raises(Refused, match="gruppens leder"):
        service.accept(finding, "Ja.", TODAY, actor=member)
    leader = make.viewer(make.member(place, is_leader=True))
    service.accept(finding, "Ja.", TODAY, actor=leader)
    with pytest.raises(Refused, match="allerede"):
        service.accept(finding, "Ja.", TODAY, actor=leader)


def test_a_confidential_document_is_found_only_by_those_who_may_know_of_it(place, sign_in):
    secret = make.document(place, title="Skudsikkert", status=Status.COMPLETED, actor=make.clerk())
    secret.is_confidential = True
    other = make.group(code="SK", name="Skoler & Dagtilbud")
    db.session.commit()
    outsider, member = make.member(other), make.member(place)
    key = f"text-nowhere:{secret.code}"
    assert key in keys(make.viewer(member))
    assert key not in keys(make.viewer(outsider))
    page = sign_in(outsider).get("/tjek").text
    assert "Skudsikkert" not in page
    assert sign_in(outsider).get(f"/tjek/accepter?fund={key}").status_code == 404
    assert sign_in(outsider).get(f"/tjek/felt/{secret.code}/link").status_code == 404


def test_a_field_leads_to_where_it_is_mended_or_else_read(place, sign_in):
    document = db.session.query(Document).one()
    path = f"/tjek/felt/{document.code}"
    member, outsider = make.member(place), make.member(make.group(code="SK", name="Skoler"))
    places = [
        (member, "owner_function", f"/register/{document.code}/ret#owner_function"),
        (member, "due_on", f"/register/{document.code}#deadlines-heading"),
        (member, "stop.0.text", f"/skriv/{document.code}/start?felt=stop.0.text"),
        (outsider, "owner_function", f"/register/{document.code}"),
        (outsider, "phases.0.steps.0.lead", f"/register/{document.code}/tekst"),
    ]
    for who, place_of, target in places:
        assert sign_in(who).get(f"{path}/{place_of}").headers["Location"] == target


def test_the_command_tells_people_and_programs_and_fails_on_errors(place):
    said, has_errors = command.as_json()
    vacant = next(one for one in said["findings"] if one["rule"] == "seat-vacant")
    assert set(vacant) == {"rule", "tier", "group", "document", "field", "message", "url"}
    assert (vacant["tier"], vacant["group"]) == ("error", "MT")
    assert vacant["url"].startswith("/kriseledelse/pladser/")
    told = command.as_text()
    assert "Ingen er indehaver af pladsen.  [seat-vacant]" in told.text
    assert has_errors
    assert told.has_errors


def test_the_command_ends_well_where_nothing_is_wrong(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("BSAK_INSTANCE", str(tmp_path / "instance"))
    with pytest.raises(SystemExit) as end:
        main(["check", "--json"])
    assert end.value.code == 0
    assert json.loads(capsys.readouterr().out) == {"findings": [], "accepted": []}


def test_the_checker_asks_no_more_when_the_register_grows(place, queries_of):
    few = queries_of(gather.read)
    for letter in "ABC":
        group = make.group(code=f"X{letter}", name=f"Gruppe {letter}")
        making.filled(making.seat(group), making.person(f"Bo Eksempel {letter}"))
        make.document(group, kind=Kind.SUBPLAN, actor=make.clerk())
    assert queries_of(gather.read) == few
