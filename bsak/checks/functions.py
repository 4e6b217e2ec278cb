"""Functions as texts name them, held against those that somebody has: »Driftschefen« is known."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bsak.checks.facts import Human
from bsak.checks.register import Register
from bsak.kernel.danish import fold

OFFICES = (
    "chef", "direktoer", "koordinator", "konsulent", "leder", "talsmand", "talsperson", "vagt",
)  # fmt: skip
_SMALL = frozenset(
    [
        "af",
        "den",
        "det",
        "efter",
        "et",
        "en",
        "for",
        "fra",
        "i",
        "og",
        "om",
        "paa",
        "stab",
        "til",
        "tur",
        "ved",
    ]
)
_SHORTEST = 3  # letters of what is left of a word
# Whoever is the nearest has these, in any house: no list can name them.
_LOCAL = re.compile(
    r"på stedet|nærmeste|tættest|\bsouschef|\bleder(?:en|ne)?$|\bvoksne?\b|\balle\b|\bansat"
    r"|\b(?:plads|tur|vagt|hold|indsats|gruppe|skole|institutions?|børnehave|team|afdelings|afsnits"
    r"|center|stue|møde|projekt|område|krise|stabs|beboer|bo|bus)leder"
    r"|\b(?:leder|chef)(?:en)? (?:af|for|i) (?:den|det|dit|egen|eget|krise\w+|afdelingen"
    r"|bygningen|børnehaven|centret|enheden|hjemmet|holdet|huset|indsatsen|institutionen|området"
    r"|plejecentret|skolen|stedet|teamet)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:chef|direktør|koordinator|konsulent|vagt|\w{3}leder|talsmand|talsperson)(?:en)?\b"
    r"|\b(?:chef|leder)(?:en)? (?:af|for|i)\b",
    re.IGNORECASE,
)
_ON_WATCH = re.compile(r"vagt(?:en)?$", re.IGNORECASE)  # »pladsvagt«: whoever has been set to it
_LEADS = re.compile(r"(?<=\w{3})leder(?=(?:en)?\b)", re.IGNORECASE)
Words = frozenset[str]


def known(register: Register) -> tuple[Words, ...]:
    """Return every function that somebody has or can be reached by."""
    names: Iterable[str] = (
        *(seat.title for seat in register.seats),
        *(seat.function for seat in register.seats),
        *(post.name for post in register.posts),
        *(person.title for person in register.people.values() if _is_here(person, register)),
        *(group.owner_function for group in register.groups),
    )
    return tuple({words(name) for name in names if name} - {frozenset()})


def _is_here(person: Human, register: Register) -> bool:
    return person.left_on is None or person.left_on > register.today


def is_named(function: str) -> bool:
    """Say whether a text means one certain function, and not whoever is on the spot."""
    first = function.split(";")[0]
    return bool(_OFFICE.search(first)) and not _LOCAL.search(first)


def is_named_to_act(who: str) -> bool:
    """Say the same of who a step is for, where people also write what somebody does there."""
    return is_named(who) and not _ON_WATCH.search(who.split(";")[0].strip())


@lru_cache(maxsize=2000)  # the same few functions act on card after card
def is_held(function: str, all_known: tuple[Words, ...]) -> bool:
    """Say whether somebody has a function, however its name is put together.

    Who leads is also called »Driftsleder« where the title is »Driftschef«. A seat or a department
    alone is no office: »Kommunikation« is not »Kommunikationsdirektøren«.
    """
    first = function.split(";")[0]
    wanted = [words(first), words(_LEADS.sub("chef", first))]
    return any(_is_same(mine, one) for one in all_known for mine in wanted)


def _is_same(wanted: Words, known: Words) -> bool:
    offices = wanted.intersection(OFFICES)
    return (wanted <= known or known <= wanted) and (not offices or bool(offices & known))


@lru_cache(maxsize=2000)
def words(name: str) -> Words:
    """Return the words of a function without their endings: {drift, chef} for »Driftschefen«."""
    found: set[str] = set()
    for word in re.findall(r"\w+", fold(name)):
        if word not in _SMALL:
            found |= set(_parts(_stem(word)))
    return frozenset(found)


def _parts(word: str) -> tuple[str, ...]:
    for office in OFFICES:
        if word.endswith(office) and word != office:
            return _stem(word.removesuffix(office)), office
    return (word,)


def _stem(word: str) -> str:
    for endings in (("s",), ("erne", "ene", "en", "et", "er")):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) > _SHORTEST:
                word = word.removesuffix(ending)
                break
    return word
