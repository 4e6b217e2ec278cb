"""Rules for every Danish text that goes on paper: phones, dates, vague words, names of people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bsak.kernel.markup import PHONE
from bsak.kernel.words import _


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
    r"(?<![\w-])(?:(?:\+45 ?|0045 ?)?\d(?: ?\d){7}|\d\d([.-])\d\d\1\d\d\1\d\d)(?![\w-]| \d)"
)
_WELL_SET = re.compile(r"\d\d \d\d \d\d \d\d")
_SHORT_NUMBER = re.compile(r"1\d\d|1\d{3}|\d{5}")
_DATE = re.compile(
    r"\b(?:\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|\d{1,2}/\d{1,2} ?-? ?\d{4})\b"
)
_CLOCK = re.compile(r"\b[Kk]l\.? ?\d{1,2}:\d\d\b|\bkl \d|\b\d{1,2}:\d\d\b")
_VAGUE = re.compile(
    r"(?<!\w)(?:evt\.|evt\b|eventuel\w*|bør\b|søges\b|(?:så vidt |hvis )?(?:det er )?muligt\b"
    r"|(?:efter|ved) behov\b|det kan blive nødvendigt|m\.? ?v\.|m\.? ?m\.|osv\.?(?!\w)"
    r"|sørg\w* for\b|tag\w* stilling til\b)",
    re.IGNORECASE,
)
_UNWRITTEN = re.compile(r"\[(?=[^\W\d])[^\[\]\n]{2,}\]")  # not the »[1]« of a note
_EMAIL = re.compile(r"\S+@\S+\.\w+")
# Two capitals in a row of which the last is a patronymic: half of all Danes, and no place name.
_PERSON = re.compile(
    r"\b[A-ZÆØÅ][a-zæøåé]+ (?:[A-ZÆØÅ]\. ?)?[A-ZÆØÅ][a-zæøåé]+sen\b|\bv/ ?[A-ZÆØÅ]"
)


def phone_findings(text: str) -> Iterator[Finding]:
    """T-09: phone numbers stand in pairs, as people read them aloud."""
    for match in _EIGHT_DIGITS.finditer(text.replace("\u00a0", " ")):
        if not _WELL_SET.fullmatch(match[0]):
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
        yield Finding(
            "T-10", "", _("Skriv datoen »%(found)s« med måned, fx »1. feb. 2026«.", found=match[0])
        )
    for match in _CLOCK.finditer(text):
        yield Finding(
            "T-10", "", _("Skriv klokkeslættet »%(found)s« som »kl. 14.35«.", found=match[0])
        )


def vague_findings(text: str) -> Iterator[Finding]:
    """C-07: words that leave the decision to the reader."""
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
    for match in (*_EMAIL.finditer(text), *_PERSON.finditer(text)):
        yield Finding(
            "C-10",
            "",
            _(
                "Skriv funktionen i stedet for »%(found)s«. Navne hører til på kontaktlisten.",
                found=match[0],
            ),
            Tier.ERROR,
        )
