"""All that a decision asks for: tasks, and what looks like one, so that nothing is passed over."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from bsak.kernel.vague_dates import find_all
from bsak.meetings.reading.decisions import names_next_meeting, sets_deadline
from bsak.meetings.reading.functions import FUNCTION
from bsak.meetings.reading.points import Placed
from bsak.meetings.reading.sentences import sentences
from bsak.meetings.reading.shape import Deadline, Item, Task
from bsak.meetings.reading.tasks import DOING, DONE, MUST, task

_NAME = r"[A-ZÆØÅ][\wæøå-]+(?: [A-ZÆØÅ][\w.æøå-]+)*"
# Words that begin a sentence with a capital, and are nobody.
_NOBODY = (
    r"(?!(?:Vi|I|De|Den|Det|Der|Man|Dette|Denne|Disse|Her|Så|Som|Hvis|Når|Hvad|Hvem|Hvordan)\b)"
)
# A noun in the definite form that begins a sentence is as a rule a thing: "Planerne skal …".
_SOMEBODY = rf"(?:{FUNCTION}|Krisegrupper(?:ne)?|Alle|{_NOBODY}{_NAME}(?<!en)(?<!et)(?<!ne))"
_DIRECTED = re.compile(
    rf"(?:^|(?<=, )|(?<=: )|\b(?:at|og) ){_SOMEBODY} (?:{MUST}) (?!være\b)"
    rf"|\b(?:{MUST}) (?:så |også |derfor |ligeledes )?(?:{FUNCTION}|{_NAME})\b"
    rf"|^{_NOBODY}[A-ZÆØÅ][^.,:;]{{1,80}} (?:{DOING})\b"
)
_ASKS = re.compile(rf"\b(?:{MUST}|må|{DOING}|{DONE})\b")
_BY = re.compile(r"\b(?:senest|inden|hurtigst muligt|snarest|deadline|frist\w*)\b", re.I)


def asked(
    placed: Sequence[Placed], item: Item, held_on: date | None, *, offices: Collection[str] = ()
) -> Iterator[Task]:
    """Yield what the decision asks for; what cannot be told to be a task is not clear."""
    for sentence, line in sentences(placed):
        found = task(sentence, line, item.number, held_on, offices=offices)
        if found and (found.owner or not _DIRECTED.search(sentence[: -len(found.text) - 1])):
            yield found
        elif found or _may_ask(sentence, held_on):
            text = sentence.strip(" .")
            yield Task(
                text, "", _day(sentence, held_on), is_clear=False, item=item.number, line=line
            )


def doubted(task: Task, deadlines: Collection[Deadline]) -> bool:
    """Tell whether the same line sets the day as a deadline for documents."""
    return any((one.line, one.date) == (task.line, task.date) for one in deadlines)


def _may_ask(sentence: str, held_on: date | None) -> bool:
    if sets_deadline(sentence, held_on) or names_next_meeting(sentence, held_on):
        return False
    if _DIRECTED.search(sentence):
        return True
    is_dated = _day(sentence, held_on) is not None
    return bool(_ASKS.search(sentence)) and (is_dated or bool(_BY.search(sentence)))


def _day(sentence: str, held_on: date | None) -> date | None:
    """Return the first day after the meeting that the sentence names."""
    if held_on is None:
        return None
    days = (one.when.day for one in find_all(sentence, held_on))
    return next((day for day in days if day and day > held_on), None)
