"""Which documents a sentence in a decision is about."""

import re
from collections.abc import Callable, Iterable

from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.meetings.reading.shape import Row

_REST = re.compile(r"\b(?:resterende|resten|udestående|mangl\w+|øvrige)\b", re.IGNORECASE)
_KINDS = (
    (re.compile(r"\bdelplan", re.IGNORECASE), {Kind.SUBPLAN, Kind.CONSOLIDATED_SUBPLAN}),
    (re.compile(r"\bspecialplan", re.IGNORECASE), {Kind.CONTINGENCY_PLAN}),
    (re.compile(r"\bindsatsplan", re.IGNORECASE), {Kind.RESPONSE_PLAN}),
    (re.compile(r"\baction\s?card", re.IGNORECASE), {Kind.ACTION_CARD}),
    (re.compile(r"\bsundhedsberedskabsplan", re.IGNORECASE), {Kind.HEALTH_PLAN}),
    (re.compile(r"\bplan(?:en)? for fortsat drift", re.IGNORECASE), {Kind.CONTINUITY_PLAN}),
)


def covered(sentence: str, documents: Iterable[Document]) -> list[Document]:
    """Return the documents that a deadline in ``sentence`` is for.

    "Det resterende arbejde" is everything unfinished; a kind that is named is all of that kind
    that is not withdrawn, because a deadline on finished plans is one for revising them.
    """
    is_meant = _meaning(sentence)
    return [d for d in documents if is_meant(d.kind, d.status)]


def covered_rows(sentence: str, rows: Iterable[Row]) -> list[Row]:
    """Return the lines of the minutes' own list that the sentence is for, read the same way."""
    is_meant = _meaning(sentence)
    return [r for r in rows if r.kind != "decision" and is_meant(Kind(r.kind), Status(r.status))]


def _meaning(sentence: str) -> Callable[[Kind, Status], bool]:
    kinds = {kind for words, named in _KINDS if words.search(sentence) for kind in named}
    rest = bool(_REST.search(sentence)) or not kinds
    done = {Status.WITHDRAWN, Status.COMPLETED} if rest else {Status.WITHDRAWN}
    return lambda kind, status: status not in done and (not kinds or kind in kinds)
