"""Which documents a sentence in a decision is about."""

import re
from collections.abc import Callable, Iterable

from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document

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
    is_meant = meaning(sentence)
    return [d for d in documents if is_meant(d.kind, d.status)]


def meaning(sentence: str) -> Callable[[Kind, Status], bool]:
    """Return the test of a kind and a status that says whether the sentence is for it."""
    kinds = {kind for words, named in _KINDS if words.search(sentence) for kind in named}
    rest = bool(_REST.search(sentence)) or not kinds
    done = {Status.WITHDRAWN, Status.COMPLETED} if rest else {Status.WITHDRAWN}
    return lambda kind, status: status not in done and (not kinds or kind in kinds)
