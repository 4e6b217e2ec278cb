"""A file from elsewhere: who may say that it is approved, and what follows when they do."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bsak.approval import files as approvals
from bsak.approval import mandates, waiting
from bsak.documents import approved_files, files
from bsak.documents.kinds import Kind, Status
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.trail import Entry
from bsak.library import queries as library
from bsak.people.models import Role
from tests import make
from tests.approval.test_people import mandate
from tests.documents.papers import pdf, photo

SAID = {"on": date(2019, 4, 1), "function": "Kommunaldirektøren", "where": "Sag 1"}


@pytest.fixture
def group(app):
    return make.group()


@pytest.fixture
def member(group):
    return make.member(group)


@pytest.fixture
def document(group):
    return make.document(group, status=Status.COMPLETED)


@pytest.fixture
def file(document, member, settings):
    return lay_in(document, member, settings, pdf())


def lay_in(document, person, settings, content, name="plan.pdf"):
    folder = Path(settings.instance) / "files"
    made = files.attach(document, name, content, actor=make.viewer(person), folder=folder)
    db.session.commit()
    return made


def approve(document, file, person, **more):
    approvals.approve(
        document, file, approvals.Approved(**(SAID | more)), actor=make.viewer(person)
    )
    db.session.commit()


def in_library(document, person):
    shelves = library.shelves(make.viewer(person), clock.today())
    return document.code in {held.code for shelf in shelves for held in shelf.held}


def test_file_counts_only_once_somebody_else_has_approved_it(document, file, member):
    director = make.user(role=Role.APPROVER)
    assert approved_files.in_force(document) is None
    assert not in_library(document, director)

    approve(document, file, director)

    assert approved_files.in_force(document) is file
    assert (file.rev, file.approver_function) == ("F1", "Kommunaldirektøren")
    assert in_library(document, director)
    told = db.session.scalars(select(Entry).where(Entry.action == "file_approved")).one()
    assert told.after["function"] == "Kommunaldirektøren"

    approvals.undo(document, file, actor=make.viewer(director))
    assert approved_files.in_force(document) is None
    approve(document, file, director)
    assert file.rev == "F1"  # it is on paper under that number


@pytest.mark.parametrize("who", ["member", "leader", "reader", "admin"])
def test_others_cannot_approve_a_file(document, group, file, who):
    person = {
        "member": lambda: make.member(group),
        "leader": lambda: make.member(group, is_leader=True),
        "reader": lambda: make.user(role=Role.READER),
        "admin": lambda: make.user(role=Role.ADMIN),
    }[who]()
    with pytest.raises(Refused, match="Kun kommunaldirektøren"):
        approve(document, file, person)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.APPROVER])
def test_nobody_approves_the_file_they_laid_in(document, settings, role):
    person = make.user(role=role)
    folder = Path(settings.instance) / "files"
    clerk = make.clerk()
    own = files.attach(document, "plan.pdf", pdf(), actor=clerk, folder=folder)
    own.added_by_id = person.id
    db.session.commit()
    with pytest.raises(Refused, match="kan ikke selv godkende"):
        approve(document, own, person)


def test_whoever_has_a_mandate_for_the_kind_may(document, file, group):
    director, chief = make.viewer(make.user(role=Role.APPROVER)), make.member(group)
    mandates.give(mandate(chief, kinds=(Kind.SUBPLAN,)), actor=director)
    with pytest.raises(Refused, match="Kun kommunaldirektøren"):
        approve(document, file, chief)
    mandates.give(mandate(chief, kinds=(document.kind,)), actor=director)
    approve(document, file, chief)
    assert file.approved_by_id == chief.id


def test_new_file_is_approved_anew_and_the_old_holds_until_then(document, file, member, settings):
    director = make.user(role=Role.APPROVER)
    approve(document, file, director)
    new = lay_in(document, member, settings, pdf(linearize=True), "ny.pdf")
    assert approved_files.in_force(document) is file
    with pytest.raises(Refused, match="Kun sekretariatet"):
        files.hide(document, file, actor=make.viewer(member))

    approve(document, new, director)

    assert approved_files.in_force(document) is new
    assert new.rev == "F2"
    approvals.undo(document, file, actor=make.viewer(director))
    with pytest.raises(Refused, match="En nyere fil er godkendt"):
        approve(document, file, director)


def test_picture_and_a_day_to_come_are_refused(document, file, member, settings):
    director = make.user(role=Role.APPROVER)
    picture = lay_in(document, member, settings, photo("PNG"), "skilt.png")
    with pytest.raises(Refused, match="billede"):
        approve(document, picture, director)
    with pytest.raises(Refused, match="efter i dag"):
        approve(document, file, director, on=clock.today() + timedelta(days=1))


def test_secretariat_says_where_it_was_approved(document, file, sign_in):
    office = sign_in(make.user(role=Role.SECRETARIAT))
    path = f"/register/{document.code}/fil/{file.id}/godkendelse"
    assert path in office.get(f"/register/{document.code}").text
    assert "Ikke godkendt til mappen." in office.get(f"/register/{document.code}").text
    body = {"function": "Chefforum", "on": "2019-04-01", "where": ""}
    refused = office.post(path, data=body)
    assert refused.status_code == 422
    assert "Skriv sagsnummeret eller mødet" in refused.text

    done = office.post(path, data=body | {"where": "14.00.08-A21-1-19"}, follow_redirects=True)

    assert "Godkendt til mappen: Chefforum 1. april 2019, Rev. F1." in done.text
    assert "14.00.08-A21-1-19" in office.get(path).text
    office.post(f"{path}/fortryd")
    assert make.as_stored(file).approved_on is None


def test_director_approves_in_their_own_function(document, file, sign_in):
    director = sign_in(make.user(role=Role.APPROVER))
    path = f"/register/{document.code}/fil/{file.id}/godkendelse"
    assert 'name="function"' not in director.get(path).text
    director.post(path, data={"on": "2019-04-01", "where": "", "function": "Kongen"})
    assert make.as_stored(file).approver_function == "Kommunaldirektøren"


def test_council_plan_is_approved_by_the_council(group, member, settings, sign_in):
    plan = make.document(group, kind=Kind.HEALTH_PLAN, status=Status.COMPLETED)
    file = lay_in(plan, member, settings, pdf())
    director = sign_in(make.user(role=Role.APPROVER))
    path = f"/register/{plan.code}/fil/{file.id}/godkendelse"
    assert director.post(path, data={"on": "2019-04-01", "where": ""}).status_code == 422
    director.post(path, data={"on": "2019-04-01", "where": "Møde 26. marts 2019, punkt 7"})
    assert make.as_stored(file).approver_function == "Kommunalbestyrelsen"


def test_finished_documents_whose_file_waits_are_shown_to_who_may_approve(
    document, file, group, member, settings, sign_in
):
    make.document(group, title="Uden fil", status=Status.COMPLETED)
    other = make.document(group, title="Ikke færdigt")
    lay_in(other, member, settings, pdf())
    director = make.user(role=Role.APPROVER)

    def waits(person):
        found = waiting.files(make.viewer(person), clock.today())
        return [one.file for one in found]

    assert (waits(director), waits(member)) == ([file], [])
    assert f"/fil/{file.id}/godkendelse" in sign_in(director).get("/godkendelse").text
    approve(document, file, director)
    assert waits(director) == []
    new = lay_in(document, member, settings, pdf(linearize=True), "ny.pdf")
    assert waits(director) == [new]
