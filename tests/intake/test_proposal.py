"""What a person is shown before anything is written is what will be written."""

import re
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

import bsak
from bsak.documents import service as documents
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Deadline, Document
from bsak.groups import queries as groups
from bsak.intake import command, compare, service
from bsak.intake.proposal import State, What
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.meetings.models import Meeting
from bsak.meetings.reading.minutes import read_minutes
from bsak.meetings.states import Stage
from tests import make
from tests.intake.test_intake import MINUTES

STATIC = Path(bsak.__file__).parents[1] / "static"
FORECAST = "- Specialplan for stormflod (forventes færdigt uge 36)\n"
NO_DATE = MINUTES.replace("12-03-2024", "").replace("12. marts 2024", "i går")
NO_POINTS = "# REFERAT Chefforum d. 12-03-2024\n"
NOTHING = "Kære alle.\nTak for sidst.\n"


def proposed(text=MINUTES):
    """Return what the minutes would change."""
    return compare.propose(read_minutes(text))


def write(text=MINUTES, **more):
    """Write what is suggested."""
    proposal = proposed(text)
    service.apply(proposal, proposal.suggested, actor=make.clerk(), **more)
    db.session.commit()


def of_title(proposal, what, words):
    """Return the one change of a sort that is about ``words``."""
    return next(c for c in proposal.of(what) if words in c.title)


def forecast():
    """Return minutes where one line of the list says when its own document is done."""
    mark = "- Actioncard for Driftsgården"
    return MINUTES.replace(mark, FORECAST + mark)


@pytest.mark.parametrize("register", ["empty", "moved on", "older"])
def test_deadline_is_for_as_many_as_it_says(app, register):
    if register != "empty":
        group = make.group(code="VV", name="Vand & Varme")
        pipes = make.document(group, kind=Kind.CONTINGENCY_PLAN, title="Rørbrud",
                              on=date(2024, 1, 1), status=Status.NOT_STARTED)  # fmt: skip
        make.document(group, title="Snestorm", on=date(2024, 1, 1))
        plan = make.document(group, kind=Kind.SUBPLAN, on=date(2024, 1, 1),
                             title="Delplan for krisegruppen Vand & Varme")  # fmt: skip
        for document in (pipes, plan) if register == "moved on" else ():
            said = documents.Report(status=Status.IN_PROGRESS)
            documents.report(document, documents.Report(status=Status.NOT_STARTED),
                             actor=make.clerk(), on=date(2024, 2, 1))  # fmt: skip
            documents.report(document, said, actor=make.clerk(), on=date(2024, 4, 1))
        db.session.commit()
    note = proposed().of(What.DEADLINE)[0].note

    write()

    number = db.session.scalar(select(func.count(Deadline.document_id.distinct())))
    assert note.startswith(f"Gælder {number} dokumenter, heraf ")
    assert ("Se efter" in note) is (register == "moved on")


def test_planned_board_meeting_becomes_the_forum_that_met(app):
    make.kept(Meeting(body="BSAK", held_on=date(2024, 3, 12), stage=Stage.PLANNED))

    (change,) = proposed().of(What.MEETING)

    assert (change.before, change.after) == (
        "BSAK (planlagt)", "Chefforum · 10:00 · Mødelokale 3",
    )  # fmt: skip


def test_new_groups_show_the_codes_they_get(app):
    twin = MINUTES.replace("Bibliotek & Fritid", "Vej & Vinter")  # both would be VV
    shown = {c.title: c.code for c in proposed(twin).of(What.GROUP)}

    write(twin)

    assert len(set(shown.values())) == 2
    assert {g.name: g.code for g in groups.all_groups()} == shown


def test_code_that_is_typed_is_the_one_that_is_given(app, secretariat, sign_in):
    client, proposal = sign_in(secretariat), proposed()
    change = of_title(proposal, What.GROUP, "Bibliotek")
    page = client.post("/referat", data={"text": MINUTES}, follow_redirects=True)
    assert f'name="code-{change.key}" value="{change.code}"' in page.text

    client.post(
        f"{page.request.path}/skriv",
        data={"seen": proposal.digest, "change": sorted(proposal.suggested),
              f"code-{change.key}": "bib"},
    )  # fmt: skip

    assert groups.by_name("Bibliotek & Fritid").code == "BIB"


@pytest.mark.parametrize("code", ["B4", "BIBL", "VV"])
def test_code_that_cannot_be_is_refused_by_the_group_s_name(app, code):
    key = of_title(proposed(), What.GROUP, "Bibliotek").key

    with pytest.raises(Refused, match="Bibliotek & Fritid: "):
        write(codes={key: code})


def test_line_that_says_its_own_day_gets_it_and_the_group_s_day_is_for_the_rest(app):
    write(forecast())

    expected = {d.title: d.expected_on for d in db.session.scalars(select(Document))}
    assert expected["Stormflod"] == date(2024, 9, 6)
    assert expected["Rørbrud"] == expected["Strømsvigt"] == date(2024, 4, 30)
    assert {c.state for c in proposed(forecast()).changes} == {State.UNCHANGED}


def test_group_that_moves_its_day_leaves_a_document_its_own(app):
    write(forecast())

    write(forecast().replace("ultimo april", "ultimo maj"))

    expected = {d.title: d.expected_on for d in db.session.scalars(select(Document))}
    assert expected["Stormflod"] == date(2024, 9, 6)
    assert expected["Rørbrud"] == expected["Strømsvigt"] == date(2024, 5, 31)


def test_own_day_of_a_document_left_out_says_what_to_tick(app):
    proposal = proposed(forecast())
    key = of_title(proposal, What.EXPECTED, "tormflod").key

    with pytest.raises(Refused, match="Sæt også kryds ved dokumentet"):
        service.apply(proposal, frozenset({key}), actor=make.clerk())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NO_DATE, "Mødets dato blev ikke fundet"),
        (NO_POINTS, "men ingen punkter"),
        (NOTHING, "Hverken mødets dato eller dets punkter"),
    ],
)
def test_too_little_found_says_what_and_what_to_do(
    app, secretariat, sign_in, tmp_path, capsys, text, said
):
    page = sign_in(secretariat).post("/referat", data={"text": text}, follow_redirects=True)

    assert said in page.text
    assert "Skriv det afkrydsede" not in page.text
    assert "Alt står allerede" not in page.text

    file = tmp_path / "referat.txt"
    file.write_text(text, encoding="utf-8")
    for write_it in (False, True):
        assert command.run(str(file), write=write_it, as_json=False) == 1
        told = capsys.readouterr().out
        assert said in told
        assert "--apply" not in told
    assert db.session.scalar(select(func.count(Meeting.id))) == 0


def test_nothing_new_leaves_nothing_to_press(app, secretariat, sign_in):
    write()

    page = sign_in(secretariat).post("/referat", data={"text": MINUTES}, follow_redirects=True)

    assert "Alt står allerede i registret." in page.text
    assert "Skriv det afkrydsede" not in page.text


def test_line_of_a_change_leads_to_the_line_as_it_was_read(app, secretariat, sign_in):
    change = of_title(proposed(), What.DOCUMENT, "Rørbrud")

    page = sign_in(secretariat).post("/referat", data={"text": MINUTES}, follow_redirects=True)

    assert f'href="#linje-{change.line}"' in page.text
    assert f'<li id="linje-{change.line}">- Specialplan for rørbrud' in page.text


def test_ticks_are_drawn_by_a_stylesheet_that_the_page_loads(app, secretariat, sign_in):
    page = sign_in(secretariat).post("/referat", data={"text": MINUTES}, follow_redirects=True)

    sheets = re.findall(r'<link rel="stylesheet" href="/static/(css/[^"?]+)', page.text)

    assert 'class="tick"' in page.text
    drawn = "".join((STATIC / sheet).read_text(encoding="utf-8") for sheet in sheets)
    assert ".tick:checked {" in drawn
