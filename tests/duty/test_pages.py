"""The pages of duty: the plan, many shifts at once, two who plan at a time, and who sees it."""

import re
from datetime import date, timedelta

from bsak.contacts import service as contacts
from bsak.contacts.models import How, Person
from bsak.duty import planning, queries, shifts
from bsak.duty.gaps import Who
from bsak.duty.models import Turn
from bsak.duty.planning import Rotation
from bsak.kernel.db import db
from bsak.personal import traces
from bsak.personal.sought import Sought
from bsak.seats import away
from bsak.seats.roles import CrisisRole
from tests import make
from tests.duty import making
from tests.duty.making import WEEKS
from tests.seats import making as seats


def marked(page):
    """Return the mark that the form on a page carries."""
    return re.search(r'name="mark"[^>]*value="(\w+)"', page)[1]


def test_plan_shows_weeks_numbers_holidays_and_gaps(shared, four, clerk, sign_in, secretariat):
    planning.assign(shared, WEEKS[5], Who(four[0], None), actor=clerk)
    away.be_away(db.session.get(Person, four[1]), WEEKS[1], WEEKS[1] + timedelta(days=2),
                 actor=clerk)  # fmt: skip
    db.session.commit()

    page = sign_in(secretariat).get(f"/vagt/{shared.id}").text

    for told in (
        "Uge 10 2026",
        "2.–8. marts 2026",
        "Skærtorsdag",
        "2. påskedag",
        "Ingen bagvagt",
        "Bo Eksempel er væk 9.–11. marts 2026",
        "tel:+4500000020",
        "Ingen har vagten",
    ):
        assert told in page, told  # fmt: skip


def test_questions_do_not_grow_with_the_plan(shared, four, clerk, sign_in, secretariat, queries_of):
    reader = sign_in(secretariat)
    for path in ("/vagt", f"/vagt/{shared.id}"):
        reader.get(path)
        few = queries_of(lambda path=path: reader.get(path))
        last = WEEKS[5] + timedelta(weeks=6)
        planning.share_out(shared, Rotation(four, WEEKS[0], last), actor=clerk)
        db.session.commit()
        assert queries_of(lambda path=path: reader.get(path)) <= few


def test_weeks_are_shared_out_on_the_page_and_undone(shared, four, sign_in, secretariat):
    browser, path = sign_in(secretariat), f"/vagt/{shared.id}/fordel"
    page = browser.get(path).text
    before = shifts.who_have(shared, WEEKS)
    order = {f"order-{n}": str(key) for n, key in enumerate([*four, *[""] * 8])}
    sent = {"first": str(WEEKS[0]), "last": str(WEEKS[5]), "anew": "y", "mark": marked(page)}

    done = browser.post(path, data={**sent, **order}, follow_redirects=True).text
    assert "4 vagter er fordelt." in done
    assert shifts.who_have(shared, WEEKS)[WEEKS[3]] == Who(four[3], four[0])

    # Whoever looked at the plan before this must look again.
    assert browser.post(path, data={**sent, **order}).status_code == 409
    undo = re.search(r'action="(/vagt/\d+/fortryd/[^"]+)"', done)[1]
    browser.post(undo)
    assert shifts.who_have(shared, WEEKS) == before


def test_sharing_out_begins_with_the_first_week_that_lacks_somebody(
    shared, four, clerk, sign_in, secretariat
):
    browser, path = sign_in(secretariat), f"/vagt/{shared.id}/fordel"
    offered = re.compile(r'id="first".*?<option selected value="([^"]+)"', re.DOTALL)
    assert offered.search(browser.get(path).text)[1] == str(WEEKS[5] + timedelta(weeks=1))

    planning.assign(shared, WEEKS[2], Who(four[2], None), actor=clerk)
    db.session.commit()
    assert offered.search(browser.get(path).text)[1] == str(WEEKS[2])


def test_how_a_backup_is_chosen_stands_where_it_is_planned(shared, four, sign_in, secretariat):
    browser = sign_in(secretariat)
    told = "bliver bagvagten den næste i rækken: den, der selv har vagten bagefter"
    first, second = (shifts.who_have(shared, WEEKS[:2])[day] for day in WEEKS[:2])
    assert first.backup == second.primary

    pages = [browser.get(f"/vagt/{shared.id}{part}").text for part in ("", "/fordel")]
    shared.has_backup = False
    db.session.commit()
    without = [browser.get(f"/vagt/{shared.id}{part}").text for part in ("", "/fordel")]

    assert [told in page for page in pages + without] == [True, True, False, False]


def test_one_shift_is_changed_and_the_second_editor_sees_both_texts(
    shared, four, sign_in, secretariat
):
    browser, path = sign_in(secretariat), f"/vagt/{shared.id}/{WEEKS[1]}"
    sent = {"mark": marked(browser.get(path).text), "note": ""}
    first = {"primary": str(four[3]), "backup": ""}
    assert browser.post(path, data=sent | first).status_code == 302

    late = browser.post(path, data=sent | {"primary": str(four[2]), "backup": ""})

    assert late.status_code == 409
    assert "Dorte Eksempel" in late.text
    assert "Carl Eksempel" in late.text
    assert browser.get(f"/vagt/{shared.id}/2026-03-03").status_code == 404
    assert browser.get(f"/vagt/{shared.id}/i-morgen").status_code == 404


def test_stale_form_of_a_shift_puts_no_word_back(shared, four, clerk, sign_in, secretariat):
    browser, path = sign_in(secretariat), f"/vagt/{shared.id}/{WEEKS[1]}"
    who = shifts.who_have(shared, [WEEKS[1]])[WEEKS[1]]
    planning.assign(shared, WEEKS[1], who, actor=clerk, note="Byt med Eva Eksempel")
    db.session.commit()
    sent = {"mark": marked(browser.get(path).text), "note": "Byt med Eva Eksempel",
            "primary": str(who.primary), "backup": str(who.backup)}  # fmt: skip
    sought = Sought(names=("Eva Eksempel",))
    traces.take_out(traces.find(sought), sought, person_id=1)
    db.session.commit()

    late = browser.post(path, data=sent)

    db.session.expire_all()
    assert (late.status_code, shifts.said_of(shared, WEEKS[1])) == (409, "Byt med [navn slettet]")
    assert "Byt med Eva Eksempel" in late.text
    assert "Byt med [navn slettet]" in late.text


def test_own_backup_is_refused_at_the_field_and_the_rest_stands(shared, four, sign_in, secretariat):
    browser, path = sign_in(secretariat), f"/vagt/{shared.id}/{WEEKS[1]}"
    mark, twice = marked(browser.get(path).text), str(four[3])
    sent = {"primary": twice, "backup": twice, "note": "Skifter først kl. 12", "mark": mark}

    answer = browser.post(path, data=sent)

    assert answer.status_code == 422
    assert "Dorte Eksempel kan ikke være sin egen bagvagt." in answer.text
    assert re.search(r'<select [^>]*aria-invalid="true"[^>]*id="backup"', answer.text)
    assert "Skifter først kl. 12" in answer.text
    assert answer.text.count(f'<option selected value="{twice}"') == 2


def test_two_weeks_are_swapped_on_the_page(shared, four, sign_in, secretariat):
    browser, path = sign_in(secretariat), f"/vagt/{shared.id}/byt/{WEEKS[0]}"
    page = browser.get(path).text
    sent = {"other": str(WEEKS[2]), "part": "both", "mark": marked(page)}
    told = browser.post(path, data=sent, follow_redirects=True).text

    assert "Vagt og bagvagt i uge 10 og uge 12 er byttet." in told
    found = shifts.who_have(shared, WEEKS)
    assert (found[WEEKS[0]].primary, found[WEEKS[2]].primary) == (four[2], four[0])


def test_swap_says_what_was_swapped_and_offers_no_shift_that_nobody_has(
    shared, four, clerk, sign_in, secretariat
):
    planning.assign(shared, WEEKS[1], Who(four[3], four[1]), actor=clerk)
    planning.assign(shared, WEEKS[3], Who(), actor=clerk)
    db.session.commit()
    browser, path = sign_in(secretariat), f"/vagt/{shared.id}/byt/{WEEKS[2]}"
    page = browser.get(path).text
    offered = re.findall(r'<option (?:selected )?value="([\d-]+)"', page)
    assert offered == [str(WEEKS[n]) for n in (0, 1, 4, 5)]
    assert f'<option selected value="{WEEKS[4]}"' in page

    sent = {"other": str(WEEKS[1]), "part": "primary", "mark": marked(page)}
    told = browser.post(path, data=sent, follow_redirects=True).text
    assert "Vagten i uge 12 og uge 11 er byttet." in told

    bare = making.roster(clerk, name="Tom vagt")
    path = f"/vagt/{bare.id}/byt/{WEEKS[2]}"
    assert "Fordel vagterne først." in browser.get(path).text
    assert browser.post(path, data={"other": str(WEEKS[1]), "part": "both"}).status_code == 409


def test_who_is_on_duty_stands_on_the_overview_and_on_their_own_page(
    shared, four, clerk, sign_in, secretariat
):
    chief = make.member(make.group())
    person = db.session.get(Person, four[1])
    person.user_id = chief.id
    point = person.points[0]
    contacts.confirm(point, is_right=False, how=How.CALLED, actor=clerk)
    db.session.commit()

    board = sign_in(secretariat).get("/overblik").text
    mine = sign_in(chief).get("/min-side").text

    board = board.replace("\N{NO-BREAK SPACE}", " ")
    assert "Asta Eksempel 00 00 00 20" in board
    assert "Bo Eksempel" in board
    assert "00 00 00 21" not in board  # somebody has said that it is wrong
    assert "Uge 10 2026</a> (2.–8. marts 2026): bagvagt på Krisevagt" in " ".join(mine.split())
    assert "Uge 11 2026</a> (9.–15. marts 2026): Krisevagt" in " ".join(mine.split())


def test_closed_roster_is_told_of_nowhere(shared, four, sign_in, secretariat):
    browser = sign_in(secretariat)
    browser.post(f"/vagt/{shared.id}/luk")

    assert queries.on_duty() == []
    assert queries.gaps_ahead(WEEKS[0]) == []
    assert queries.of_person(four[0], WEEKS[0]) == []
    assert browser.post(f"/vagt/{shared.id}/{WEEKS[1]}", data={}).status_code == 409
    browser.post(f"/vagt/{shared.id}/luk?igen=1")
    assert len(queries.on_duty()) == 1


def test_plan_of_days_is_a_calendar(clerk, four, today, sign_in, secretariat):
    daily = making.roster(clerk, name="Døgnvagt", turn=Turn.DAY, has_backup=False)
    rotation = Rotation(four, making.MONDAY, making.MONDAY + timedelta(days=40))
    planning.share_out(daily, rotation, actor=clerk)
    db.session.commit()

    page = sign_in(secretariat).get(f"/vagt/{daily.id}").text

    assert page.count('class="week"') == 5
    assert page.count('class="day ') == 35
    assert "Skærtorsdag" in page


def test_a_persons_page_leads_to_the_seats_and_the_turns_they_have(
    shared, four, sign_in, queries_of
):
    group = make.group()
    asta, dorte = (db.session.get(Person, four[at]) for at in (0, 3))
    seat, coming = seats.seat(group), seats.seat(group, CrisisRole.PEOPLE)
    seats.filled(seat, asta, 1)
    seats.filled(coming, asta, from_on=date(2026, 4, 1))
    browser = sign_in(make.member(group))
    page = " ".join(browser.get(f"/kontakter/personer/{asta.id}").text.split())
    assert f'href="/kriseledelse/pladser/{seat.id}">Kriseleder, ' in page
    assert "</a>: 1. stedfortræder" in page
    assert "</a>: Indehaver fra 1. apr. 2026" in page
    assert f'href="/vagt/{shared.id}?fra={making.MONDAY}">Uge 10 2026' in page
    none = browser.get(f"/kontakter/personer/{dorte.id}").text
    assert "ingen plads i krisen og ingen kommende vagter" in none

    def show():
        browser.get(f"/kontakter/personer/{asta.id}")

    few = queries_of(show)
    seats.filled(seats.seat(group, CrisisRole.OPERATIONS), asta)
    assert queries_of(show) == few
