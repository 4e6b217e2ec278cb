"""Where the words of a card lead: to a step of it, to a list; which card they say is in use."""

import re
from collections.abc import Iterator

_STEP_NUMBER = re.compile(r"\btrin (\d+)")
# »MT-AC-02, trin 12« and »trin 12 på MT-AC-02« are of another card.
_OF_BEFORE = re.compile(r"\b(?:[A-Z]{2,3}|00)-[A-Z]{2}-\d{2,}[^.;:]{0,12}$")
_OF_AFTER = re.compile(r"[^.;:]{0,20}\b(?:[A-Z]{2,3}|00)-[A-Z]{2}-\d{2,}\b")
_ANNOUNCED = re.compile(
    r"[»\"“][^»«\"“”]*?\b((?:[A-Z]{2,3}|00)-[A-Z]{2}-\d{2,})\b[^»«\"“”.;]{0,30}?"
    r"\b(?:i gang|startet|aktiveret|iværksat|taget i brug)\b"
)
_TO_A_LIST = re.compile(r"\b(?:telefon|kontakt|alarmerings|vagt|ring)\w*list\w*", re.IGNORECASE)
# The list is carried about, and nobody is sent to look in it.
_LIST_IS_HANDLED = re.compile(
    r"\b(?:tag|aflever|udlever|medbring|hent|opdater|opdatér|ret|før|hæng|gem|kopiér|kopier|udfyld"
    r"|lav|læg|giv|del|vis|bring|pak)(?: (?!efter|fra|i|ifølge|på)\w+){0,2} $",
    re.IGNORECASE,
)


def steps_of_this_card(text: str) -> Iterator[int]:
    """Return the numbers of the steps that a text points to; those of other cards are left out."""
    for match in _STEP_NUMBER.finditer(text):
        if not _is_of_another_card(text, match):
            yield int(match[1])


def announced(text: str) -> Iterator[str]:
    """Return the cards that whoever reads aloud says are in use: »SK-AC-03 er i gang«."""
    return (match[1] for match in _ANNOUNCED.finditer(text))


def is_sent_to_a_list(words: str) -> bool:
    """Say whether the reader is sent to a list for a number; to carry the list about is not."""
    found = _TO_A_LIST.search(words)
    return found is not None and not _LIST_IS_HANDLED.search(words[: found.start()])


def _is_of_another_card(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    return bool(_OF_BEFORE.search(before) or _OF_AFTER.match(after))
