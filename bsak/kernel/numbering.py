"""Whether eight digits in a Danish text are a phone, or number a firm, a case, an account."""

import re

# What has a number of its own, whether »nr.« is written after it or not.
_NAMED = (
    r"CVR|EAN|IBAN|KLE|UN|ESDH-sag|sag(?:en)?|konto(?:en)?|matrikel|stregkode(?:n)?"
    r"|talegruppe(?:n|r|rne)?|IP-adresse(?:n)?|adresse(?:n)?"
)
# What has one only where it says so: a customer also has a phone.
_COUNTED = (
    r"P|SE|CVR|EAN|reg|konto|sags?|journal|medlems?|kunde|måler|aftage|matrikel|serie|ordre"
    r"|faktura|vare|police|aftale|installations?|anlægs?|inventar|post"
)
_BEFORE = re.compile(
    rf"(?:\b(?:{_NAMED})|\b(?:{_COUNTED})-?(?:nr\b|num(?:mer|re)\w*))[.:]{{0,2}} ?(?:er )?"
    r"(?:\d{3,5}[ -])?$",
    re.IGNORECASE,
)
_PLACES = re.compile(r"\b(?:GPS|UTM|koordinat\w*)\b[^.!?]*$", re.IGNORECASE)
_AFTER = re.compile(r" ?(?:kr\b|kroner\b|,-|%)")


def is_phone(text: str, start: int, end: int) -> bool:
    """Say whether the eight digits from ``start`` to ``end`` can be rung, by the words around."""
    before = text[max(0, start - 60) : start]
    return not (_BEFORE.search(before) or _PLACES.search(before) or _AFTER.match(text[end:]))
