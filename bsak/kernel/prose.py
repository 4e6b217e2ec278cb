"""Rules for every Danish text that goes on paper: phones, dates, vague words, names of people."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bsak.kernel.markup import PHONE
from bsak.kernel.names import PERSON
from bsak.kernel.numbering import is_phone
from bsak.kernel.words import _

Check = Callable[[str], Iterator["Finding"]]


class Tier(StrEnum):
    """How much a finding weighs: an error must be mended, a warning should be, a tip may be."""

    ERROR = "error"
    WARNING = "warning"
    TIP = "tip"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend in a text: the rule, the path of the field, and what to do about it."""

    rule: str
    where: str
    message: str
    tier: Tier = Tier.WARNING

    def at(self, where: str) -> "Finding":
        """The same finding with its place in the whole wording."""
        return replace(self, where=where)


# Eight digits, however they are grouped, with or without the country code.
_EIGHT_DIGITS = re.compile(
    r"[+\d](?<![\w-].)(?:(?<=\+)45 ?\d(?: ?\d){7}|(?<=0)045 ?\d(?: ?\d){7}|(?<=\d)(?: ?\d){7}"
    r"|(?<=\d)\d([.-])\d\d\1\d\d\1\d\d)(?![\w-]| \d)"
)
_WELL_SET = re.compile(r"\d\d \d\d \d\d \d\d")
_SHORT_NUMBER = re.compile(r"1\d\d|1\d{3}|\d{5}")
# A search that begins with a digit is far faster than one that begins with the end of a word.
_DATE = re.compile(
    r"\d(?<!\w\d)(?:\d{3}-\d\d-\d\d|\d?[./-]\d{1,2}[./-](?:\d{4}|\d\d)"
    r"|\d?/\d{1,2} ?-? ?\d{4})\b"
)
# »3/4« alone may be a part of something; after »den« or before »kl.« it is a day.
_DAY = re.compile(r"\d{1,2}/\d{1,2}(?![\w/-]|[.,]\d)")
_SAYS_DAY = re.compile(
    r"(?:\bden|\bd\.|\bdato(?:en)?:?|(?:man|tirs|ons|tors|fre|lør|søn)dag) ?$", re.I
)
_PART_OF = re.compile(r" ?(?:dele?|dosis|kg|liter|meter|tablet|time|l|m)\b", re.I)
_HOUR = re.compile(r"\d(?<!\w\d)(?:(?<=[01])\d|(?<=2)[0-3])?:[0-5]\d\b(?!\.\d)")
_KL = re.compile(r"\b[Kk]l\.? ?$")
_KL_BARE = re.compile(r"kl (?<!\wkl )\d(?!\d?:\d\d)")
# What looks like a date and a time: chapters, versions, the journal plan; mixtures and scales.
_OF_A_CHAPTER = re.compile(
    r"\b(?:afsnit|kapitel|pkt\.|punkt|version|v\.|bilag|sag|KLE|emne) $", re.IGNORECASE
)
_RATIO = re.compile(r"\b(?:bland\w*|fortynd\w*|forhold(?:et)?|målestok(?:ken)?) $", re.IGNORECASE)
_LAST_DAY, _LAST_MONTH, _A_YEAR = 31, 12, 1000
_VAGUE = re.compile(
    r"(?<!\w)(?:evt\.|evt\b|eventuel\w*|bør\b"
    r"|søges\b(?! (?:af|efter|gennem|i|igennem|langs|med|på|ved)\b)"
    r"|(?:så vidt |hvis )?(?:det er )?(?<!ikke )muligt\b"
    r"|(?:efter|ved) behov\b|det kan blive nødvendigt|m\.? ?v\.|(?<!\d )m\.? ?m\.|osv\.?(?!\w)"
    r"|sørg\w* for\b|tag\w* stilling til\b)",
    re.IGNORECASE,
)
# What they hold in small letters: to look for that first is far faster.
_MAY_BE_VAGUE = (
    "evt", "eventuel", "bør", "søges", "muligt", "r behov", "d behov", "nødvendigt", "osv", "sørg",
    "stilling til", "mv.", "m.v.", "m v.", "m. v.", "mm.", "m.m.", "m m.", "m. m.",
)  # fmt: skip
_BESIDE = ("børn", "undersøges", "opsøges")  # hold one of them, and are not meant
_UNWRITTEN = re.compile(r"\[(?=[^\W\d])[^\[\]\n]{2,}\]")  # not the »[1]« of a note
_EMAIL = re.compile(r"\S+@\S+\.\w+")


def phone_findings(text: str) -> Iterator[Finding]:
    """T-09: phone numbers stand in pairs, as people read them aloud."""
    text = text.replace("\u00a0", " ")
    for match in _EIGHT_DIGITS.finditer(text):
        if not _WELL_SET.fullmatch(match[0]) and is_phone(text, *match.span()):
            digits = re.sub(r"\D", "", match[0])[-8:]
            pairs = " ".join(digits[i : i + 2] for i in range(0, 8, 2))
            yield Finding(
                "T-09", "", _("Skriv nummeret »%(pairs)s«, to cifre ad gangen.", pairs=pairs)
            )


def phone_field_findings(phone: str) -> Iterator[Finding]:
    """T-09 for a field that holds one number and nothing else."""
    number = phone.replace("\u00a0", " ").strip()
    if number and not PHONE.fullmatch(number) and not _SHORT_NUMBER.fullmatch(number):
        yield Finding(
            "T-09",
            "",
            _("Skriv ét nummer i feltet, fx »00 00 00 01« eller »112«; flyt resten til teksten."),
        )


def date_findings(text: str) -> Iterator[Finding]:
    """T-10: dates and times that can be read in one way only."""
    for match in _DATE.finditer(text):
        if not _is_date(text, match):
            continue
        yield Finding(
            "T-10", "", _("Skriv datoen »%(found)s« med måned, fx »1. feb. 2026«.", found=match[0])
        )
    for day in _days(text) if "/" in text else ():
        yield Finding(
            "T-10", "", _("Skriv datoen »%(found)s« med måned, fx »1. feb. 2026«.", found=day)
        )
    for found in (*_hours(text), *(match[0] for match in _KL_BARE.finditer(text))):
        yield Finding(
            "T-10", "", _("Skriv klokkeslættet »%(found)s« som »kl. 14.35«.", found=found)
        )


def _days(text: str) -> Iterator[str]:
    for match in _DAY.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        first, second = map(int, match[0].split("/"))
        is_told = _SAYS_DAY.search(before) or re.match(r",? kl\b", after)
        can_be = 0 < first <= _LAST_DAY and 0 < second <= _LAST_MONTH
        if is_told and can_be and not _PART_OF.match(after):
            yield match[0]


def _hours(text: str) -> Iterator[str]:
    for match in _HOUR.finditer(text):
        before = text[: match.start()]
        if not _RATIO.search(before):
            said = _KL.search(before)
            yield f"{said[0] if said else ''}{match[0]}"


def _is_date(text: str, match: re.Match[str]) -> bool:
    if re.match(r"[.-]\w", text[match.end() :]) or _OF_A_CHAPTER.search(text[: match.start()]):
        return False
    first, second, *_rest = map(int, re.findall(r"\d+", match[0]))
    return first >= _A_YEAR or (0 < first <= _LAST_DAY and 0 < second <= _LAST_MONTH)


def vague_findings(text: str) -> Iterator[Finding]:
    """C-07: words that leave the decision to the reader."""
    small = text.lower()
    for word in _BESIDE:
        small = small.replace(word, "")
    if not any(hint in small for hint in _MAY_BE_VAGUE):
        return
    for match in _VAGUE.finditer(text):
        yield Finding(
            "C-07",
            "",
            _("Stryg »%(word)s«. Skriv, hvem der gør hvad, og hvornår.", word=match[0]),
        )


def unwritten_findings(text: str) -> Iterator[Finding]:
    """T-11: what a template left in square brackets for somebody to write."""
    for match in _UNWRITTEN.finditer(text):
        yield Finding(
            "T-11",
            "",
            _("Skriv det, der skal stå i stedet for »%(found)s«.", found=match[0]),
            Tier.ERROR,
        )


def person_findings(text: str) -> Iterator[Finding]:
    """C-10: people and their mail belong on contact lists, which are renewed more often."""
    mails = _EMAIL.finditer(text) if "@" in text else ()
    for match in (*mails, *PERSON.finditer(text)):
        yield Finding(
            "C-10",
            "",
            _(
                "Skriv funktionen i stedet for »%(found)s«. Navne hører til på kontaktlisten.",
                found=match[0],
            ),
            Tier.ERROR,
        )


def line_findings(lines: Iterable[tuple[str, str]], checks: Iterable[Check]) -> Iterator[Finding]:
    """Everything that ``checks`` find in the lines of a text, each with its path.

    No check looks past the end of a line, so what finds nothing in the whole is asked once.
    """
    every = tuple(lines)
    whole = "\n".join(text for _where, text in every)
    wanted = [check for check in checks if any(check(whole))]
    for where, text in every:
        for check in wanted:
            yield from (finding.at(where) for finding in check(text))
