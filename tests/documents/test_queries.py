"""What SQL says of who sees what and how it stands, held against the rules in Python."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, insert, select

from bsak.documents import notes, queries, rules, service
from bsak.documents.filters import RegisterFilter
from bsak.documents.kinds import Column, Condition, Kind, Status
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.people.models import MEMBER_PERMISSIONS, Role
from tests import make

TODAY = date(2026, 11, 22)
days = st.one_of(st.none(), st.integers(-40, 40).map(lambda n: TODAY + timedelta(days=n)))
rows = st.fixed_dictionaries(
    {
        "status": st.sampled_from(Status),
        "due_on": days,
        "expected_on": days,
        "review_due": days,
        "touched_on": st.integers(-20, 0).map(lambda n: TODAY + timedelta(days=n)),
        "owner_function": st.sampled_from(["", "Leder"]),
        "is_confidential": st.booleans(),
        "group": st.integers(0, 1),
    }
)


@pytest.fixture
def two_groups(app):
    return [make.group().id, make.group(code="SO", name="Social & Familie").id]


def fill(groups, drawn):
    """Put rows of any sort into the register, past the service, and forget them afterwards."""
    db.session.execute(
        insert(Document),
        [
            {
                **{key: value for key, value in row.items() if key != "group"},
                "group_id": groups[row["group"]],
                "kind": Kind.OTHER,
                "code": f"X{n}",
                "title": f"{n}",
                "sort_key": f"{n}",
                "created_at": clock.now(),
                "version": 1,
            }
            for n, row in enumerate(drawn)
        ],
    )


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(drawn=st.lists(rows, min_size=1, max_size=30))
def test_condition_in_sql_is_the_condition_of_the_rule(two_groups, drawn):
    fill(two_groups, drawn)

    asked = db.session.execute(select(Document, queries.condition_on(TODAY))).all()

    assert [c for _, c in asked] == [rules.verdict(d, TODAY).condition for d, _ in asked]
    db.session.rollback()


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(
    drawn=st.lists(rows, min_size=1, max_size=20),
    role=st.sampled_from(Role),
    places=st.sets(st.integers(0, 1)),
)
def test_visibility_in_sql_is_the_visibility_of_the_rule(two_groups, drawn, role, places):
    fill(two_groups, drawn)
    permissions = role.permissions | (MEMBER_PERMISSIONS if places else frozenset())
    viewer = Viewer(user_id=1, name="", role=role, permissions=permissions,
                    groups=frozenset(two_groups[n] for n in places))  # fmt: skip

    seen = set(db.session.scalars(select(Document.id).where(queries.visible_to(viewer))))

    everything = db.session.scalars(select(Document)).all()
    assert seen == {d.id for d in everything if rules.sees(d, viewer)}
    db.session.rollback()


@pytest.fixture
def statements(app):
    """Count what is sent to the database while the test runs."""
    seen = []
    event.listen(db.engine, "before_cursor_execute", lambda *a: seen.append(a[2]))
    return seen


@pytest.mark.parametrize("n", [1, 3])
def test_page_asks_two_questions_however_many_rows(app, statements, n):
    group, clerk = make.group(), make.clerk()
    for number in range(n):
        document = make.document(group, title=f"Strømsvigt {number}")
        notes.wait(group, "et svar", actor=clerk, document=document)
    db.session.commit()
    statements.clear()

    page = queries.register_page(RegisterFilter(), clerk, TODAY)

    assert [row.waits_for for row in page.rows] == ["et svar"] * n
    assert len([s for s in statements if s.startswith("SELECT")]) == 2


def titles(chosen=None, viewer=None, **more):
    page = queries.register_page(chosen or RegisterFilter(), viewer or make.clerk(), TODAY, **more)
    return [row.title for row in page.rows]


def test_titles_stand_in_danish_order(app):
    group = make.group()
    for title in ("Åre", "Zebra", "Ærø", "Aabenraa", "Østre", "odense"):
        make.document(group, title=title)

    assert titles(sort="title") == ["odense", "Zebra", "Ærø", "Østre", "Aabenraa", "Åre"]
    assert titles(sort="-title") == ["Åre", "Aabenraa", "Østre", "Ærø", "Zebra", "odense"]


def test_what_has_no_deadline_stands_last_both_ways(app):
    group, clerk = make.group(), make.clerk()
    make.document(group, title="uden")
    for title, on in (("sen", date(2027, 5, 1)), ("tidlig", date(2027, 1, 1))):
        service.set_deadline(make.document(group, title=title), on, actor=clerk, reason="aftalt")
    db.session.commit()

    assert titles(sort="due") == ["tidlig", "sen", "uden"]
    assert titles(sort="-due") == ["sen", "tidlig", "uden"]


def test_each_part_of_the_filter_narrows(app):
    mt, su = make.group(), make.group(code="SU", name="Sundhed & Pleje")
    clerk = make.clerk()
    card = make.document(mt, title="Strømsvigt", owner_function="")
    plan = make.document(su, title="Sundhedsberedskabsplan", kind=Kind.HEALTH_PLAN,
                         status=Status.COMPLETED)  # fmt: skip
    notes.wait(mt, "HOFOR", actor=clerk, document=card)
    notes.remark(mt, "Spørg om nødstrøm", actor=clerk, document=card)
    service.set_deadline(card, date(2026, 1, 1), actor=clerk, reason="aftalt")
    card.owner_id = clerk.user_id
    db.session.commit()

    only_card = [
        RegisterFilter(groups=("MT",)),
        RegisterFilter(kinds=(Kind.ACTION_CARD,)),
        RegisterFilter(columns=(Column.ACTION_CARD,)),
        RegisterFilter(statuses=(Status.IN_PROGRESS,)),
        RegisterFilter(conditions=(Condition.LATE,)),
        RegisterFilter(is_mine=True),
        RegisterFilter(waits=True),
        RegisterFilter(due_by=date(2026, 1, 1)),
        RegisterFilter(text="SVIGT nød"),
    ]
    assert [titles(chosen, clerk) for chosen in only_card] == [["Strømsvigt"]] * len(only_card)
    assert titles(RegisterFilter(kinds=(Kind.SUBPLAN,)), clerk) == [plan.title]
    assert titles(RegisterFilter(kinds=(Kind.CONTINGENCY_PLAN,)), clerk) == [plan.title]
    assert titles(RegisterFilter(groups=("MT",), statuses=(Status.COMPLETED,)), clerk) == []


def test_wildcards_in_the_text_are_letters(app):
    make.document(make.group(), title="Strømsvigt")

    assert titles(RegisterFilter(text="%")) == []
    assert titles(RegisterFilter(text="_trøm")) == []


def test_pages_hold_every_row_once_and_the_last_stands_for_those_beyond(app):
    group, clerk = make.group(), make.clerk()
    for n in range(5):
        make.document(group, title=f"Kort {n}", actor=clerk)

    shown = [titles(viewer=clerk, size=2, number=n) for n in (1, 2, 3, 9)]

    assert shown == [["Kort 0", "Kort 1"], ["Kort 2", "Kort 3"], ["Kort 4"], ["Kort 4"]]


def test_hidden_document_is_not_counted(app):
    group = make.group()
    secret = make.document(group, title="Sårbarhed", status=Status.COMPLETED)
    secret.is_confidential = True
    make.document(group, title="Strømsvigt", status=Status.COMPLETED)
    db.session.commit()
    reader = make.viewer(make.user())

    page = queries.register_page(RegisterFilter(), reader, TODAY)

    assert (page.total, [row.title for row in page.rows]) == (1, ["Strømsvigt"])
    assert titles(RegisterFilter(text="sårbarhed"), reader) == []


def test_moved_without_a_decision_is_marked_by_the_newest_deadline(app):
    document, clerk = make.document(make.group()), make.clerk()
    item = make.item(held_on=date(2026, 1, 1))
    marks = []
    for decided in (item, None, item):
        service.set_deadline(document, date(2027, 1, 1), actor=clerk, item=decided, reason="aftalt")
        rows = queries.register_page(RegisterFilter(), clerk, TODAY).rows
        marks.append(rows[0].is_undecided)

    assert marks == [False, True, False]


def test_list_reads_like_a_document_to_the_rules(app):
    make.document(make.group(), owner_function="Leder")
    row = queries.register_page(RegisterFilter(), make.clerk(), TODAY).rows[0]

    assert rules.verdict(row, TODAY).condition is row.condition
    assert rules.verdict(row._replace(due_on=date(2026, 1, 1)), TODAY).condition is Condition.LATE


def test_expectation_that_is_past_is_told_as_a_danger(app):
    said = date(2026, 11, 15)
    make.document(make.group(), owner_function="Leder", on=TODAY)
    row = queries.register_page(RegisterFilter(), make.clerk(), TODAY).rows[0]
    row = row._replace(due_on=date(2026, 12, 1), expected_on=said)

    found = rules.verdict(row, TODAY)
    assert found == rules.Verdict(Condition.AT_RISK, "Det var ventet færdigt 15. november 2026.")
    assert rules.verdict(row, said).condition is Condition.ON_PLAN
