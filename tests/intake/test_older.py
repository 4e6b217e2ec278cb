"""Minutes that are read late tell what was, and leave what was said since alone."""

from datetime import date

from sqlalchemy import select

from bsak.documents import gather, history
from bsak.documents import service as documents
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.intake import service
from bsak.intake.proposal import State, What
from bsak.kernel.db import db
from tests import make
from tests.intake.test_intake import MINUTES
from tests.intake.test_proposal import proposed, write

# The same register, as a later meeting saw it.
LATER = (
    MINUTES.replace("12-03-2024", "11-06-2024")
    .replace("12. marts 2024", "11. juni 2024")
    .replace("2. maj", "1. november")
    .replace("ultimo april", "1. oktober 2024")
    .replace(" Næste BSAK afholdes den 16. maj 2024.", "")
)


def pipes():
    """Return the plan for broken pipes as it stands."""
    return db.session.scalars(select(Document).where(Document.title == "Rørbrud")).one()


def reported_on(day):
    """Let the group say on ``day`` that the plan comes in December."""
    said = documents.Report(status=Status.IN_PROGRESS, expected_on=date(2024, 12, 1))
    documents.report(pipes(), said, actor=make.clerk(), on=day)
    db.session.commit()


def test_older_minutes_leave_what_was_said_since(app):
    write(LATER)
    reported_on(date(2024, 9, 1))

    write()

    now = pipes()
    assert (now.expected_on, now.due_on, now.touched_on) == (
        date(2024, 12, 1), date(2024, 11, 1), date(2024, 9, 1),
    )  # fmt: skip


def test_what_would_set_the_register_back_is_shown_and_not_ticked(app):
    write(LATER)
    reported_on(date(2024, 9, 1))

    proposal = proposed()

    overtaken = [c for c in proposal.changes if c.state is State.UNCLEAR]
    assert [c.what for c in overtaken] == [What.EXPECTED, What.DEADLINE]
    assert all("efter mødet" in c.note for c in overtaken)
    assert not proposal.suggested & {c.key for c in overtaken}


def test_older_deadline_that_is_ticked_becomes_history(app):
    write(LATER)
    proposal = proposed()
    (deadline,) = proposal.of(What.DEADLINE)

    service.apply(proposal, frozenset({deadline.key}), actor=make.clerk())
    db.session.commit()

    kept = gather.whole(pipes(), make.clerk(), date(2024, 9, 1)).deadlines
    assert [d.due_on for d in kept] == [date(2024, 11, 1), date(2024, 5, 2)]
    assert [d.due_on for d in pipes().deadlines] == [d.due_on for d in kept]
    assert pipes().due_on == date(2024, 11, 1)
    assert any("Den gælder ikke" in line.what for line in history.of(pipes()))


def test_older_day_that_is_ticked_is_written_where_it_was_ticked(app):
    write(LATER)
    reported_on(date(2024, 9, 1))
    proposal = proposed()
    overtaken = next(c for c in proposal.of(What.EXPECTED) if c.state is State.UNCLEAR)

    service.apply(proposal, frozenset({overtaken.key}), actor=make.clerk())

    assert pipes().expected_on == date(2024, 4, 30)


def test_documents_without_newer_words_follow_the_minutes(app):
    write()
    reported_on(date(2024, 3, 20))

    write(MINUTES.replace("ultimo april", "ultimo maj"))

    expected = {d.title: d.expected_on for d in db.session.scalars(select(Document))}
    assert expected["Rørbrud"] == date(2024, 12, 1)
    assert expected["Strømsvigt"] == date(2024, 5, 31)


def test_status_reported_unchanged_since_is_not_set_back(app):
    group = make.group(code="VV", name="Vand & Varme")
    make.document(group, kind=Kind.SUBPLAN, on=date(2024, 1, 1),
                  title="Delplan for krisegruppen Vand & Varme")  # fmt: skip
    plan = db.session.scalars(select(Document)).one()
    said = documents.Report(status=Status.IN_PROGRESS)
    documents.report(plan, said, actor=make.clerk(), on=date(2024, 4, 1))
    db.session.commit()

    (change,) = (c for c in proposed().of(What.DOCUMENT) if "Delplan" in c.title)

    assert change.state is State.UNCLEAR
