"""The append-only trail: who did what to what, when. Services write it, nobody changes it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import DDL, JSON, Index, String, event, text
from sqlalchemy.orm import Mapped, mapped_column

from bsak.kernel import clock
from bsak.kernel.db import Key, Model, Moment, Words, db

_KEPT = ("id", "at", "actor_id", "action", "subject", "subject_id")  # also while one erases
# While a person is being erased, and only then, what was before and after may be written anew.
KEEP_ON_SQLITE = (
    "CREATE TRIGGER trail_refuses_update BEFORE UPDATE ON trail WHEN NOT (EXISTS "  # noqa: S608 -- our own names
    "(SELECT 1 FROM erasure WHERE is_open) AND "
    + " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _KEPT)
    + ") BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END",
    "CREATE TRIGGER trail_refuses_delete BEFORE DELETE ON trail "
    "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END",
)
_REFUSE = (
    "RAISE EXCEPTION 'the trail is append-only' USING ERRCODE = 'integrity_constraint_violation';"
)
KEEP_ON_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION trail_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"{_REFUSE} END $$",
    "CREATE OR REPLACE FUNCTION trail_refuses_but_erasing() RETURNS trigger "  # noqa: S608 -- likewise
    "LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM erasure WHERE is_open) AND "
    + " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in _KEPT)
    + f" THEN RETURN NEW; END IF; {_REFUSE} END $$",
    "CREATE TRIGGER trail_refuses_update BEFORE UPDATE ON trail "
    "FOR EACH ROW EXECUTE FUNCTION trail_refuses_but_erasing()",
    *(
        f"CREATE TRIGGER trail_refuses_{verb} BEFORE {verb.upper()} ON trail "
        "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuses()"
        for verb in ("delete", "truncate")
    ),
)


class Erasure(Model):
    """That somebody's name was taken out of the trail. Open only within that transaction.

    ``person_id`` has no foreign key: people lie above. Who did it stands in the trail.
    """

    __tablename__ = "erasure"

    id: Mapped[Key]
    person_id: Mapped[int]
    erased_at: Mapped[Moment]
    is_open: Mapped[bool]


class Entry(Model):
    """One act. Written in the same transaction as the change it tells of.

    ``actor_id`` has no foreign key: the trail lies below the accounts, and outlives them.
    """

    __tablename__ = "trail"
    __table_args__ = (Index("ix_trail_subject", "subject", "subject_id"),)

    id: Mapped[Key]
    at: Mapped[Moment]
    actor_id: Mapped[int | None]
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int | None]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    note: Mapped[Words]


for _statement in KEEP_ON_SQLITE:
    event.listen(Entry.__table__, "after_create", DDL(_statement).execute_if(dialect="sqlite"))
for _statement in KEEP_ON_POSTGRESQL:
    event.listen(Entry.__table__, "after_create", DDL(_statement).execute_if(dialect="postgresql"))


def hold() -> None:
    """Wait for whoever is writing acts, and let nobody else write any until this is written.

    For what must see all that others have done, as an agenda must. SQLite has one writer as it is.
    """
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(text("LOCK TABLE trail IN SHARE ROW EXCLUSIVE MODE"))


def difference(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what is not the same, as it was and as it is now."""
    changed = [name for name in after if before[name] != after[name]]
    return {name: before[name] for name in changed}, {name: after[name] for name in changed}


def record(
    action: str,
    subject: str,
    subject_id: int | None,
    *,
    actor_id: int | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    note: str = "",
    at: datetime | None = None,
) -> Entry:
    """Write one act into the trail. ``before`` and ``after`` hold only what changed, as JSON."""
    entry = Entry(
        at=at or clock.now(),
        actor_id=actor_id,
        action=action,
        subject=subject,
        subject_id=subject_id,
        before=before,
        after=after,
        note=note,
    )
    db.session.add(entry)
    db.session.flush()
    return entry


@contextmanager
def rewriting(person_id: int) -> Iterator[None]:
    """Let somebody be taken out of what was before and after, and of notes.

    Everything else of an act stays: the database refuses any other change of the trail.
    """
    erasure = Erasure(person_id=person_id, erased_at=clock.now(), is_open=True)
    db.session.add(erasure)
    db.session.flush()
    yield
    db.session.flush()
    erasure.is_open = False
    db.session.flush()
