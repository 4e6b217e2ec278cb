"""What has changed since a meeting, and whether it has become better."""

from dataclasses import replace
from datetime import date

import pytest

from bsak.documents.changes import Change, diff
from bsak.documents.kinds import Condition
from bsak.documents.snapshot import FrozenRow
from bsak.overview.changes import direction, standing, tally

pytestmark = pytest.mark.usefixtures("app")
ROW = FrozenRow(
    code="MT-AC-01", group="MT", kind="action_card", unit="", title="Strømsvigt",
    status="in_progress", due_on="2019-05-23", expected_on="", is_confidential=False,
)  # fmt: skip
DONE = replace(ROW, status="completed")


def test_nothing_has_changed_between_equal_registers():
    assert diff([ROW], [ROW]) == ()


def test_new_gone_and_changed_documents_are_found():
    new, gone = replace(ROW, code="MT-AC-02"), replace(ROW, code="MT-AC-03")

    assert diff([ROW, gone], [DONE, new]) == (
        Change(ROW, DONE), Change(None, new), Change(gone, None)
    )  # fmt: skip


def test_change_of_status_comes_before_the_rest():
    moved = replace(ROW, code="AA-AC-01", due_on="2019-06-23")

    found = diff([ROW, replace(moved, due_on="2019-05-23")], [DONE, moved])

    assert [change.row.code for change in found] == ["MT-AC-01", "AA-AC-01"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": "completed"}, "Under udarbejdelse → Udarbejdet"),
        ({"due_on": "2019-06-06"}, "frist flyttet fra 23. maj 2019 til 6. juni 2019"),
        ({"due_on": ""}, "fristen 23. maj 2019 er fjernet"),
        ({"expected_on": "2019-04-15"}, "forventes 15. apr. 2019"),
        ({"title": "Strøm"}, "hed »Strømsvigt«"),
        ({"unit": "Verdo"}, "enheden er ny"),
        ({"kind": "checklist"}, "var Actioncard"),
        ({"is_confidential": True}, "er nu fortroligt"),
        ({"review_due": "2021-05-23"}, "eftersyn senest 23. maj 2021"),
    ],
)
def test_change_is_told_in_words(change, words):
    assert Change(ROW, replace(ROW, **change)).words() == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"expected_on": ""}, "forventes ikke længere 15. apr. 2019"),
        ({"owner_function": "Driftschefen"}, "ejer Driftschefen, før Skolechefen"),
        ({"owner_function": ""}, "ejer ingen, før Skolechefen"),
        ({"edition": 2}, "udgave 2 godkendt"),
        ({"exercised_on": "2021-05-03"}, "øvet 3. maj 2021"),
        ({"review_due": "2022-05-01"}, "eftersyn senest 1. maj 2022, før 1. maj 2021"),
        ({"waits": ("HOFOR",)}, "venter på: HOFOR; venter ikke længere på: lokaler"),
        ({"remarks": ("Ring.", "Ring.")}, "bemærkning: Ring."),
    ],
)
def test_change_of_what_was_kept_in_full_is_told_in_words(change, words):
    full = replace(
        ROW, expected_on="2019-04-15", owner_function="Skolechefen", edition=1, exercised_on="",
        review_due="2021-05-01", waits=("lokaler",), remarks=("Ring.",),
    )  # fmt: skip

    assert Change(full, replace(full, **change)).words() == words


def test_new_document_is_told_by_its_status():
    assert Change(None, ROW).words() == "Nyt: Under udarbejdelse"


def test_change_that_nobody_would_tell_is_left_out():
    assert diff([replace(ROW, version=1)], [ROW]) == ()
    assert diff([ROW], [replace(ROW, owner_function="Driftschefen", waits=())]) == ()
    was = replace(ROW, expected_on="2019-04-15")
    assert diff([was], [DONE])[0].words() == "Under udarbejdelse → Udarbejdet"


@pytest.mark.parametrize(
    ("change", "condition"),
    [
        ({}, Condition.ON_PLAN),
        ({"due_on": "2019-05-01"}, Condition.LATE),
        ({"expected_on": "2019-06-01"}, Condition.AT_RISK),
        ({"status": "completed", "due_on": "2019-05-01"}, Condition.READY),
        ({"status": "completed", "review_due": "2019-05-01"}, Condition.LATE),
        ({"status": "completed", "review_due": "2019-05-02"}, Condition.READY),
        ({"status": "withdrawn", "due_on": "2019-05-01"}, Condition.NOT_REQUIRED),
    ],
)
def test_frozen_row_stands_by_what_was_frozen(change, condition):
    assert standing(replace(ROW, **change), date(2019, 5, 2)) is condition


def test_health_plan_is_tallied_in_both_columns_and_once_in_all():
    plan = replace(ROW, kind="health_plan", group="SU")

    counts = tally([plan, DONE], date(2019, 6, 1))

    assert counts["SU", "subplan"] == counts["SU", "contingency_plan"] == (1, 0, 1)
    assert counts["SU", ""] == (1, 0, 1)
    assert counts["", ""] == (1, 0, 1)
    assert counts["MT", "action_card"] == (0, 0, 0)


def test_direction_follows_the_late_ones_first():
    assert direction((2, 0, 5), (1, 3, 6)) == "better"
    assert direction((1, 0, 5), (1, 0, 4)) == "better"
    assert direction((1, 0, 4), (1, 1, 4)) == "worse"
    assert direction((1, 1, 4), (1, 1, 4)) == "same"
