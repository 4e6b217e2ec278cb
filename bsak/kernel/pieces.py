"""Pieces of pages, drawn once for what they show: when one row changes, one row is drawn."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Flask
from markupsafe import Markup

from bsak.kernel import words

_ROOM = 5000  # pieces of at most four kB


def teach(app: Flask) -> None:
    """Give the templates of ``app`` the word ``kept``, as in ``kept(row, line)``."""
    app.jinja_env.globals["kept"] = _kept


def _kept(macro: Callable[..., Markup], *values: Any) -> Markup:
    """Return what ``macro`` makes of ``values``, which must be all that it shows.

    The macro comes from a template of its own, so that it is the same one for every page.
    """
    return _drawn(words.catalogue(), macro, values)


@lru_cache(maxsize=_ROOM)
def _drawn(_language: Any, macro: Callable[..., Markup], values: tuple[Any, ...]) -> Markup:
    return macro(*values)
