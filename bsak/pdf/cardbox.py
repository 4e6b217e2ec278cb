"""The two boxes of a card: STOP, and the choice of what has happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from bsak.pdf.flow import Flowable
from bsak.pdf.labels import AND_CALL
from bsak.pdf.labels import STOP as STOP_LABEL
from bsak.pdf.lines import Block, set_words
from bsak.pdf.measure import text_width
from bsak.pdf.pen import Pen
from bsak.pdf.signs import diamond, tick_box
from bsak.pdf.theme import (
    CHOICE,
    CHOICE_TEXT,
    FRAME,
    MM,
    QUESTION,
    RED,
    STOP,
    STOP_DETAIL,
    STOP_LINE,
    STOP_PHONE,
    WHITE,
    YELLOW,
    Style,
)
from bsak.pdf.words import Run, Words, phone, plain

_LABEL = Style(22, 26, "B", colour=WHITE)
_SUBLABEL = Style(15.5, 19, "B", colour=WHITE)
_LETTER = Style(16, 19, "B")
_IN_DOUBT = Style(12.5, 18, "B")
_TEXT_LEFT, _SIGN = 40 * MM, 27 * MM
_ROW, _PAD = 12.6 * MM, 2.6 * MM
_ACROSS, _AIR = 3, 3 * MM
_WIDEST_NUMBER = 0.6  # of the line; a longer one goes below the words


@dataclass(frozen=True, slots=True)
class StopLine:
    """What is done before anybody reads on, and the number to ring."""

    text: Words
    detail: Words = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class _SetLine:
    text: Block
    detail: Block | None
    phone: str
    tall: float

    def draw(self, pen: Pen, left: float, top: float, right: float) -> None:
        """Set the words, and the number at the end of a row of dots."""
        with pen.tag("P"):
            pen.block(left, top, self.text)
            if self.phone:
                leading = self.text.leading
                y = top - self.text.height + leading / 2 - 0.35 * STOP.size
                number = pen.text(right, y, self.phone, STOP_PHONE, align=1)
                end = left + self.text.lines[-1].width
                pen.leader(end + 2 * MM, right - number - 3 * MM, y + 0.5 * MM)
        if self.detail:
            with pen.tag("P"):
                pen.block(left, top - self.text.height, self.detail)


def _set_line(line: StopLine, room: float) -> _SetLine:
    number = phone(line.phone, STOP_PHONE.size)
    wide = text_width(number.text, STOP_PHONE) + 9 * MM if line.phone else 0.0
    if wide > _WIDEST_NUMBER * room:
        text = set_words([plain(line.text), Run("\n"), number], STOP, room)
        number = Run("")
    else:
        text = set_words(line.text, STOP, room - wide)
    detail = set_words(line.detail, STOP_DETAIL, room) if plain(line.detail) else None
    tall = text.height + (detail.height if detail else 0.0) + 2 * MM
    return _SetLine(text, detail, number.text, max(_ROW, tall))


class StopBox(Flowable):
    """The only coloured object on paper: red edge, yellow ground, at most three lines."""

    below = 4.5 * MM

    def __init__(
        self, lines: Sequence[StopLine], label: str = STOP_LABEL, sublabel: str = AND_CALL
    ) -> None:
        self._lines = tuple(lines)
        self._label, self._sublabel = label, sublabel

    def measure(self, width: float) -> float:
        """Break each line left of its number."""
        self._rows = [_set_line(line, width - _TEXT_LEFT - 3 * MM) for line in self._lines]
        return max(26 * MM, sum(row.tall for row in self._rows) + 2 * _PAD)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the box, the red sign, and each line with its box and number."""
        tall = self._height
        pen.area(x, top - tall, width, tall, YELLOW)
        pen.area(x, top - tall, _SIGN, tall, RED)
        pen.outline(x, top - tall, width, tall, STOP_LINE, RED)
        middle = top - tall / 2
        with pen.tag("H2"):
            pen.text(x + 3 * MM, middle + 1.6 * MM, self._label + " ", _LABEL)
            pen.text(x + 3 * MM, middle - 5.8 * MM, self._sublabel, _SUBLABEL)
        y = top - (tall - sum(row.tall for row in self._rows)) / 2
        with pen.tag("L"):
            for row in self._rows:
                tick_box(pen, x + 30.5 * MM, y - 8.6 * MM)
                with pen.tag("LI"), pen.tag("LBody"):
                    row.draw(pen, x + _TEXT_LEFT, y - MM, x + width - 3 * MM)
                y -= row.tall

    def words(self) -> Words:
        """The label and all lines."""
        lines = [f"{plain(n.text)} {n.phone}\n{plain(n.detail)}" for n in self._lines]
        return "\n".join([f"{self._label} {self._sublabel}", *lines])


@dataclass(frozen=True, slots=True)
class Choice:
    """One visible outcome and what follows from it."""

    title: str
    consequence: str = ""


class Choices(Flowable):
    """The decision on side 1: a question, and a box with a letter for each outcome."""

    below = 3.5 * MM

    def __init__(self, question: str, choices: Sequence[Choice], in_doubt: str = "") -> None:
        self._question, self._in_doubt = question, in_doubt
        self._choices = tuple(choices)

    def measure(self, width: float) -> float:
        """Break question and outcomes; three stand side by side."""
        doubt = text_width(self._in_doubt, _IN_DOUBT) if self._in_doubt else 0.0
        one_line = 7.5 * MM + text_width(self._question, QUESTION) + 4 * MM + doubt <= width
        self._asked = set_words(self._question, QUESTION, width - 7.5 * MM)
        self._doubt = None if one_line else set_words(self._in_doubt, _IN_DOUBT, width - 7.5 * MM)
        across = min(_ACROSS, max(1, len(self._choices)))
        self._wide = (width - (across - 1) * _AIR) / across
        blocks = [
            (
                set_words(choice.title, CHOICE, self._wide - 18 * MM),
                set_words(choice.consequence, CHOICE_TEXT, self._wide - 4.5 * MM),
            )
            for choice in self._choices
        ]
        rows = [blocks[n : n + across] for n in range(0, len(blocks), across)]
        self._rows = [(row, max(map(_choice_height, row))) for row in rows]
        self._top = self._asked.height + (self._doubt.height if self._doubt else 0.0) + MM
        return self._top + sum(tall for _, tall in self._rows) + _AIR * (len(rows) - 1)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the diamond, the question and the boxes."""
        diamond(pen, x + 2.6 * MM, top - QUESTION.leading / 2)
        with pen.tag("H2"):
            pen.block(x + 7.5 * MM, top, self._asked)
        with pen.tag("P"):
            if self._doubt:
                pen.block(x + 7.5 * MM, top - self._asked.height, self._doubt)
            elif self._in_doubt:
                baseline = top - QUESTION.leading / 2 - 0.35 * QUESTION.size
                pen.text(x + width, baseline, self._in_doubt, _IN_DOUBT, align=1)
        y, letters = top - self._top, iter(ascii_uppercase)
        with pen.tag("L"):
            for row, tall in self._rows:
                for column, (title, text) in enumerate(row):
                    left = x + column * (self._wide + _AIR)
                    self._draw_choice(pen, left, y, tall, next(letters, "–"), title, text)
                y -= tall + _AIR

    def _draw_choice(
        self, pen: Pen, x: float, top: float, tall: float, letter: str, title: Block, text: Block
    ) -> None:
        pen.outline(x, top - tall, self._wide, tall, FRAME)
        tick_box(pen, x + 2.3 * MM, top - 8.7 * MM)
        with pen.tag("LI"):
            with pen.tag("Lbl"):
                pen.text(x + 10.6 * MM, top - 7.6 * MM, letter, _LETTER)
            with pen.tag("LBody"):
                with pen.tag("P"):
                    pen.block(x + 16.2 * MM, top - 3.3 * MM, title)
                with pen.tag("P"):
                    pen.block(x + 2.5 * MM, top - max(10 * MM, 4 * MM + title.height), text)

    def words(self) -> Words:
        """Question and outcomes."""
        lines = [f"{choice.title}: {choice.consequence}" for choice in self._choices]
        return "\n".join([self._question, *lines, self._in_doubt])


def _choice_height(blocks: tuple[Block, Block]) -> float:
    title, text = blocks
    return max(10 * MM, 4 * MM + title.height) + text.height + 1.4 * MM
