"""The append-only trail: who did what to what, when. Services write it, nobody changes it."""

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, JSON, Index, String, event
from sqlalchemy.orm import Mapped, mapped_column

from bsak.kernel import clock
from bsak.kernel.db import Key, Model, Moment, Words, db

KEEP_ON_SQLITE = tuple(
    f"CREATE TRIGGER trail_refuses_{verb} BEFORE {verb.upper()} ON trail "
    "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END"
    for verb in ("update", "delete")
)
KEEP_ON_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION trail_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION 'the trail is append-only' USING ERRCODE = 'integrity_constraint_violation'; "
    "END $$",
    *(
        f"CREATE TRIGGER trail_refuses_{verb} BEFORE {verb.upper()} ON trail "
        "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuses()"
        for verb in ("update", "delete", "truncate")
    ),
)


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
