"""A deadline reaches the documents its sentence names, and a person sees what cannot be told."""

from datetime import date

import pytest
from sqlalchemy import select

from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.groups import departments
from bsak.intake import command, service
from bsak.intake.proposal import State, What
from bsak.kernel.db import db
from tests import make
from tests.intake.test_proposal import proposed, write

HEAD = """# REFERAT Chefforum d. 12-03-2024

# Punkt 1: CF - BSAK - Status på beredskabsplaner

14.00.08-A21-4-24

## Beslutning

"""
ALL = {"VV-DP-01", "VV-AC-01", "VV-SP-01", "BF-AC-02"}
CARDS = {"VV-AC-01", "BF-AC-02"}


@pytest.fixture(autouse=True)
def register(app):
    """Two groups with cards and plans, some of them finished, and two departments."""
    vv = make.group(code="VV", name="Vand & Varme")
    bf = make.group(code="BF", name="Bibliotek, Fritid & Kultur")
    old = {"on": date(2024, 1, 1)}
    make.document(vv, kind=Kind.SUBPLAN, title="Delplan for krisegruppen Vand & Varme", **old)
    make.document(vv, title="Strømsvigt", **old)
    make.document(vv, kind=Kind.CONTINGENCY_PLAN, title="Svigt af vandforsyning", **old)
    make.document(bf, title="Brand", status=Status.COMPLETED, **old)
    make.document(bf, title="Skadedyr", **old)
    departments.add("Bibliotek & Fritid", "B&F", actor=None)
    departments.add("Økonomi & Stab", "", actor=None)
    db.session.commit()


def due():
    """Return the codes of the documents that have a deadline, by the day."""
    found = {}
    for document in db.session.scalars(select(Document)):
        found.setdefault(document.due_on, set()).add(document.code)
    found.pop(None, None)
    return found


@pytest.mark.parametrize(
    ("decision", "codes"),
    [
        ("Ny deadline for det resterende arbejde er den 2. maj 2024.", ALL),
        ("Fristen for actioncards er den 2. maj 2024.", CARDS),
        ("Vand & Varme skal have deres actioncards færdige senest den 2. maj 2024.", {"VV-AC-01"}),
        ("Krisegruppen Bibliotek, Fritid og Kulturs frist for actioncards er den 2. maj 2024.",
         {"BF-AC-02"}),
        ("Fristen for Vand & Varme er den 2. maj 2024.", {"VV-DP-01", "VV-AC-01", "VV-SP-01"}),
        ("Fristen for »Actioncard: Skadedyr« (BF-AC-02) er nu den 2. maj 2024.", {"BF-AC-02"}),
        ("Actioncard for strømsvigt skal være færdigt senest den 2. maj 2024.", {"VV-AC-01"}),
        ("Deadline for planerne er den 2. maj 2024.", {"VV-DP-01", "VV-SP-01"}),
        ("**Vand & Varme:**\n\nActioncards er færdige senest den 2. maj 2024.", {"VV-AC-01"}),
    ],
)  # fmt: skip
def test_deadline_reaches_what_its_sentence_names(decision, codes):
    (change,) = proposed(HEAD + decision).of(What.DEADLINE)

    write(HEAD + decision)

    assert due() == {date(2024, 5, 2): codes}
    assert {one.split()[0] for one in change.which} == codes


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        ("Deadline udskydes til den 2. maj 2024.", "siger ikke, hvilke"),
        ("Fristen for alle planer på nær Vand & Varme er den 2. maj 2024.", "undtagelse"),
        ("Bibliotek & Fritid har frist for actioncards den 2. maj 2024.", "er en afdeling"),
        ("B&F har frist for actioncards den 2. maj 2024.", "er en afdeling"),
        ("Fristen for krisegruppen Sne & Is' planer er den 2. maj 2024.", "kendes ikke"),
        ("Fristen er 2. maj 2024 for planer og 2. juni 2024 for actioncards.", "flere datoer"),
        ("Sekretariatet opdaterer actioncards senest den 2. maj 2024.", "også være en opgave"),
        ("Fristen for specialplanen for oversvømmelse er den 2. maj 2024.", "ikke fundet"),
        ("Fristen for »Actioncard: Brandmand« er nu den 2. maj 2024.", "ikke fundet"),
        ("Fristen for »Actioncard: Ukendt« (BF-AC-99) er nu den 2. maj 2024.", "ikke fundet"),
        ("Huskelisterne er færdige senest den 2. maj 2024.", "når ingen dokumenter"),
    ],
)
def test_what_cannot_be_told_is_for_a_person_to_see(decision, why):
    changes = proposed(HEAD + decision).of(What.DEADLINE)

    write(HEAD + decision)

    assert {c.state for c in changes} == {State.UNCLEAR}
    assert why in changes[0].note
    assert due() == {}


def test_one_title_in_two_groups_and_units_is_told_apart_by_the_sentence():
    bf = db.session.scalars(select(Document).where(Document.title == "Skadedyr")).one().group
    for unit in ("", "Filialerne"):
        make.document(bf, title="Strømsvigt", unit=unit, on=date(2024, 1, 1))
    db.session.commit()
    begin = f"{HEAD}Fristen for actioncardet Strømsvigt"

    for words, codes in (
        ("i Vand & Varme", {"VV-AC-01"}),
        ("i Filialerne", {"BF-AC-04"}),
        ("", {"VV-AC-01", "BF-AC-03", "BF-AC-04"}),
    ):
        (change,) = proposed(f"{begin} {words} er den 2. maj 2024.").of(What.DEADLINE)
        assert {one.split()[0] for one in change.which} == codes


def test_department_reaches_the_group_it_is_part_of_when_somebody_says_so():
    decision = f"{HEAD}Bibliotek & Fritid har frist for actioncards den 2. maj 2024."
    (change,) = proposed(decision).of(What.DEADLINE)

    service.apply(proposed(decision), frozenset({change.key}), actor=make.clerk())

    assert due() == {date(2024, 5, 2): {"BF-AC-02"}}


def test_deadline_of_a_point_of_other_business_is_not_ticked():
    other = HEAD.replace("14.00.08", "00.01.00").replace("BSAK - ", "")

    (change,) = proposed(f"{other}Planerne er færdige senest den 2. maj 2024.").of(What.DEADLINE)

    assert change.state is State.UNCLEAR


def test_deadline_that_reaches_nothing_has_no_tick():
    (change,) = proposed(f"{HEAD}Huskelisterne er færdige senest den 2. maj 2024.").of(
        What.DEADLINE
    )

    assert not change.is_writable


@pytest.fixture
def all_finished(app):
    for document in db.session.scalars(select(Document)):
        document.status = Status.COMPLETED
    db.session.commit()


def test_finished_of_a_group_are_reached_only_when_somebody_ticks_it(all_finished):
    decision = f"{HEAD}Deadline for delplanen i Vand & Varme er den 2. maj 2024."
    (change,) = proposed(decision).of(What.DEADLINE)
    write(decision)
    assert "tages op igen" in change.note
    assert due() == {}

    service.apply(proposed(decision), frozenset({change.key}), actor=make.clerk())

    assert due() == {date(2024, 5, 2): {"VV-DP-01"}}


def test_new_date_for_a_whole_kind_takes_up_what_is_finished(all_finished):
    write(f"{HEAD}Deadline for delplanerne er den 2. maj 2024.")

    assert due() == {date(2024, 5, 2): {"VV-DP-01"}}


@pytest.mark.parametrize("turned", [False, True])
def test_exact_sentence_goes_before_a_general_one_wherever_it_stands(turned):
    said = [
        "Ny frist for de resterende actioncards er den 2. maj 2024.",
        "Vand & Varme skal have deres actioncards færdige senest den 1. april 2024.",
    ]
    decision = HEAD + " ".join(said[::-1] if turned else said)
    shown = {c.day: {one.split()[0] for one in c.which}
             for c in proposed(decision).of(What.DEADLINE)}  # fmt: skip

    write(decision)

    assert due() == {date(2024, 5, 2): {"BF-AC-02"}, date(2024, 4, 1): {"VV-AC-01"}} == shown


def test_general_sentence_reaches_all_when_the_exact_one_is_not_ticked():
    decision = (
        f"{HEAD}Ny frist for de resterende actioncards er den 2. maj 2024. "
        "Vand & Varme skal have deres actioncards færdige senest den 1. april 2024."
    )
    general = proposed(decision).of(What.DEADLINE)[0]

    service.apply(proposed(decision), frozenset({general.key}), actor=make.clerk())

    assert due() == {date(2024, 5, 2): CARDS}


def test_day_of_a_task_is_a_task_s():
    decision = f"{HEAD}Chefen for Økonomi & Stab undersøger nødstrøm senest den 2. maj 2024."

    write(decision)

    assert due() == {}
    assert [(c.state, c.day) for c in proposed(decision).of(What.TASK)] == [
        (State.UNCHANGED, date(2024, 5, 2))
    ]


def test_terminal_and_page_say_which_documents(tmp_path, capsys, secretariat, sign_in):
    text = f"{HEAD}Fristen for actioncards er den 2. maj 2024."
    file = tmp_path / "referat.txt"
    file.write_text(text, encoding="utf-8")

    command.run(str(file), write=False, as_json=False)
    page = sign_in(secretariat).post("/referat", data={"text": text}, follow_redirects=True).text

    for told in (capsys.readouterr().out, page):
        assert "Gælder 2 dokumenter" in told
        assert "VV-AC-01" in told
        assert " Skadedyr" in told
