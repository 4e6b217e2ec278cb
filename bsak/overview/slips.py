"""A word that nothing has in it, and the word of a title that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from sqlalchemy import select

from bsak.documents.models import Document
from bsak.documents.queries import visible_to
from bsak.groups.rules import Viewer
from bsak.kernel.danish import fold
from bsak.kernel.db import rows

SHORTEST = 5  # letters; shorter words are too like each other
LIKE = 0.84  # "kemikalieuheld" and "kemikalieudheld" are; "vandsvigt" and "strømsvigt" are not


def meant(words: tuple[str, ...], viewer: Viewer) -> str:
    """Return the search with its slips mended by the titles ``viewer`` may know of, or ""."""
    titles = [row.title for row in rows(select(Document.title).where(visible_to(viewer)))]
    known = {word.strip(".,:;()»«\"'") for title in titles for word in fold(title).split()}
    mended = [_nearest(word, known) for word in words]
    return " ".join(mended) if tuple(mended) != words else ""


def _nearest(word: str, known: Iterable[str]) -> str:
    if len(word) < SHORTEST or any(word in other for other in known):
        return word
    near = [other for other in known if abs(len(other) - len(word)) <= 2 and other[0] == word[0]]
    return next(iter(get_close_matches(word, near, 1, LIKE)), word)
