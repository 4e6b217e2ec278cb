"""The board's status words, also as other people write them and with a letter wrong."""

from bsak.meetings.reading.spelling import closest

_WORDS = {
    "completed": ("udarbejdet", "udarbejdede", "er udarbejdet", "færdig", "færdige", "afsluttet"),
    "in_progress": (
        "under udarbejdelse",
        "fortsat under udarbejdelse",
        "udarbejdes",
        "arbejdes på",
        "i gang",
        "igangværende",
        "igangsat",
    ),
    "in_review": ("til gennemlæsning", "under gennemlæsning", "til kommentering", "i høring"),
    "not_started": (
        "ikke påbegyndt",
        "endnu ikke påbegyndt",
        "ikke udarbejdet",
        "endnu ikke udarbejdet",
        "ikke igangsat",
        "ikke startet",
    ),
    "withdrawn": ("udgået", "udgåede", "udgår", "bortfaldet"),
}
_STATUS = {word: status for status, words in _WORDS.items() for word in words}
_LONGEST = max(map(len, _STATUS)) + 2


def status_word(text: str) -> str:
    """Return the status that ``text`` alone names, or nothing."""
    text = text.strip(" :.-–")
    return (closest(text, _STATUS) or "") if len(text) <= _LONGEST else ""


def is_slip(text: str) -> bool:
    """Tell whether a status heading is not spelt as any known one."""
    return text.strip(" :.-–").lower() not in _STATUS


def heading_of(status: str) -> str:
    """Return the board's own heading for ``status``."""
    return _WORDS[status][0].capitalize()
