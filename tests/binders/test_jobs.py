"""Printing in the background survives a full disk and a server that was started again."""

import json
import threading

import pytest

from bsak.binders import jobs
from bsak.kernel.errors import Refused


def started(folder, work):
    """Begin a job and return it."""
    return jobs.start(folder, user_id=1, title="Krisemappe", work=work)


def test_prints_that_cannot_begin_leave_room_for_the_next(tmp_path):
    folder = tmp_path / "prints"
    folder.write_text("der er ikke plads")
    for _try in range(6):
        with pytest.raises(OSError, match="prints"):
            started(folder, lambda out, tell: "")
    folder.unlink()

    begun = threading.Event()
    job = started(folder, lambda out, tell: begun.set() or "")

    assert begun.wait(300)
    assert job.user_id == 1
    ended(folder, job)


def test_only_so_many_wait_at_once(tmp_path):
    go_on = threading.Event()
    waiting = [started(tmp_path, lambda out, tell: str(go_on.wait(300))) for _ in range(5)]

    try:
        with pytest.raises(Refused, match="Vent et øjeblik"):
            started(tmp_path, lambda out, tell: "")
        assert not jobs.find(tmp_path, waiting[0].id, user_id=1).is_over
    finally:
        go_on.set()  # none of them stands before the jobs of later tests
    for job in waiting:
        assert ended(tmp_path, job).state == "done"


def test_print_that_a_stopped_server_left_says_so(app, tmp_path):
    (tmp_path / "abc").mkdir()
    left = {"id": "abc", "user_id": 1, "title": "Krisemappe", "state": "running"}
    (tmp_path / "abc" / "job.json").write_text(json.dumps(left))

    job = jobs.find(tmp_path, "abc", user_id=1)

    assert job.state == "failed"
    assert "Begynd forfra" in job.told


def ended(folder, job):
    """Return the job when it is over."""
    for _try in range(6000):  # only so that it ends: a busy machine is slow
        if (found := jobs.find(folder, job.id, user_id=1)).is_over:
            return found
        threading.Event().wait(0.05)
    raise AssertionError("the job never ended")
