"""Minutes become a proposal; the proposal becomes the register, once, and only what was chosen."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select

from bsak.documents import service as documents
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Deadline, Document, Remark, Snapshot, Waiting
from bsak.groups import service as groups
from bsak.intake import compare, service
from bsak.intake.proposal import State, What
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.meetings.models import Meeting
from bsak.meetings.reading.minutes import read_minutes
from bsak.overview.since import last_meeting
from tests import make

MINUTES = """# REFERAT Chefforum d. 12-03-2024

**Mødedato** Tirsdag d. 12. marts 2024 kl. 10:00

**Mødested** Mødelokale 3

# Punkt 1: CF - Status på beredskabsplaner

14.00.08-A21-4-24

## Anledning

Status på planerne.

## Sagsfremstilling

#### Vand & Varme

##### Udarbejdet

- Delplan for krisegruppen Vand & Varme
- Actioncard: Svigt af varmforsyning

##### Under udarbejdelse

- Specialplan for rørbrud (mangler afklaring af om VESTVAND kan hjælpe den 2. maj)
- Actioncard for Driftsgården: Strømsvigt

Arbejdet forventes afsluttet ultimo april.

#### Bibliotek & Fritid

##### Under udarbejdelse

- der udestår beslutning på kommende BSAK-møde ang. placering af nødlager

## Beslutning

Ny deadline for det resterende arbejde er den 2. maj 2024. Næste BSAK afholdes den 16. maj 2024.
"""


def _proposal(text=MINUTES):
    return compare.propose(read_minutes(text))


def _apply(text=MINUTES, actor=None):
    proposal = _proposal(text)
    written = service.apply(proposal, proposal.suggested, actor=actor or make.clerk())
    db.session.commit()
    return written


def _documents():
    return {d.code: d for d in db.session.scalars(select(Document).order_by(Document.id))}


def test_minutes_fill_an_empty_register(app):
    _apply()

    rows = {(d.title, d.unit): (d.kind, d.status, d.due_on) for d in _documents().values()}
    due = date(2024, 5, 2)
    assert rows == {
        ("Delplan for krisegruppen Vand & Varme", ""): (Kind.SUBPLAN, Status.COMPLETED, None),
        ("Svigt af varmeforsyning", ""): (Kind.ACTION_CARD, Status.COMPLETED, None),
        ("Rørbrud", ""): (Kind.CONTINGENCY_PLAN, Status.IN_PROGRESS, due),
        ("Strømsvigt", "Driftsgården"): (Kind.ACTION_CARD, Status.IN_PROGRESS, due),
    }
    waiting = {w.subject: (w.kind.value, w.waits_for, w.expected_on) for w in _all(Waiting)}
    assert waiting["Placering af nødlager"] == ("decision", "BSAK", None)
    assert ("clarification", "VESTVAND", date(2024, 5, 2)) in waiting.values()
    assert [r.text for r in _all(Remark)] == ["Arbejdet forventes afsluttet ultimo april."]
    assert {d.expected_on for d in _documents().values() if d.status is Status.IN_PROGRESS} == {
        date(2024, 4, 30)
    }
    assert db.session.scalar(select(Meeting).where(Meeting.held_on == date(2024, 5, 16))).is_planned
    assert {d.item.number for d in _all(Deadline)} == {1}
    assert len(_all(Snapshot)) == 1


def test_same_minutes_twice_change_nothing(app):
    _apply()

    assert _apply() == 0
    assert {c.state for c in _proposal().changes} == {State.UNCHANGED}


def test_register_that_moved_on_is_not_set_back(app):
    _apply()
    clerk = make.clerk()
    document = next(d for d in _documents().values() if d.title == "Rørbrud")
    documents.report(document, documents.Report(status=Status.COMPLETED), actor=clerk)
    db.session.commit()

    change = next(c for c in _proposal().of(What.DOCUMENT) if "Rørbrud" in c.title)

    assert change.state is State.UNCLEAR
    _apply()
    assert make.as_stored(document).status is Status.COMPLETED


def test_what_changed_between_meeting_and_import_is_told_as_changed_since(app):
    document = make.document(
        make.group(code="VV", name="Vand & Varme"),
        kind=Kind.CONTINGENCY_PLAN,
        title="Rørbrud",
        on=date(2024, 3, 1),
    )
    clerk = make.clerk()
    done = documents.Report(status=Status.COMPLETED)
    documents.report(document, done, actor=clerk, on=date(2024, 3, 15))

    _apply()

    since = last_meeting(clerk, date(2024, 3, 20))
    assert [c.words() for c in since.changes] == ["Under udarbejdelse → Udarbejdet"]


def test_only_what_was_chosen_is_written(app):
    proposal = _proposal()
    one = next(c for c in proposal.of(What.DOCUMENT) if "Rørbrud" in c.title)

    service.apply(proposal, frozenset({one.key}), actor=make.clerk())

    assert [d.title for d in _documents().values()] == ["Rørbrud"]


def test_proposal_seen_against_another_register_is_refused(app):
    seen = _proposal().digest
    make.group(code="VV", name="Vand & Varme")

    with pytest.raises(Refused, match="Registret er ændret"):
        service.apply(_proposal(), frozenset(), actor=make.clerk(), seen=seen)


def test_minutes_without_a_date_write_nothing(app):
    proposal = _proposal(MINUTES.replace("12-03-2024", "").replace("12. marts 2024", "i går"))

    with pytest.raises(Refused, match="dato"):
        service.apply(proposal, proposal.suggested, actor=make.clerk())
    assert _documents() == {}


def test_minutes_are_not_read_in_over_a_meeting_held_here(app):
    held = Meeting(body="Chefforum", held_on=date(2024, 3, 12), opened_at=clock.now())
    make.kept(held)
    proposal = _proposal()

    with pytest.raises(Refused, match="holdt her i registret"):
        service.apply(proposal, frozenset(c.key for c in proposal.changes), actor=make.clerk())
    assert (held.items, _documents()) == ([], {})


def test_old_name_of_a_group_is_recognised(app, secretariat):
    group = make.group(code="VV", name="Vand & Varme")
    groups.rename(group, "Forsyning", actor=secretariat)
    db.session.commit()

    _apply()

    assert {d.group.name for d in _documents().values()} == {"Forsyning"}


def test_member_may_not_import(app):
    member = make.viewer(make.member(make.group()))

    with pytest.raises(Refused, match="Kun sekretariatet"):
        service.apply(_proposal(), frozenset(), actor=member)


def test_whole_way_in_the_browser(app, secretariat, sign_in):
    client = sign_in(secretariat)

    page = client.post("/referat", data={"text": MINUTES}, follow_redirects=True)
    assert "Ikke forstået" not in page.text
    assert "Rørbrud" in page.text
    proposal = _proposal()
    address = page.request.path
    done = client.post(
        f"{address}/skriv", data={"seen": proposal.digest, "change": sorted(proposal.suggested)}
    )

    assert done.status_code == 302
    assert len(_documents()) == 4
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "content"), [("referat.docx", b"PK\x03\x04junk"), ("referat.pdf", b"%PDF-1.4 junk")]
)
def test_unreadable_file_gets_advice(app, secretariat, sign_in, name, content):
    page = sign_in(secretariat).post("/referat", data={"file": (BytesIO(content), name)})

    assert page.status_code == 422
    assert "Der er et problem" in page.text


def _all(model):
    return list(db.session.scalars(select(model).order_by(model.id)))
