"""Everything one person holds moves in one act, and comes back as one."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, event, select, text

from bsak.approval import holding, mandates
from bsak.approval import queries as approval
from bsak.approval.models import Delegation
from bsak.approval.queries import holders
from bsak.contacts.models import Person
from bsak.distribution.models import Copy
from bsak.documents import notes
from bsak.documents.models import Document, WaitingFor
from bsak.duty.models import Roster, Shift, Turn
from bsak.groups import service as groups
from bsak.groups.models import CrisisGroup, Membership
from bsak.groups.queries import viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.people.models import Role, User
from bsak.personal import kept_work, queries, service
from bsak.personal.models import Going
from bsak.personal.things import Departure, Sort
from bsak.seats import service as seats
from bsak.seats.models import Assignment, Seat
from bsak.seats.organisation import read
from bsak.seats.roles import CrisisRole
from bsak.seats.service import About
from bsak.tasks import service as tasks
from bsak.tasks.models import Task, TaskStatus

# What can be seen of who holds what; keys of rows, trails and versions are no part of it.
HELD = (
    "SELECT code, owner_id FROM document ORDER BY code",
    "SELECT title, owner_id FROM task WHERE status = 'open' ORDER BY id",
    "SELECT document_id, user_id FROM holder ORDER BY 1, 2",
    "SELECT user_id, group_id, is_leader FROM membership ORDER BY 1, 2",
    "SELECT roster_id, from_on, primary_id, backup_id FROM duty_shift ORDER BY 1, 2",
    "SELECT id, left_on FROM person ORDER BY 1",
    "SELECT person_id, from_on, to_on FROM absence ORDER BY 1, 2",
    "SELECT id, ended_at, until FROM delegation ORDER BY 1",
    "SELECT id, waits_for FROM waiting ORDER BY 1",
    "SELECT id, group_count FROM \"user\" ORDER BY 1",
)  # fmt: skip


@pytest.fixture
def clerk(demo):
    return viewer(db.session.scalars(select(User).where(User.login == "sekretariat")).one())


def everybody():
    return db.session.scalars(select(Person).order_by(Person.id)).all()


def held(day):
    """Return who holds what as people see it, the seats on ``day`` and later on."""
    db.session.expire_all()
    rows = [tuple(db.session.execute(text(query)).all()) for query in HELD]
    seats = [
        (line.id, [(one.person, one.rank) for one in line.people])
        for at in (day, day + timedelta(days=40))
        for line in read(at).seats
    ]
    return rows, seats


def proposed(departure):
    """Return what the screen proposes: the first taker, else nobody where that is possible."""
    return {
        thing.key: thing.proposed
        for thing in queries.things(departure)
        if not thing.instead and (thing.proposed or thing.vacant)
    }


def burdened():
    """Return the person behind the demo's group leader, who has an account."""
    return db.session.scalars(
        select(Person).join(User, User.id == Person.user_id).where(User.login == "leder")
    ).one()


def waited_for(function, clerk):
    """Return a decision and a task that wait for a function alone."""
    group = db.session.scalars(select(CrisisGroup)).first()
    wait = notes.wait(group, "Placering af nøglebokse", kind=WaitingFor.DECISION,
                      waits_for=function, actor=clerk)  # fmt: skip
    return wait, tasks.add(tasks.Terms(title="Bestil skabe", owner_function=function), actor=clerk)


def mandate(user, **more):
    """Return a mandate of an account."""
    usual = {"function": "Leder", "kinds": ["action_card"], "since": clock.today(), "reason": "",
             "given_at": clock.now()}  # fmt: skip
    given = Delegation(user_id=user.id, **{**usual, **more})
    db.session.add(given)
    db.session.flush()
    return given


@pytest.mark.parametrize("going", Going)
def test_what_anybody_holds_is_moved_and_comes_back_as_it_was(demo, clerk, going):
    today = clock.today()
    groups.join(db.session.scalars(select(CrisisGroup)).first(), burdened().user, actor=None)
    tasks.add(tasks.Terms(title="Ring rundt", owner=burdened().user), actor=clerk)
    document = db.session.scalars(select(Document)).first()
    document.owner = burdened().user
    db.session.flush()
    waited_for(burdened().title, clerk)
    mandate(burdened().user)
    before = held(today)
    moved = set()

    for person in everybody():
        until = today + timedelta(days=20) if going is Going.LEAVE else None
        if going is Going.LEAVE and not _is_free(person, today):
            continue
        departure = Departure(person, going, today, until)
        made = service.hand_over(departure, proposed(departure), actor=clerk)
        moved |= {one["sort"] for one in made.moved}
        if going is Going.LEAVES:
            assert [thing for thing in queries.things(departure) if not thing.instead] == []
        service.undo(made, actor=clerk)

        assert held(today) == before, person.name

    stays = {Sort.OFFICE_DOCUMENT}
    if going is Going.LEAVE:
        stays |= {Sort.MANDATE, Sort.SEAT, Sort.GROUP}
    assert moved == {*map(str, {*Sort} - stays), "going"}


def test_first_deputy_takes_the_seat_and_the_others_move_up(demo, clerk):
    seat = next(
        seat
        for seat in db.session.scalars(select(Seat).where(Seat.role == CrisisRole.LEADER))
        if len([one for one in seat.assignments if one.to_on is None]) > 1
    )
    people = {one.rank: one.person for one in seat.assignments if one.to_on is None}
    on = clock.today() + timedelta(days=9)
    departure = Departure(people[0], Going.LEAVES, on)

    service.hand_over(departure, proposed(departure), actor=clerk)

    line = next(line for line in read(on).seats if line.id == seat.id)
    names = [people[rank].name for rank in sorted(people) if rank]
    assert [(one.name, one.rank) for one in line.people] == [
        (name, rank) for rank, name in enumerate(names)
    ]
    still = next(line for line in read(on - timedelta(days=1)).seats if line.id == seat.id)
    assert still.holder.name == people[0].name


def test_list_that_is_another_by_now_is_not_followed(demo, clerk):
    person = burdened()
    departure = Departure(person, Going.LEAVES, clock.today())
    mark = service.mark(queries.things(departure))
    tasks.add(tasks.Terms(title="Ny opgave", owner=person.user), actor=clerk)

    with pytest.raises(Refused, match="Intet er flyttet"):
        service.hand_over(departure, proposed(departure), actor=clerk, made_from=mark)


def test_nobody_without_an_account_gets_a_task(demo, clerk):
    person = burdened()
    task = tasks.add(tasks.Terms(title="Ny opgave", owner=person.user), actor=clerk)
    departure = Departure(person, Going.LEAVES, clock.today())
    stranger = next(one for one in everybody() if one.user_id is None)

    with pytest.raises(Refused, match="Vælg en anden"):
        service.hand_over(departure, {f"task-{task.id}": stranger}, actor=clerk)


def test_handover_that_somebody_has_built_on_is_not_undone(demo, clerk):
    person = burdened()
    task = tasks.add(tasks.Terms(title="Ny opgave", owner=person.user), actor=clerk)
    departure = Departure(person, Going.LEAVES, clock.today())
    made = service.hand_over(departure, proposed(departure), actor=clerk)
    db.session.get(Task, task.id).owner = person.user
    db.session.flush()

    with pytest.raises(Refused, match="anden ansvarlig"):
        service.undo(made, actor=clerk)


def test_undoing_puts_back_the_day_that_somebody_was_to_leave_already(demo, clerk):
    person, day = burdened(), clock.today() + timedelta(days=30)
    person.left_on = day
    departure = Departure(person, Going.LEAVES, clock.today())

    service.undo(service.hand_over(departure, {}, actor=clerk), actor=clerk)

    assert person.left_on == day
    assert [line for part in kept_work.of(person) for line in part.lines if "(fortrudt " in line]


def test_shift_that_has_begun_is_told_of_and_left_to_the_roster(demo, clerk):
    shift = db.session.scalars(
        select(Shift).join(Roster).where(Roster.turn == Turn.WEEK, Shift.primary_id.is_not(None))
    ).first()
    for days, is_told_of in ((0, False), (1, True), (6, True)):
        day = shift.from_on + timedelta(days=days)
        found = queries.things(Departure(shift.primary, Going.LEAVES, day))
        [mine] = [one for one in found if (one.sort, one.id) == (Sort.SHIFT, shift.id)]
        assert bool(mine.instead) is is_told_of
    after = Departure(shift.primary, Going.LEAVES, shift.from_on + timedelta(days=7))
    assert shift.id not in {one.id for one in queries.things(after) if one.sort is Sort.SHIFT}


def test_mandate_that_has_run_out_is_not_held(demo, clerk):
    person, today = burdened(), clock.today()
    given = {
        until: Delegation(user_id=person.user_id, function="Leder", kinds=[], reason="",
                          until=until, since=today - timedelta(days=9), given_at=clock.now())
        for until in (None, today, today - timedelta(days=1))
    }  # fmt: skip
    db.session.add_all(given.values())
    db.session.flush()

    held = queries.things(Departure(person, Going.LEAVES, today))

    assert {one.id for one in held if one.sort is Sort.MANDATE} == {
        given[None].id, given[today].id
    }  # fmt: skip


def approver():
    return db.session.scalars(select(User).where(User.role == Role.APPROVER)).one()


def test_mandate_ends_in_the_act_whatever_the_form_says_and_the_director_is_told(demo, clerk):
    person, today = burdened(), clock.today()
    own = mandate(person.user, given_by_id=approver().id)
    departure = Departure(person, Going.LEAVES, today)
    [thing] = [one for one in queries.things(departure) if one.sort is Sort.MANDATE]
    taker = thing.takers[0]
    assert (thing.id, thing.vacant, thing.goes) == (own.id, "Ophører", True)
    assert approver().id not in {one.user_id for one in thing.takers}

    made = service.hand_over(departure, {thing.key: taker}, actor=clerk)

    assert approval.mandates(person.user_id, today) == {}
    assert approval.mandates(taker.user_id, today) == {}, "only the director gives one"
    [task] = db.session.scalars(select(Task).where(Task.title.contains("Bemyndigelsen"))).all()
    assert task.owner_id == approver().id
    assert taker.name in task.remark
    assert Sort.MANDATE not in {one.sort for one in queries.things(departure)}
    service.undo(made, actor=clerk)
    assert approval.mandates(person.user_id, today) != {}
    assert task.status is TaskStatus.DROPPED


def test_mandate_ends_on_the_day_and_what_the_director_does_since_stands(demo, clerk):
    person, on = burdened(), clock.today() + timedelta(days=9)
    own = mandate(person.user)

    made = service.hand_over(Departure(person, Going.LEAVES, on), {}, actor=clerk)

    assert (own.ended_at, own.until) == (None, on - timedelta(days=1))
    mandates.end(own, actor=viewer(approver()))
    service.undo(made, actor=clerk)
    assert own.ended_at is not None


def test_mandates_that_the_director_gave_end_with_the_director(demo, clerk):
    given = mandate(burdened().user, given_by_id=approver().id)
    person = db.session.scalars(select(Person).where(Person.user_id == approver().id)).one()

    service.hand_over(Departure(person, Going.LEAVES, clock.today()), {}, actor=clerk)

    assert given.ended_at is not None
    [task] = db.session.scalars(select(Task).where(Task.title.contains("Bemyndigelsen"))).all()
    assert (task.owner_id, task.owner_function) == (None, "Kommunaldirektøren")


def test_administrator_is_told_of_the_account_of_one_who_has_left(demo, clerk):
    person = burdened()
    name = person.user.name
    browser = demo.test_client()
    browser.post("/log-ind", data={"login": "admin", "password": "lys når strømmen går"})
    assert "skal ses efter" not in browser.get("/konti").text
    made = service.hand_over(Departure(person, Going.LEAVES, clock.today()), {}, actor=clerk)
    db.session.commit()

    assert browser.get("/min-side").headers["Location"] == "/konti"
    page = browser.get("/konti").text
    assert f"{name}</a>: Personen er fratrådt" in page
    close = f"/konti/{person.user_id}/luk"
    browser.post(close)
    assert "skal ses efter" not in browser.get("/konti").text
    browser.post(close.replace("luk", "aabn"))
    service.undo(db.session.merge(made), actor=clerk)
    db.session.commit()
    assert "skal ses efter" not in browser.get("/konti").text


def test_what_waits_for_a_function_is_shown_once_and_taken_by_another(demo, clerk):
    person = burdened()
    wait, task = waited_for(f"{person.title[:4]}en{person.title[4:]}", clerk)  # bent: Chefen for …
    departure = Departure(person, Going.LEAVES, clock.today())
    found = {one.sort: one for one in queries.things(departure)}
    decision, mine = found[Sort.DECISION], found[Sort.OFFICE_TASK]
    assert (decision.id, mine.id) == (wait.id, task.id)
    before = wait.waits_for
    takers = {decision.key: decision.takers[0], mine.key: mine.takers[0]}

    made = service.hand_over(departure, takers, actor=clerk)

    assert wait.waits_for == decision.takers[0].title
    assert task.owner_id == mine.takers[0].user_id
    left = {one.sort for one in queries.things(departure)}
    assert left.isdisjoint({Sort.DECISION, Sort.OFFICE_TASK})
    service.undo(made, actor=clerk)
    assert (wait.waits_for, task.owner_id) == (before, None)


def test_binder_is_handed_over_once_and_told_of_until_it_is(demo, clerk):
    person, copy = burdened(), db.session.scalars(select(Copy)).first()
    copy.holder_function = person.title
    departure = Departure(person, Going.LEAVES, clock.today())

    def binder():
        return [one for one in queries.things(departure) if one.sort is Sort.BINDER]

    [thing] = [one for one in binder() if one.id == copy.id]
    assert thing.proposed is not None
    assert thing.proposed.user_id is None  # the deputy has no account, and takes it by function
    service.hand_over(departure, proposed(departure), actor=clerk)
    [told] = [one for one in binder() if one.id == copy.id]
    assert told.instead.startswith("Overdrages")
    again = service.hand_over(departure, {thing.key: None}, actor=clerk)
    assert [one["sort"] for one in again.moved] == ["going"]
    handed = select(Task).where(Task.title.contains(copy.name))
    [task] = db.session.scalars(handed).all()
    assert (task.owner_id, task.owner_function) == (None, thing.proposed.title)

    tasks.settle(task, TaskStatus.DONE, "", actor=clerk)

    assert [one for one in binder() if one.id == copy.id] == []


def test_page_moves_everything_in_one_act_and_offers_to_undo_it(demo, clerk):
    person = burdened()
    browser = demo.test_client()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})
    address = f"/personer/{person.id}/overdragelse?til=leaves"
    departure = Departure(person, Going.LEAVES, clock.today())
    mark = service.mark(queries.things(departure))
    sent = {key: str(one.id) if one else "0" for key, one in proposed(departure).items()}
    db.session.commit()

    stale = browser.post(address, data={**sent, "from_on": str(clock.today()), "made_from": "x"})
    done = browser.post(address, data={**sent, "from_on": str(clock.today()), "made_from": mark})

    assert (stale.status_code, done.status_code) == (422, 302)
    assert "Fortryd" in browser.get(address).text
    assert db.session.get(Person, person.id).left_on == clock.today()
    assert db.session.scalars(
        select(Membership).where(Membership.user_id == person.user_id)
    ).all() == []  # fmt: skip
    assert {row.to_on for row in db.session.scalars(
        select(Assignment).where(Assignment.person_id == person.id, Assignment.to_on.is_(None))
    )} == set()  # fmt: skip


def test_another_day_is_refused_only_when_it_brings_something_that_was_not_seen(demo, clerk):
    person, today = burdened(), clock.today()
    mine = (Shift.primary_id == person.id) & (Shift.from_on >= today)
    first = db.session.scalars(select(Shift).where(mine).order_by(Shift.from_on)).first()
    near, far = (
        queries.things(Departure(person, Going.LEAVES, day))
        for day in (first.from_on, first.from_on + timedelta(days=7))
    )
    near, far, shift = service.mark(near), service.mark(far), f"shift-{first.id}"
    assert shift in set(near.split()) - set(far.split())
    departure = Departure(person, Going.LEAVES, first.from_on + timedelta(days=7))
    sent = {key: str(one.id) if one else "0" for key, one in proposed(departure).items()}
    browser = demo.test_client()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})
    address, kept = f"/personer/{person.id}/overdragelse?til=leaves", first.from_on
    db.session.commit()

    unseen = browser.post(address, data={**sent, "from_on": str(kept), "made_from": far})
    assert unseen.status_code == 422
    assert f"Se det her efter: {first.roster.name}" in unseen.text
    begun = str(kept + timedelta(days=1))
    half = browser.post(address, data={**sent, shift: "0", "from_on": begun, "made_from": near})
    assert half.status_code == 422, "a shift that was ticked was left without a word"

    later = str(departure.from_on)
    done = browser.post(address, data={**sent, shift: "0", "from_on": later, "made_from": near})
    assert done.status_code == 302
    db.session.expire_all()
    assert db.session.get(Shift, first.id).primary_id == person.id
    told = browser.get(address).text
    bare = [line.title for line in read(departure.from_on).seats if not line.deputies]
    named = re.findall(r"den stedfortræder: (.*?), ", told)
    assert named
    assert set(named) <= set(bare)


def chosen(page):
    """Return what a browser would send from the form as it stands: every menu and hidden field."""
    form = page.partition("data-guard>")[2].partition("</form>")[0]
    sent = dict(re.findall(r'<input[^>]* name="([\w-]+)"[^>]* value="([^"]*)"', form))
    for name, menu in re.findall(r'<select[^>]* name="([\w-]+)"[^>]*>(.*?)</select>', form, re.S):
        values = re.findall(r'<option( selected)? value="([^"]*)"', menu)
        sent[name] = next((value for picked, value in values if picked), values[0][1])
    return sent


@pytest.fixture
def turns(demo, clerk):
    """The demo's leader with six weeks of duty, in one of which a colleague is the backup."""
    person, other, third = burdened(), *[one for one in everybody() if one.user_id is None][:2]
    roster = db.session.scalars(select(Roster).where(Roster.turn == Turn.WEEK)).first()
    held = (Shift.primary_id == person.id) | (Shift.backup_id == person.id)
    db.session.execute(delete(Shift).where(held | (Shift.roster_id == roster.id)))
    monday = clock.today() + timedelta(days=7 - clock.today().weekday() + roster.weekday)
    weeks = [
        Shift(roster=roster, from_on=monday + timedelta(weeks=n), primary=person,
              backup=other if n == 2 else third)
        for n in range(6)
    ]  # fmt: skip
    db.session.add_all(weeks)
    db.session.commit()
    return person, other, [one.id for one in weeks]


def who_has(shifts):
    db.session.expire_all()
    return [db.session.get(Shift, key).primary_id for key in shifts]


def test_all_shifts_go_to_one_with_exceptions_in_one_act(demo, turns):
    person, other, shifts = turns
    key, taker = person.id, other.id
    address = f"/personer/{key}/overdragelse?til=leaves"
    browser = demo.test_client()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})

    page = browser.get(address).text
    assert "Undtagelser: vælg for hver af de 6" in page
    assert '<details class="adding">' in page
    sent = {**chosen(page), "shift-all": str(taker)}
    clash = browser.post(address, data=sent)
    assert clash.status_code == 422
    assert clash.text.count("kan ikke tage »") == 2  # on top, and at the menu
    assert '<details class="adding" open>' in clash.text
    assert who_has(shifts) == [key] * 6
    again = chosen(clash.text) | {f"shift-{shifts[4]}": "0"}
    assert again["shift-all"] == str(taker)
    instead = int(again[f"shift-{shifts[2]}"])  # the one who is proposed
    assert instead not in (key, taker)
    done = browser.post(address, data=again)

    assert done.status_code == 302
    assert who_has(shifts) == [taker, taker, instead, taker, None, taker]
    made = queries.newest(db.session.get(Person, key))
    browser.post(f"/overdragelser/{made.id}/fortryd")
    assert who_has(shifts) == [key] * 6


def test_proposals_are_followed_as_they_were_seen(demo, turns):
    person, other, shifts = turns
    key, taker = person.id, other.id
    last = db.session.get(Shift, shifts[-1])
    after = [last.from_on + timedelta(weeks=n) for n in range(1, 6)]
    roster, fourth = last.roster, next(one for one in everybody() if one.id > last.backup_id).id
    db.session.add(Shift(roster=roster, from_on=after[0], primary_id=fourth))
    db.session.commit()
    address = f"/personer/{key}/overdragelse?til=leaves"
    browser = demo.test_client()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})
    sent = chosen(browser.get(address).text)
    assert sent["shift-all"] == "proposed"
    db.session.add_all(Shift(roster=roster, from_on=day, primary_id=taker) for day in after[1:])
    db.session.commit()
    assert chosen(browser.get(address).text)["offered"] != sent["offered"]

    assert browser.post(address, data=sent).status_code == 302

    seen = dict(one.split(":") for one in sent["offered"].split())
    assert who_has(shifts) == [int(seen[f"shift-{one}"]) for one in shifts]


def asked(person_id):
    """Return the statements it takes to find what a person holds, with nothing at hand."""
    seen = []
    db.session.expunge_all()

    def note(_connection, _cursor, statement, values, *_rest):
        seen.append((statement, str(values)))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        person = db.session.get(Person, person_id)
        queries.things(Departure(person, Going.LEAVES, clock.today()))
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return seen


def burden(person, clerk, many):
    """Let the person have so many of each sort, beside what they have."""
    documents = db.session.scalars(select(Document).order_by(Document.id).limit(many)).all()
    others = [one for one in everybody() if one is not person]
    for number, document in enumerate(documents):
        tasks.add(tasks.Terms(title=f"Opgave {number}", owner=person.user), actor=clerk)
        document.owner = person.user
        if not any(one.user_id == person.user_id for one in holders(document.id)):
            holding.name_holder(document, person.user, actor=clerk)
        about = About(role=CrisisRole.PEOPLE, name=f"Plads {document.code} {many}")
        seat = seats.add_seat(document.group, about, actor=clerk)
        for rank, who in enumerate((person, others[number])):
            seats.fill(seat, who, rank, clock.today(), actor=clerk)
    for group in db.session.scalars(
        select(CrisisGroup).order_by(CrisisGroup.id.desc()).limit(many)
    ):
        groups.join(group, person.user, actor=None)
    db.session.commit()


def test_screen_asks_no_more_when_there_is_more(demo, clerk):
    person = burdened()
    key, actor = person.id, clerk
    burden(person, actor, 2)
    one = len(asked(key))
    burden(db.session.get(Person, key), actor, 5)

    assert len(asked(key)) == one


def test_each_question_about_who_could_take_something_is_asked_once(demo, clerk):
    person = burdened()
    tasks.add(tasks.Terms(title="Ring rundt", owner=person.user), actor=clerk)
    groups.join(db.session.scalars(select(CrisisGroup)).first(), person.user, actor=None)
    document = db.session.scalars(select(Document)).first()
    document.owner = person.user
    db.session.commit()

    found = asked(person.id)

    assert sorted(found) == sorted(set(found))


def _is_free(person, today):
    """Say whether nobody has written yet that the person is away."""
    away = text("SELECT COUNT(*) FROM absence WHERE person_id = :id")
    return not db.session.scalar(away, {"id": person.id}) and today > date(2000, 1, 1)
