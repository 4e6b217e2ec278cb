"""Where a plan has its group meet, and whether it knows of somewhere else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bsak.checks.reading import Reading
from bsak.kernel.danish import fold
from bsak.kernel.markup import texts, unmarked
from bsak.plans.wording import Section, Table

_ABOUT = re.compile(r"\b(?:mødested|mødelokale|samlingssted|krisestabens lokale)\w*", re.I)
_FAR = re.compile(r"\b(?:telefonmøde|teams|videomøde|online|virtuelt)\b", re.I)
_OTHER = re.compile(r"\b(?:alternativ|sekundær|reserve|ellers|lukket|kan ikke bruges|nr\. 2)", re.I)
_SAID = re.compile(
    r"\b(?:mødested(?:et)?|mødes|samles|møder)\b(?: er)?:? (?:i |på |ved )?(?P<room>[^.;,]+)", re.I
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """The first place of a plan, as it is compared and as it is written."""

    first: str
    words: str
    where: str
    has_other: bool


@lru_cache(maxsize=4000)
def meeting(reading: Reading) -> tuple[Meeting, ...]:
    """Return where the group meets by the plan's own chapter on that; nothing: it has none."""
    for where, section in reading.sections:
        if _ABOUT.search(section.heading):
            return tuple(_told(where, section))[:1]
    return ()


def _told(where: str, section: Section) -> Iterator[Meeting]:
    for index, block in enumerate(section.blocks):
        if isinstance(block, Table) and block.headings and "sted" in fold(block.headings[0]):
            rooms = [unmarked(row[0]) for row in block.rows if row and not _FAR.search(row[0])]
            if rooms:
                at = f"{where}.blocks.{index}"
                yield Meeting(_plain(rooms[0]), rooms[0], at, has_other=len(set(rooms)) > 1)
    words = "\n".join(texts(section))
    if said := _SAID.search(words):
        room = said["room"].strip()
        yield Meeting(_plain(room), room, where, has_other=bool(_OTHER.search(words)))


def _plain(room: str) -> str:
    return " ".join(re.findall(r"\w+", fold(room)))
