"""What the checker finds comes before the board once, with somebody to put it right."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bsak.agenda import asks, check_point, checked
from bsak.agenda.finding import Found
from bsak.agenda.models import Cause, Matter
from bsak.agenda.register import Checked
from bsak.checks.catalogue import CATALOGUE
from bsak.checks.models import Acceptance
from bsak.documents import editing
from bsak.documents.kinds import Status
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.prose import Tier
from bsak.meetings import service as meetings
from bsak.meetings.states import Need
from bsak.seats.roles import CrisisRole
from tests import make
from tests.agenda import registers
from tests.duty import making as duty
from tests.seats import making

LAW = 2  # plans that the law asks for and no test here has
FEW = [role for role in CrisisRole if role is not CrisisRole.LEADER]


def told():
    """Return the words of the findings on agendas."""
    return list(db.session.scalars(select(Matter.words).where(Matter.cause == Cause.CHECK)))


def found(number=1, rule="seat-vacant", title="Plads uden indehaver", **more):
    """Return findings of a rule in the first group."""
    kept = {"tier": Tier.ERROR, "group_id": 1, "words": "Ingen har den.", **more}
    return [
        Checked(key=f"{rule}:{n}:{more}", rule=rule, title=title,
                **{"subject": f"Plads {n}", **kept})
        for n in range(1, number + 1)
    ]  # fmt: skip


def said(*checked):
    """Return the presentation and the tasks for these findings."""
    register = registers.register(checked=tuple(checked), checker="https://x.dk/tjek")
    matters = [Found(cause=Cause.CHECK, about=one.key, words=one.words) for one in checked]
    acts = check_point.proposed(matters, register)
    return check_point.told(matters, register), [(a.group, a.owner, a.title) for a in acts]


def test_a_finding_is_on_one_agenda_with_a_task_that_says_what_to_do(board):
    for role in FEW[:2]:
        making.seat(board.group, role=role)
    board.draft()
    (point,) = board.points("checks")
    assert "- Fejl: Plads uden indehaver (2): Situationsbillede" in point.presentation
    assert board.recommended("checks") == [
        "at lederen af gruppen får opgaven »Besæt 2 ledige pladser og opret de manglende faste "
        "pladser« med frist den 4. juli 2019",
        "at lederen af gruppen får opgaven »Opret og besæt de fem faste pladser« med frist den 4. "
        "juli 2019",
        "at kommunaldirektøren får opgaven »Opret 2 lovpligtige planer« med frist den 4. juli 2019",
    ]
    before = told()
    assert len(before) == 2 + 1 + 1 + LAW
    board.draft()
    assert told() == before
    later = meetings.plan(
        meetings.Facts(body="BSAK", held_on=date(2019, 9, 5), has_board_points=True),
        actor=board.clerk,
    )
    making.seat(board.group, role=FEW[2])
    board.meeting = later
    board.draft()
    keys = [one.key.rpartition(":")[0] for one in board.matters(Cause.CHECK)]
    assert len(keys) == len(set(keys))
    (point,) = board.points("checks")
    assert "Plads uden indehaver: " in point.presentation
    assert "lovpligtig" not in " ".join(board.recommended("checks"))


def test_many_of_one_sort_are_a_line_and_what_weighs_least_is_counted():
    vacant = found(5)
    words, tasks = said(*vacant)
    line = "- Fejl: Plads uden indehaver (5): Plads 1; Plads 2; Plads 3 og 2 flere. Se tjekket."
    assert line in words.splitlines()
    assert words.startswith("Nyt fra tjekket af planer, pladser og numre: 5 fejl.")
    assert words.partition("\n")[0].endswith(": https://x.dk/tjek")
    assert [title for _group, _owner, title in tasks] == ["Besæt 5 ledige pladser"]
    light = [
        one for rule in ("seat-without-deputy", "no-start", "no-end", "plan-roles", "late-calls",
                         "critical-functions")
        for one in found(2, rule, rule, tier=Tier.WARNING)
    ]  # fmt: skip
    words, [(_group, _owner, title)] = said(*vacant, *light)
    lines = [line for line in words.splitlines() if line.startswith("- ")]
    assert len(lines) == 6
    assert lines[0].startswith("- Fejl: ")
    assert lines[3] == "- Advarsel: no-end (2): Plads 1; Plads 2."
    only = "Plads 1: Ingen har den. Resten står i tjekket."
    assert lines[4] == f"- Advarsel: plan-roles (2), fx: {only}"
    assert lines[5] == "- Desuden 4 advarsler. Se tjekket."
    assert title == (
        "Besæt 5 ledige pladser, udpeg stedfortrædere til 2 pladser, skriv anledningen i 2 "
        "tekster og ret 8 andre fund i tjekket"
    )


def test_a_name_is_told_once_with_how_often_and_the_rest_adds_up():
    def line(*names):
        own = [one for name in names for one in found(subject=name)]
        own = [one._replace(key=f"seat-vacant:{n}") for n, one in enumerate(own)]
        return next(one for one in said(*own)[0].splitlines() if one.startswith("- Fejl: "))

    vacant = "- Fejl: Plads uden indehaver"
    assert line("Vagt", "Vagt") == f"{vacant} (2): Vagt."
    assert line("Vagt", "Post", "Vagt") == f"{vacant} (3): Vagt (2); Post."
    many = line("Vagt", "Vagt", "A", "B", "C", "D", "D")
    assert many == f"{vacant} (7): Vagt (2); A; B og 3 flere. Se tjekket."


def test_numbers_are_for_the_secretariat_and_what_is_no_groups_for_the_director():
    numbers = found(4, "number-unconfirmed", group_id=None)
    law = found(1, "council-plan-missing", group_id=None, subject="")
    duty = found(1, "duty-gap", group_id=None)
    words, tasks = said(*law, *duty, *numbers)
    assert "#### Kriseledelsen og sekretariatet\n\n- Fejl: Ingen har den." in words
    assert tasks == [
        ("", "", "Fyld hullet i vagten i 1 uge og få numrene bekræftet hos 4 personer og "
                 "funktioner"),
        ("", "Kommunaldirektøren", "Opret 1 lovpligtig plan"),
    ]  # fmt: skip


def test_tips_are_only_counted_and_make_no_group_speak():
    tip = found(3, "long-title", tier=Tier.TIP, is_minor=True)
    words, tasks = said(*tip)
    assert words.startswith("Nyt fra tjekket af planer, pladser og numre: 3 tip. De står kun i")
    assert "####" not in words
    assert tasks == []
    assert "Tip står kun i tjekket." in said(*found(), *tip)[0]
    assert said(tip[0])[0].startswith("Nyt fra tjekket af planer, pladser og numre: 1 tip. Det")


def test_a_warning_on_how_a_text_is_written_is_only_counted_and_called_no_tip():
    wordy = found(2, "vague-words", tier=Tier.WARNING, is_minor=True)
    words, tasks = said(*found(), *wordy)
    assert words.startswith("Nyt fra tjekket af planer, pladser og numre: 1 fejl og 2 advarsler.")
    assert "Advarsler om, hvordan tekster er skrevet, står kun i tjekket. Det andet" in words
    assert len(tasks) == 1
    tip = found(1, "long-title", tier=Tier.TIP, is_minor=True)
    both = "Tip og advarsler om, hvordan tekster er skrevet, står kun i tjekket."
    assert both in said(*found(), *wordy, *tip)[0]


def test_a_point_that_asks_for_nothing_is_for_information(board, monkeypatch):
    tips = tuple(found(2, "long-title", tier=Tier.TIP, is_minor=True))
    monkeypatch.setattr(checked, "fresh", lambda _meeting: tips)
    board.draft()
    (point,) = board.points("checks")
    assert point.need is Need.INFORMATION
    assert board.recommended("checks") == ["at orienteringen tages til efterretning"]
    assert [one.group_id for one in board.matters(Cause.CHECK)] == [None, None]
    assert "Miljø" in board.points("unchanged")[0].presentation


def test_the_seat_of_a_leader_is_asked_for_at_the_point_on_roles_alone(board):
    making.seat(board.group)
    board.draft()
    assert "Pladsen som kriseleder er ledig." in board.points("roles")[0].presentation
    assert not any("indehaver" in words for words in told())


def test_only_the_name_of_the_group_is_not_said_again_under_its_heading(board):
    making.seat(board.group, role=FEW[0])
    duty.roster(board.clerk, name="Vagt: nat", begins_on=clock.today(), group=board.group)
    board.draft()
    (point,) = board.points("checks")
    lines = point.presentation.partition("#### Miljø, Teknik & Drift")[2]
    assert ": Vagt: nat: " in lines
    assert ": Situationsbillede" in lines
    assert "Miljø" not in lines.partition("####")[0]


def test_what_is_accepted_is_not_put_before_the_board(board):
    seat = making.seat(board.group, role=FEW[0])
    make.kept(
        Acceptance(rule="seat-vacant", key=f"seat-vacant:seat-{seat.id}", reason="Kendt.",
                   until=clock.today() + timedelta(days=9), accepted_at=clock.now())
    )  # fmt: skip
    board.draft()
    assert not any("indehaver" in words for words in told())


def test_a_document_that_becomes_confidential_is_named_no_more_beside_the_others(board):
    for title in ("Trusler", "Brand", "Storm"):
        board.document(title, status=Status.COMPLETED).exercised_on = date(2015, 1, 1)
    board.draft()
    lines = board.points("checks")[0].presentation
    assert "(3): Actioncard: Brand (MT-AC-02); Actioncard: Storm (MT-AC-03); Actioncard: T" in lines
    told_of = [one.document for one in board.matters(Cause.CHECK) if one.document]
    secret = next(document for document in told_of if document.title == "Trusler")
    editing.set_secrecy(secret, is_confidential=True, actor=board.clerk)
    db.session.commit()
    lines = board.points("checks")[0].presentation
    assert "Trusler" not in lines
    assert "MT-AC-01" not in lines
    assert "Actioncard: Storm (MT-AC-03); et fortroligt dokument i Miljø, Teknik & Drift." in lines


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.id)
def test_every_rule_the_board_hears_of_asks_for_something_to_be_done(rule):
    is_silent = checked.is_minor(rule) or rule.id in checked.TOLD
    assert (rule.id in asks.known()) is not is_silent
    if rule.id in asks.known() - asks.ASKED_ELSEWHERE:
        one, many = asks.title([(rule.id, 1)]), asks.title([(rule.id, 3)])
        assert one[0].isupper()
        assert not {"{", ","} & set(one + many)  # several are listed with commas between them
