"""Every act at the table with every field empty or odd: it is done, or refused in a sentence."""

import pytest

from bsak.agenda.acts import Verb
from bsak.decisions import service
from bsak.kernel.db import db
from bsak.meetings.states import Outcome
from bsak.tasks.models import Task
from tests import make

USUAL = {"documents": "MT-AC-01", "due_on": "2026-10-01", "owner": "Driftschefen",
         "status": "completed", "title": "Ring til HOFOR", "group": "", "text": ""}  # fmt: skip
ODD = {
    "documents": ("", "MT-AC-01, XX-AC-99", ",;", "mt-ac-01 MT-AC-01", "æ" * 3000),
    "due_on": ("", "2026-02-30", "99999-01-01"),
    "owner": ("", "x" * 400),
    "status": ("", "nope"),
    "title": ("", "x" * 400),
    "group": ("nope",),
    "waiting": ("x", "999999999"),
    "task": ("x", "999999999"),
    "text": ("   ", "x" * 30_000, "Én linje.\r\n\r\nTo."),
}
CASES = [
    {},
    dict.fromkeys(USUAL, ""),
    {**dict.fromkeys(USUAL, ""), "text": "Sådan blev det."},
    *({field: odd} for field in ODD for odd in ODD[field]),
]


@pytest.fixture
def document(table):
    return make.document(table.group, title="Strømsvigt", actor=table.clerk)


@pytest.fixture
def clerk(sign_in, table):
    return sign_in(table.clerk_account)


@pytest.mark.parametrize("verb", [*(verb.value for verb in Verb), "", "nope"])
@pytest.mark.parametrize("how", ["attach", "change"])
def test_act_is_done_or_refused_whatever_the_form_holds(table, clerk, document, verb, how):
    as_it_was = _stands(table, document)
    for odd in CASES:
        sent = {**USUAL, "verb": verb, **odd}
        if how == "attach":
            sent["seen"] = len(table.item.recommendations)
            answer = clerk.post(f"/punkter/{table.item.id}/aendring", data=sent)
        else:
            line = table.recommend({"verb": Verb.NOTE})
            sent["version"] = line.version
            answer = clerk.post(f"/indstillinger/{line.id}/ret", data=sent)

        assert answer.status_code in (302, 422), odd
        is_done = answer.status_code == 302
        assert is_done is _is_settled(table), odd
        if is_done:
            _take_back(table)
        else:
            assert "alert" in answer.text, odd
        assert _stands(table, document) == as_it_was, odd


def _newest(table):
    return max(table.item.recommendations, key=lambda line: line.id, default=None)


def _is_settled(table):
    db.session.expire_all()
    line = _newest(table)
    return line is not None and line.outcome is not Outcome.OPEN


def _take_back(table):
    line = _newest(table)
    service.undo(line, actor=table.clerk)
    if line in table.item.recommendations:
        table.item.recommendations.remove(line)
    db.session.commit()


def _stands(table, document):
    db.session.expire_all()
    tasks = db.session.query(Task).count()
    for line in [one for one in table.item.recommendations if one.outcome is Outcome.OPEN]:
        db.session.delete(line)
    db.session.commit()
    return document.status.value, document.due_on, document.owner_function, tasks
