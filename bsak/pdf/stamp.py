"""What a copy says of itself, drawn apart from the sheet so that kept sheets never go stale."""

import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from bsak.pdf import labels
from bsak.pdf.furniture import (
    COPY_LEFT,
    FIELDS,
    FOOT_Y,
    QR_SIZE,
    draw_value,
    draw_word,
    left_edge,
)
from bsak.pdf.identity import Frame, Stamp
from bsak.pdf.measure import shorten
from bsak.pdf.pen import Pen
from bsak.pdf.qr import drawing
from bsak.pdf.theme import FOOT, MM, WIDTH, Style

_NOTE = Style(8.5, 10, "S")
_LEAST_MODULE, _LARGEST = 0.4 * MM, 16.4 * MM


@dataclass(frozen=True, slots=True)
class Stamped:
    """What a stamp looks like on a side: its packed source, empty when it is nothing; its fonts."""

    packed: bytes
    fonts: frozenset[str]


@lru_cache(maxsize=2048)
def over(stamp: Stamp, frame: Frame, odd: bool) -> Stamped:
    """Return what is laid over an odd or even side: copy, status line, QR code."""
    return _drawn(lambda pen: _draw_over(pen, stamp, frame, odd))


@lru_cache(maxsize=16)
def under(word: str) -> Stamped:
    """Return what is laid under every side: the word across it."""
    return _drawn(lambda pen: draw_word(pen, word) if word else None)


class _Pens(threading.local):
    """One pen for each thread: a new one for each stamp costs as much as the stamp."""

    def __init__(self) -> None:
        self.pen = Pen()


_pens = _Pens()


def _drawn(draw: Callable[[Pen], None]) -> Stamped:
    pen = _pens.pen
    pen.source()  # what a stamp that failed may have left
    pen.fonts.clear()
    draw(pen)
    source = pen.source()
    return Stamped(zlib.compress(source, 1) if source else b"", frozenset(pen.fonts))


def _draw_over(pen: Pen, stamp: Stamp, frame: Frame, odd: bool) -> None:
    if not frame.foot:
        return
    x = left_edge(odd, frame)
    if not frame.letter:
        draw_value(pen, x + COPY_LEFT, stamp.copy, FIELDS[-1][1], frame)
    right = x + WIDTH
    if stamp.qr:
        size = _draw_code(pen, right, stamp.qr)
        pen.text(right - size - 3 * MM, FOOT_Y + 6 * MM, stamp.ask, _NOTE, align=1)
        pen.text(right - size - 3 * MM, FOOT_Y + 2.3 * MM, labels.SCAN, _NOTE, align=1)
    if stamp.status:
        room = WIDTH - QR_SIZE - 8 * MM
        pen.text(x, FOOT_Y - 1.2 * MM, shorten(stamp.status, FOOT, room), FOOT)


def _draw_code(pen: Pen, right: float, address: str) -> float:
    """Draw the code in the foot's corner; return its size."""
    across, boxes = drawing(address)
    unit = min(max(QR_SIZE / across, _LEAST_MODULE), _LARGEST / across)
    size = unit * across
    left, top = right - size, FOOT_Y + 12.9 * MM
    pen.path(f"q {unit:.4f} 0 0 {-unit:.4f} {left:.2f} {top:.2f} cm {boxes} f Q")
    return size
