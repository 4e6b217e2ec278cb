"""The heads that open a document: the card's, and the plan's."""

from collections.abc import Sequence
from dataclasses import replace

from bsak.pdf.flow import Flowable
from bsak.pdf.identity import Identity
from bsak.pdf.labels import CUES, GOAL
from bsak.pdf.lines import set_words
from bsak.pdf.measure import longest_word, shorten, text_width
from bsak.pdf.pen import Pen
from bsak.pdf.theme import CUE, GRID, LABEL, MM, RULE, TITLE, WHITE, WIDTH, Style
from bsak.pdf.words import Run, Words, plain

_ID = Style(19, 23, "B", colour=WHITE)
_KIND = Style(11, 14, "M", colour=WHITE)
_ASIDE = Style(10.5, 13.2)
_FACT = Style(10, 13)
_STRONG_FACT = replace(_FACT, weight="B")
_BESIDE = 41 * MM


def _block_width(identity: Identity) -> float:
    shown = shorten(identity.sheet_id, _ID, 70 * MM)
    kind = shorten(identity.kind, _KIND, 70 * MM)
    return max(38 * MM, 6 * MM + max(text_width(shown, _ID), text_width(kind, _KIND)))


def id_block(pen: Pen, x: float, top: float, identity: Identity, height: float) -> float:
    """Draw the black block with id and kind; return its width."""
    width = _block_width(identity)
    pen.area(x, top - height, width, height)
    with pen.tag("P"):
        drop = 9.8 * MM if identity.kind else height / 2 + 0.35 * _ID.size
        pen.text(x + 3 * MM, top - drop, shorten(identity.sheet_id, _ID, 70 * MM) + " ", _ID)
        if identity.kind:
            kind = shorten(identity.kind, _KIND, 70 * MM)
            pen.text(x + 3.1 * MM, top - 15.6 * MM, kind, _KIND)
    return width


class CardHead(Flowable):
    """The head of side 1: id, title, whom the card is for and how it is read."""

    below = 2.8 * MM

    def __init__(self, identity: Identity, audience: str = "", reader_rule: str = "") -> None:
        self._identity = identity
        self._aside: list[str | Run] = []
        if audience:
            self._aside.append(Run(audience, bold=True))
        if reader_rule:
            self._aside.append(("\n" if audience else "") + reader_rule)

    def measure(self, width: float) -> float:
        """Break the title beside the id block; what is beside it goes below if it is too wide."""
        self._left = _block_width(self._identity) + 4 * MM
        aside = _BESIDE if self._aside else 0.0
        room = width - self._left - aside - (MM if aside else 0)
        self._beside = longest_word(self._identity.title, TITLE) <= room
        if not self._beside:
            room = width - self._left
        self._title = set_words(self._identity.title, TITLE, room)
        self._rest = set_words(self._aside, _ASIDE, aside if self._beside else width)
        tall = max(19 * MM, self._title.height, self._rest.height if self._beside else 0.0)
        return tall + (0.0 if self._beside else 2 * MM + self._rest.height)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw block, title and the lines for the reader."""
        pen.note_heading(1, self._identity.title, top)
        id_block(pen, x, top, self._identity, 19 * MM)
        with pen.tag("H1"):
            air = max(0.0, (19 * MM - self._title.height) / 2)
            pen.block(x + self._left, top - air, self._title)
        if self._aside:
            with pen.tag("P"):
                if self._beside:
                    pen.block(x + width - _BESIDE, top, self._rest)
                else:
                    pen.block(x, top - self._height + self._rest.height, self._rest)

    def words(self) -> Words:
        """Id, title and the rest."""
        return f"{self._identity.sheet_id}\n{self._identity.title}\n{plain(self._aside)}"


class DocHead(Flowable):
    """The head of a plan's first side: id, title, and facts in a row under a rule."""

    below = GRID * 1.5

    def __init__(self, identity: Identity, facts: Sequence[tuple[str, str]] = ()) -> None:
        self._identity = identity
        self._facts = tuple(facts)

    @staticmethod
    def is_one_line(value: str, facts: int) -> bool:
        """Say whether a fact stands on one line where there are so many."""
        return text_width(value, _STRONG_FACT) <= WIDTH / _across(facts) - 3 * MM

    def measure(self, width: float) -> float:
        """Break title and facts."""
        self._left = _block_width(self._identity) + 4 * MM
        self._title = set_words(self._identity.title, TITLE, width - self._left)
        share = width / _across(len(self._facts))
        self._blocks = [
            set_words([Run(label, quiet=True), "\n", Run(value, bold=True)], _FACT, share - 3 * MM)
            for label, value in self._facts
        ]
        self._tall = max(19 * MM, self._title.height)
        rows = [self._blocks[n : n + 4] for n in range(0, len(self._blocks), 4)]
        self._rows = [(row, max(block.height for block in row) + 1.5 * MM) for row in rows]
        return self._tall + (3 * MM if rows else 0) + sum(tall for _, tall in self._rows)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw block, title and facts."""
        pen.note_heading(1, self._identity.title, top)
        id_block(pen, x, top, self._identity, 19 * MM)
        with pen.tag("H1"):
            air = max(0.0, (19 * MM - self._title.height) / 2)
            pen.block(x + self._left, top - air, self._title)
        with pen.aside():
            self._draw_facts(pen, x, top - self._tall - 3 * MM, width)
        pen.rule(x, top - self._height, x + width, top - self._height, RULE)

    def _draw_facts(self, pen: Pen, x: float, y: float, width: float) -> None:
        for row, tall in self._rows:
            for column, block in enumerate(row):
                with pen.tag("P"):
                    pen.block(x + column * width / _across(len(self._blocks)), y, block)
            y -= tall

    def words(self) -> Words:
        """Id, title and facts."""
        facts = "\n".join(f"{label}: {value}" for label, value in self._facts)
        return f"{self._identity.sheet_id}\n{self._identity.title}\n{facts}"


def _across(facts: int) -> int:
    """Return how many facts stand beside each other."""
    return max(1, min(4, facts))


class Entry(Flowable):
    """When the card is used, and what it is to achieve."""

    below = 4 * MM

    def __init__(self, cues: Sequence[str], goal: str = "") -> None:
        self._cues, self._goal = tuple(cues), goal

    def measure(self, width: float) -> float:
        """Break cues and goal side by side."""
        self._split = width * 0.56 if self._goal else width
        self._blocks = [set_words(cue, CUE, self._split - 7 * MM) for cue in self._cues]
        self._aim = set_words(self._goal, CUE, width - self._split)
        left = sum(block.height for block in self._blocks)
        return 5.5 * MM + max(left, self._aim.height if self._goal else 0.0)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Set cues with squares, and the goal beside them."""
        first = top - 5.5 * MM
        self._label(pen, x, top, CUES)
        with pen.tag("L"):
            y = first
            for block in self._blocks:
                pen.area(x, y - CUE.leading / 2 - 0.9 * MM, 1.8 * MM, 1.8 * MM)
                with pen.tag("LI"), pen.tag("LBody"):
                    pen.block(x + 4 * MM, y, block)
                y -= block.height
        if self._goal:
            self._label(pen, x + self._split, top, GOAL)
            with pen.tag("P"):
                pen.block(x + self._split, first, self._aim)

    def _label(self, pen: Pen, x: float, top: float, text: str) -> None:
        with pen.tag("H2"):
            pen.text(x, top - 3.8 * MM, text, LABEL)

    def words(self) -> Words:
        """Cues and goal."""
        return "\n".join((CUES, *self._cues, GOAL, self._goal))


def running_head(pen: Pen, x: float, top: float, width: float, identity: Identity) -> None:
    """Draw the short head of the later sides: id and title, repeated."""
    sheet_id = shorten(identity.sheet_id, _ID, 70 * MM)
    from_left = text_width(sheet_id, _ID) + 5.2 * MM
    pen.area(x, top - 9.5 * MM, from_left, 9.5 * MM)
    pen.text(x + 2.6 * MM, top - 7 * MM, sheet_id + " ", _ID)
    style = Style(16.5, 20, "B")
    title = identity.title
    if text_width(title, style) > width - from_left - 4 * MM:
        style = Style(12.5, 16, "B")
    title = shorten(title, style, width - from_left - 4 * MM)
    pen.text(x + from_left + 4 * MM, top - 7 * MM, title, style)
