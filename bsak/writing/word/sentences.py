"""Lines of somebody's Word file taken apart: list marks, sentences, phone numbers, who does it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bsak.cards.imperative import starts_with_imperative
from bsak.cards.wording import Step, StopLine
from bsak.kernel.markup import unmarked

_MARK = re.compile(r"^\s*(?:\d{1,2}[a-z]?[.)]|[a-hA-H][.)]|[-–•*·▪☐□○])\s+")
_END = re.compile(r"[.!?](?=\s+[A-ZÆØÅ»\"(])")
_SHORTENED = re.compile(
    r"\b(?:tlf|fx|f\.eks|eks|evt|ca|nr|kl|jf|mv|m\.v|bl\.a|inkl|ekskl|stk|min|max|pga|mht|dvs|afd)$",
    re.IGNORECASE,
)
_EIGHT = r"(?:(?:\+45|0045) ?)?\d(?:[ .\u00a0-]?\d){7}"
_NUMBER = re.compile(
    rf"(?:[,;:–-]\s*|\()?(?:\b(?P<label>tlf|telefon|mobil|nr|nummer)\b\.?:?\s*)?"
    rf"(?<![\d-])(?P<number>{_EIGHT}|11[24]|1813)(?![\d-])\)?",
    re.IGNORECASE,
)
_HANGING = re.compile(r"\b(?:på|til|via|med|fra|og|eller|ved|i|af|om)$", re.IGNORECASE)
_WHO = re.compile(r"^([A-ZÆØÅ][\wæøåÆØÅ/& -]{2,40}?)\s*(?::|–)\s+(?=\S)")
_WHO_WORDS = 4
_WHOLE_LABELS = ("telefon", "mobil", "nummer")  # a word of its own; the paper prints »Tlf.«
_PRINTED = ("tlf", "nr")


def unlisted(line: str) -> str:
    """Return a line without the number, letter or dash it was typed with."""
    return _MARK.sub("", unmarked(line)).strip()


def first_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence, and the rest."""
    text = " ".join(text.split())
    for match in _END.finditer(text):
        if not _SHORTENED.search(text, 0, match.start()):
            return text[: match.end()], text[match.end() :].strip()
    return text, ""


def phone_of(text: str) -> tuple[str, str, str]:
    """Return the text without its number, the number in pairs, and what it was called.

    Only where it is clear: one number, and a text that still reads well without it.
    """
    found = list(_NUMBER.finditer(text))
    if len(found) != 1:
        return text, "", ""
    match = found[0]
    left, right = text[: match.start()].rstrip(), text[match.end() :]
    if not left or _HANGING.search(left) or right.strip(" .!)"):
        return text, "", ""
    digits = re.sub(r"\D", "", match["number"])[-8:]
    number = " ".join(digits[i : i + 2] for i in range(0, 8, 2)) if len(digits) == 8 else digits
    return f"{left}{right}".strip(), number, (match["label"] or "").strip()


def step(line: str) -> Step:
    """Return a line as a step: who, the first sentence, the rest, and the number to ring."""
    text, who = unlisted(line), ""
    if found := _WHO.match(text):
        rest = text[found.end() :]
        named = found[1]
        is_who = len(named.split()) <= _WHO_WORDS and not starts_with_imperative(named)
        if is_who and starts_with_imperative(rest):
            text, who = rest, named
    lead, detail = first_sentence(text)
    lead, phone, label = phone_of(lead)
    if not phone:
        detail, phone, label = phone_of(detail)
    if label.lower() in _WHOLE_LABELS:
        return Step(lead, detail=detail, who=who, phone=phone, phone_label=label.capitalize())
    return Step(lead, detail=detail, who=who, phone=phone)


def stop_line(line: str) -> StopLine:
    """Return a line as a line of the STOP box."""
    made = step(line)
    if made.phone_label.lower() in _WHOLE_LABELS:
        return StopLine(*first_sentence(unlisted(line)))
    text = f"{made.who}: {made.lead}" if made.who else made.lead
    return StopLine(text, made.detail, made.phone)


def tokens(text: str) -> Counter[str]:
    """Return the words of a text as they are counted: case, marks and grouping of digits apart."""
    joined = re.sub(r"(?<=\d)[ .\u00a0-](?=\d)", "", text.casefold().replace("\u00ad", ""))
    joined = re.sub(r"(?<!\d)(?:\+45|0045)(?=\d{8}(?!\d))", "", joined)
    return Counter(
        word for word in re.findall(r"\w+", joined) if len(word) > 1 and word not in _PRINTED
    )


def left_out(said: Iterable[str], kept: Iterable[str]) -> Iterator[str]:
    """Yield what was said and has words that are not kept often enough."""
    have = tokens("\n".join(kept))
    for piece in said:
        need = tokens(unlisted(piece))
        if any(have[word] < count for word, count in need.items()):
            yield piece
        have -= need
