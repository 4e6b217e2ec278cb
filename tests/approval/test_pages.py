"""The pages of approval, as each person meets them: every one is checked as HTML."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdfium2 import PdfDocument

from bsak.approval import deciding, holding, mandates, queries
from bsak.approval.models import State
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import ChangeType
from bsak.documents.revisions import in_force
from bsak.kernel import clock
from bsak.kernel.danish import day, short_day
from bsak.kernel.db import db
from bsak.people.models import Role
from bsak.review.service import Letter, end, send
from bsak.writing import service as drafts
from tests import make
from tests.approval.test_people import mandate

NASTY = "<script>alert(1)</script> {{ 7*7 }} \u202e"


@pytest.fixture
def browser(house, sign_in):
    """Return a client for one of the people of the house."""
    accounts = {
        "writer": house.writer_account,
        "director": house.director_account,
        "reader": house.reader_account,
        "clerk": make.user(name="Sekretær", role=Role.SECRETARIAT),
    }
    return lambda who: sign_in(accounts[who])


def words(page):
    return " ".join(re.sub(r"<[^>]*>", " ", page.text).split())


def act(browser, code, submitted, verb, **body):
    version = {"version": str(submitted.version), **body}
    return browser.post(f"/register/{code}/tekst/forslag/{submitted.id}/{verb}", data=version)


def test_text_walks_from_draft_to_paper_through_the_pages(house, browser):
    document = house.document(status=Status.COMPLETED)
    code = document.code
    house.draft(document)
    writer, director = browser("writer"), browser("director")
    form = writer.get(f"/register/{code}/tekst/godkendelse").text
    version = re.search(r'name="version"[^>]* value="(\d+)"', form)[1]
    sent = writer.post(f"/register/{code}/tekst/godkendelse", data={
        "change_type": "new", "reason": NASTY, "valid_from": clock.today().isoformat(),
        "version": version, "case_number": "14.00.08-000-1-21",
    }, follow_redirects=True)  # fmt: skip
    assert "Venter på: Kommunaldirektøren." in words(sent)
    assert "følger ikke mønstret" in words(sent)
    submitted = queries.waiting(document.id)

    waiting = director.get("/godkendelse").text
    proposal = director.get(f"/register/{code}/tekst/forslag/{submitted.id}")
    assert document.title in waiting
    assert "&lt;script&gt;alert(1)" in proposal.text
    done = act(director, code, submitted, "afgoer")
    assert done.status_code == 302
    page = director.get(f"/register/{code}/tekst")

    assert "Udgave 1 af Strømsvigt er i kraft." in words(page)
    assert "<script>alert" not in page.text
    assert in_force([document.id], clock.today())[document.id].reason.startswith("<script>")
    assert browser("reader").get(f"/laes/{code}").status_code == 200


def test_writer_s_page_says_why_they_cannot_approve(house, browser):
    submitted = house.submitted()
    code = submitted.document.code

    page = browser("writer").get(f"/register/{code}/tekst/forslag/{submitted.id}")
    tried = act(browser("writer"), code, submitted, "afgoer")

    assert "Kun kommunaldirektøren" in words(page)
    assert (tried.status_code, "Kun kommunaldirektøren" in words(tried)) == (422, True)
    assert submitted.state is State.WAITING


def test_form_of_an_earlier_text_decides_nothing(house, browser):
    submitted = house.submitted()
    code = submitted.document.code

    answer = act(browser("director"), code, submitted, "afgoer", version="99")

    assert answer.status_code == 409
    assert "Læs den igen" in words(answer)


def test_typed_reason_stays_when_somebody_writes_meanwhile(house, browser):
    document = house.document()
    draft = house.draft(document)
    writer, address = browser("writer"), f"/register/{document.code}/tekst/godkendelse"
    version = re.search(r'name="version"[^>]* value="(\d+)"', writer.get(address).text)[1]
    drafts.put(draft, {"goal": "Skrevet imens."}, house.second)
    db.session.commit()
    said = {"change_type": "new", "reason": "Nyt kort om vand.",
            "valid_from": clock.today().isoformat()}  # fmt: skip

    met = writer.post(address, data={**said, "version": version})

    assert met.status_code == 409
    assert "Nogen har skrevet i kladden" in words(met)
    assert "Nyt kort om vand." in met.text
    version = re.search(r'name="version"[^>]* value="(\d+)"', met.text)[1]
    assert writer.post(address, data={**said, "version": version}).status_code == 302


def test_reason_for_sending_back_stays_when_something_happened_meanwhile(house, browser):
    submitted = house.submitted()
    director = browser("director")

    met = act(director, submitted.document.code, submitted, "send-tilbage", version="99",
              why="Skriv nummeret på vagten.")  # fmt: skip

    assert met.status_code == 409
    assert "Skriv nummeret på vagten." in met.text
    assert submitted.state is State.WAITING


def test_text_tells_the_review_of_what_is_in_force(house, browser, today):
    document = house.document(status=Status.COMPLETED)
    first = deciding.approve(house.submitted(document), actor=house.director)
    house.draft(document, goal="Ingen kommer til skade.")
    later = house.submit(document, change_type=ChangeType.EDITORIAL,
                         valid_from=today + timedelta(days=31))  # fmt: skip
    coming = deciding.approve(later, actor=house.director)
    db.session.commit()

    page = words(browser("writer").get(f"/register/{document.code}/tekst"))
    told = page.partition("I kraft")[2].partition("Kladden")[0]
    assert f"Næste eftersyn {day(first.review_due)}" in told
    assert day(coming.review_due) not in told


def test_ended_review_is_found_again_and_silence_is_told(house, browser):
    document = house.document()
    house.draft(document)
    letter = Letter(due_on=clock.today() + timedelta(days=7), is_external=True)
    end(send(document, letter, actor=house.leader), actor=house.leader)
    submitted = house.submit(document)

    page = browser("writer").get(f"/register/{document.code}/tekst")
    assert "Ikke sendt til gennemlæsning" not in words(page)
    assert "Se gennemlæsningen" in words(page)
    proposal = browser("director").get(f"/register/{document.code}/tekst/forslag/{submitted.id}")
    assert "Har ikke svaret: HBR." in words(proposal)


def test_approver_is_told_that_the_draft_went_on(house, browser):
    document = house.document()
    draft = house.draft(document)
    submitted = house.submit(document)
    drafts.put(draft, {"goal": "Skrevet bagefter."}, house.second)
    db.session.commit()

    address = f"/register/{document.code}/tekst/forslag/{submitted.id}"
    page, text = browser("director").get(address), browser("director").get(f"{address}/tekst")

    assert "Kladden er ændret, siden den blev sendt" in words(page)
    assert "Skrevet bagefter." not in text.text
    assert "Ikke i kraft" in words(text)


def test_text_sent_back_is_told_to_the_group(house, browser):
    submitted = house.submitted()
    code = submitted.document.code
    empty = act(browser("director"), code, submitted, "send-tilbage", why=" ")
    assert (empty.status_code, "hvad der skal rettes" in words(empty)) == (422, True)

    act(browser("director"), code, submitted, "send-tilbage", why=NASTY)

    for address in (f"/register/{code}/tekst", "/godkendelse", "/min-side"):
        page = browser("writer").get(address)
        assert "&lt;script&gt;alert(1)" in page.text
        assert "{{ 7*7 }}" in page.text


def test_earlier_text_can_be_read_and_says_that_it_no_longer_holds(house, browser):
    document = house.document()
    deciding.approve(house.submitted(document), actor=house.director)
    house.draft(document, goal="Ny tekst.")
    deciding.approve(house.submit(document, change_type=ChangeType.EDITORIAL),
                     actor=house.director)  # fmt: skip
    db.session.commit()
    client, code = browser("writer"), document.code

    old, now = (client.get(f"/register/{code}/udgaver/{n}") for n in (1, 2))

    assert "Ikke længere i kraft. Udgave 2 gælder fra" in words(old)
    assert now.headers["Location"] == f"/laes/{code}"
    assert client.get(f"/register/{code}/udgaver/3").status_code == 404
    sheet = client.get(f"/register/{code}/udgaver/1.pdf")
    assert sheet.data.startswith(b"%PDF")
    listed = words(client.get(f"/register/{code}/tekst"))
    assert "Sammenlign udgave" in listed
    assert "Redaktionel ændring." in listed


def test_readers_see_what_is_in_force_and_nothing_of_the_work(house, browser):
    document = house.document(status=Status.COMPLETED)
    deciding.approve(house.submitted(document), actor=house.director)
    house.draft(document, goal="Hemmelig kladde.")
    house.submit(document, change_type=ChangeType.TECHNICAL, reason="Hemmelig grund.")

    page = browser("reader").get(f"/register/{document.code}/tekst")

    assert "Gælder fra" in page.text
    for inner in ("Kladden", "Hemmelig", "Skriver", "Direktør", "Udgaver</h2>", "Læst og forstået"):
        assert inner not in page.text


def test_reader_finds_what_to_confirm_and_confirms_it(house, browser):
    document = house.document()
    deciding.approve(house.submitted(document), actor=house.director)
    holding.name_holder(document, house.reader_account, actor=house.leader)
    db.session.commit()
    client = browser("reader")
    assert "1 tekst skal læses og bekræftes." in words(client.get("/soeg"))
    assert document.title in client.get("/godkendelse").text

    for number in ("1", "²", "x", "999999999999"):
        client.post(f"/register/{document.code}/tekst/bekraeft", data={"number": number})

    assert "skal læses og bekræftes" not in words(client.get("/soeg"))
    shown = words(browser("writer").get(f"/register/{document.code}/tekst"))
    assert "Alle har bekræftet udgave 1." in shown


def test_delegate_who_may_not_read_the_register_still_reads_what_to_approve(house, browser):
    submitted = house.submitted()
    code = submitted.document.code
    client = browser("reader")
    address = f"/register/{code}/tekst/forslag/{submitted.id}"
    assert client.get(address).status_code == 404
    mandates.give(mandate(house.reader_account), actor=house.director)
    db.session.commit()

    assert "1 tekst venter på din afgørelse." in words(client.get("/soeg"))
    assert "som: Kommunikationschefen efter bemyndigelse" in words(client.get(address))
    assert client.get(f"{address}/tekst").status_code == 200
    done = act(client, code, submitted, "afgoer")

    assert done.headers["Location"] == "/godkendelse"
    assert client.get(address).status_code == 404


def test_director_gives_a_mandate_and_takes_it_back(house, browser):
    client = browser("director")
    wrong = client.post("/godkendelse/bemyndigelse", data={"person": "999", "function": ""})
    assert wrong.status_code == 422

    client.post("/godkendelse/bemyndigelse", data={
        "person": str(house.reader_account.id), "function": NASTY, "kinds": ["contact_list"],
    })  # fmt: skip
    held = queries.mandates(house.reader_account.id, clock.today())
    page = client.get("/godkendelse")
    (given,) = queries.delegations(clock.today())
    client.post(f"/godkendelse/bemyndigelse/{given.id}/slut")

    assert list(held) == [Kind.CONTACT_LIST]
    assert "&lt;script&gt;" in page.text
    assert queries.mandates(house.reader_account.id, clock.today()) == {}


def test_list_says_which_mandates_do_not_count(house, browser, today):
    mandates.give(mandate(house.reader_account), actor=house.director)
    db.session.commit()
    assert "Tæller ikke" not in browser("director").get("/godkendelse").text

    house.reader_account.closed_at = clock.now()
    db.session.commit()

    assert "Tæller ikke: personen er fratrådt" in browser("director").get("/godkendelse").text


def test_council_plan_says_when_it_must_be_adopted_again(house, browser, today):
    document = house.document(kind=Kind.HEALTH_PLAN, title="Sundhedsplanen")
    submitted = house.submitted(document)
    code, clerk = document.code, browser("clerk")

    def said(verb, **body):
        return words(clerk.post(
            f"/register/{code}/tekst/forslag/{submitted.id}/{verb}",
            data={"version": str(submitted.version), **body}, follow_redirects=True,
        ))  # fmt: skip

    assert "rådgivning skal være modtaget" in said(
        "afgoer", on_date=today.isoformat(), meeting="punkt 7"
    )
    for step in ("advice_asked", "advice_received"):
        assert "Datoen er skrevet ind." in said(
            "raadgivning", step=step, advised_on=today.isoformat()
        )
    for address in ("/min-side", "/overblik/eftersyn", f"/register/{code}/tekst"):
        assert "31. december" in words(clerk.get(address))
    assert "Skriv den dag" in said("afgoer", meeting="punkt 7")
    done = said("afgoer", on_date=today.isoformat(), meeting="ordinært møde, punkt 7")

    assert "Vedtaget af Kommunalbestyrelsen" in done
    assert "ordinært møde, punkt 7" in done


def test_text_is_gone_through_from_the_list_and_taken_back(house, browser, today):
    document = house.document(status=Status.COMPLETED)
    document.review_due = today
    db.session.commit()
    client = browser("writer")
    assert document.title in client.get("/overblik/eftersyn").text

    told = client.post(
        f"/register/{document.code}/tekst/gennemgaaet",
        data={"version": str(make.as_stored(document).version)}, follow_redirects=True,
    )  # fmt: skip
    undo = re.search(r'action="([^"]+/fortryd)"', told.text)[1]
    assert make.as_stored(document).review_due.year == today.year + 1
    client.post(undo)

    assert make.as_stored(document).review_due == today


def test_withdrawal_is_proposed_without_a_draft(house, browser):
    document = house.document()
    deciding.approve(house.submitted(document), actor=house.director)
    db.session.commit()
    client = browser("writer")
    address = f"/register/{document.code}/tekst/godkendelse"
    assert "valid_from" not in client.get(address).text

    client.post(address, data={"reason": "Ikke krævet mere."})

    assert queries.waiting(document.id).change_type is ChangeType.WITHDRAWN


@pytest.mark.parametrize("kind", [Kind.ACTION_CARD, Kind.SUBPLAN, Kind.CONTACT_LIST])
def test_proposal_of_every_sort_can_be_read_and_printed(house, browser, kind):
    submitted = house.submitted(house.document(kind=kind))
    client = browser("director")
    address = f"/register/{submitted.document.code}/tekst/forslag/{submitted.id}"

    assert client.get(f"{address}/tekst").status_code == 200
    assert client.get(f"{address}/ark.pdf").data.startswith(b"%PDF")


def test_what_was_sent_is_compared_with_what_holds_whatever_the_draft_says(house, browser):
    document = house.document()
    deciding.approve(house.submitted(document), actor=house.director)
    draft = house.draft(document, goal="Målet, som det blev sendt.")
    submitted = house.submit(document, change_type=ChangeType.TECHNICAL)
    drafts.put(draft, {"goal": "Skrevet bagefter."}, house.second)
    db.session.commit()
    director, address = browser("director"), f"/register/{document.code}/tekst"
    proposal = f"{address}/forslag/{submitted.id}"

    links = [director.get(page).text for page in (address, proposal)]
    page = director.get(f"{proposal}/forskelle").text
    sheet = director.get(f"{proposal}/forskelle.pdf").data

    assert all(f'href="{proposal}/forskelle"' in text for text in links)
    assert "Målet, som det blev sendt." in "".join(re.findall(r"<ins>(.*?)</ins>", page))
    assert "Skrevet bagefter." not in page
    printed = PdfDocument(sheet)
    paper = " ".join(page.get_textpage().get_text_range() for page in printed)
    assert "Målet, som det" in paper
    assert "Skrevet bagefter" not in paper

    deciding.approve(submitted, actor=house.director)
    db.session.commit()
    since = words(director.get(f"{proposal}/forskelle"))
    assert "Fra udgave 1, gælder fra" in since
    assert "1 felt ændret" in since


def test_first_text_and_withdrawal_have_nothing_to_be_compared_with(house, browser):
    document = house.document()
    first = house.submitted(document)
    address = f"/register/{document.code}/tekst/forslag"
    assert browser("director").get(f"{address}/{first.id}/forskelle").status_code == 404
    deciding.approve(first, actor=house.director)
    gone = house.submit(document, change_type=ChangeType.WITHDRAWN)

    page = browser("director").get(f"{address}/{gone.id}")

    assert "ændringerne siden" not in words(page)
    assert browser("director").get(f"{address}/{gone.id}/forskelle").status_code == 404


def test_everything_that_is_wrong_is_told_at_once(house, browser):
    document = house.document()
    house.draft(document)
    told = words(browser("writer").post(f"/register/{document.code}/tekst/godkendelse", data={
        "change_type": "new", "reason": " ", "valid_from": "2020-01-01", "review_due": "2019-01-01",
    }))  # fmt: skip
    assert "Skriv, hvorfor teksten ændres." in told
    assert "Teksten kan tidligst gælde fra i dag." in told
    assert "Næste eftersyn skal ligge efter den dag, teksten gælder fra." in told

    told = words(browser("director").post("/godkendelse/bemyndigelse", data={
        "person": str(house.reader_account.id), "function": "", "until": "2020-01-01",
    }))  # fmt: skip
    assert "Skriv, i hvilken funktion" in told
    assert "Vælg mindst én art" in told
    assert "Slutdagen er gået." in told

    plan = house.submitted(house.document(kind=Kind.CONTINUITY_PLAN, title="Planen"))
    told = words(act(browser("clerk"), plan.document.code, plan, "afgoer", on_date="2099-01-01"))
    assert "Skriv mødet og punktet" in told
    assert "Mødet er ikke holdt endnu." in told

    told = words(browser("writer").post(f"/register/{document.code}/tekst/gennemgaaet", data={
        "note": "x" * 2001, "next_review": "2020-01-01",
    }))  # fmt: skip
    assert "Næste eftersyn skal ligge efter i dag." in told
    assert "Skriv højst 2000 tegn." in told


def test_writers_are_one_or_many_and_a_mandate_says_how_long_it_lasts(house, browser, today):
    document = house.document()
    draft = house.draft(document)
    address = f"/register/{document.code}/tekst/godkendelse"
    assert "Den, der har skrevet i teksten, kan ikke selv" in words(browser("writer").get(address))
    drafts.put(draft, {"goal": "Alle er ude."}, house.second)
    for until in (None, today):
        mandates.give(replace(mandate(house.reader_account), until=until), actor=house.director)
    db.session.commit()

    assert "De, der har skrevet i teksten, kan ikke selv" in words(browser("writer").get(address))
    listed = words(browser("director").get("/godkendelse"))
    assert f"Fra {short_day(today)}, indtil den tages tilbage" in listed
    assert f"{short_day(today)} til og med {short_day(today)}" in listed
