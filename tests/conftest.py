"""The few fixtures that every test may lean on."""

import os
import shutil
import sqlite3

import pytest
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Engine

from bsak import migrate
from bsak.app import create_app
from bsak.kernel.db import db
from bsak.people.models import Role
from bsak.settings import Settings
from tests import make
from tests.page import CheckingClient

_FROM_THE_START: dict[str, list] = {}  # the rows that the scripts of migration put in
POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "")  # empty: SQLite


@event.listens_for(Engine, "connect")
def _wait_for_no_disk(connection, _record):
    """Nothing here must outlive a power cut."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory, worker_id):
    """A migrated database without rows: a file to copy, or a PostgreSQL address to empty."""
    if POSTGRESQL:
        name = f"bsak_test_{worker_id}"
        engine = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
        with engine.connect() as server:
            server.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            server.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
        engine.dispose()
        url = POSTGRESQL.rsplit("/", 1)[0] + f"/{name}"
    else:
        url = f"sqlite:///{tmp_path_factory.mktemp('empty')}/bsak.sqlite"
    engine = create_engine(url)
    with engine.connect() as connection:
        migrate.upgrade(connection)
        for table in db.metadata.sorted_tables:
            if rows := [dict(row) for row in connection.execute(table.select()).mappings()]:
                _FROM_THE_START[table.name] = rows
    engine.dispose()
    return url


def _sweep(url):
    """Leave every table as the scripts made it; quicker than TRUNCATE where there are few rows."""
    tables = db.metadata.sorted_tables
    keys = [f"setval(pg_get_serial_sequence('\"{t.name}\"', 'id'), 1, false)"
            for t in tables if "id" in t.columns]  # fmt: skip
    engine = create_engine(url)
    with engine.begin() as connection:
        # As a replica would: without looking at references, or at the rules that keep the trail.
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        for table in tables:
            connection.execute(table.delete())
        connection.execute(text(f"SELECT {', '.join(keys)}"))
        for name, rows in _FROM_THE_START.items():
            connection.execute(db.metadata.tables[name].insert(), rows)
            last = max(row["id"] for row in rows)
            connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {last})")
            )
    engine.dispose()


@pytest.fixture
def settings(tmp_path, empty_database):
    """Settings of an instance of one test's own."""
    if POSTGRESQL:
        url = empty_database
        _sweep(url)
    else:
        shutil.copy(empty_database.removeprefix("sqlite:///"), tmp_path / "bsak.sqlite")
        url = f"sqlite:///{tmp_path / 'bsak.sqlite'}"
    return Settings(
        instance=str(tmp_path), database_url=url, secret_key="test", municipality="Albertslund"
    )


@pytest.fixture(scope="session")
def compiled(tmp_path_factory):
    """Templates compiled once and not again for each test's application."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("compiled")))


@pytest.fixture
def app(settings, compiled):
    app = create_app(settings, TESTING=True, WTF_CSRF_ENABLED=False)
    app.jinja_env.bytecode_cache = compiled
    app.test_client_class = CheckingClient
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def secretariat(app):
    return make.user(name="Sekretariatet", role=Role.SECRETARIAT)


@pytest.fixture
def approver(app):
    return make.user(name="Godkender", role=Role.APPROVER)


@pytest.fixture
def sign_in(app):
    """Return a client that ``user`` is signed in with."""

    def _sign_in(user):
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = make.session(user)
            session["_fresh"] = True
        return client

    return _sign_in
