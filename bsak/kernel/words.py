"""Words for people. Danish is the source language; gettext lets another be laid over it."""

from contextvars import ContextVar
from enum import StrEnum
from functools import lru_cache
from typing import Any, Self

import flask_babel
from babel.support import NullTranslations
from flask import Flask, g
from flask_babel import LazyString
from markupsafe import Markup

_AS_WRITTEN = NullTranslations()
# Of the request that is under way: looked up a hundred times for a page, so not by way of ``g``.
_at_hand: ContextVar[Any] = ContextVar("at_hand", default=None)


class Worded(StrEnum):
    """A choice with the word that people know it by: ``OPEN = "open", lazy("Åben")``."""

    _value_: str
    _word: LazyString

    def __new__(cls, value: str, word: LazyString | None = None) -> Self:
        """Make a choice. Only looking one up by its value, ``Status("open")``, takes no word."""
        if word is None:
            raise TypeError(f"{cls.__name__} has no word for {value!r}")
        made = str.__new__(cls, value)
        made._value_, made._word = value, word
        return made

    @property
    def label(self) -> str:
        """Return the word shown."""
        return str(self._word)


def teach(app: Flask) -> None:
    """Give the templates of ``app`` the same words as the code, after Babel has been set up.

    A page asks for hundreds of words, so each is looked up and marked as safe only once.
    """
    words = {"_": _marked, "gettext": _marked, "ngettext": _marked_number}
    app.jinja_env.globals.update(words)

    @app.before_request
    def find() -> None:
        _at_hand.set(flask_babel.get_translations())

    @app.teardown_request
    def put_away(_error: BaseException | None) -> None:
        _at_hand.set(None)


def _(text: str, **values: Any) -> str:
    """Return ``text`` in the reader's language, with ``values`` put in."""
    found = str(catalogue().ugettext(text))
    return found % values if values else found


def ngettext(one: str, many: str, n: int, **values: Any) -> str:
    """Return ``one`` or ``many`` as ``n`` asks for; ``%(num)d`` stands for ``n``."""
    found = str(catalogue().ungettext(one, many, n))
    return found % {"num": n, **values}


def lazy(text: str, **values: Any) -> LazyString:
    """Return words that are looked up when they are shown, for what is made at import."""
    return LazyString(_, text, **values)


def _marked(text: str, /, **values: Any) -> Markup:
    if not values:
        return _whole(catalogue(), text)
    return _filled(Markup(catalogue().ugettext(text)), values)  # noqa: S704 -- our own words


def _marked_number(one: str, many: str, n: int, /, **values: Any) -> Markup:
    text = Markup(catalogue().ungettext(one, many, n))  # noqa: S704 -- our own words
    return _filled(text, {"num": n, **values})


@lru_cache(maxsize=5000)
def _whole(words: Any, text: str) -> Markup:
    """Return a text without values; »%%« stands for a per cent sign in it as in all others."""
    return Markup(words.ugettext(text)) % {}  # noqa: S704 -- our own words


def _filled(text: Markup, values: dict[str, Any]) -> Markup:
    """Put ``values`` in, escaped; plain numbers, which most values are, need no escaping."""
    if all(type(value) is int for value in values.values()):
        return Markup(str.__mod__(text, values))  # noqa: S704 -- our own words and numbers
    return text % values


def catalogue() -> Any:
    """Return the translations, found once a request; outside of them the words as written."""
    if (found := _at_hand.get()) is not None:
        return found
    try:
        return g.catalogue
    except AttributeError:  # the first word of the request
        g.catalogue = flask_babel.get_translations()
        return g.catalogue
    except RuntimeError:  # no request
        return _AS_WRITTEN
