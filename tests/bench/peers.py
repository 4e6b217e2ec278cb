"""The programs we compare with, in an environment of their own that the bench makes itself."""

import hashlib
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from tests.bench.children import PYTHON, ROOT, Unmeasured

_LOCK = Path(__file__).parent / "requirements-peers.lock"
_ROOM = ROOT / ".bench-venv"
_PANGO = "import ctypes.util, sys; sys.exit(not ctypes.util.find_library('pangoft2-1.0'))"


@cache
def python() -> Path:
    """Return the Python of the peers' environment, made anew when its lock has changed."""
    mark, wanted = _ROOM / "ready", hashlib.sha256(_LOCK.read_bytes()).hexdigest()
    if not mark.is_file() or mark.read_text() != wanted:
        shutil.rmtree(_ROOM, ignore_errors=True)
        print("Installing the peers in .bench-venv", flush=True)
        _do([PYTHON, "-m", "venv", str(_ROOM)])
        pip = [str(_ROOM / "bin/python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
        _do([*pip, "install", "--require-hashes", "-r", str(_LOCK)])
        mark.write_text(wanted)
    return _ROOM / "bin/python"


@cache
def python_with_pango() -> Path:
    """Return the same, with the library that WeasyPrint sets type with."""
    if subprocess.run([PYTHON, "-c", _PANGO], check=False).returncode:
        if os.geteuid() or not shutil.which("apt-get"):
            raise Unmeasured("WeasyPrint needs Pango (Debian: sudo apt-get install libpango-1.0-0 "
                             "libpangoft2-1.0-0), which is not installed")  # fmt: skip
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _do(["apt-get", "update", "-qq"], quiet)
        packages = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
        _do(["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages], quiet)
    return python()


def datasette() -> Path:
    """Return the command that serves a database as web pages."""
    return python().with_name("datasette")


def _do(command: list[str], environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        told = said[-1] if said else "no word why"
        raise Unmeasured(f"the peers could not be installed ({command[0]}: {told})")
