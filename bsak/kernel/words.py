"""Words for people. Danish is the source language; gettext lets another be laid over it."""

from typing import Any

import flask_babel
from flask_babel import LazyString


def _(text: str, **values: Any) -> str:
    """Return ``text`` in the reader's language, with ``values`` put in."""
    return str(flask_babel.gettext(text, **values))


def ngettext(one: str, many: str, n: int, **values: Any) -> str:
    """Return ``one`` or ``many`` as ``n`` asks for; ``%(num)d`` stands for ``n``."""
    return str(flask_babel.ngettext(one, many, n, **values))


def lazy(text: str, **values: Any) -> LazyString:
    """Return words that are looked up when they are shown, for what is made at import."""
    return flask_babel.lazy_gettext(text, **values)
