"""Where what must be remembered of people, but not in the register, lies: a day at most."""

import json
import re
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from bsak.kernel.errors import Hidden
from bsak.kernel.plain import Malformed, canonical, from_plain

T = TypeVar("T")
_NAME = re.compile(r"[0-9a-f]{32}")
_SECONDS = 24 * 60 * 60


def put(folder: Path, thing: object) -> str:
    """Keep a plain dataclass in the instance ``folder``. Returns the key it is found by."""
    place = folder / "people"
    place.mkdir(mode=0o700, exist_ok=True)
    sweep(folder)
    key = secrets.token_hex(16)
    path = place / f"{key}.json"
    path.touch(mode=0o600)
    path.write_bytes(canonical(thing))
    return key


def get(folder: Path, key: str, kind: type[T]) -> T:
    """Return what is kept. Raises Hidden when it is none of that kind, or it is too old."""
    sweep(folder)
    path = folder / "people" / f"{key}.json"
    if not _NAME.fullmatch(key) or not path.is_file():
        raise Hidden
    try:
        return from_plain(kind, json.loads(path.read_bytes()))
    except (Malformed, FileNotFoundError):
        raise Hidden from None


def throw_away(folder: Path, key: str) -> None:
    """Forget what is kept."""
    if _NAME.fullmatch(key):
        (folder / "people" / f"{key}.json").unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Forget everything that is kept: somebody in it is to be forgotten."""
    for kept in (folder / "people").glob("*.json"):
        kept.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Forget what is over a day old: a closed tab must not keep what is said of people."""
    for old in (folder / "people").glob("*.json"):
        with suppress(FileNotFoundError):  # somebody else sweeps too
            if time.time() - old.stat().st_mtime > _SECONDS:
                old.unlink()
