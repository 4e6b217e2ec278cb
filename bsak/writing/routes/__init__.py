"""The editor's pages."""

from bsak.writing import filling_news
from bsak.writing.routes import (
    clashes,
    differences,
    filling,
    live,
    pages,
    required,
    starting,
    undoing,
)
from bsak.writing.routes.room import bp

__all__ = [
    "bp", "clashes", "differences", "filling", "filling_news", "live", "pages", "required",
    "starting", "undoing",
]  # fmt: skip
