"""Where the text of minutes lies between being handed in and being written or thrown away."""

import hashlib
import re
from pathlib import Path

from bsak.kernel.errors import Hidden

_NAME = re.compile(r"[0-9a-f]{64}")


def put(folder: Path, text: str) -> str:
    """Keep ``text`` in the instance ``folder``. Returns the digest it is found by."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    place = folder / "minutes"
    place.mkdir(mode=0o700, exist_ok=True)
    (place / f"{digest}.txt").write_text(text, encoding="utf-8")
    return digest


def get(folder: Path, digest: str) -> str:
    """Return the text found by ``digest``. Raises Hidden when there is none."""
    path = folder / "minutes" / f"{digest}.txt"
    if not _NAME.fullmatch(digest) or not path.is_file():
        raise Hidden
    return path.read_text(encoding="utf-8")


def throw_away(folder: Path, digest: str) -> None:
    """Forget the text; what was written of it stands in the register."""
    (folder / "minutes" / f"{digest}.txt").unlink(missing_ok=True)
