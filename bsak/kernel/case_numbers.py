"""Case numbers (sagsnumre) as SBSYS writes them: 14.00.08-A21-1-19. Checked, never refused."""

import re
from typing import NamedTuple

from bsak.kernel.words import _

SAGSNUMMER = re.compile(
    r"(?P<subject>\d{2}\.\d{2}\.\d{2})-(?P<facet>[A-ZÆØÅ]\d{2})-(?P<serial>[1-9]\d{0,5})-(?P<year>\d{2})"
)
_LOOSE = re.compile(r"\d{2}\.\d{2}\.\d{2}\s?-\s?\w+\s?-\s?\w+(?:\s?-\s?\w+)?")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


class CaseNumber(NamedTuple):
    """A case number in its usual spelling, and what to look at if it does not look like one."""

    number: str
    warning: str | None


def check(text: str) -> CaseNumber:
    """Return ``text`` as a case number; what does not fit is kept as written, with a warning."""
    written = " ".join(text.split())
    number = re.sub(r"\s+", "", written.translate(_DASHES)).upper()
    if not number:
        return CaseNumber("", None)
    if SAGSNUMMER.fullmatch(number):
        return CaseNumber(number, None)
    kept = number if _LOOSE.fullmatch(number) else written
    return CaseNumber(kept, _warning(kept))


def looks_like_one(text: str) -> bool:
    """Tell whether ``text`` is a case number, also one with a slip in it."""
    return bool(_LOOSE.fullmatch(text.translate(_DASHES).strip()))


def _warning(number: str) -> str:
    # An Ø that the scanner or the typist lost comes out as nought or O.
    likely = re.sub(r"-[0O](\d{2})-", r"-Ø\1-", number, count=1)
    sentence: str
    if likely != number and SAGSNUMMER.fullmatch(likely):
        sentence = _(
            "Sagsnummeret »%(number)s« følger ikke mønstret. Skulle der stå »%(likely)s«? "
            "Det er gemt, som det er skrevet; ret det, hvis det er forkert.",
            number=number,
            likely=likely,
        )
    else:
        sentence = _(
            "Sagsnummeret »%(number)s« følger ikke mønstret 14.00.08-A21-1-19 (emne, facet, "
            "løbenummer, år). Det er gemt, som det er skrevet; ret det, hvis det er forkert.",
            number=number,
        )
    return sentence
