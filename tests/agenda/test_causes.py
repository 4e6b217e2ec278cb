"""Each thing the board must treat is found, told once, and proposed so that it can be followed."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from bsak.agenda.models import Cause
from bsak.agenda.sources.followup import asks_for_something
from bsak.approval.models import Authority, State, Submission
from bsak.documents import editing, notes, service
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import ChangeType, WaitingFor
from bsak.groups import service as groups
from bsak.groups.models import Membership
from bsak.kernel.db import db
from bsak.kernel.trail import record
from bsak.meetings import placing
from bsak.meetings import service as meetings
from bsak.people.models import Role
from bsak.review.models import Comment, ReviewRound
from bsak.tasks import service as tasks
from tests import make
from tests.agenda.conftest import NEXT

MAY, JULY = date(2019, 5, 23), date(2019, 7, 4)


def reported(board, document, **more):
    """Let the group say how far a document is."""
    said = service.Report(status=more.pop("status", Status.IN_PROGRESS), **more)
    return service.report(document, said, actor=board.clerk)


def laid(board, document, authority=Authority.DIRECTOR):
    """Lay a text before whoever decides."""
    return make.kept(Submission(
        document_id=document.id, authority=authority, state=State.WAITING, wording={},
        draft_version=1, writer_ids=[board.clerk.user_id], change_type=ChangeType.NEW,
        reason="Ny", valid_from=MAY, review_due=date(2020, 1, 1),
    ))  # fmt: skip


def commented(board, document, who, *, is_blocking=True):
    """Let somebody comment on a text."""
    sent = make.kept(ReviewRound(
        document_id=document.id, fields={}, draft_version=1, message="", due_on=MAY,
        sent_at=func.now(),
    ))  # fmt: skip
    return make.kept(Comment(
        document_id=document.id, round_id=sent.id, passage="", text="Hvem?", answer="",
        is_blocking=is_blocking, made_at=func.now(), made_by_id=who.id,
    ))  # fmt: skip


def test_deadlines_over_are_moved_to_the_groups_own_date_or_the_usual_one(board):
    for n in range(4):
        board.due(board.document(f"Kort {n}"), MAY)
    own = board.due(board.document("Eget skøn", group=board.other), MAY)
    reported(board, own, expected_on=date(2019, 8, 1))
    board.due(board.document("Færdig", status=Status.COMPLETED), MAY)
    board.forget()
    board.draft()
    assert board.documents_with(Cause.DEADLINE_PASSED) == {
        "Kort 0", "Kort 1", "Kort 2", "Kort 3", "Eget skøn"
    }  # fmt: skip
    assert board.recommended("deadlines") == [
        "at fristen for Miljø, Teknik & Drifts 4 actioncards, der var den 23. maj 2019, flyttes "
        "til den 4. juli 2019",
        "at fristen for »Actioncard: Eget skøn« (SU-AC-01), der var den 23. maj 2019, flyttes til "
        "den 1. august 2019",
    ]
    (point,) = board.points("deadlines")
    assert "Fristen den 23. maj 2019 er overskredet:\n\n- Actioncard: Kort 0" in point.presentation


def test_the_usual_date_lies_two_weeks_before_the_meeting_after(board):
    meetings.plan(
        meetings.Facts(body="BSAK", held_on=date(2019, 9, 5), has_board_points=True),
        actor=board.clerk,
    )
    board.due(board.document(), MAY)
    board.draft()
    assert "den 22. august 2019" in board.recommended("deadlines")[0]


def test_a_deadline_moved_without_a_decision_is_asked_for_with_its_act(board):
    moved = board.document()
    board.forget()
    service.set_deadline(moved, JULY, actor=board.clerk, reason="Sygdom")
    board.draft()
    words = {one.key.split(":")[0]: one.words for one in board.matters(Cause.MOVED_UNDECIDED)}
    assert words["moved_undecided"] == (
        "Fristen er flyttet til den 4. juli 2019 uden beslutning: Sygdom."
    )
    assert set(words) == {"moved_undecided", "trail"}
    assert board.recommended("deadlines") == [
        "at fristen den 4. juli 2019 for »Actioncard: Strømsvigt« (MT-AC-01) godkendes"
    ]
    assert board.points("deadlines")[0].presentation.count("Strømsvigt") == 1


def test_an_outstanding_decision_can_be_settled(board):
    wait = notes.wait(
        board.group, "Placering af nødkaldsposter", actor=board.clerk, kind=WaitingFor.DECISION
    )
    notes.wait(board.group, "om HOFOR kan levere", actor=board.clerk)
    board.draft()
    assert board.recommended("decisions") == [
        "at der træffes beslutning om placering af nødkaldsposter"
    ]
    assert board.points("decisions")[0].recommendations[0].act["waiting"] == wait.id


def test_texts_wait_for_approval_answers_and_eftersyn(board):
    hbr = make.user(name="HBR", role=Role.REVIEWER)
    laid(board, board.document("Til direktøren"))
    laid(board, board.document("Til rådet", kind=Kind.HEALTH_PLAN), Authority.COUNCIL)
    read = board.document("Læst")
    commented(board, read, hbr)
    commented(board, read, hbr, is_blocking=False)
    commented(board, board.document("Kollega"), make.user(name="Kollega"))
    old = board.document("Gammel", status=Status.COMPLETED)
    old.review_due = date(2019, 6, 20)
    board.document("Nyere", status=Status.COMPLETED).review_due = date(2019, 12, 1)
    board.draft()
    assert board.documents_with(Cause.TO_APPROVE) == {"Til direktøren", "Til rådet"}
    assert board.documents_with(Cause.OPEN_COMMENTS) == {"Læst"}
    assert board.documents_with(Cause.REVIEW_DUE) == {"Gammel"}
    assert board.recommended("texts") == [
        "at teksten til »Actioncard: Til direktøren« (MT-AC-01) godkendes",
        "at kommunaldirektøren får opgaven »Læg teksten op til Kommunalbestyrelsen« for »Til rådet "
        "(sundhedsberedskabsplan)« (MT-DP-02) med frist den 4. juli 2019",
        "at lederen af gruppen får opgaven »Besvar HBR's kommentarer« for »Actioncard: Læst« "
        "(MT-AC-02) med frist den 4. juli 2019",
        "at lederen af gruppen får opgaven »Gennemgå og bekræft teksten« for "
        "»Actioncard: Gammel« (MT-AC-04) med frist den 4. juli 2019",
    ]
    (comments,) = board.matters(Cause.OPEN_COMMENTS)
    assert comments.words == (
        "HBR har 2 kommentarer, der ikke er lukket. 1 af dem skal løses, før teksten kan godkendes."
    )


def test_one_task_put_off_does_not_hide_another_for_the_same_document(board):
    read = board.document("Læst", status=Status.COMPLETED)
    laid(board, sent := board.document("Til rådet", kind=Kind.HEALTH_PLAN), Authority.COUNCIL)
    commented(board, read, make.user(name="HBR", role=Role.REVIEWER))
    board.draft()
    placing.postpone(board.points("texts")[0], actor=board.clerk)
    read.review_due = date(2019, 6, 20)
    board.draft()
    assert [(one.cause, one.document) for one in board.matters() if one.item.topic == "texts"] == [
        (Cause.TO_APPROVE, sent), (Cause.OPEN_COMMENTS, read), (Cause.REVIEW_DUE, read),
    ]  # fmt: skip
    assert [one.partition("»")[2].partition("«")[0] for one in board.recommended("texts")] == [
        "Gennemgå og bekræft teksten"
    ]


def test_a_role_without_a_holder_is_filled_by_a_task(board):
    for place in db.session.scalars(select(Membership)).all():
        place.is_leader = False
    board.document("Ingens").owner_function = ""
    board.draft()
    assert board.recommended("roles") == [
        "at kommunaldirektøren får opgaven »Udpeg en leder af Miljø, Teknik & Drift og Sundhed & "
        "Pleje« med frist den 4. juli 2019",
        "at kommunaldirektøren får opgaven »Find en ejer« for »Actioncard: Ingens« (MT-AC-01) med "
        "frist den 4. juli 2019",
    ]
    assert board.points("roles")[0].presentation.startswith(
        "Ingen er leder af gruppen i registret:"
    )


def test_earlier_decisions_are_asked_after_until_something_comes_of_them(board):
    late = tasks.add(tasks.Terms(title="Lav matrix", due_on=MAY, group=board.group),
                     actor=board.clerk, item=board.point)  # fmt: skip
    kept = {"is_board": True, "meeting_id": board.held.id, "attachments": []}
    item = type(board.point)
    make.kept(item(number=3, title="C3", decision="HBR skal undersøge opsætningen.", **kept))
    make.kept(item(number=4, title="Kort", decision="Godkendt.", **kept))
    done = make.kept(item(number=5, title="Ny frist", decision="Fristen skal flyttes.", **kept))
    service.set_deadline(board.document(), JULY, actor=board.clerk, item=done)
    tasks.add(tasks.Terms(title="Køb mapper", due_on=JULY), actor=board.clerk)
    board.draft()
    told = [one.words for one in board.matters(Cause.NO_EFFECT)]
    assert told == [
        f"Opgaven »{late.title}« skulle være løst den 23. maj 2019.",
        "Chefforum besluttede den 11. april 2019, punkt 3: »HBR skal undersøge opsætningen.«",
    ]
    assert board.recommended("follow_up")[1] == (
        "at kommunaldirektøren får opgaven »Følg op på beslutningen i Chefforum den 11. april "
        "2019, punkt 3« med frist den 4. juli 2019"
    )


def test_open_tasks_due_by_the_meeting_or_without_a_date_are_followed_up(board):
    tasks.add(tasks.Terms(title="Skrevet op af os selv", group=board.group), actor=board.clerk)
    for title, due_on in (("Drøft C3", NEXT), ("Læs KL's vejledning", None), ("Senere", JULY)):
        tasks.add(tasks.Terms(title=title, due_on=due_on, group=board.group), actor=board.clerk,
                  item=board.point)  # fmt: skip
    board.draft()
    assert [one.words for one in board.matters(Cause.NO_EFFECT)] == [
        "Opgaven »Drøft C3« har frist den 6. juni 2019.",
        "Opgaven »Læs KL's vejledning« er åben og har ingen frist. Giv den en frist, eller lad den "
        "bortfalde.",
    ]
    (information,) = board.points("information")
    assert "Opgaven »Skrevet op af os selv« er åben og har ing" in information.presentation
    assert "KL" not in information.presentation
    assert board.recommended("follow_up")[1].endswith("med frist den 4. juli 2019")
    assert len(board.recommended("follow_up")) == 2


def test_a_group_without_a_delplan_is_asked_for_one_until_it_has_the_task(board):
    new = make.group(code="SO", name="Social & Familie")
    make.member(new, name="Leder SO", is_leader=True)
    new.owner_function = "Leder af krisegruppen Social & Familie"
    board.forget()
    board.draft()
    (point,) = board.points("plans")
    assert "Gruppen har ingen delplan." in point.presentation
    assert board.recommended("plans") == [
        "at lederen af krisegruppen Social & Familie får opgaven »Lav en delplan« med frist den "
        "4. juli 2019"
    ]
    assert "Social" not in board.points("unchanged")[0].presentation
    placing.postpone(point, actor=board.clerk)
    board.draft()
    assert not board.points("plans")
    assert "Social" not in board.points("unchanged")[0].presentation
    placing.drop(point, actor=board.clerk)
    tasks.add(tasks.Terms(title="Lav en delplan", due_on=JULY, group=new), actor=board.clerk)
    board.draft()
    assert not board.points("plans")


@pytest.mark.parametrize(
    ("decision", "asks"),
    [
        ("Godkendt.", False),
        ("Orienteringen blev taget til efterretning.", False),
        ("Chefforum godkendte ledelsesgrundlagets formater.", False),
        ("Godkendt. HBR undersøger opsætningen af C3.", True),
        ("Taget til efterretning, og gruppen skal melde tilbage.", True),
        ("Der skal udarbejdes en matrix.", True),
    ],
)
def test_what_only_takes_note_asks_for_nothing(decision, asks):
    assert asks_for_something(decision) is asks


def test_what_is_new_and_what_comes_is_told_for_information(board):
    board.due(board.document("Snart"), board.meeting.held_on + timedelta(days=10))
    board.due(board.document("Senere"), board.meeting.held_on + timedelta(days=90))
    board.forget()
    made = board.document("Helt nyt")
    reported(board, made, status=Status.COMPLETED, note="Afprøvet i maj.")
    notes.remark(board.other, "Vi flytter til Gearhallen.", actor=board.clerk)
    groups.join(board.other, make.user(name="Ida"), actor=None)
    record("drill_held", "document", made.id, actor_id=None)
    record("draft_started", "document", made.id, actor_id=None)
    board.draft()
    assert board.documents_with(Cause.DEADLINE_NEAR) == {"Snart"}
    (point,) = board.points("information")
    assert point.presentation == (
        "#### Miljø, Teknik & Drift\n\n"
        "- Actioncard: Snart (MT-AC-01): Fristen er den 16. juni 2019.\n"
        "- Actioncard: Helt nyt (MT-AC-03): Ny i registret. Status ændret fra Under udarbejdelse "
        "til Udarbejdet. Bemærkning: »Afprøvet i maj.« Ændring: drill held.\n\n"
        "#### Sundhed & Pleje\n\n"
        "- Bemærkning: »Vi flytter til Gearhallen.«\n"
        "- Ida er med i gruppen."
    )
    assert board.recommended("information") == ["at orienteringen tages til efterretning"]


def test_groups_without_anything_new_are_told_in_a_line_each(board):
    board.document("Færdig", status=Status.COMPLETED, group=board.other)
    board.forget()
    notes.remark(board.group, "Nyt fra os.", actor=board.clerk)
    board.draft()
    (point,) = board.points("unchanged")
    assert point.presentation == (
        "Der er intet nyt siden mødet den 11. april 2019 i:\n\n"
        "- Sundhed & Pleje: 1 delplan og 1 actioncard udarbejdet."
    )


def test_a_group_without_anything_new_does_not_tell_the_kind_of_what_is_confidential(board):
    hidden = [
        board.document("Trusler", group=board.other),
        board.document("Sikring", group=board.other, kind=Kind.CHECKLIST, status=Status.COMPLETED),
        board.document("Udgået", group=board.other, status=Status.WITHDRAWN),
    ]
    for one in hidden:
        editing.set_secrecy(one, is_confidential=True, actor=board.clerk)
    board.forget()
    board.draft()
    (point,) = board.points("unchanged")
    line = "- Sundhed & Pleje: 1 delplan udarbejdet; 2 fortrolige dokumenter."
    assert line in point.presentation.splitlines()
