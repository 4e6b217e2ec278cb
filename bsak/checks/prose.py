"""What makes Danish hard to follow: long sentences, two actions in one, unknown shortenings."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bsak.kernel.markup import texts
from bsak.plans.wording import Bullets, Callout, Paragraph, Section, Steps

# What stands for a name or number that nobody has filled in, wherever it stands.
_BLANK = re.compile(
    r"(?<![\w-])(?:N\.? ?N\.?(?![\w.])|X{2,}(?: X{2,})*|x{3,}|TBD"
    r"|(?:\d\d )+(?:XX|xx)(?: (?:XX|xx))*|VAKANT)(?![\w-])"
)
# Words of ordinary sentences too: they are a blank where they are all that is said of it.
_SAID_ALONE = re.compile(
    r"(?:^|[(\[:;,/–]|\btlf\.?|\btil) ?(?P<found>vakant|\?{2,})(?=$|[)\];,./])"
    r"|(?<!\w)(?P<later>navn mangler|udfyldes senere)(?=$|[)\].])",
    re.IGNORECASE,
)
_MAY_BE_BLANK = (
    "NN", "N.N", "N. N", "N N", "XX", "xx", "TBD", "??", "akant", "VAKANT", "avn mangler",
    "dfyldes senere", "MANGLER", "SENERE",
)  # fmt: skip
_NUMERAL = re.compile(
    r"\b(?:kapitel|bilag|afsnit|artikel|del|nr\.|str\.|størrelse) $", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?:]+(?=\s|$)|\n+")
_LONG = 6  # letters; a longer word is a long one
_ABBREVIATION = re.compile(r"(?<![\w./@-])[A-ZÆØÅ]{2}[A-ZÆØÅ0-9&]{0,4}(?![\w@-])")
_TWO = re.compile(r"(?P<sign>[.;]| og| samt)\s+(?P<verb>[^\W\d_]+)(?=(?P<next>:? ?[^\W\d_]*))")
_ROMAN = re.compile(r"[IVXL]+")  # or a size of clothes
_DO = frozenset(
    """
    aflever aflys afspær aftal befri bestil beslut bring evakuer evakuér find flyt forbered
    fortæl giv henvis hent informer informér indkald kontroller kontrollér kør luk meld
    orienter orientér ring ryd saml send skriv skyl sluk spørg tilkald tjek tæl tænd
    tøm udfyld udlever udlevér udpeg undersøg underret vælg åbn
    """.split()  # noqa: SIM905 -- a list of words reads best as words
)
# Nouns as well: »vægge og tag«. They ask for something only of a thing that is known.
_DO_OR_THING = frozenset(
    """
    alarmer bed del fyld hjælp hold kald kontakt lås læg mål spær stands stil stop sæt tag
    """.split()  # noqa: SIM905 -- likewise
)
_KNOWN_THING = frozenset(
    ("alle", "de", "dem", "den", "dernæst", "derefter", "det", "en", "et", "ham", "hende", "hver",
     "imod", "øje")
)  # fmt: skip
# Says how the one thing is done.
_NO_OTHER = frozenset(("aldrig", "hverken", "ikke", "ingen", "ingenting", "intet", "kun"))
# What everybody here knows, and words that are only written large.
_KNOWN = frozenset(
    """
    AC AED ALARM ALDRIG ALLE ALT ALTID AM BI BRAND BRS BSAK C3 CBRNE CO CO2 CPR CVR DK DMI DP DR
    DSB DTU EAN EU FARE FM FØR GAS GB GIFT GPS HBR HL HOFOR HR HLR HUSK HVIS ID IKKE IP IT JA KB KL
    KMD KUN KW LED LUK LUKKET MHZ MRSA MW NATO NB NEJ NU NØD OBS OK OG PAS PC PDF PF PIN QR RING
    SBSYS SFO SINE SKAL SLUT SMS SOS SP STOP STRAKS STRØM TDC TV TV2 UD UDGANG UPS USA USB VAND
    VHF VIGTIG VVS WC ÅBEN
    """.split()  # noqa: SIM905 -- likewise
)


def lix(words: str) -> int:
    """Return the LIX of a text: words in a sentence, and how many in a hundred are long."""
    found = _WORD.findall(words)
    if not found:
        return 0
    sentences = sum(bool(_WORD.search(one)) for one in _SENTENCE.split(words))
    long_ones = sum(len(word) > _LONG for word in found)
    return round(len(found) / max(1, sentences) + 100 * long_ones / len(found))


def count(words: str) -> int:
    """Return how many words a text has."""
    return len(_WORD.findall(words))


def running(section: Section) -> str:
    """Return the prose of a chapter, a line for each part; tables and lists of names are none."""
    prose = (Paragraph, Bullets, Steps, Callout)
    blocks = (block for block in section.blocks if isinstance(block, prose))
    return "\n".join(words for block in blocks for words in texts(block))


def is_double(words: str) -> bool:
    """Say whether a step that begins with one action asks for another."""
    return any(_asks(match) for match in _TWO.finditer(words))


def _asks(match: re.Match[str]) -> bool:
    verb, after = match["verb"].lower(), match["next"].strip().lower()
    if after.startswith(":") or after in _NO_OTHER:
        return False
    begins = match["sign"] in ".;" and after != "af"
    return verb in _DO or (verb in _DO_OR_THING and (begins or after in _KNOWN_THING))


def may_have_blank(words: str) -> bool:
    """Say whether a whole text is worth looking through for blanks."""
    return any(hint in words for hint in _MAY_BE_BLANK)


def blank(words: str) -> str | None:
    """Return what stands where a name or number should have been written, or None."""
    for match in _BLANK.finditer(words):
        if not _NUMERAL.search(words[: match.start()]):
            return match[0]
    alone = _SAID_ALONE.search(words)
    return (alone["found"] or alone["later"]) if alone else None


def abbreviations(words: str) -> Iterator[str]:
    """Return the shortenings in a line that are not known to all."""
    for match in _ABBREVIATION.finditer(words):
        short = match[0].strip("&")
        is_known = short in _KNOWN or short.isdigit() or _ROMAN.fullmatch(short)
        is_told = is_known or blank(short) is not None
        if not is_told and not _is_shouted(match, words):
            yield short


@lru_cache(maxsize=4000)
def is_explained(short: str, words: str) -> bool:
    """Say whether a text says what it stands for, in brackets, or has it as a word of its own."""
    one = re.escape(short)
    if re.search(rf"(?<!\w)(?:{one.lower()}|{one.capitalize()})(?!\w)", words):
        return True  # »HUSK«, and in another place »husk«
    return bool(re.search(rf"\({one}\)|(?<!\w){one} \([^\W\d][^)]+\)|(?<!\w){one} = ", words))


def _is_shouted(match: re.Match[str], words: str) -> bool:
    """Say whether the words around are written large too, so that it is no shortening."""
    beside = words[match.end() : match.end() + 12].split()[:1]
    before = words[: match.start()].split()[-1:]
    return any(len(word) > 2 and word.isupper() for word in (*beside, *before))
