"""Boxes side by side on paper, each with a title and a list: what a chart is drawn of.

Starts the print shop, which is slow: import it where something is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bsak.pdf.flow import Flowable
from bsak.pdf.lines import Block, set_words
from bsak.pdf.pen import Pen
from bsak.pdf.theme import BOX_LINE, FRAME, INK, MM, PALE, Style
from bsak.pdf.words import Words, plain

_GAP = 3 * MM


@dataclass(frozen=True, slots=True)
class Setting:
    """The type of a chart, and the air in and around its boxes."""

    head: Style
    line: Style
    pad: float
    air: float
    stem: float
    below: float


ROOMY = Setting(Style(11, 13.5, "B"), Style(10, 12), 2 * MM, 1.2 * MM, 5 * MM, 3 * MM)
TIGHT = Setting(Style(10, 12, "B"), Style(10, 11.2), 1.4 * MM, 0.8 * MM, 3 * MM, 1.6 * MM)


@dataclass(frozen=True, slots=True)
class Box:
    """A title and what stands under it, in so many columns; without lines it is a band."""

    title: str
    lines: tuple[Words, ...] = ()
    columns: int = 1


@dataclass(frozen=True, slots=True)
class _Laid:
    """A box with its lines broken."""

    head: Block
    rows: tuple[tuple[Block, ...], ...]
    column: float
    setting: Setting

    @property
    def band(self) -> float:
        return self.head.height + 2 * self.setting.pad - self.setting.air

    @property
    def height(self) -> float:
        air = self.setting.air
        lines = sum(max(block.height for block in row) + air for row in self.rows)
        return self.band + (lines + 2 * air if lines else 0.0)


class BoxRow(Flowable):
    """Boxes of one height beside each other; with a ``stem`` they hang on what stands above."""

    def __init__(
        self,
        boxes: Sequence[Box],
        across: int,
        level: int,
        *,
        setting: Setting = ROOMY,
        stem: bool = False,
    ) -> None:
        self._boxes, self._across, self._level = tuple(boxes), across, level
        self._setting, self.below = setting, setting.below
        self._stem = setting.stem if stem else 0.0

    def measure(self, width: float) -> float:
        """Break every line in its box."""
        self._wide = (width - _GAP * (self._across - 1)) / self._across
        self._laid = [_laid(box, self._wide, self._setting) for box in self._boxes]
        return max(one.height for one in self._laid) + self._stem

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the boxes and what stands in them."""
        if self._stem:
            middle = x + width / 2
            pen.rule(middle, top + self.below, middle, top - self._stem, FRAME, INK)
            top -= self._stem
        for number, (box, laid) in enumerate(zip(self._boxes, self._laid, strict=True)):
            left = x + number * (self._wide + _GAP)
            self._draw_box(pen, left, top, box, laid)

    def _draw_box(self, pen: Pen, x: float, top: float, box: Box, laid: _Laid) -> None:
        tall, band, pad, air = (
            self._height - self._stem, laid.band, self._setting.pad, self._setting.air,
        )  # fmt: skip
        pen.area(x, top - band, self._wide, band, PALE)
        pen.outline(x, top - tall, self._wide, tall, BOX_LINE)
        pen.note_heading(self._level, box.title, top)
        with pen.tag(f"H{self._level}"):
            pen.block(x + pad, top - pad + air / 2, laid.head)
        if laid.rows:
            with pen.tag("L"):
                _draw_lines(pen, x + pad, top - band - air, laid)

    def words(self) -> Words:
        """Titles and lines."""
        return "\n".join(
            line for box in self._boxes for line in (box.title, *map(plain, box.lines))
        )


def _draw_lines(pen: Pen, x: float, y: float, laid: _Laid) -> None:
    for row in laid.rows:
        for column, block in enumerate(row):
            with pen.tag("LI"), pen.tag("LBody"):
                pen.block(x + column * laid.column, y, block)
        y -= max(block.height for block in row) + laid.setting.air


def _laid(box: Box, across: float, setting: Setting) -> _Laid:
    width = across - 2 * setting.pad
    column = (width + _GAP) / box.columns
    blocks = [set_words(line, setting.line, column - _GAP) for line in box.lines]
    return _Laid(
        head=set_words(box.title, setting.head, width),
        rows=tuple(
            tuple(blocks[at : at + box.columns]) for at in range(0, len(blocks), box.columns)
        ),
        column=column,
        setting=setting,
    )
