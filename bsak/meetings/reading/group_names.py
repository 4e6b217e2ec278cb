"""Which lines of a status list are names of krisegrupper, and what a group says of itself."""

import re
from collections.abc import Iterable, Sequence

from bsak.meetings.reading.lines import Line
from bsak.meetings.reading.spelling import closest, folded

_TOLD = re.compile(r"\b[Dd]elplan\s+for\s+krisegruppe[nr]?\s+(?:for\s+)?([A-ZÆØÅ][^.:;()]{2,60})")
_BEFORE = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?:krisegruppen?(?:\s+for)?\b\s*:?\s*)?", re.I
)
_OWN_STATE = re.compile(
    r"(?:der (?:er|foreligger|findes|mangler)|ingen|intet|ikke|endnu|arbejdet er|(?:krise)?gruppen)"
    r"\b.*(?:udarbejd|planer|actioncard|påbegynd|igangsat)",
    re.I,
)


class GroupNames:
    """The names that are known, from the register and from the minutes themselves."""

    def __init__(self, known: Iterable[str], lines: Sequence[Line]) -> None:
        self._names = {folded(name): name for name in known}
        for line in lines:
            if told := _TOLD.search(line.text):
                name = told[1].strip()
                if closest(name, self._names) is None:
                    self._names[folded(name)] = name

    def known(self, text: str) -> str | None:
        """Return the known group that ``text`` is the name of."""
        return closest(group_name(text), self._names) if len(text) <= 80 else None

    def learn(self, text: str) -> str:
        """Return the name of the group in ``text``, as it was first written."""
        name = self.known(text)
        if name is None:
            name = group_name(text)
            self._names[folded(name)] = name
        return name


def group_name(text: str) -> str:
    """Return a group's name without number, colon and the word Krisegruppe."""
    return _BEFORE.sub("", text).strip(" :") or text.strip()


def tells_own_state(text: str) -> bool:
    """Tell whether a sentence says of one group that it has made nothing yet."""
    return bool(_OWN_STATE.match(text)) and "krisegrupperne" not in text.lower()


def is_titlelike(line: Line) -> bool:
    """Tell whether an unmarked line could be a heading: short, capital first, no full stop."""
    text = line.text
    return (
        not line.is_bullet
        and 2 < len(text) <= 70
        and "\t" not in text
        and text[0].isupper()
        and text[-1] not in ".,;?!"
    )
