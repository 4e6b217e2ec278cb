"""A krisegruppe is closed when nothing depends on it, and can be opened again."""

import re

import pytest

from bsak.documents import closing, editing, notes, service, undoing
from bsak.documents.kinds import Status
from bsak.documents.models import Part
from bsak.groups import queries
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.people.models import Role
from tests import make


@pytest.fixture
def group(app):
    return make.group()


def withdraw(document, actor):
    editing.withdraw(document, "Ikke krævet mere.", actor=actor)
    db.session.commit()


def test_what_depends_on_a_group_must_be_settled_first(group):
    other, clerk = make.group(code="SK", name="Skoler"), make.clerk()
    documents = [make.document(group, title=title) for title in ("Brand", "Strømsvigt")]
    shared = make.document(other, title="Vand")
    service.share(shared, group, Part.SPARRING, actor=clerk)
    waiting = notes.wait(group, "svar", actor=clerk)

    assert "2 dokumenter, der ikke er udgået" in closing.obstacle_to_closing(group)
    withdraw(documents[0], clerk)
    assert "1 dokument, der ikke er udgået" in closing.obstacle_to_closing(group)
    withdraw(documents[1], clerk)
    assert "del i 1 dokument hos en anden gruppe" in closing.obstacle_to_closing(group)
    withdraw(shared, clerk)
    assert "venter på et svar" in closing.obstacle_to_closing(group)
    notes.settle(waiting, "Ja.", actor=clerk)
    assert closing.obstacle_to_closing(group) is None


def test_secretariat_closes_a_group_and_takes_it_back(group, sign_in, secretariat):
    client, name = sign_in(secretariat), "Miljø, Teknik &amp; Drift"
    assert name in client.get("/krisegrupper").text

    told = client.post("/krisegrupper/MT/luk", follow_redirects=True).text

    assert "Krisegruppen er lukket." in told
    assert queries.all_groups() == []
    assert name in client.get("/krisegrupper").text.partition("Lukkede krisegrupper:")[2]
    assert name not in client.get("/overblik").text
    undo = re.search(r'action="([^"]+/aabn)"', told)[1]
    client.post(undo)
    assert queries.all_groups() == [group]


def test_nothing_new_is_written_on_a_closed_group(group, secretariat):
    clerk, old = make.clerk(), make.document(group, title="Brand")
    taken = editing.withdraw(old, "Ikke krævet mere.", actor=clerk)
    db.session.commit()
    closing.close(group, actor=secretariat)
    foreign = make.document(make.group(code="SK", name="Skoler"), title="Vand")
    for act in (
        lambda: service.add(group, old.kind, "Ny", actor=clerk),
        lambda: service.share(foreign, group, Part.CO_OWNER, actor=clerk),
        lambda: notes.remark(group, "Husk dette.", actor=clerk),
        lambda: editing.reinstate(old, actor=clerk),
        lambda: undoing.undo(taken, actor=clerk),
    ):
        with pytest.raises(Refused, match="Krisegruppen er lukket"):
            act()
    assert old.status is Status.WITHDRAWN


def test_only_the_secretariat_closes_groups(group):
    for person in (make.member(group, is_leader=True), make.user(role=Role.APPROVER)):
        with pytest.raises(Refused, match="Kun sekretariatet"):
            closing.close(group, actor=person)
    assert not make.as_stored(group).is_closed
