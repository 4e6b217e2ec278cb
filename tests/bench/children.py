"""Child processes: each measured one runs alone, with a time limit, and is gone afterwards."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable
QUIET = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": ""}


class Unmeasured(Exception):  # noqa: N818 -- a sentence for the report, not a fault
    """Something could not be measured. The message says what and why."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one child process cost, and what it printed as JSON on its last line."""

    seconds: float
    mebibytes: float
    told: dict[str, Any]


def run(
    command: Sequence[object], *, limit: float = 600, environment: Mapping[str, str] | None = None
) -> Run:
    """Run a command to its end. Raises Unmeasured when it fails or takes too long."""
    words = [str(word) for word in command]
    with TemporaryFile() as out, TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(
            words, stdout=out, stderr=errors, cwd=ROOT, env=_environment(environment),
            start_new_session=True,
        )  # fmt: skip
        usage = _wait(child, start + limit)
        seconds = time.perf_counter() - start
        if usage is None:
            raise Unmeasured(f"{_name(words)} was stopped after {limit:.0f} s")
        out.seek(0)
        errors.seek(0)
        lines = out.read().decode().strip().splitlines()
        if child.returncode:
            said = errors.read().decode().strip().splitlines()
            raise Unmeasured(f"{_name(words)} failed: {said[-1] if said else child.returncode}")
    told = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}
    return Run(seconds, usage.ru_maxrss / 1024, told)


def module(name: str, *arguments: object) -> list[object]:
    """Return the command that runs one of our own measuring programs."""
    return [PYTHON, "-m", f"tests.bench.{name}", *arguments]


@contextmanager
def server(
    command: Sequence[object], port: int, *, environment: Mapping[str, str] | None = None
) -> Iterator[int]:
    """Run a server while the block lasts; it answers on ``port`` when the block begins."""
    words = [str(word) for word in command]
    with TemporaryFile() as out:
        child = subprocess.Popen(
            words, stdout=out, stderr=out, cwd=ROOT, env=_environment(environment),
            start_new_session=True,
        )  # fmt: skip
        try:
            _await_port(child, port, _name(words))
            yield port
        finally:
            _stop(child)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _environment(more: Mapping[str, str] | None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BSAK_")}
    return {**kept, **QUIET, **(more or {})}


def _wait(child: "subprocess.Popen[bytes]", end: float) -> Any:
    """Return the resources the child used, or None when it had to be stopped."""
    while time.perf_counter() < end:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            child.returncode = os.waitstatus_to_exitcode(status)
            return usage
        time.sleep(0.002)
    _stop(child)
    return None


def _stop(child: "subprocess.Popen[bytes]") -> None:
    """End the child and whatever it started; they share a process group of their own."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGTERM)
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait(5)


def _await_port(child: "subprocess.Popen[bytes]", port: int, name: str) -> None:
    end = time.perf_counter() + 60
    while time.perf_counter() < end and child.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise Unmeasured(f"{name} did not begin to answer")


def _name(words: Sequence[str]) -> str:
    module_name = words[words.index("-m") + 1] if "-m" in words else Path(words[0]).name
    return module_name.removeprefix("tests.bench.")
