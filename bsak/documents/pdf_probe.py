"""Whether a PDF can be opened: asked in a process of its own, with little memory and time."""

import resource
import subprocess
import sys
from io import BytesIO

_SECONDS = 10
_MEMORY = 1536 * 1024 * 1024
_ANSWERS = ("fine", "locked", "broken")


def ask(content: bytes) -> str:
    """Return "fine", "locked" (needs a password) or "broken"."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own file, and the bytes go in by a pipe
            [sys.executable, "-I", __file__],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "broken"
    answer = done.stdout.decode("ascii", "replace").strip()
    return answer if answer in _ANSWERS else "broken"


def _answer(content: bytes) -> str:
    import pikepdf  # noqa: PLC0415 -- only the child, with its limits on, opens what is foreign

    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                return "locked"
            return "fine" if len(pdf.pages) else "broken"
    except pikepdf.PasswordError:
        return "locked"
    except (pikepdf.PdfError, ValueError, RecursionError, MemoryError):
        return "broken"


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    print(_answer(sys.stdin.buffer.read()))
