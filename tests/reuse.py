"""What one test may take over from the last, because nothing in it is the test's own.

An application costs a tenth of a second when each is built from nothing: addresses compiled anew,
and every statement of the database written out anew. Same in, same out: these are kept.
"""

import sqlite3
from contextlib import contextmanager
from types import MethodType

from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import make_url
from werkzeug.routing import Rule

from bsak.app import create_app
from bsak.kernel.db import db
from tests.page import CheckingClient

_compiled: dict[str, tuple] = {}  # by the address as it is written
_engines: dict[str, object] = {}  # by the kind of database; their statements stay written out
_place = {"file": ""}  # of the SQLite database of the test that is running


class KeptRule(Rule):
    """An address that is read and written as code once, however many applications it stands in."""

    def compile(self):
        """Take over what the same address was compiled to before."""
        if self.defaults:
            super().compile()
            return
        if self.rule not in _compiled:
            super().compile()
            build, unknown = self._build.__func__, self._build_unknown.__func__
            _compiled[self.rule] = self._parts, self._trace, self._converters, build, unknown
        self._parts, self._trace, self._converters, build, unknown = _compiled[self.rule]
        self.arguments.update(self._converters)
        self._build, self._build_unknown = MethodType(build, self), MethodType(unknown, self)


Flask.url_rule_class = KeptRule


@contextmanager
def opened(settings, compiled=None, **more):
    """Give a new application over the database of ``settings``, and close what it opened."""
    app = create_app(settings, TESTING=True, **more)
    app.test_client_class = CheckingClient
    if compiled:
        app.jinja_env.bytecode_cache = compiled
    with app.app_context():
        own = db.engine
        # A view of the kept one, so that what a test listens to ends with the test.
        db.engines[None] = _kept(own).execution_options()
        yield app
        db.session.remove()
        db.engine.dispose()
        own.dispose()


def _kept(own):
    """Return the engine that every test's application has, over the database of this one."""
    url = make_url(own.url)
    kind = url.get_backend_name()
    if kind != "sqlite":
        return _engines.setdefault(str(url), own)
    _place["file"] = url.database
    if kind not in _engines:
        _engines[kind] = own
        event.listen(own, "do_connect", _open_this_tests)
    return _engines[kind]


def _open_this_tests(_dialect, _record, _arguments, named):
    return sqlite3.connect(_place["file"], **named)
