"""Alembic's way in. ``bsak.migrate`` hands it a connection; it never reads settings itself."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import TypeDecorator

from bsak.kernel.db import db


def plain_types(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:
    """Write our own column types as the SQLAlchemy type beneath: a script must outlive them."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def ours(_: Any, name: str | None, kind: str, *__: Any) -> bool:
    """Leave out the tables that SQLite's full-text search keeps for itself."""
    return not (kind == "table" and (name or "").startswith("search_trigram"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=db.metadata,
    render_item=plain_types,
    include_object=ours,
    render_as_batch=True,  # SQLite alters a table by rebuilding it
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
