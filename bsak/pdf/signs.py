"""The signs the type lacks, drawn: tick box, diamond, arrow, squares."""

from bsak.pdf.pen import Pen
from bsak.pdf.theme import BOX, BOX_LINE, MM, WHITE


def tick_box(pen: Pen, x: float, y: float, size: float = BOX) -> None:
    """Draw an empty box whose lower left corner is (x, y)."""
    pen.area(x, y, size, size, WHITE)
    pen.outline(x, y, size, size, BOX_LINE)


def diamond(pen: Pen, x: float, y: float, half: float = 2.4 * MM) -> None:
    """Mark a decision; the middle is (x, y)."""
    pen.shape(((x - half, y), (x, y + half), (x + half, y), (x, y - half)))


def arrow(pen: Pen, x: float, y: float, size: float = 4 * MM) -> None:
    """Say go; the left edge is `x`, the middle is at height `y`."""
    pen.shape(((x, y - size / 2), (x, y + size / 2), (x + 0.9 * size, y)))


def squares(pen: Pen, x: float, y: float, size: float = 3 * MM) -> None:
    """Draw the two squares of the end mark from (x, y) to the right."""
    pen.area(x, y, size, size)
    pen.area(x + 5 * MM, y, size, size)
