"""A line of the status list taken apart: what kind it is, for which unit, its title and remark."""

import re
from dataclasses import dataclass

from bsak.kernel.danish import capital_first
from bsak.meetings.reading.spelling import closest, corrected
from bsak.meetings.reading.statuses import status_word

_CARD = r"(?:action\s?-?\s?cards?(?:et)?|aktionskort|handlekort)"
_UNIT_CARD = re.compile(
    rf"{_CARD}\s+(?:for|til)\s+(?P<unit>[^:]{{2,80}}?)\s*:\s*(?P<title>.+)", re.I
)
_PLAIN_CARD = re.compile(
    rf"{_CARD}(?:\s+(?:for|til|om|vedr\.?)\s+|\s*[:–-]\s*|\s+)(?P<title>.+)", re.I
)
_PLAN = re.compile(
    r"(?P<plan>\w+plan)(?:en)?(?:\s+(?:for|om|vedr\.?)\s+|\s*:\s*|\s+-\s+)(?P<title>.+)", re.I
)
_DECISION = re.compile(
    r"(?:der\s+)?(?P<wait>(?:udestår|afventer|mangler)\s+(?:en\s+)?beslutning\b.*?)\s*"
    r"(?:\bang\.|\bangående|\bom\b|\bvedr\.|\bvedrørende)\s*:?\s*(?P<title>.+)",
    re.I,
)
_BRACKET = re.compile(r"\s*\((?P<words>(?:[^()]|\([^()]*\))*)(?:\)|$)")
_TAIL = re.compile(r"\s+[–-]\s+(?P<words>[^–]+)$")
# Brackets hold a remark when they tell how the work goes; otherwise they belong to the title.
_PROGRESS = re.compile(
    r"\b(?:udarbejdes|laves|mangler|afklar|forvent|ønsker|sparring|samarbejde|fungerer|afvent|vent"
    r"er|udestår|sendt|sendes|gennemlæs|færdig|godkend|deadline|frist|møde|opdater|revider|revision"
    r"|koordiner|igangsat|påbegynd|kommentar|behov for|næsten|udkast|kladde|skal|bliver)",
    re.I,
)
_PREFIXES = {
    "specialplan": "contingency_plan",
    "indsatsplan": "response_plan",
}
_WHOLE = {
    "delplan": "subplan",
    "sundhedsberedskabsplan": "health_plan",
}
_MARKS = {
    **_PREFIXES,
    **_WHOLE,
    "actioncard": "action_card",
    "action card": "action_card",
    "huskeliste": "checklist",
    "kontaktliste": "contact_list",
}
_INSIDE = (
    ("samlet delplan", "consolidated_subplan"),
    ("plan for fortsat drift", "continuity_plan"),
    ("huskeliste", "checklist"),
    ("kontaktliste", "contact_list"),
    ("hjemmeside", "web_content"),
    ("sundhedsberedskabsplan", "health_plan"),
    ("beredskabsplan", "contingency_plan"),
)
_FIRST = {"actioncard": "actioncard", "actioncards": "actioncard", "aktionskort": "actioncard"} | {
    word: word for word in (*_PREFIXES, *_WHOLE)
}


@dataclass(frozen=True, slots=True)
class Named:
    """What one line of the status list names."""

    kind: str
    unit: str
    title: str
    remark: str
    status: str = ""
    slips: tuple[tuple[str, str], ...] = ()


def read_title(text: str) -> Named:
    """Take a line of the status list apart."""
    text, slips = _with_known_first_word(text.strip(" ;,"))
    text, more = corrected(text)
    if decision := _DECISION.fullmatch(text.rstrip(".")):
        return Named("decision", "", _upper(decision["title"]), decision["wait"], "", slips + more)
    text, remark, kind, status = _without_brackets(text)
    if card := _UNIT_CARD.fullmatch(text):
        found = ("action_card", _upper(card["unit"]), card["title"])
    elif card := _PLAIN_CARD.fullmatch(text):
        found = ("action_card", "", card["title"])
    else:
        found = _plan_or_other(text)
    return Named(kind or found[0], found[1], _upper(found[2]), remark, status, slips + more)


def names_a_document(text: str) -> bool:
    """Tell whether a line without a bullet is plainly a document and not a heading or sentence."""
    text = _with_known_first_word(text)[0]
    if text.endswith(".") and len(text) > 60:
        return False
    return bool(re.match(_CARD, text, re.I)) or read_title(text).kind not in ("other", "decision")


def waits(text: str) -> bool:
    """Tell whether the words name a decision that is still to be made."""
    return bool(_DECISION.fullmatch(text.rstrip(" .;")))


def states_progress(text: str) -> bool:
    """Tell whether the words say how the work goes, rather than name a document."""
    return bool(_PROGRESS.search(text))


def _plan_or_other(text: str) -> tuple[str, str, str]:
    if plan := _PLAN.fullmatch(text):
        word = plan["plan"].lower()
        if word in _PREFIXES:
            return _PREFIXES[word], "", plan["title"]
        if word in _WHOLE:
            return _WHOLE[word], "", text
    lower = text.lower()
    if lower.startswith("delplan"):
        return "subplan", "", text
    return next((kind for words, kind in _INSIDE if words in lower), "other"), "", text


def _without_brackets(text: str) -> tuple[str, str, str, str]:
    """Return the title without what is said about it: remark, marked kind and own status."""
    remarks: list[str] = []
    kind = status = ""
    for bracket in list(_BRACKET.finditer(text)):
        words = bracket["words"].strip()
        if words.lower() in _MARKS:
            kind = _MARKS[words.lower()]
        elif own := status_word(words):
            status = own
        elif _PROGRESS.search(words):
            remarks.append(words)
        else:
            continue
        text = text.replace(bracket[0], "", 1)
    if (tail := _TAIL.search(text)) and _PROGRESS.search(tail["words"]):
        remarks.append(tail["words"].strip())
        text = text[: tail.start()]
    return text.strip(" ,;"), "; ".join(remarks), kind, status


def _with_known_first_word(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    match = re.match(r"\w+", text)
    word = match[0] if match else ""
    meant = closest(word, _FIRST) if len(word) > 6 else None
    if meant is None or word.lower() in _FIRST:
        return text, ()
    return _upper(meant) + text[len(word) :], ((word, _upper(meant)),)


def _upper(text: str) -> str:
    return capital_first(text.strip())
