"""What a point recommends: lines that begin with "at", each with what following it does."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bsak.kernel import clock, vague_dates
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.meetings import rules
from bsak.meetings.contradicting import obstacle_to_saying
from bsak.meetings.models import AgendaItem, Recommendation
from bsak.meetings.reading.lines import DATE_WORD
from bsak.meetings.typed import clean

# A line that begins with "2. maj" is not the second of a list.
_BULLET = re.compile(rf"^(?:[-–•*]|\d{{1,2}}[.)](?!\s+(?:{DATE_WORD})))\s+", re.IGNORECASE)
_AT = re.compile(r"^at\b", re.IGNORECASE)


def worded(text: str) -> str:
    """Return a line as the board writes it: without its number, and with "at" in front."""
    plain = _BULLET.sub("", " ".join(clean(text).split()))
    if not plain:
        return ""
    return "at" + plain[2:] if _AT.match(plain) else f"at {plain}"


def lines(text: str) -> list[str]:
    """Return what was typed or pasted as one recommendation for each line."""
    return [words for one in text.splitlines() if (words := worded(one))]


def proposed(item: AgendaItem) -> list[Recommendation]:
    """Return what is recommended, without what the table attached to the decision."""
    return [line for line in item.recommendations if line.is_proposed]


def reword(item: AgendaItem, texts: Mapping[int, str], added: Iterable[str] = ()) -> None:
    """Let each recommendation say its new text; an empty one goes, and its act with it."""
    for line in proposed(item):
        wanted = worded(texts.get(line.id, line.text))
        if wanted == worded(line.text):
            continue
        refuse(rules.obstacle_to_rewording(line))
        if wanted:
            refuse(obstacle_to_saying(wanted, line))
            line.act = _follow(line, wanted)
            line.text = wanted
        else:
            item.recommendations.remove(line)
    new = [words for text in added if (words := worded(text))]
    if new:
        refuse(rules.obstacle_to_recommending(item))
        for words in new:
            refuse(obstacle_to_saying(words))
        item.recommendations += [Recommendation(text=text) for text in new]
    db.session.flush()


def days(item: AgendaItem) -> dict[int, date]:
    """Return the day that following each recommendation sets, by its key, where it sets one."""
    found = ((line.id, _day(line.act)) for line in item.recommendations)
    return {key: day for key, day in found if day}


def said(text: str, item: AgendaItem) -> set[date]:
    """Return every day that a recommendation of ``item`` names."""
    on = item.meeting.held_on if item.meeting else clock.today()
    return {one.when.day for one in vague_dates.find_all(text, on) if one.when.day}


def _follow(line: Recommendation, wanted: str) -> dict[str, Any] | None:
    """Return the act with the day that the new text names, when it is clear which one that is."""
    due, named = _day(line.act), said(wanted, line.item)
    if line.act is None or due is None or due in named:
        return line.act
    new = named - said(line.text, line.item)
    return {**line.act, "due_on": new.pop().isoformat()} if len(new) == 1 else line.act


def _day(act: Mapping[str, Any] | None) -> date | None:
    kept = (act or {}).get("due_on")
    return date.fromisoformat(kept) if kept else None


def move(line: Recommendation, step: int) -> None:
    """Let a recommendation change places with its neighbour: -1 is up, 1 is down.

    Their order is that of their rows, so it is what the rows hold that changes places.
    """
    row = proposed(line.item)
    at = row.index(line)
    if not 0 <= at + step < len(row):
        return
    other = row[at + step]
    refuse(rules.obstacle_to_rewording(line))
    refuse(rules.obstacle_to_rewording(other))
    line.text, other.text = other.text, line.text
    line.act, other.act = other.act, line.act
    db.session.flush()


def remove(line: Recommendation) -> None:
    """Take a recommendation off its point."""
    refuse(rules.obstacle_to_rewording(line))
    line.item.recommendations.remove(line)
    db.session.flush()
