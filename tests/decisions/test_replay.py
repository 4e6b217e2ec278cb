"""All decisions, replayed from an empty register, give the register; whatever else shows."""

import random
from dataclasses import replace as but
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bsak.agenda.acts import Act, Verb, stored
from bsak.decisions import listing, queries, replay, service, sitting
from bsak.decisions.replay import Difference, Move, Stand, differences
from bsak.documents import editing
from bsak.documents import service as documents
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.intake import compare
from bsak.intake import service as intake
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.reading.minutes import read_minutes
from bsak.meetings.states import Outcome, Stage
from tests import make
from tests.intake.test_intake import MINUTES

REAL = sorted((Path(__file__).parents[3] / "shared" / "minutes").glob("chefforum-*.txt"))
FIRST = date(2024, 6, 13)  # after all the minutes that are read in
STATUSES = [Status.NOT_STARTED, Status.IN_PROGRESS, Status.IN_REVIEW, Status.COMPLETED]


def import_all(clerk):
    """Read the minutes that lie beside the checkout, or elsewhere a small set of our own."""
    for text in [path.read_text(encoding="utf-8") for path in REAL] or [MINUTES]:
        proposal = compare.propose(read_minutes(text))
        chosen = frozenset(change.key for change in proposal.changes if change.is_writable)
        intake.apply(proposal, chosen, actor=clerk)
    db.session.commit()


def found(clerk):
    """Return where the register is not as the decisions made it."""
    stands = queries.register(clerk)
    assert len(stands) > 3
    return differences(replay.replay(queries.moves()), stands)


def random_act(r, codes, held_on):
    some = tuple(r.sample(codes, r.randint(1, 4)))
    return r.choice([
        Act(verb=Verb.DEADLINE, documents=some, due_on=held_on + timedelta(r.randint(0, 300))),
        Act(verb=Verb.OWNER, documents=some, owner=r.choice(["Driftschefen", "Skolechefen", "HR"])),
        Act(verb=Verb.STATUS, documents=some, status=r.choice(STATUSES).value),
        Act(verb=Verb.STATUS, documents=some[:1], status="withdrawn"),
        Act(verb=Verb.NOTE),
    ])  # fmt: skip


def hold_a_meeting(r, held_on, clerk):
    """Hold a meeting where everything happens that can happen at the table."""
    meeting = Meeting(body="BSAK", held_on=held_on, stage=Stage.PLANNED)
    codes = list(db.session.scalars(select(Document.code).order_by(Document.id)))
    for number in range(1, 4):
        lines = [
            Recommendation(text="at", act=stored(random_act(r, codes, held_on))) for _n in range(4)
        ]
        item = AgendaItem(number=number, title="Punkt", is_board=True, recommendations=lines)
        meeting.items.append(item)
    make.kept(meeting)
    sitting.open_meeting(meeting, actor=clerk)
    lines = [line for item in meeting.items for line in item.recommendations]
    for line in r.sample(lines, len(lines)):  # a table goes back and forth
        act = random_act(r, codes, held_on)
        match r.randint(0, 4):
            case 0:
                _say(service.drop, line, "", actor=clerk)
            case 1:
                _say(service.change, line, act, "", actor=clerk)
            case 2:
                _say(service.attach, line.item, act, actor=clerk)
            case _:
                _say(service.take, line, actor=clerk)
    for item in meeting.items:
        for line in list(item.recommendations):
            if line.outcome is not Outcome.OPEN and r.random() < 0.3:
                _say(service.undo, line, actor=clerk)
    sitting.close(meeting, actor=clerk)
    sitting.lock(meeting, actor=clerk)
    db.session.commit()


def _say(act, *words, actor):
    """Do what the table says, unless it has said so before or decided something on top of it."""
    try:
        act(*words, actor=actor)
    except Refused:
        db.session.rollback()
    else:
        db.session.commit()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_replaying_all_decisions_gives_the_register(app, monkeypatch, seed):
    clerk, r = make.clerk(), random.Random(seed)  # noqa: S311 -- chance, no secret
    import_all(clerk)
    assert found(clerk) == ()

    for n in range(4):
        held_on = FIRST + timedelta(90 * n)
        monkeypatch.setenv("BSAK_TODAY", held_on.isoformat())
        hold_a_meeting(r, held_on, clerk)

        assert found(clerk) == ()


def test_every_change_without_a_decision_shows(app):
    clerk = make.clerk()
    import_all(clerk)
    one, two, three, *_rest = db.session.scalars(select(Document).order_by(Document.id)).all()
    was = (one.due_on, two.owner_function, three.status, three.title)
    status = Status.IN_PROGRESS if three.status is not Status.IN_PROGRESS else Status.IN_REVIEW

    documents.set_deadline(one, date(2030, 1, 1), actor=clerk, reason="Aftalt.")
    editing.set_owner(two, "Ukendt chef", actor=clerk)
    documents.report(three, documents.Report(status=status), actor=clerk)
    renamed = but(editing.facts_of(three), title="Nyt navn")
    editing.edit(three, renamed, actor=clerk)
    new = make.document(three.group, kind=Kind.OTHER, title="Uden om mødet", actor=clerk)

    assert set(found(clerk)) == {
        Difference(one.code, "due_on", was[0], date(2030, 1, 1)),
        Difference(two.code, "owner", was[1], "Ukendt chef"),
        Difference(three.code, "status", was[2].value, status.value),
        Difference(three.code, "title", was[3], "Nyt navn"),
        Difference(new.code, "document", "", "Uden om mødet"),
    }
    told = listing.deviations(clerk)
    assert [(one.field, one.is_boards_own) for one in told][-1] == ("Status", False)


def test_decisions_are_replayed_by_the_day_of_the_meeting():
    late = Move("MT-AC-01", date(2026, 6, 6), 1, {"owner": "B"})
    early = Move("MT-AC-01", date(2026, 5, 6), 9, {"owner": "A", "kind": "action_card"})
    same_day = Move("MT-AC-01", date(2026, 6, 6), 2, {"owner": "C"})

    book = replay.replay([same_day, late, early])

    assert book == {"MT-AC-01": Stand(kind="action_card", owner="C")}


def test_document_that_no_decision_knows_and_one_that_is_gone_are_told_once():
    stands = Stand(kind="action_card", title="Strømsvigt", status="in_progress")

    assert differences({}, {"A": stands}) == (Difference("A", "document", "", "Strømsvigt"),)
    assert differences({"A": stands}, {}) == (Difference("A", "document", "Strømsvigt", ""),)
    assert differences({"A": stands}, {"A": stands}) == ()
