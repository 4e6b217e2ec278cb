"""Words for people. Danish is the source language; gettext lets another be laid over it."""

from typing import Any

import flask_babel
from flask import Flask, g, has_app_context
from flask_babel import LazyString


def teach(app: Flask) -> None:
    """Give the templates of ``app`` the same words as the code, after Babel has been set up."""
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: _catalogue().ugettext(text),
        lambda one, many, n: _catalogue().ungettext(one, many, n),
        newstyle=True,
    )


def _(text: str, **values: Any) -> str:
    """Return ``text`` in the reader's language, with ``values`` put in."""
    found = str(_catalogue().ugettext(text))
    return found % values if values else found


def ngettext(one: str, many: str, n: int, **values: Any) -> str:
    """Return ``one`` or ``many`` as ``n`` asks for; ``%(num)d`` stands for ``n``."""
    found = str(_catalogue().ungettext(one, many, n))
    return found % {"num": n, **values}


def lazy(text: str, **values: Any) -> LazyString:
    """Return words that are looked up when they are shown, for what is made at import."""
    return flask_babel.lazy_gettext(text, **values)


def _catalogue() -> Any:
    """Return the translations, found once a request: a page asks for hundreds of words."""
    if not has_app_context():
        return flask_babel.get_translations()
    if "catalogue" not in g:
        g.catalogue = flask_babel.get_translations()
    return g.catalogue
