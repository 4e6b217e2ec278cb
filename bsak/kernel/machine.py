"""What the machine refuses, in a sentence that names the file and says what to do."""

import re
import tempfile
from pathlib import Path

_FULL = 28  # errno.ENOSPC


def told(error: OSError) -> str:
    """Return why the machine could not, for whoever typed the command."""
    place = _place(error)
    if not place:
        return f"Maskinen kunne ikke: {error.strerror or type(error).__name__}. Prøv igen."
    if isinstance(error, FileNotFoundError):
        return f"{place} findes ikke. Ret stien, og prøv igen."
    if isinstance(error, IsADirectoryError):
        return f"{place} er en mappe. Skriv også filens navn."
    if isinstance(error, NotADirectoryError):
        return f"{place} ligger i noget, der ikke er en mappe. Ret stien, og prøv igen."
    if isinstance(error, PermissionError):
        return f"{place} må du ikke bruge. Ret rettighederne, eller vælg et andet sted."
    if error.errno == _FULL:
        return f"Der er ikke plads på disken til {place}. Ryd op, og prøv igen."
    return f"{place} kan ikke bruges: {error.strerror}. Vælg en anden fil."


def obstacle_to_writing(out: str) -> str | None:
    """Return why the file ``out`` cannot be written, or None. Asked before the long work."""
    path = Path(out)
    folder = path.parent
    if path.is_dir():
        return told(IsADirectoryError(21, "", out))
    if not folder.exists():
        return f"Mappen {folder} findes ikke. Opret den, eller vælg et andet sted til {path.name}."
    if not folder.is_dir():
        return f"{folder} er ikke en mappe. Vælg et andet sted til {path.name}."
    return None


def _place(error: OSError) -> str:
    # A file under way has a name of its own that nobody typed: its folder is what people know.
    path = str(error.filename or "")
    if re.fullmatch(rf"{tempfile.gettempprefix()}[a-z0-9_]{{6,8}}", Path(path).name):
        return str(Path(path).parent)
    return path
