"""``bsak status``: the register in figures, without the web behind it."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest
import time_machine

from bsak.documents import notes, service
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import WaitingFor
from bsak.kernel.errors import Refused
from bsak.overview import status
from tests import make


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
