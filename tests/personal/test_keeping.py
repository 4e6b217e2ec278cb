"""What is kept of a person can be given out, and erased so that the history still reads."""

import html
import json
import re
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import event, func, select, text, update
from sqlalchemy.exc import IntegrityError

from bsak.approval import holding
from bsak.approval.models import Authority, State, Submission
from bsak.checks.models import Acceptance
from bsak.contacts import inbox, looking
from bsak.contacts.models import ContactPoint, Person, PointKind, Post
from bsak.contacts.numbers import shown
from bsak.contacts.written import Written
from bsak.documents import files, notes, search
from bsak.documents.models import ChangeType, Document, Revision
from bsak.duty.models import Call, CallTest, Roster, Shift
from bsak.groups.queries import viewer
from bsak.kernel import clock, trail
from bsak.kernel.danish import collation_key
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.meetings.models import AgendaItem, Attendance, Meeting, Recommendation
from bsak.meetings.states import Stage
from bsak.people.models import Role, User
from bsak.personal import (
    erasing,
    hindrances,
    kept_person,
    kept_work,
    queries,
    seeking,
    service,
    standing,
    traces,
)
from bsak.personal.models import Going
from bsak.personal.naming import NAMES
from bsak.personal.sought import Sought
from bsak.personal.things import Departure
from bsak.seats import service as seats
from bsak.seats import told
from bsak.seats.models import OrganisationNote
from bsak.seats.organisation import read
from bsak.seats.roles import CrisisRole
from bsak.tasks import service as tasks
from bsak.writing import service as writing
from bsak.writing import settling
from bsak.writing.models import Draft, DraftSave
from bsak.writing.service import Clashing
from tests.contacts.making import party
from tests.documents.papers import photo
from tests.pdf import gate


def clerk():
    return viewer(db.session.scalars(select(User).where(User.login == "sekretariat")).one())


def leader():
    query = select(Person).join(User, User.id == Person.user_id).where(User.login == "leder")
    return db.session.scalars(query).one()


def everything():
    """Return every row of every table as one text."""
    db.session.flush()
    tables = [table for table in db.metadata.sorted_tables if table.name != "kept_sheet"]
    rows = (db.session.execute(select(table)).all() for table in tables)
    return json.dumps([list(map(str, found)) for found in rows], ensure_ascii=False)


def leave(person):
    departure = Departure(person, Going.LEAVES, clock.today())
    takers = {t.key: t.proposed for t in queries.things(departure) if t.proposed or t.vacant}
    service.hand_over(departure, takers, actor=clerk())


def test_nothing_is_left_of_the_name_and_the_numbers(demo):
    person = leader()
    lines = told.plain(told.now(read(clock.today())))
    db.session.add(OrganisationNote(told_on=clock.today(), told_at=clock.now(), lines=lines))
    document = db.session.scalars(select(Document)).first()
    holding.name_holder(document, person.user, actor=clerk())
    for model in (Post, Roster, CallTest):
        model_row = db.session.scalars(select(model)).first()
        model_row.note = f"Spørg {person.name}."
    names = [person.name, person.user.name, *(point.value for point in person.points)]
    dropped = {"fields": {str(n): name for n, name in enumerate(names)}}
    trail.record("draft_dropped", "document", document.id, actor_id=None, before=dropped)
    acts = db.session.scalars(select(trail.Entry).where(trail.Entry.actor_id == person.user_id))
    count = len(acts.all())
    leave(person)
    assert [name for name in names if name in everything()] == names

    erasing.erase(person, actor=clerk())

    said = everything()
    assert [name for name in names if name in said] == []
    assert f"Slettet person {person.id}" in said
    left = db.session.scalars(select(trail.Entry).where(trail.Entry.actor_id == person.user_id))
    assert len(left.all()) == count
    assert not person.user.is_active


def test_name_that_another_has_too_goes_where_it_is_told_by_number_and_stays_in_texts(demo):
    person, name = leader(), leader().name
    db.session.add(Person(name=name, sort_key=person.sort_key, added_on=clock.today()))
    lines = told.plain(told.now(read(clock.today())))
    note = OrganisationNote(told_on=clock.today(), told_at=clock.now(), lines=lines)
    task = tasks.add(tasks.Terms(title=f"Ring til {name}"), actor=clerk())
    db.session.add(note)
    leave(person)
    assert name in {one.text for one in seeking.of(person).unsought}

    erasing.erase(person, actor=clerk())

    assert name not in json.dumps(note.lines, ensure_ascii=False)
    assert (person.name, task.title) == (f"Slettet person {person.id}", f"Ring til {name}")


def test_account_without_a_person_is_erased_as_others_are(demo):
    browser = demo.test_client()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})
    user = db.session.scalars(select(User).where(User.login == "hbr")).one()
    user.name = "Hanne Beredskab Eksempel"
    twin = Person(name=user.name, sort_key=collation_key(user.name), added_on=clock.today())
    db.session.add(twin)
    tasks.add(tasks.Terms(title=f"Ring til {user.name}"), actor=clerk())
    trail.record("text_read", "document", 1, actor_id=user.id)
    key, name = user.id, user.name
    db.session.commit()
    page = browser.get("/kontakter/konti").text
    assert [one in page for one in (name, f'href="/kontakter/personer/{twin.id}/ret"',
                                    f"/kontakter/konti/{key}\"")] == [True] * 3  # fmt: skip
    db.session.delete(twin)
    db.session.commit()

    begun = browser.post(f"/kontakter/konti/{key}")
    again = browser.post(f"/kontakter/konti/{key}")
    person = db.session.scalars(select(Person).where(Person.user_id == key)).one()
    assert (begun.location, again.status_code) == (f"/personer/{person.id}/oplysninger", 409)
    assert name not in browser.get("/kontakter/konti").text
    assert "er her stadig" in browser.get(begun.location).text
    leave(person)
    db.session.commit()
    browser.post(f"/personer/{person.id}/slet", data={"is_sure": "y"})

    db.session.expire_all()
    user = db.session.get(User, key)
    assert (user.name, user.is_active) == (f"Slettet person {person.id}", False)
    assert name not in everything()
    acts = db.session.scalars(select(trail.Entry).where(trail.Entry.actor_id == key)).all()
    assert "text_read" in {one.action for one in acts}
    assert f'/kontakter/konti/{key}"' not in browser.get("/kontakter/konti").text


def test_trail_is_shut_again_when_somebody_has_been_erased(demo):
    person = leader()
    leave(person)
    erasing.erase(person, actor=clerk())

    with pytest.raises(IntegrityError, match="append-only"):
        db.session.execute(text("UPDATE trail SET note = 'andet'"))


@pytest.mark.parametrize("column", ["actor_id", "action", "at", "subject_id"])
def test_open_erasure_lets_nobody_rewrite_what_was_done(app, column):
    trail.record("made", "thing", 1, actor_id=None)
    db.session.add(trail.Erasure(person_id=1, erased_at=clock.now(), is_open=True))
    db.session.flush()
    value = "'2000-01-01'" if column == "at" else "'x'" if column == "action" else "7"

    with pytest.raises(IntegrityError, match="append-only"):
        db.session.execute(text(f"UPDATE trail SET {column} = {value}"))  # noqa: S608 -- ours


def test_who_is_here_or_holds_something_is_led_to_the_handover(demo):
    person = leader()

    def hindered(words):
        found = hindrances.of(person, clerk())
        with pytest.raises(Refused, match=words):
            erasing.erase(person, actor=clerk())
        return found.endpoint, found.address

    handover = ("personal.holds", {"person_id": person.id})
    assert hindered("er her stadig") == handover
    person.left_on = clock.today()
    tasks.add(tasks.Terms(title="Ring rundt", owner=person.user), actor=clerk())
    assert hindered("pladser i kriseledelsen, vagter.*opgaver.*krisegrupper") == handover
    leave(person)
    assert hindrances.of(person, clerk()) is None


@pytest.mark.parametrize("role", [Role.ADMIN, Role.APPROVER])
def test_only_account_of_a_role_is_needed(demo, role):
    person = leader()
    leave(person)
    [other] = db.session.scalars(select(User).where(User.role == role))
    other.closed_at = clock.now()
    person.user.role = role
    assert "den eneste åbne konto" in hindrances.of(person, clerk()).words

    other.closed_at = None
    assert hindrances.of(person, clerk()) is None


def test_nobody_erases_themselves(demo):
    person = leader()
    leave(person)
    me = replace(clerk(), user_id=person.user_id)

    assert "ikke slette dig selv" in hindrances.of(person, me).words


def test_text_that_waits_for_approval_comes_first(demo):
    person = leader()
    leave(person)
    proposal = submission(State.WAITING, f"Ring til {person.name}.")

    found = hindrances.of(person, clerk())
    assert (found.endpoint, found.address) == ("approval.show", {"code": proposal.document.code})
    proposal.wording = {"purpose": "Ring til vagten."}
    assert hindrances.of(person, clerk()) is None


def test_nothing_goes_back_to_who_has_been_erased(demo):
    person = leader()
    leave(person)
    erasing.erase(person, actor=clerk())

    with pytest.raises(Refused, match="kan gå tilbage"):
        service.undo(queries.newest(person), actor=clerk())


def test_erasing_takes_the_person_out_of_what_people_wrote_and_tells_what_stays(demo):
    person, browser = leader(), demo.test_client()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})
    leave(person)
    named = f"Ring til {person.name.upper()} på {shown(PointKind.MOBILE, '00000068')}."
    document = db.session.scalars(select(Document).join(Revision)).first()
    code, revision = document.code, document.revisions[0]
    notes.remark(document.group, named, actor=clerk(), document=document)
    db.session.execute(update(Revision).where(Revision.id == revision.id)
                       .values(wording=revision.wording | {"purpose": named}))  # fmt: skip
    search.index(document, named)
    returned = submission(State.RETURNED, named)
    draft = Draft(document=returned.document, fields={"purpose": named}, unplaced=[], done=[],
                  started_at=clock.now(), saved_at=clock.now())  # fmt: skip
    db.session.add(draft)
    db.session.flush()
    db.session.add(DraftSave(draft_id=draft.id, version=1, before={"purpose": named},
                             saved_at=clock.now()))  # fmt: skip
    points = {
        stage: AgendaItem(meeting=meeting(stage, number), number=1, title=named)
        for number, stage in enumerate((Stage.LOCKED, Stage.PLANNED))
    }
    for point in points.values():
        point.recommendations = [Recommendation(text=named)]
        point.meeting.attendances = [Attendance(name=named)]
    db.session.add_all(points.values())
    accepted = Acceptance(rule="x", key="x", reason=named, accepted_at=clock.now(),
                          until=clock.today())  # fmt: skip
    db.session.add(accepted)
    sought = seeking.of(person)
    db.session.commit()

    page = browser.get(f"/personer/{person.id}/oplysninger").text
    file = browser.post(f"/personer/{person.id}/oplysninger.json").json
    read = browser.post(f"/personer/{person.id}/oplysninger.json?filer=ja").json
    folder = Path(browser.application.instance_path)
    inbox.put(folder, Written(changes=1))
    answer = browser.post(f"/personer/{person.id}/slet", data={"is_sure": "y"})

    assert answer.location == f"/personer/{person.id}/oplysninger"
    assert "Slettet person" in browser.get(answer.location).text
    assert not list((folder / "people").iterdir())
    goes, stays = page.split("Bliver stående, fordi")
    for address in (f"/register/{code}", f"/skriv/{returned.document.code}", "/tjek",
                    f"/punkter/{points[Stage.PLANNED].id}"):  # fmt: skip
        assert f'href="{address}"' in goes, address
    for address in (f"/register/{code}/tekst", f"/punkter/{points[Stage.LOCKED].id}"):
        assert f'href="{address}"' in stays, address
    assert {one["what"] for one in file["stays"]} >= {"Godkendt udgave", "Trykt ark"}
    assert "Trykt ark" not in {one["what"] for one in read["stays"]}  # printed before it was named
    left, locked = traces.find(sought), points[Stage.LOCKED]
    assert {(one.table, one.key[0]) for one in left} == {
        ("revision", revision.id), ("agenda_item", locked.id),
        ("recommendation", locked.recommendations[0].id),
        ("attendance", locked.meeting.attendances[0].id),
    }  # fmt: skip
    told = "Ring til [navn slettet] på [nummer slettet]."
    assert (accepted.reason, draft.fields["purpose"]) == (told, told)
    assert document.remarks[0].text == told
    assert document.id not in {
        row.document_id for row in db.session.execute(search.matching(person_name(sought)))
    }
    assert named in json.dumps(revision.wording, ensure_ascii=False)


def test_form_that_was_open_while_somebody_was_erased_is_stale(demo):
    person = leader()
    leave(person)
    task = tasks.add(tasks.Terms(title=f"Ring til {person.name}"), actor=clerk())
    document = db.session.scalars(select(Document)).first()
    document.owner_function = f"{person.name}s afløser"
    db.session.flush()
    versions = document.version, task.title

    erasing.erase(person, actor=clerk())

    assert (document.version, task.title) == (versions[0] + 1, "Ring til [navn slettet]")
    assert document.owner_function == "[navn slettet]s afløser"


def test_editor_that_was_open_meets_both_texts_and_puts_no_name_back(demo):
    person = leader()
    leave(person)
    draft = db.session.scalars(select(Draft)).first()
    path = next(name for name, said in draft.fields.items() if len(said.split()) > 2)
    other = next(name for name, said in draft.fields.items()
                 if len(said.split()) > 2 and name != path)  # fmt: skip
    named = f"Ring til {person.name}."
    draft.fields = draft.fields | {path: named}
    db.session.flush()
    mark = draft.mark

    erasing.erase(person, actor=clerk())

    typed = {path: named, other: "Noget andet."}
    with pytest.raises(Clashing):
        writing.save(draft, mark, typed, actor=clerk())
    [side] = settling.met(draft, mark, typed, clerk()).sides
    assert (side.mine, side.theirs, side.is_own) == (named, "Ring til [navn slettet].", False)
    writing.save(draft, mark, {other: "Noget andet."}, actor=clerk())
    assert draft.fields[path] == "Ring til [navn slettet]."
    assert named not in everything()


def test_what_is_written_between_finding_and_cutting_is_not_lost(demo):
    sought = Sought(names=("Asta Eksempel",))
    task = tasks.add(tasks.Terms(title="Ring til Asta Eksempel"), actor=clerk())
    gone = tasks.add(tasks.Terms(title="Mød Asta Eksempel"), actor=clerk())
    found = traces.find(sought)
    task.title, gone.title = "Skriv til Asta Eksempel og chefen", "Mød op"

    traces.take_out(found, sought, person_id=1)

    assert (task.title, gone.title) == ("Skriv til [navn slettet] og chefen", "Mød op")


def test_names_that_no_two_may_have_stay_apart(demo):
    parties = [party(f"Vagtlæge {name} Eksempel") for name in ("Asta", "Bo")]
    for name in ("Asta", "Bo"):
        sought = Sought(names=(f"{name} Eksempel",))
        traces.take_out(traces.find(sought), sought, person_id=1)

    told = [f"Vagtlæge [navn slettet {one.id}]" for one in parties]
    assert [one.name for one in parties] == told


def test_file_and_page_tell_all_that_is_kept(demo):
    person = leader()
    browser = demo.test_client()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})

    page = html.unescape(browser.get(f"/personer/{person.id}/oplysninger").text)
    file = browser.post(f"/personer/{person.id}/oplysninger.json").json

    told = [*file["kept"], *file["erased_with_the_person"], *file["stays"]]
    said = [text for one in told for text in one.values() if isinstance(text, str)]
    said += [line for one in file["kept"] for line in one["lines"]] + file["looked_for"]
    seen = re.findall(r"<dd>(.*?)</dd>|<t[dh] (?!scope=.col)[^>]*>(?:<a [^>]*>)?([^<]+)<", page)
    seen += re.findall(r"<()h2 id=.gemt-[^>]*>(.*?)</h2>", page)
    missing = {text for pair in seen for text in pair if text} - {*said, *map(str, range(99))}
    assert missing <= {"Se siden", "Har ingen side"}
    assert [text for text in said if text not in page and "privat)" not in text] == []
    in_file = json.dumps(file, ensure_ascii=False)
    for point in person.points:
        number = shown(point.kind, point.value)
        assert number in in_file
        assert (number in page) is not point.is_private
    assert {point.is_private for point in person.points} == {True, False}
    parts = page.count("<dt>Hvorfor</dt>")
    assert parts == page.count("<dt>Hvem ser det</dt>") == len(file["kept"]) == 10


def test_paper_for_the_person_tells_all_that_the_file_does(demo):
    person, browser = leader(), demo.test_client()
    notes.remark(db.session.scalars(select(Document)).first().group, f"Ring til {person.name}.",
                 actor=clerk())  # fmt: skip
    key, name = person.id, person.name
    db.session.commit()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})
    before = given_out(key)

    file = browser.post(f"/personer/{key}/oplysninger.json?filer=ja").json
    data = browser.post(f"/personer/{key}/oplysninger.pdf?filer=ja").data

    assert given_out(key) == before + 2
    assert gate.check(data, words=[f"Oplysninger om {name}"], mirrored=False, even=False) == []
    with closing(pypdfium2.PdfDocument(data)) as paper:
        read = "".join(page.get_textpage().get_text_range() for page in paper)
    del file["taken_at"]  # told as people write it
    said = leaves(file)
    assert len(said) > 60
    assert [text for text in said if bare(text) not in bare(read)] == []


def given_out(person_id):
    mine = (trail.Entry.action == "person_given_out", trail.Entry.subject_id == person_id)
    return db.session.scalar(select(func.count()).where(*mine))


def leaves(told):
    """Return every text in what the file tells."""
    if isinstance(told, str):
        return [told]
    inside = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    return [text for one in inside for text in leaves(one)]


def bare(text):
    """Return the letters and digits alone: a line on paper may break anywhere."""
    return re.sub(r"[\W_]", "", text)


def test_private_number_that_is_not_looked_for_is_in_full_in_the_file_alone(demo):
    person, browser = leader(), demo.test_client()
    other = db.session.scalars(select(Person).where(Person.id != person.id)).first()
    for owner, value in ((person, "00000077"), (other, "00000077"), (person, "86427")):
        owner.points.append(ContactPoint(kind=PointKind.MOBILE, value=value, is_private=True,
                                         added_on=clock.today()))  # fmt: skip
    key = person.id
    db.session.commit()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})

    page = html.unescape(browser.get(f"/personer/{key}/oplysninger").text)
    file = browser.post(f"/personer/{key}/oplysninger.json").json

    private = [shown(PointKind.MOBILE, value) for value in ("00000077", "86427")]
    assert [one["what"] for one in file["not_looked_for"] if one["what"] in private] == private
    assert [number for number in private if number in page] == []
    assert "»•• •• •• 77«. Andre har det også." in page
    assert "»•• •• •• 27«. Korte numre" in page


def test_file_tells_when_and_in_which_capacity_private_numbers_were_seen(demo):
    asta = db.session.scalars(select(Person).where(Person.name == "Asta Eksempel")).one()
    asta.points[0].is_private = True
    looking.look(asta, viewer=clerk())
    name = clerk().name

    told, page = (
        next(one for one in kept_person.of(asta, is_for_them=is_for_them) if "set" in one.heading)
        for is_for_them in (True, False)
    )

    assert told.lines[0].endswith("Sekretariat")
    assert name not in told.lines[0]
    assert page.lines[0].endswith(name)


def test_file_names_no_secret_document_and_nobody_else(demo):
    person, browser = leader(), demo.test_client()
    named = f"Ring til {person.name}."
    document = db.session.scalars(select(Document).join(Revision)).first()
    document.is_confidential = True
    notes.remark(document.group, named, actor=clerk(), document=document)
    tasks.add(tasks.Terms(title="Lås skabet", remark=named, document=document), actor=clerk())
    other = db.session.scalars(select(Person).where(Person.id != person.id)).first()
    other.note = named
    file = files.attach(document, "nøgler.png", photo("PNG"), actor=clerk(),
                        folder=Path(demo.instance_path) / "files")  # fmt: skip
    unreadable = file.name
    secrets = [document.title, document.code, other.name, "Lås skabet", unreadable]
    group, key = document.group.name, person.id
    db.session.commit()
    browser.post("/log-ind", data={"login": "sekretariat", "password": "lys når strømmen går"})

    page = html.unescape(browser.get(f"/personer/{key}/oplysninger?filer=ja").text)
    told = browser.post(f"/personer/{key}/oplysninger.json?filer=ja").json

    said = json.dumps(told, ensure_ascii=False)
    assert [one for one in secrets if one not in page] == []
    assert [one for one in secrets if one in said] == []
    where = {one["where"] for one in told["erased_with_the_person"]}
    assert where >= {f"et fortroligt dokument i {group}", "En anden person"}
    assert told["files"]["unreadable"] == [f"et fortroligt dokument i {group}"]


def test_every_row_that_refers_to_somebody_is_told_of():
    own = {Person.__table__.c.id, User.__table__.c.id}
    tables = {
        table.name
        for table in db.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column in own
    }
    of_people = {"absence", "assignment", "call", "contact_point", "duty_shift", "handover",
                 "inquiry", "membership", "login_session", "person"}  # fmt: skip

    assert tables == of_people | set(kept_work.told_by())
    assert tables <= set(NAMES)


def test_page_asks_no_more_when_more_is_kept(demo):
    key = leader().id
    documents = [one.id for one in db.session.scalars(select(Document).limit(9))]

    def more(count):
        """Let so many more of each tell of the person, each hanging on something of its own."""
        for number in range(count):
            person = db.session.get(Person, key)
            document = db.session.get(Document, documents.pop())
            notes.remark(document.group, f"{person.name} {number}", actor=clerk(),
                         document=document)  # fmt: skip
            seat = seats.add_seat(document.group, seats.About(role=CrisisRole.PEOPLE,
                                  name=f"Plads {document.code}"), actor=clerk())  # fmt: skip
            seats.fill(seat, person, 0, clock.today(), actor=clerk())
            roster = Roster(name=f"Vagt {document.code}", begins_on=clock.today())
            test = CallTest(started_at=clock.now(), group=document.group)
            db.session.add_all([Shift(roster=roster, from_on=clock.today(), primary=person),
                                Call(test=test, person_id=key, seat=seat, position=1)])  # fmt: skip
        db.session.commit()

    def asked():
        seen = []

        def note(_connection, _cursor, statement, *_rest):
            seen.append(statement)

        db.session.expunge_all()
        one = db.session.get(Person, key)
        event.listen(db.engine, "before_cursor_execute", note)
        try:
            standing.of(one)
            kept_person.of(one, is_for_them=False)
            kept_work.of(one)
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        return len(seen)

    more(1)
    few = asked()
    more(3)
    assert asked() == few


def person_name(sought):
    return sought.names[0]


def submission(state, words):
    """Return a text of a document without a draft, laid before the director."""
    document = db.session.scalars(
        select(Document).where(Document.id.not_in(select(Submission.document_id)))
    ).first()
    one = Submission(
        document=document, authority=Authority.DIRECTOR, state=state, draft_version=1,
        wording={"purpose": words}, writer_ids=[], change_type=ChangeType.NEW, reason="",
        valid_from=clock.today(), review_due=clock.today(),
    )  # fmt: skip
    db.session.add(one)
    db.session.flush()
    return one


def meeting(stage, number):
    on = clock.today() + timedelta(days=400 + number)
    return Meeting(body="BSAK", held_on=on, stage=stage)
