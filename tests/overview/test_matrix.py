"""The matrix krisegruppe × kind, held against a count by hand."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bsak.documents import service
from bsak.documents.kinds import Column, Condition, Kind, Status
from bsak.documents.models import Document
from bsak.documents.rules import sees, verdict
from bsak.documents.snapshot import rows_now
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import db
from bsak.overview import counts, matrix, queries
from bsak.overview.changes import tally
from tests import make

TODAY = date(2019, 5, 27)


def build(viewer, *, before=None, **more):
    def address(group, column, has_withdrawn):
        return f"/{group}/{column or ''}/{has_withdrawn}"

    figures = matrix.Figures(queries.groups(), counts.counted(viewer, TODAY), before)
    return matrix.build(figures, address, lambda code: f"/{code}", **more)


@pytest.fixture
def mixed_register(app):
    """Sixty documents of every sort in three groups, and a group with none."""
    dice = random.Random(11)  # noqa: S311 -- so that a failure can be seen again
    clerk = make.clerk()
    groups = [make.group(code=code, name=code) for code in ("AA", "BB", "CC", "DD")]
    for n in range(60):
        document = service.add(
            dice.choice(groups[:3]), dice.choice(list(Kind)), f"Kort {n}", actor=clerk,
            status=dice.choice(list(Status)), on=TODAY - timedelta(days=dice.choice([1, 14, 15])),
        )  # fmt: skip
        document.owner_function = dice.choice(["", "Leder"])
        document.is_confidential = dice.random() < 0.2
        for field in ("due_on", "expected_on", "review_due"):
            days = dice.choice([None, -1, 0, 1, 5])
            setattr(document, field, None if days is None else TODAY + timedelta(days=days))
    make.kept(groups[0])
    return groups


def by_hand(viewer):
    """Count every document one by one: (group, column or None for all) -> conditions."""
    stands = {}
    for document in db.session.scalars(select(Document)):
        if not sees(document, viewer):
            continue
        condition = verdict(document, TODAY).condition
        columns = {kind.column for kind in document.kind.counts_as}
        for column in columns | {None}:
            for code in (document.group.code, ""):
                stands.setdefault((code, column), Counter())[condition] += 1
    return stands


def assert_is_counted(cell, stand):
    in_scope = sum(n for c, n in stand.items() if c is not Condition.NOT_REQUIRED)
    if cell is None:
        assert in_scope == 0
        return
    assert (cell.ready, cell.total) == (stand[Condition.READY], in_scope)
    if in_scope:
        assert cell.condition is min(stand, key=lambda c: c.rank)


@pytest.mark.parametrize("role", ["clerk", "member"])
def test_every_cell_is_as_counted_by_hand(mixed_register, role):
    viewer = make.clerk() if role == "clerk" else make.viewer(make.member(mixed_register[0]))
    stands = by_hand(viewer)

    table = build(viewer)

    assert {line.code for line in table.lines} == {"AA", "BB", "CC", "DD"}
    for line in table.lines:
        for column, cell in zip([*Column, None], [*line.cells, line.total], strict=True):
            assert_is_counted(cell, stands.get((line.code, column), Counter()))
    for column, cell in zip([*Column, None], table.totals, strict=True):
        assert_is_counted(cell, stands.get(("", column), Counter()))


def test_health_plan_stands_in_two_columns_and_counts_once(app):
    make.document(make.group(), kind=Kind.HEALTH_PLAN, title="Sundhedsberedskabsplan")

    table = build(make.clerk())

    assert [cell and cell.total for cell in table.lines[0].cells] == [1, 1, None, None]
    assert table.total.total == 1
    assert table.counted_twice == 1


def test_group_without_a_delplan_has_a_blank_box_and_is_named(app):
    make.group(code="KK", name="Kommunikation & koordination")
    make.document(make.group(code="OI", name="Økonomi & IT"), kind=Kind.SUBPLAN, title="Delplan")

    table = build(make.clerk())

    missing, there = table.lines
    assert missing.cells[0].total == 0
    assert missing.cells[1:] == (None, None, None)
    assert there.cells[0].total == 1
    assert table.without_subplan == ("Kommunikation & koordination",)


def test_withdrawn_delplan_is_missing(app):
    make.document(make.group(), kind=Kind.SUBPLAN, title="Delplan", status=Status.WITHDRAWN)

    table = build(make.clerk())

    assert table.lines[0].cells[0].total == 0
    assert table.total.total == 0
    assert table.without_subplan == ("Miljø, Teknik & Drift",)


def test_worst_groups_come_first_and_the_rest_is_left_to_a_link(app):
    clerk = make.clerk()
    for n in range(15):
        group = make.group(code=f"A{chr(65 + n)}", name=f"Gruppe {n}")
        group.position = n
        make.document(group, kind=Kind.SUBPLAN, title="Delplan", status=Status.COMPLETED)
        if n in (3, 14):
            late = make.document(group, title="Kort")
            late.due_on = TODAY - timedelta(days=1)
            make.kept(late)
    make.document(db.session.scalar(select(CrisisGroup).where(CrisisGroup.code == "AO")))

    table = build(clerk)

    assert [line.code for line in table.lines] == ["AO", "AD", *(f"A{c}" for c in "ABCEFGHIJK")]
    assert table.group_count == 15
    assert len(build(clerk, most=None).lines) == 15


def test_direction_is_shown_where_the_last_meeting_saw_something(app):
    make.document(make.group(), kind=Kind.SUBPLAN, title="Delplan")
    before = {("MT", ""): (1, 0, 1), ("MT", "subplan"): (0, 0, 1)}

    line = build(make.clerk(), before=before).lines[0]

    assert (line.total.direction, line.cells[0].direction) == ("better", "same")


def test_figures_are_those_a_frozen_register_would_give(mixed_register):
    clerk = make.clerk()
    frozen = tally(rows_now(), TODAY)

    table = build(clerk, before=frozen)

    assert {cell.direction for cell in table.totals} == {"same"}
    assert {
        cell.direction for line in table.lines for cell in line.cells if cell and cell.total
    } == {"same"}
