"""What a line of the minutes waits for, and when it is expected, taken apart."""

import re
from dataclasses import dataclass
from datetime import date

from bsak.kernel.vague_dates import find_all

_LEAD = re.compile(
    r"^\s*(?:der\s+)?(?:mangler|afventer)\s+(?:(?:en\s+)?afklaring\s+(?:af|om),?\s+)?", re.I
)
_UNTIL = re.compile(
    r"[.;,]\s+(?:det\s+)?forventes\s+(?:at\s+være\s+)?afklaret\s+(?P<when>.+)", re.I
)
_DECIDED = re.compile(r"\bbeslutning\s+(?P<when>(?:på|til|ved)\s+[^.;]+)", re.I)


@dataclass(frozen=True, slots=True)
class Awaited:
    """What is waited for, as it stands after "mangler afklaring af", and until when."""

    subject: str
    when: str = ""
    day: date | None = None


def read(remark: str, on: date | None) -> Awaited:
    """Return what a remark waits for; the whole remark when it says nothing more exact."""
    dated = next(iter(find_all(remark, on)), None) if on else None
    day, words = (dated.when.day, dated.when.text) if dated else (None, "")
    until = _UNTIL.search(remark)
    told = until or _DECIDED.search(remark)
    subject = _LEAD.sub("", remark[: until.start()] if until else remark).strip(" .")
    return Awaited(subject or remark, told["when"].strip(" .") if told else words, day)
