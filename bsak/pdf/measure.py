"""How wide text is, and what of it fits: for the single lines that are never broken."""

from functools import lru_cache

from bsak.pdf.fonts import clean, current
from bsak.pdf.lines import Look, fitting
from bsak.pdf.theme import Style


@lru_cache(maxsize=4096)
def measured(text: str, style: Style) -> tuple[Look, str, float]:
    """Return one line of `text` as a fragment; head and foot say the same on side after side."""
    look, shown = Look(style.weight, style.size, style.colour), one_line(text)
    return look, shown, current().faces[style.weight].words[shown] * style.size


def one_line(text: str) -> str:
    """Return `text` printable and without line breaks."""
    return clean(text).replace("\n", " ")


def text_width(text: str, style: Style) -> float:
    """Return how wide `text` is on one line."""
    return measured(text, style)[2]


def longest_word(text: str, style: Style) -> float:
    """Return the width of the longest word of `text`."""
    widths = current().faces[style.weight].words
    return max((widths[word] for word in clean(text).split()), default=0.0) * style.size


def shorten(text: str, style: Style, width: float) -> str:
    """Cut `text` to `width` with an ellipsis; only for what stands in full elsewhere."""
    text = one_line(text)
    if text_width(text, style) <= width:
        return text
    room = width - text_width("…", style)
    return fitting(text, current().faces[style.weight], room / style.size) + "…"
