"""What stands twice is written once, and what is too long is cut: no line stops the import."""

from datetime import date

from sqlalchemy import func, select

from bsak.documents.kinds import Status
from bsak.documents.models import Deadline, Document, Remark, Waiting
from bsak.intake import service
from bsak.intake.proposal import State, What
from bsak.kernel.db import db
from bsak.meetings.models import Meeting
from bsak.meetings.states import Stage
from tests import make
from tests.intake.test_intake import MINUTES
from tests.intake.test_proposal import proposed, write
from tests.racing import second_waits

CARD = "- Actioncard for Driftsgården: Strømsvigt\n"
BODILESS = MINUTES.replace("# REFERAT Chefforum d. 12-03-2024\n", "")
DONE = "##### Udarbejdet\n\n"


def count(model):
    """Return how many there are."""
    return db.session.scalar(select(func.count(model.id)))


def test_minutes_without_a_forum_can_be_read_again(app):
    write(BODILESS)

    write(BODILESS)

    assert {c.state for c in proposed(BODILESS).changes} == {State.UNCHANGED}
    assert [
        m.body for m in db.session.scalars(select(Meeting).where(Meeting.stage != Stage.PLANNED))
    ] == ["BSAK"]


def test_line_that_stands_twice_is_written_once_and_says_where(app):
    twice = MINUTES.replace(CARD, CARD * 2)
    first, second = (c for c in proposed(twice).of(What.DOCUMENT) if "Strømsvigt" in c.title)

    write(twice)

    assert (first.state, second.state) == (State.NEW, State.UNCHANGED)
    assert second.note == f"Står også på linje {first.line}."
    assert count(Document) == 4


def test_two_lines_that_disagree_are_for_a_person_to_see(app):
    torn = MINUTES.replace(DONE, DONE + CARD)
    first, second = (c for c in proposed(torn).of(What.DOCUMENT) if "Strømsvigt" in c.title)

    write(torn)

    card = db.session.scalars(select(Document).where(Document.title == "Strømsvigt")).one()
    assert (first.state, second.state) == (State.NEW, State.UNCLEAR)
    assert f"linje {first.line}" in second.note
    assert card.status is Status.COMPLETED

    proposal = proposed(torn)
    again = [c for c in proposal.of(What.DOCUMENT) if "Strømsvigt" in c.title]
    service.apply(proposal, frozenset({again[1].key}), actor=make.clerk())
    assert card.status is Status.IN_PROGRESS


def test_both_of_two_lines_that_disagree_can_be_ticked(app):
    proposal = proposed(MINUTES.replace(DONE, DONE + CARD))

    every = frozenset(c.key for c in proposal.changes)
    service.apply(proposal, every, actor=make.clerk())

    assert count(Document) == 4


def test_words_that_stand_twice_are_written_once(app):
    lines = [
        "- Specialplan for rørbrud (mangler afklaring af om VESTVAND kan hjælpe den 2. maj)\n",
        "- der udestår beslutning på kommende BSAK-møde ang. placering af nødlager\n",
        "Arbejdet forventes afsluttet ultimo april.\n",
        "Ny deadline for det resterende arbejde er den 2. maj 2024.",
    ]
    twice = MINUTES
    for line in lines:
        twice = twice.replace(line, f"{line.strip()}\n" * 2)

    write(twice)

    assert (count(Waiting), count(Remark), count(Deadline)) == (2, 1, 2)


def test_what_is_longer_than_the_register_is_cut_and_told(app):
    long = "meget " * 80
    text = (
        MINUTES.replace("Mødelokale 3", f"Mødelokale {long}")
        .replace("CF - Status", f"CF - {long}Status")
        .replace("Chefforum", f"Chefforum {long}", 1)
        .replace("rørbrud (", f"{long} rørbrud (")
    )

    write(text)

    assert {c.state for c in proposed(text).changes} == {State.UNCHANGED}
    assert sum("kortet af" in notice.text for notice in proposed(text).minutes.notices) == 3
    assert all(len(d.title) <= 300 for d in db.session.scalars(select(Document)))


def test_sign_that_no_database_keeps_is_left_out(app):
    write(MINUTES.replace("Status på planerne.", "Status på pla\0nerne."))

    held = db.session.scalars(select(Meeting).where(Meeting.held_on == date(2024, 3, 12))).one()
    assert held.items[0].occasion == "Status på planerne."


def test_two_who_write_the_same_minutes_at_once_write_them_once(app):
    make.kept(Meeting(body="Chefforum", held_on=date(2024, 3, 12), stage=Stage.PLANNED))
    make.group(code="VV", name="Vand & Varme")
    clerk, written = make.clerk(), []

    def apply():
        proposal = proposed()
        written.append(service.apply(proposal, proposal.suggested, actor=clerk))

    assert second_waits(app, apply, apply) == []
    assert written[1:] == [0]
    assert (count(Waiting), count(Remark), count(Deadline)) == (2, 1, 2)
