"""The few fixtures that every test may lean on."""

import gc
import os
import shutil
import sqlite3

import hypothesis
import pytest
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Engine

from bsak import migrate
from bsak.binders import word
from bsak.demo import register
from bsak.documents import pdf_probe, redraw
from bsak.kernel import carrying
from bsak.kernel.db import db
from bsak.pdf import trial
from bsak.people.models import Role
from bsak.settings import Settings
from bsak.writing.word import child
from tests import make
from tests.reuse import opened

# The same examples every time, and none of them by the clock.
hypothesis.settings.load_profile("ci")
POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "")  # empty: SQLite


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL, ask only what asks a database; the rest was proved in the run on SQLite.

    That is every test with one of the fixtures below, and each in a module that reads
    ``POSTGRESQL`` to make databases of its own.
    """
    if not POSTGRESQL:
        return
    gone = {
        item
        for item in items
        if "empty_database" not in item.fixturenames and not hasattr(item.module, "POSTGRESQL")
    }
    config.hook.pytest_deselected(items=list(gone))
    items[:] = [item for item in items if item not in gone]


def pytest_collection_finish():
    """Let what is imported and collected by now, and lives to the end, never be swept through."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def patience():
    """Give what is opened in a process of its own ten times as long by the clock.

    That limit is for what hangs. A busy machine is only slow, and the limit on what the process
    computes stays as it is.
    """
    limits = [(part, "_SECONDS") for part in (trial, redraw, pdf_probe, word)]
    with pytest.MonkeyPatch.context() as patch:
        for part, name in [*limits, (child, "SECONDS")]:
            patch.setattr(part, name, 10 * getattr(part, name))
        yield


@event.listens_for(Engine, "connect")
def _wait_for_others_and_no_disk(connection, _record):
    """Nothing here must outlive a power cut, and many at once on a busy machine wait long."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA busy_timeout = 300000")


@event.listens_for(Engine, "before_cursor_execute")
def _refuse_a_document_without_a_new_version(_c, _cursor, statement, *_rest):
    """What has changed since a meeting is found by the versions, so no write may leave one out."""
    if statement.startswith("UPDATE document SET") and "version=" not in statement:
        raise AssertionError(f"a document is written without a new version: {statement}")


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory, worker_id):
    """A folder that all who run tests side by side can read and write, gone with this run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


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
        if POSTGRESQL:
            remember(connection, "first")
    engine.dispose()
    return url


def remember(connection, name):
    """Teach the PostgreSQL database to put every table back as it is now; see ``go_back``.

    Quicker than TRUNCATE where there are few rows, and one question however many tables.
    """
    steps, connection = [], connection.execution_options(isolation_level="AUTOCOMMIT")
    connection.execute(text(f"CREATE SCHEMA {name}"))
    for table in db.metadata.sorted_tables:
        now, then = f'public."{table.name}"', f'{name}."{table.name}"'
        connection.execute(text(f"CREATE TABLE {then} AS TABLE {now}"))
        steps += [f"{table.delete()};", f"INSERT INTO {now} TABLE {then};"]
        if "id" in table.columns:
            key = f"pg_get_serial_sequence('{now}', 'id')"
            last = "coalesce(max(id), 1), max(id) IS NOT NULL"
            steps.append(f"PERFORM setval({key}, {last}) FROM {now};")
    # As a replica would: without looking at references, or at the rules that keep the trail.
    connection.execute(
        text(
            f"CREATE FUNCTION {name}.go_back() RETURNS void LANGUAGE plpgsql "
            f"SET session_replication_role = replica AS $$BEGIN {' '.join(steps)} END$$"
        )
    )


@pytest.fixture(scope="session")
def go_back(empty_database):
    """Return a function that puts the PostgreSQL database back as it was when ``remember`` was told
    a name: ``first`` is when it was migrated. The connection stays from test to test.
    """
    engine = create_engine(empty_database)

    def _go_back(name="first"):
        with engine.begin() as connection:
            connection.execute(text(f"SELECT {name}.go_back()"))

    yield _go_back
    engine.dispose()


@pytest.fixture
def settings(tmp_path, empty_database, request):
    """Settings of an instance of one test's own."""
    if POSTGRESQL:
        url = empty_database
        request.getfixturevalue("go_back")()
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
    with opened(settings, compiled, WTF_CSRF_ENABLED=False) as app:
        yield app


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
            session[carrying.TOKEN] = carrying.token_for(user.id)
        return client

    return _sign_in


@pytest.fixture
def in_2026(monkeypatch):
    """Hold the day, for tests that write of days to come."""
    monkeypatch.setenv("BSAK_TODAY", "2026-11-23")


@pytest.fixture
def queries_of(app):
    """Return a function that counts the statements a call sends to the database."""

    def count(call):
        seen = []

        def note(_connection, _cursor, statement, *_rest):
            seen.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            call()
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        return len(seen)

    return count


@pytest.fixture(scope="session")
def demo_instance(tmp_path_factory, empty_database, shared_folder, request):
    """A folder with the demo in it; tests copy it and never write in it."""
    folder = tmp_path_factory.mktemp("demo")
    if POSTGRESQL:
        request.getfixturevalue("go_back")()
    else:
        shutil.copy(empty_database.removeprefix("sqlite:///"), folder / "bsak.sqlite")
    _share_sheets(folder, shared_folder)
    with opened(_demo_settings(folder, empty_database)):
        register.fill()
        db.session.commit()
        if POSTGRESQL:
            with db.engine.connect() as connection:
                remember(connection, "demo")
    return folder


@pytest.fixture
def demo(tmp_path, request, demo_instance, empty_database, compiled, shared_folder):
    """An application over a copy of the demo.

    What one test laid out the next need not: a sheet lies under what it is made from. Tests of the
    shelf itself ask for ``own_shelf``.
    """
    folder = tmp_path / "demo"
    shutil.copytree(demo_instance, folder, ignore=shutil.ignore_patterns("sheets"))
    if "own_shelf" not in request.fixturenames:
        _share_sheets(folder, shared_folder)
    if POSTGRESQL:
        request.getfixturevalue("go_back")("demo")
    with opened(_demo_settings(folder, empty_database), compiled, WTF_CSRF_ENABLED=False) as made:
        yield made


@pytest.fixture
def own_shelf():
    """Ask that no sheet is on the demo's shelf when the test begins, and none is shared."""


def _share_sheets(folder, shared_folder):
    kept = shared_folder / "sheets"
    kept.mkdir(exist_ok=True)
    (folder / "sheets").symlink_to(kept)


def _demo_settings(folder, empty_database):
    return Settings(
        instance=str(folder),
        database_url=empty_database if POSTGRESQL else f"sqlite:///{folder / 'bsak.sqlite'}",
        secret_key="test",
        municipality="Albertslund Kommune",
        crisis_phone="00000001",
    )
