"""What a card must be to be read in a crisis; each rule returns what to mend and how."""

import re
from collections.abc import Collection, Iterator

from bsak.cards.imperative import starts_with_imperative
from bsak.cards.pointing import announced, is_sent_to_a_list, steps_of_this_card
from bsak.cards.wording import FIRST_HOUR, CardWording, NumberedStep
from bsak.kernel.markup import PHONE, strings, unmarked
from bsak.kernel.prose import (
    Finding,
    Tier,
    date_findings,
    line_findings,
    person_findings,
    phone_field_findings,
    phone_findings,
    unwritten_findings,
    vague_findings,
)
from bsak.kernel.words import _

TITLE_WORDS = 6
CUES = 4
STOP_LINES = 3
STEPS_PER_BAR = 9
STEPS_PER_CARD = 16
ACTION_WORDS = 12
DETAIL_WORDS = 18

Lines = tuple[tuple[str, str], ...]  # every string of a card, with its path
_EVERY_WORD = (
    vague_findings,
    person_findings,
    phone_findings,
    date_findings,
    unwritten_findings,
)
_CODE = re.compile(r"\b(?:[A-Z]{2,3}|00)-[A-Z]{2}-\d{2,}\b")
_RINGS = re.compile(r"^\W*ring (?:til|op)\b", re.IGNORECASE)
_LATE_CONDITION = re.compile(r"[\wæøå],? (?:hvis|såfremt) \w", re.IGNORECASE)


def findings(
    wording: CardWording, *, title: str, code: str = "", codes: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Everything to mend in the card called ``title`` and ``code``.

    ``codes`` are the documents that exist, when that is known.
    """
    lines = tuple(strings(wording))
    return (
        *title_findings(title),
        *frame_findings(wording),
        *naming_findings(wording),
        *length_findings(wording),
        *step_findings(wording),
        *number_findings(wording),
        *ending_findings(wording),
        *announcement_findings(lines, code),
        *reference_findings(wording, lines, codes),
        *text_findings(lines),
    )


def title_findings(title: str) -> Iterator[Finding]:
    """C-01: a title short enough to be found and said."""
    count = words(title)
    if count > TITLE_WORDS:
        yield Finding(
            "C-01",
            "title",
            _("Titlen har %(count)d ord. Skriv højst %(most)d.", count=count, most=TITLE_WORDS),
            Tier.TIP,
        )


def frame_findings(wording: CardWording) -> Iterator[Finding]:
    """C-02 and C-03: when to take the card, and what to do before reading on."""
    if not 1 <= len(wording.cues) <= CUES:
        message = _("Skriv 1 til %(most)d tegn, man kan se, høre eller få at vide.", most=CUES)
        yield Finding("C-02", "cues", message, Tier.ERROR)
    if not 1 <= len(wording.stop) <= STOP_LINES:
        message = _("Skriv 1 til %(most)d linjer i STOP-feltet; flyt resten.", most=STOP_LINES)
        yield Finding("C-03", "stop", message, Tier.ERROR)
    for index, line in enumerate(wording.stop):
        if not line.text.strip():
            message = _("Skriv, hvad der skal gøres, eller fjern linjen.")
            yield Finding("C-03", f"stop.{index}.text", message, Tier.ERROR)


def naming_findings(wording: CardWording) -> Iterator[Finding]:
    """C-01 and C-02: whom the card is for and what it is to achieve; nothing empty on paper."""
    for where, text, message in (
        ("audience", wording.audience, _("Skriv, hvem kortet er til, fx »Vagtlederen«.")),
        ("goal", wording.goal, _("Skriv målet med arbejdet i én sætning.")),
        *(
            (f"choices.{index}.title", choice.title, _("Skriv udfaldet, eller fjern det."))
            for index, choice in enumerate(wording.choices)
        ),
        *(
            (f"{numbered.where}.lead", numbered.step.lead, _("Skriv handlingen, eller fjern den."))
            for numbered in wording.numbered_steps
        ),
    ):
        if not text.strip():
            yield Finding("C-02", where, message, Tier.ERROR)


def length_findings(wording: CardWording) -> Iterator[Finding]:
    """C-04 and C-13: a card that can be kept in step with the clock, and on one leaf."""
    for index, phase in enumerate(wording.phases):
        if len(phase.steps) > STEPS_PER_BAR:
            message = _("Del fristen i to: højst %(most)d trin ad gangen.", most=STEPS_PER_BAR)
            yield Finding("C-04", f"phases.{index}.steps", message, Tier.ERROR)
    total = len(wording.numbered_steps)
    if not 1 <= total <= STEPS_PER_CARD:
        message = _(
            "Kortet har %(total)d trin. Skriv 1 til %(most)d, eller del det i to kort.",
            total=total,
            most=STEPS_PER_CARD,
        )
        yield Finding("C-04", "phases", message, Tier.ERROR)
    minutes = [phase.minutes for phase in wording.phases]
    if minutes != sorted(set(minutes)) or min(minutes, default=1) < 1:
        message = _("Giv hver frist et antal minutter, den korteste først.")
        yield Finding("C-13", "phases", message, Tier.ERROR)


def step_findings(wording: CardWording) -> Iterator[Finding]:
    """C-06 and C-08: verb first, few words, the condition before the action."""
    for numbered in wording.numbered_steps:
        step, where = numbered.step, numbered.where
        if not starts_with_imperative(f"{step.lead} {step.text}"):
            message = _("Begynd trinnet med et bydeord, fx »Ring«, »Luk« eller »Saml«.")
            yield Finding("C-06", f"{where}.lead", message)
        action = words(f"{step.lead} {step.text}")
        if action > ACTION_WORDS:
            message = _(
                "Handlingen har %(count)d ord. Skriv højst %(most)d, og flyt resten til detaljen.",
                count=action,
                most=ACTION_WORDS,
            )
            yield Finding("C-06", f"{where}.lead", message)
        detail = words(step.detail)
        if detail > DETAIL_WORDS:
            message = _(
                "Detaljen har %(count)d ord. Skriv højst %(most)d.", count=detail, most=DETAIL_WORDS
            )
            yield Finding("C-06", f"{where}.detail", message)
        for field, text in (("text", f"{step.lead} {step.text}"), ("detail", step.detail)):
            if _LATE_CONDITION.search(text):
                message = _("Skriv betingelsen først: »Hvis …: gør …«.")
                yield Finding("C-08", f"{where}.{field}", message)


def number_findings(wording: CardWording) -> Iterator[Finding]:
    """C-09: in the first hour nobody has time to look a number up."""
    for index, line in enumerate(wording.stop):
        yield from _number_finding(f"stop.{index}", line.text, line.detail, line.phone)
    for numbered in _first_hour(wording):
        step = numbered.step
        yield from _number_finding(
            numbered.where, f"{step.lead} {step.text}", step.detail, step.phone
        )


def _first_hour(wording: CardWording) -> Iterator[NumberedStep]:
    for bar in wording.bars:
        if bar.minutes is not None and bar.minutes <= FIRST_HOUR:
            yield from bar.steps


def _number_finding(where: str, action: str, detail: str, phone: str) -> Iterator[Finding]:
    sent_to_a_list = is_sent_to_a_list(f"{action} {detail}") and not phone
    without = _RINGS.search(action) and not phone and not PHONE.search(f"{action} {detail}")
    if sent_to_a_list or without:
        message = _("Skriv nummeret i trinnet. I den første time slår ingen op i en liste.")
        yield Finding("C-09", f"{where}.phone", message, Tier.ERROR)


def ending_findings(wording: CardWording) -> Iterator[Finding]:
    """C-14: the card says when it is over and where it goes."""
    last = wording.closing.steps[-1:]
    said = " ".join(f"{step.lead} {step.text}".lower() for step in last)
    if not (said.startswith("aflever") and "kort" in said and "log" in said):
        message = _("Slut med trinnet »Aflever kort og log« og skriv til hvem.")
        yield Finding("C-14", "closing.steps", message, Tier.ERROR)
    if not wording.closing.condition:
        message = _("Skriv, hvad der skal være opfyldt, før arbejdet afsluttes.")
        yield Finding("C-14", "closing.condition", message, Tier.ERROR)


def announcement_findings(lines: Lines, code: str) -> Iterator[Finding]:
    """C-12: whoever says aloud which card is in use says this one, also where it was copied."""
    whole = unmarked("\n".join(text for _where, text in lines))
    if not code or {*announced(whole)} <= {code}:
        return
    for where, text in lines:
        for other in announced(unmarked(text)):
            if other != code:
                message = _("Kortet melder »%(other)s« i gang. Skriv »%(code)s«.", other=other,
                            code=code)  # fmt: skip
                yield Finding("C-12", where, message, Tier.ERROR)


def reference_findings(
    wording: CardWording, lines: Lines, codes: Collection[str] | None
) -> Iterator[Finding]:
    """C-15: a branch leads to a step or a document that exists."""
    letters = {letter for letter, _choice in wording.lettered_choices}
    if letters and wording.in_doubt not in letters:
        message = _("Skriv bogstavet på det valg, der er det sikreste, når man er i tvivl.")
        yield Finding("C-15", "in_doubt", message, Tier.ERROR)
    total = len(wording.numbered_steps)
    for where, text in lines:
        for number in steps_of_this_card(text) if "trin " in text else ():
            if not 1 <= number <= total:
                message = _("Kortet har intet trin %(number)s. Ret nummeret.", number=number)
                yield Finding("C-15", where, message, Tier.ERROR)
        for match in _CODE.finditer(text) if codes is not None else ():
            if match[0] not in (codes or ()):
                message = _("»%(code)s« findes ikke i registret. Ret nummeret.", code=match[0])
                yield Finding("C-15", where, message, Tier.ERROR)


def text_findings(lines: Lines) -> Iterator[Finding]:
    """C-07, C-10, T-09, T-10 and T-11: the rules for every word on the card."""
    said: list[tuple[str, str]] = []
    for where, text in lines:
        if where.endswith(".phone"):
            found = phone_field_findings(text)
            yield from (finding.at(where) for finding in found)
        elif text:
            said.append((where, unmarked(text)))
    yield from line_findings(said, _EVERY_WORD)


def words(text: str) -> int:
    """How many words a reader meets; a phone number is one, a lone sign is none."""
    return len(
        [word for word in PHONE.sub("0", unmarked(text)).split() if any(map(str.isalnum, word))]
    )
