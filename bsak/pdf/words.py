"""What callers hand over to be printed: plain values, never markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINK = re.compile(
    r"(?:https?://[\x21-\x7e]+|mailto:[\x21-\x7e]+|tel:\+?[0-9]+|sheet:[\x21-\x7e]+)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text set in one way; `link` leads to an address or another sheet."""

    text: str
    bold: bool = False
    link: str | None = None
    size: float | None = None
    quiet: bool = False


Words = str | Run | Sequence[str | Run]


def phone(number: str, size: float = 13) -> Run:
    """Set a phone number: eight digits in pairs, never broken, bold."""
    digits = number.replace(" ", "").replace("\xa0", "")
    if len(digits) == 8 and digits.isdigit():
        number = " ".join(digits[n : n + 2] for n in range(0, 8, 2))
    return Run(number.replace(" ", "\xa0"), bold=True, size=size)


def safe_link(link: str | None) -> str | None:
    """Return `link` if paper may carry it, else None."""
    return link if link and _LINK.fullmatch(link) else None


def plain(words: Words) -> str:
    """Return the bare text of `words`."""
    if isinstance(words, str):
        return words
    if isinstance(words, Run):
        return words.text
    return "".join(part if isinstance(part, str) else part.text for part in words)
