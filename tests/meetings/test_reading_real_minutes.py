"""The real minutes, where they lie beside the checkout; elsewhere there is nothing to try here."""

import csv
from datetime import date
from pathlib import Path

import pytest

from bsak.meetings.reading.minutes import read_minutes
from tests.meetings.account import check_account

SHARED = Path(__file__).parents[3] / "shared"
FOUND = sorted((SHARED / "minutes").glob("chefforum-*.txt"))
REGISTERS = [
    (SHARED / "minutes" / "chefforum-2019-04-11.txt", SHARED / "data" / "register-2019-04-11.csv")
]
KINDS = {
    "action_card": "actioncard",
    "checklist": "huskeliste",
    "contact_list": "kontaktliste",
    "web_content": "andet (hjemmesideindhold)",
    "decision": "udestående beslutning (not a document)",
    "subplan": "delplan",
    "contingency_plan": "specialplan",
    "health_plan": "sundhedsberedskabsplan (= delplan and specialplan)",
}
STATUSES = {"completed": "Udarbejdet", "in_progress": "Under udarbejdelse"}
DEADLINES = {
    "chefforum-2019-04-11": [(date(2019, 5, 23), 2)],
    "chefforum-2020-03-25": [],
    "chefforum-2021-05-27": [(date(2021, 10, 1), 2)],
}
POINTS = {"chefforum-2019-04-11": 9, "chefforum-2020-03-25": 6, "chefforum-2021-05-27": 9}


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_no_line_is_lost_and_none_is_not_understood(path):
    text = path.read_text(encoding="utf-8")

    minutes = read_minutes(text)

    check_account(text, minutes)
    assert minutes.not_understood == ()


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_the_points_and_the_deadlines_are_found(path):
    minutes = read_minutes(path.read_text(encoding="utf-8"))

    assert minutes.meeting.body == "Chefforum"
    assert path.stem.endswith(str(minutes.meeting.date))
    assert len(minutes.items) == POINTS[path.stem]
    assert [(one.date, one.item) for one in minutes.deadlines] == DEADLINES[path.stem]


@pytest.mark.parametrize(
    ("path", "register"), [pair for pair in REGISTERS if all(path.exists() for path in pair)]
)
def test_the_register_of_2019_is_read_exactly(path, register):
    minutes = read_minutes(path.read_text(encoding="utf-8"))

    with register.open(encoding="utf-8", newline="") as file:
        expected = [
            (row["krisegruppe"], row["kind"], row["unit"], row["title"], row["status"])
            for row in csv.DictReader(file)
            if row["no"]
        ]
    assert [
        (row.group, KINDS[row.kind], row.unit, row.title, STATUSES[row.status])
        for row in minutes.register
    ] == expected
    assert len(minutes.groups) == 7
    assert [one.group for one in minutes.group_remarks] == [
        "Kultur & Borger",
        "Sundhed & Pleje",
        "Social & Familie",
    ]
