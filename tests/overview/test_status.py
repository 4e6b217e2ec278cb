"""``bsak status``: the register in figures, without the web behind it."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest
import time_machine

from bsak.distribution import figures, receiving
from bsak.distribution.models import Channel
from bsak.distribution.receipt_rules import Answer
from bsak.documents import notes, service
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import WaitingFor
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.overview import status
from tests import make
from tests.distribution import making
from tests.distribution.history import DONE, History


@pytest.fixture
def _here(settings, monkeypatch):
    """Make the test's own database the one that the command finds."""
    monkeypatch.setenv("BSAK_INSTANCE", settings.instance)
    monkeypatch.setenv("BSAK_DATABASE_URL", settings.database_url)
    _forget_the_rest(monkeypatch)


@pytest.fixture
def _nowhere(tmp_path, monkeypatch):
    """Make the command look for a database in a folder without one."""
    monkeypatch.setenv("BSAK_INSTANCE", str(tmp_path))
    monkeypatch.delenv("BSAK_DATABASE_URL", raising=False)
    _forget_the_rest(monkeypatch)


def _forget_the_rest(monkeypatch):
    for name in ("BSAK_TODAY", "TEST_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def register(app, _here):
    """Two groups; one document of each status in the first, nothing in the second."""
    clerk = make.clerk()
    group = make.group(code="MT", name="Miljø, Teknik & Drift")
    make.group(code="SO", name="Social & Familie")
    for state in Status:
        document = make.document(group, title=f"Kort {state.value}", status=state)
        service.set_deadline(document, date(2019, 5, 23), actor=clerk, reason="Aftalt")
    for kind in WaitingFor:
        notes.wait(group, f"Om {kind.value}", actor=clerk, kind=kind)
    done = notes.wait(group, "Nødkaldsposter", actor=clerk, kind=WaitingFor.DECISION)
    notes.settle(done, "Ja", actor=clerk)
    make.kept(group)
    return group


@pytest.fixture
def two_copies(app):
    """Two copies; the first has put in an edition and its correction, the second nothing."""
    binder = making.binder()
    first, _second = making.copy(binder), making.copy(binder)
    for number, text in enumerate(("ark 1", "ark 2")):
        release = making.release(binder, [("00-LG", text)], number=number)
        said = Answer(done_on=making.ISSUED, answered_by="Vagten", **DONE)
        receiving.answer(making.pack_of(first, release), said, actor=None, channel=Channel.CODE)
    db.session.commit()


@time_machine.travel("2019-05-24 12:00:00+02:00")
def test_json_has_the_form_that_other_programs_read(register):
    by_status = dict.fromkeys([s.value for s in Status], 1)
    nothing = dict.fromkeys([s.value for s in Status], 0)

    assert status.as_json(status.read()) == {
        "groups": [
            {"code": "MT", "name": "Miljø, Teknik & Drift", "documents": 5,
             "by_status": by_status, "overdue": 3},
            {"code": "SO", "name": "Social & Familie", "documents": 0,
             "by_status": nothing, "overdue": 0},
        ],
        "totals": {"documents": 5, "by_status": by_status, "overdue": 3},
        "open_decisions": 1,
        "copies": {"total": 0, "current": 0, "lagging": []},
    }  # fmt: skip


@time_machine.travel("2019-05-23 23:59:00+02:00")
def test_nothing_is_overdue_on_the_day_itself(register):
    assert status.read().totals.overdue == 0


def test_words_are_those_of_the_register(app):
    assert {s.value: s.label for s in Status} == status.STATUSES
    assert {k.value: k.label for k in Kind} == status.KINDS


def test_text_tells_groups_kinds_and_decisions(register):
    text = status.as_text(status.read())

    assert "MT  Miljø, Teknik & Drift" in text
    assert "Actioncard" in text
    assert text.endswith("Udestående beslutninger: 1")


@pytest.mark.usefixtures("app", "_here")
def test_empty_register_has_a_text_too():
    assert "I alt" in status.as_text(status.read())


@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize("seed", [3, 5])
def test_copies_are_told_of_as_the_pages_tell(app, settings, monkeypatch, seed):
    history = History(settings, lambda day: monkeypatch.setenv("BSAK_TODAY", str(day)), seed)
    seen = set()
    for _act in range(25):
        history.act()
        db.session.commit()
        stands = figures.of_all()
        assert list(status.read().copies) == stands
        seen |= {"lags" for one in stands if one.is_lagging}
        seen |= {"is late" for one in stands if one.days_late}
        seen |= {"has a leaf that ended" for one in stands if one.expired}
    assert seen == {"lags", "is late", "has a leaf that ended"}


@time_machine.travel("2026-03-01 12:00:00+01:00")
def test_copies_that_lag_are_counted_binder_by_binder(register, two_copies):
    report = status.read()

    assert status.as_json(report)["copies"] == {
        "total": 2, "current": 1,
        "lagging": [{"copy": "SU-02", "behind": 2, "days_late": 14}],
    }  # fmt: skip
    lines = status.as_text(report).splitlines()
    assert [line.split() for line in lines if line.startswith("SU ")] == [
        ["SU", "2", "1", "1", "2", "14"]
    ]


@pytest.mark.usefixtures("_nowhere")
def test_missing_database_is_told_in_one_sentence(tmp_path):
    with pytest.raises(Refused, match="bsak db upgrade"):
        status.read()

    assert not (tmp_path / "bsak.sqlite").exists()


@pytest.mark.usefixtures("_nowhere")
def test_database_without_tables_is_told_in_one_sentence(tmp_path):
    (tmp_path / "bsak.sqlite").touch()

    with pytest.raises(Refused, match="bsak db upgrade"):
        status.read()


def test_command_prints_json_and_loads_neither_web_nor_paper(register, settings):
    asked = (
        "import sys; from bsak.cli import main\n"
        "try: main(['status', '--json'])\n"
        "except SystemExit as e: assert not e.code, e.code\n"
        "heavy = {'flask', 'sqlalchemy', 'reportlab', 'pikepdf', 'alembic'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    ran = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip

    assert ran.stderr == ""
    assert json.loads(ran.stdout)["totals"]["documents"] == 5
