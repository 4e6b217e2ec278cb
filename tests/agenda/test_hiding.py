"""A document made confidential after the draft is named on no agenda, or somebody is told where."""

from dataclasses import replace
from datetime import date

import pytest

from bsak.agenda.models import Cause
from bsak.cards.wording import Step
from bsak.decisions import service as decisions
from bsak.decisions import sitting
from bsak.documents import editing, notes, revisions, service
from bsak.documents.kinds import Status
from bsak.documents.models import ChangeType, WaitingFor
from bsak.kernel.db import db
from bsak.kernel.plain import to_plain
from bsak.meetings import items, placing
from bsak.meetings.states import Stage
from bsak.minutes import content, text
from bsak.people.models import Role
from bsak.tasks import service as tasks
from tests import make
from tests.agenda.conftest import HELD, NEXT
from tests.checks.registers import CARD, steps

MAY = date(2019, 5, 23)
SECRET = "Et fortroligt dokument i Miljø, Teknik & Drift"


@pytest.fixture
def late(board):
    """Return a document that every sort of point tells of, beside one that is told of alike."""
    made = board.due(board.document("Trusler mod borgmesteren"), MAY)
    board.due(board.document("Sent"), MAY)
    made.owner_function = ""
    notes.wait(board.group, "om borgmesteren flytter", actor=board.clerk,
               kind=WaitingFor.DECISION, document=made)  # fmt: skip
    terms = tasks.Terms(title="Spørg borgmesteren", due_on=MAY, document=made)
    tasks.add(terms, actor=board.clerk)
    board.forget()
    notes.remark(board.group, "Borgmesteren er sur.", actor=board.clerk, document=made)
    board.draft()
    return made


def said(board):
    """Return everything that others can read of the agenda."""
    db.session.expire_all()
    return text.written(content.compose(board.meeting, content.Form.AGENDA))


def hide(board, document):
    """Make a document confidential. Returns what only a person can put right."""
    told = editing.set_secrecy(document, is_confidential=True, actor=board.clerk)
    db.session.commit()
    return told


def test_drafted_points_are_told_anew_without_the_name(board, late):
    assert said(board).lower().count("borgmester") > 5
    before = [item.id for item in board.points()]
    assert hide(board, late) == []
    told = said(board)
    assert "borgmester" not in told.lower()
    assert late.code not in told
    lines = told.splitlines()
    assert f"- {SECRET}: Frist overskredet uden beslutning." in lines
    assert "- Actioncard: Sent (MT-AC-02)" in lines
    assert "Gruppen har desuden 1 fortroligt dokument; 0 af 1 er på plads." in lines
    assert any("at fristen for »Actioncard: Sent« (MT-AC-02) og et fortroligt" in n for n in lines)
    assert [item.id for item in board.points()] == before
    assert {one.document for one in board.matters(Cause.CHANGED)} == {None}
    assert "borgmester" not in "".join(one.words for one in board.matters()).lower()
    again = board.draft()
    assert (again.points, "borgmester" in said(board).lower()) == (0, False)


def test_a_quiet_group_does_not_tell_the_kind_of_what_becomes_confidential(board):
    quiet = board.document("Rolig", group=board.other, status=Status.COMPLETED)
    board.forget()
    board.draft()
    hide(board, quiet)
    (point,) = board.points("unchanged")
    line = "- Sundhed & Pleje: 1 delplan udarbejdet; 1 fortroligt dokument."
    assert line in point.presentation.splitlines()


@pytest.mark.parametrize("number", [1, 3], ids=["one step", "several steps"])
def test_no_word_is_left_of_what_the_checker_quoted_from_the_text(board, number):
    card = board.document("Strømsvigt i bunkeren")
    leads = [f"Send en mail til bunker {at}\n\nog spørg i bunkeren." for at in range(number)]
    wording = replace(CARD, phases=steps(*(Step(lead, who="Leder") for lead in leads)).phases)
    approval = revisions.Approval(
        wording=to_plain(wording), words="", author_id=board.clerk.user_id,
        approver_function="Kommunaldirektøren", valid_from=HELD, review_due=date(2099, 1, 1),
        change_type=ChangeType.NEW,
    )  # fmt: skip
    revisions.put_in_force(card, approval, actor=make.viewer(make.user(role=Role.APPROVER)))
    board.forget()
    board.draft()
    (told,) = [line for line in said(board).splitlines() if "Trinnet bruger" in line]
    assert f"{card.code}): Trinnet bruger" in told
    assert told.count("i bunkeren") == 2
    assert hide(board, card) == []
    assert "bunker" not in said(board)
    assert f"- {SECRET}: Nyt fund i tjekket." in said(board).splitlines()


def test_a_reason_of_several_lines_is_told_in_one_and_goes_with_the_name(board):
    made = board.due(board.document("Trusler"), date(2019, 8, 1))
    board.due(board.document("Brand"), date(2019, 9, 1))
    board.forget()
    reason = "Vi venter på svar.\n\nBorgmesteren skal spørges først."
    service.set_deadline(made, date(2019, 9, 1), actor=board.clerk, reason=reason)
    board.draft()
    told = "er flyttet til den 1. september 2019 uden beslutning: Vi venter på svar. Borgmesteren"
    assert any(told in line for line in said(board).splitlines())
    assert hide(board, made) == []
    assert "borgmester" not in said(board).lower()


def test_an_earlier_decision_is_not_quoted_with_the_name(board, late):
    for number, words in ((7, f"Undersøg »{late.title}« ({late.code})."), (8, "Undersøg C3.")):
        kept = {"is_board": True, "meeting_id": board.held.id, "attachments": []}
        make.kept(type(board.point)(number=number, title="Valg", decision=words, **kept))
    board.draft()
    assert "punkt 7: »Undersøg »Trusler mod borgmesteren« (MT-AC-01).«" in said(board)
    assert hide(board, late) == []
    told = f"- Chefforum besluttede den 11. april 2019, punkt 7, noget om {SECRET[0].lower()}"
    for _drafted in ("told anew", "drafted anew"):
        assert f"{told}{SECRET[1:]}." in said(board).splitlines()
        assert "punkt 8: »Undersøg C3.«" in said(board)
        assert "borgmester" not in said(board).lower()
        board.draft()


def test_what_is_settled_at_the_table_is_minuted_without_the_name(board, late, monkeypatch):
    monkeypatch.setenv("BSAK_TODAY", NEXT.isoformat())
    sitting.open_meeting(board.meeting, actor=board.clerk)
    (line,) = board.points("deadlines")[0].recommendations
    decisions.take(line, actor=board.clerk)
    assert "borgmester" in line.minute
    hide(board, late)
    assert "et fortroligt dokument i Miljø" in line.minute
    db.session.expire_all()
    minutes = text.written(content.compose(board.meeting, content.Form.MINUTES))
    assert "borgmester" not in minutes.lower()


def test_what_people_wrote_stays_and_they_are_told_where(board, late, sign_in, secretariat):
    (edited,), (later,) = board.points("information"), board.points("roles")
    kept = items.point_of(edited)
    items.edit(edited, items.replace(kept, occasion="Vores ord."), actor=board.clerk)
    own = items.Point(title="Øvelse", presentation="Vi prøver trusler mod BORGMESTEREN af.")
    items.add(board.meeting, own, actor=board.clerk)
    items.add(board.meeting, items.Point(title="Strømsvigt"), actor=board.clerk)
    placing.postpone(later, actor=board.clerk)
    (told,) = hide(board, late)
    assert f"»{edited.title}« på BSAK den 6. juni 2019 og »Øvelse« på BSAK" in told
    assert "Trusler mod borgmesteren" in board.points("information")[0].presentation
    assert "borgmester" not in later.presentation
    page = sign_in(secretariat).get(f"/moeder/{board.meeting.id}")
    assert page.text.count("Punktet nævner, hvad der nu er fortroligt: Actioncard: Trusler") == 2


def test_a_title_that_an_open_document_has_too_names_nobody(board, late):
    board.document("Trusler mod borgmesteren", group=board.other)
    own = items.Point(title="Øvelse", presentation="Vi prøver Trusler mod borgmesteren af.")
    items.add(board.meeting, own, actor=board.clerk)
    assert hide(board, late) == []


def test_minutes_of_a_meeting_that_was_held_stand_as_they_were_written(board, late):
    board.meeting.stage = Stage.HELD
    db.session.commit()
    before = said(board)
    hide(board, late)
    assert said(board) == before


def test_the_page_says_where_the_name_is_still_written(board, late, sign_in, secretariat):
    own = items.Point(title="Øvelse", presentation=f"Vi prøver {late.code} af.")
    items.add(board.meeting, own, actor=board.clerk)
    service.report(late, service.stands(late), actor=board.clerk)
    db.session.commit()
    client = sign_in(secretariat)
    client.post(f"/register/{late.code}/fortroligt", data={"is_confidential": "ja"})
    page = client.get(f"/register/{late.code}").text
    assert "Nogen har selv skrevet dokumentets navn i punktet »Øvelse« på BSAK den" in page
