"""The ten things in the list of 11 April 2019 that the register must bear (domain, 1.3)."""

from datetime import date

import pytest

from bsak.documents import notes, queries, service
from bsak.documents.filters import RegisterFilter
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Part, WaitingFor
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from tests import make

pytestmark = pytest.mark.usefixtures("in_2026")

BOARD_DAY = date(2019, 4, 11)


@pytest.fixture
def clerk(app):
    return make.clerk()


@pytest.fixture
def page(sign_in, secretariat):
    """Return the words of a page of ours."""
    client = sign_in(secretariat)
    return lambda path: client.get(path).text


def health():
    return make.group(code="SU", name="Sundhed & Pleje")


def test_1_a_document_fills_two_kinds(clerk, page):
    make.document(health(), kind=Kind.HEALTH_PLAN, title="Sundhedsberedskabsplan")

    for kind in (Kind.SUBPLAN, Kind.CONTINGENCY_PLAN, Kind.HEALTH_PLAN):
        rows = queries.register_page(RegisterFilter(kinds=(kind,)), clerk, BOARD_DAY).rows
        assert [row.title for row in rows] == ["Sundhedsberedskabsplan"]
        assert "SU-DP-01" in page(f"/register?art={kind}")


def test_2_a_pending_decision_blocks_a_group_and_is_no_document(clerk, page):
    group = make.group(code="KK", name="Kommunikation & koordination")
    notes.wait(
        group,
        "Oprettelse og placering af nødkaldsposter",
        actor=clerk,
        kind=WaitingFor.DECISION,
        waits_for="BSAK",
        expected_on=date(2019, 6, 6),
        expected_text="kommende BSAK-møde",
    )
    db.session.commit()

    assert queries.register_page(RegisterFilter(), clerk, BOARD_DAY).total == 0
    shown = page("/krisegrupper/KK")
    assert "Udestående beslutning: Oprettelse og placering af nødkaldsposter" in shown
    assert "kommende BSAK-møde" in shown
    assert "(6. juni 2019)" in shown


def test_3_titles_come_again_across_units_and_kinds_but_not_within(clerk, page):
    group = health()
    for kind, unit in (
        (Kind.ACTION_CARD, "Hjemme- og sygeplejen"),
        (Kind.ACTION_CARD, "Plejeboligområdet"),
        (Kind.CONTINGENCY_PLAN, ""),
    ):
        make.document(group, kind=kind, title="Strømsvigt", unit=unit)

    with pytest.raises(Refused, match="allerede et dokument"):
        make.document(group, title="Strømsvigt", unit="Plejeboligområdet")
    db.session.rollback()
    shown = page("/register")
    assert all(code in shown for code in ("SU-AC-01", "SU-AC-02", "SU-SP-01"))


def test_4_a_card_concerns_a_unit(clerk, page):
    make.document(health(), title="Vejrlige forhold", unit="Hjemme- og sygeplejen")

    assert "Actioncard for Hjemme- og sygeplejen: Vejrlige forhold" in page("/krisegrupper/SU")
    assert "Hjemme- og sygeplejen" in page("/register/SU-AC-01")


def test_5_a_card_is_made_jointly_and_a_group_asks_for_sparring(clerk, page):
    group, other = health(), make.group(code="SO", name="Social & Familie")
    joint = make.document(group, title="Psykosocial indsats")
    shelter = make.document(group, title="Oprettelse af nødskadestue/evakueringscenter")
    service.share(joint, other, Part.CO_OWNER, actor=clerk)
    service.share(shelter, other, Part.SPARRING, actor=clerk)
    db.session.commit()

    assert "udarbejder det sammen" in page("/register/SU-AC-01")
    assert "sparrer om det" in page("/register/SU-AC-02")
    theirs = page("/krisegrupper/SO")
    assert "Psykosocial indsats" in theirs
    assert "Oprettelse af nødskadestue/evakueringscenter" in theirs


def test_6_waiting_tells_for_what_for_whom_and_until_when(clerk, page):
    group = make.group()
    plan = make.document(group, kind=Kind.CONTINGENCY_PLAN, title="Svigt af vandforsyning")
    notes.wait(
        group,
        "om kommunen kan få leveret vand",
        actor=clerk,
        document=plan,
        waits_for="HOFOR",
        expected_on=date(2019, 6, 19),
        expected_text="HOBS-mødet 19. juni",
    )
    db.session.commit()

    shown = page("/register/MT-SP-01")
    assert "om kommunen kan få leveret vand" in shown
    assert "HOFOR" in shown
    assert "HOBS-mødet 19. juni" in shown
    assert "MT-SP-01" in page("/register?venter=ja")


def test_7_remarks_stand_on_the_group(clerk, page):
    group = health()
    make.document(group)
    notes.remark(group, "Arbejdet forventes afsluttet medio april.", actor=clerk, on=BOARD_DAY)
    db.session.commit()

    assert "Arbejdet forventes afsluttet medio april." in page("/krisegrupper/SU")
    assert "Arbejdet forventes" not in page("/register/SU-AC-01")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("medio april 2027", date(2027, 4, 15)),
        ("hurtigst muligt", None),
        ("efter 2. maj 2027", date(2027, 5, 2)),
        ("ultimo juni 2027", date(2027, 6, 30)),
        ("primo juni 2027", date(2027, 6, 5)),
        ("uge 29, 2027", date(2027, 7, 23)),
    ],
)
def test_8_vague_deadlines_keep_their_words_and_a_day_to_count_by(
    app, sign_in, secretariat, said, day
):
    document = make.document(health())
    client = sign_in(secretariat)

    client.post(
        "/register/SU-AC-01/meld",
        data={"status": "in_progress", "expected": said, "version": "1"},
    )

    make.as_stored(document)
    assert (document.expected_on, document.expected_text) == (day, said)
    assert said in client.get("/register/SU-AC-01").text


def test_9_a_group_with_no_documents_shows(clerk, page):
    make.document(health())
    make.group(code="SO", name="Social & Familie")

    assert "Social &amp; Familie" in page("/register").split("Uden dokumenter")[1]
    assert "Der er endnu hverken planer eller actioncards." in page("/krisegrupper/SO")
    assert "Ingen dokumenter" in page("/krisegrupper")


def test_10_what_contradicts_itself_is_shown(clerk, page):
    """The decision says that every area has its delplan; the list of one group has none."""
    group = make.group(code="KK", name="Kommunikation & koordination")
    make.document(group, title="Kommunikationsberedskab", status=Status.COMPLETED)
    make.document(health(), kind=Kind.SUBPLAN, title="Delplan", status=Status.COMPLETED)

    rows = queries.register_page(RegisterFilter(kinds=(Kind.SUBPLAN,)), clerk, BOARD_DAY).rows
    assert [row.group_code for row in rows] == ["SU"]
    assert "Gruppen har ingen delplan." in page("/krisegrupper/KK")
    assert "Gruppen har ingen delplan." not in page("/krisegrupper/SU")
