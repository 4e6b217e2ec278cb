"""A wording as the rules read it: parsed once, because a text that is in force never changes."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bsak.cards.wording import CardWording
from bsak.kernel.markup import strings, unmarked
from bsak.kernel.plain import Malformed
from bsak.plans import by_kind
from bsak.plans.wording import PlanWording, Section, Steps, Wording

_PAIR = re.compile(r"\d\d")  # no phone number is without
_KEPT = 4000  # texts in force that are remembered, parsed, from one check to the next


@dataclass(frozen=True, slots=True)
class Action:
    """One thing somebody is told to do, wherever in the text: ``where`` is its path."""

    where: str
    words: str
    phone: str = ""
    who: str = ""


@dataclass(frozen=True, eq=False)  # one text is itself, so that what is found in it can be kept
class Reading:
    """One wording with what the rules ask of it again and again."""

    kind: str
    wording: Wording

    @cached_property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return every string that is not empty with its path, without markup."""
        found = strings(self.wording)
        return tuple((where, unmarked(text)) for where, text in found if text.strip())

    @cached_property
    def words(self) -> str:
        """Return the whole text, a line for each field."""
        return "\n".join(text for _where, text in self.lines)

    @cached_property
    def numbered(self) -> tuple[tuple[str, str], ...]:
        """Return the lines that may hold a phone number; few do, and many rules ask for them."""
        return tuple(line for line in self.lines if _PAIR.search(line[1]))

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Return what the text tells people to do, in the order of the paper."""
        if isinstance(self.wording, CardWording):
            return tuple(_card_actions(self.wording))
        return tuple(_plan_actions(self.wording)) if isinstance(self.wording, PlanWording) else ()

    @property
    def sections(self) -> tuple[tuple[str, Section], ...]:
        """Return the chapters of a plan with their paths."""
        if not isinstance(self.wording, PlanWording):
            return ()
        return tuple((f"sections.{i}", section) for i, section in enumerate(self.wording.sections))


@lru_cache(maxsize=_KEPT)
def read(kind: str, raw: str) -> Reading | None:
    """Return the wording of a document of ``kind`` from its JSON, or None when it is none."""
    try:
        return Reading(kind, by_kind.read(kind, json.loads(raw)))
    except (Malformed, ValueError):
        return None


def _card_actions(card: CardWording) -> Iterator[Action]:
    for index, line in enumerate(card.stop):
        yield Action(f"stop.{index}.text", _joined(line.text, line.detail), line.phone)
    for index, choice in enumerate(card.choices):
        yield Action(f"choices.{index}.consequence", unmarked(choice.consequence))
    for numbered in card.numbered_steps:
        step = numbered.step
        words = _joined(step.lead, step.text, step.detail)
        yield Action(f"{numbered.where}.lead", words, step.phone, step.who)
    for index, one in enumerate(card.contingencies):
        words = _joined(f"{one.condition}:", one.action)
        yield Action(f"contingencies.{index}.action", words)


def _plan_actions(plan: PlanWording) -> Iterator[Action]:
    for at, section in enumerate(plan.sections):
        for index, block in enumerate(section.blocks):
            if isinstance(block, Steps):
                for number, step in enumerate(block.steps):
                    where = f"sections.{at}.blocks.{index}.steps.{number}.text"
                    yield Action(where, unmarked(step.text), who=step.who)


def _joined(*parts: str) -> str:
    return " ".join(unmarked(part.strip()) for part in parts if part.strip())
