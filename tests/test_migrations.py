"""The scripts lead exactly to the models, step by step, back again, and lose no row on the way."""

import os
import random
import re
from datetime import UTC, date, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Connection, MetaData, Table, create_engine, inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import Boolean, Date, DateTime, Integer, LargeBinary

import bsak.app  # noqa: F401 -- registers every model
from bsak import migrate
from bsak.kernel.db import db

POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "")
REVISIONS = [s.revision for s in ScriptDirectory(str(migrate._SCRIPTS)).walk_revisions()][::-1]
OWN_OF_SEARCH = "search_trigram"  # tables that SQLite's full-text search keeps for itself
ROWS = 5
# SQLite has no word for taking a check away: its own table of tables is written over.
NO_CHECK = (
    "UPDATE sqlite_master SET sql = replace(sql, 'approved_by_id <> author_id', 'TRUE') "
    "WHERE name = 'revision'"
)


@pytest.fixture
def empty(tmp_path, worker_id):
    """Return a function that connects to one more database without a table."""
    opened = []

    def _empty() -> Connection:
        if POSTGRESQL:
            url = _new_database(f"bsak_migrations_{worker_id}_{len(opened)}")
        else:
            url = f"sqlite:///{tmp_path / str(len(opened))}.sqlite"
        engine = create_engine(url)
        opened.append((engine, engine.connect()))
        return opened[-1][1]

    yield _empty
    for engine, connection in opened:
        connection.close()
        engine.dispose()


def _new_database(name):
    server = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    server.dispose()
    return POSTGRESQL.rsplit("/", 1)[0] + f"/{name}"


def schema(connection):
    """Return what the database says its tables, indexes, checks, triggers and rules are."""
    if POSTGRESQL:
        return _catalogue(connection)
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    found = {
        name: sorted(re.sub(r"[\s\"]+", " ", line).strip(" ,") for line in sql.splitlines())
        for name, sql in rows
        if name not in ("alembic_version", "sqlite_sequence")
    }
    connection.rollback()
    return found


def _catalogue(connection):
    columns = """SELECT table_name || '.' || column_name, concat_ws(' ', data_type,
        character_maximum_length, is_nullable, column_default, collation_name)
        FROM information_schema.columns WHERE table_schema = 'public'"""
    constraints = """SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace"""
    indexes = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    rules = "SELECT rulename, definition FROM pg_rules WHERE schemaname = 'public'"
    triggers = "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
    found = {
        name: line
        for query in (columns, constraints, indexes, rules, triggers)
        for name, line in connection.execute(text(query))
        if not name.startswith("alembic_version")
    }
    connection.rollback()
    return found


def tables(connection) -> list[Table]:
    """Return the tables as they lie in the database, each after those it points at."""
    metadata = MetaData()
    metadata.reflect(
        connection,
        only=lambda n, _: not n.startswith(OWN_OF_SEARCH) and n != "alembic_version",
    )
    connection.rollback()
    return metadata.sorted_tables


def contents(connection):
    """Return every row of every table, as the database holds it."""
    found = {}
    for table in tables(connection):
        rows = connection.execute(select(table).order_by(*table.primary_key))
        found[table.name] = [tuple(row) for row in rows]
    connection.rollback()
    return found


def fill(connection, seed=1):
    """Put random rows into every table, such as its checks and references allow."""
    dice = random.Random(seed)  # noqa: S311 -- rows, not secrets
    for table in tables(connection):
        words = _words_allowed(connection, table)
        put = 0
        for _try in range(600):
            if put == ROWS:
                break
            row = {c.name: _value(connection, dice, c, words) for c in table.columns}
            try:
                with connection.begin_nested():
                    connection.execute(table.insert().values(row))
                put += 1
            except IntegrityError:
                continue
        assert put == ROWS, f"no random row fits {table.name}"
    connection.commit()


def _words_allowed(connection, table):
    """Return by column the words that its check lists, read from the database itself."""
    checks = inspect(connection).get_check_constraints(table.name)
    allowed = {}
    for check in checks:
        column = re.match(r"\W*(\w+)", check["sqltext"])
        listed = re.findall(r"'(\w+)'", check["sqltext"])
        if column and listed:
            allowed[column[1]] = listed
    return allowed


def _value(connection, dice, column, words):
    if column.nullable and dice.random() < 0.4:
        return None
    for key in column.foreign_keys:
        found = connection.execute(select(key.column)).scalars().all()
        return dice.choice(found) if found else None
    if column.name in words:
        return dice.choice(words[column.name])
    kind = column.type
    if isinstance(kind, JSON):
        return {"tekst": "blåbærgrød", "tal": [dice.randint(1, 9)]}
    if isinstance(kind, Boolean):
        return dice.random() < 0.5
    if isinstance(kind, Integer):
        return dice.randint(1, 10**6)
    if isinstance(kind, DateTime):
        return datetime(2019, 4, dice.randint(1, 30), 9, 30, tzinfo=UTC).replace(tzinfo=None)
    if isinstance(kind, Date):
        return date(2019, 4, dice.randint(1, 30))
    if isinstance(kind, LargeBinary):
        return dice.randbytes(20)
    return "".join(dice.choices("abcdæøå ", k=min(20, getattr(kind, "length", None) or 20)))


def test_head_is_what_the_models_say(empty):
    by_hand, by_script = empty(), empty()
    db.metadata.create_all(by_hand)
    by_hand.commit()
    migrate.upgrade(by_script)

    assert schema(by_script) == schema(by_hand)


def test_alembic_sees_no_difference_from_the_models(empty):
    connection = empty()
    migrate.upgrade(connection)
    context = MigrationContext.configure(
        connection,
        opts={
            "compare_type": True,
            "compare_server_default": True,
            "include_object": lambda _o, n, *_: (
                not (n or "").startswith((OWN_OF_SEARCH, "ix_search_entry_"))
            ),
        },
    )

    assert compare_metadata(context, db.metadata) == []


def test_each_script_up_and_down_and_up_again_is_where_it_was(empty):
    connection = empty()
    before = [schema(connection)]
    for revision in REVISIONS:
        migrate.upgrade(connection, revision)
        before.append(schema(connection))
        migrate.downgrade(connection, "-1")
        assert schema(connection) == before[-2]
        migrate.upgrade(connection, revision)
        assert schema(connection) == before[-1]

    migrate.downgrade(connection)
    assert schema(connection) == {}


@pytest.mark.parametrize("revision", REVISIONS)
def test_database_of_any_earlier_day_comes_up_with_every_row(empty, revision):
    connection = empty()
    migrate.upgrade(connection, revision)
    fill(connection)
    before = contents(connection)

    migrate.upgrade(connection)

    after = contents(connection)
    lost = {t: len(rows) for t, rows in before.items() if len(after.get(t, ())) < len(rows)}
    assert lost == {}
    assert revision != REVISIONS[-1] or after == before


def test_program_knows_whether_the_database_is_its_own_age(empty):
    connection = empty()
    before = migrate.is_current(connection)
    migrate.upgrade(connection)

    assert (before, migrate.is_current(connection)) == (False, True)


@pytest.mark.parametrize(
    "fault",
    [
        'ALTER TABLE "user" RENAME COLUMN name TO names',
        "DROP INDEX uq_user_login",
        "DROP TRIGGER trail_refuses_update ON trail"
        if POSTGRESQL
        else "DROP TRIGGER trail_refuses_update",
        "ALTER TABLE revision DROP CONSTRAINT ck_revision_four_eyes" if POSTGRESQL else NO_CHECK,
    ],
)
def test_script_that_differs_from_the_models_is_found(empty, fault):
    by_hand, by_script = empty(), empty()
    db.metadata.create_all(by_hand)
    by_hand.commit()
    migrate.upgrade(by_script)
    if not POSTGRESQL:
        by_script.execute(text("PRAGMA writable_schema = ON"))
    by_script.execute(text(fault))

    assert schema(by_script) != schema(by_hand)
