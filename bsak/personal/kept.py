"""What is kept about one person: what, why, how long, and who sees it. Page and file are alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.sql.base import ExecutableOption

from bsak.contacts.models import Person
from bsak.kernel.danish import day
from bsak.kernel.db import Model, db
from bsak.kernel.words import _
from bsak.personal.files import Files
from bsak.personal.kept_labels import Labels
from bsak.personal.standing import Line, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One sort of thing that is kept, and all that the person has a right to be told of it."""

    heading: str
    lines: tuple[str, ...]
    why: str  # what it is used for
    ground: str  # by what right
    until: str
    seen_by: str
    is_erased: bool  # when the person is; else it stays, without the name


def as_json(
    person: Person, kept: Iterable[Kept], standing: Standing, files: Files, at: datetime
) -> dict[str, Any]:
    """Return all that the page shows as plain values, for the file that the person is given."""
    staying = stays(standing, files)
    lines = (line.link for line in (*standing.goes, *staying))
    labels = Labels(person, (*lines, *files.named, *files.printed, *files.unreadable))
    return {
        "taken_at": at.isoformat(timespec="seconds"),
        "person": person.id,
        "kept": [
            {"what": one.heading, "lines": one.lines, "why": one.why, "ground": one.ground,
             "until": one.until, "seen_by": one.seen_by,
             "erased_with_the_person": one.is_erased}
            for one in kept
        ],
        "looked_for": list(standing.looked_for),
        "not_looked_for": [
            {"what": one.text, "why": one.why} for one in standing.sought.unsought
        ],
        "erased_with_the_person": [_line(line, labels) for line in standing.goes],
        "stays": [_line(line, labels) for line in staying],
        "files": {
            "count": files.count,
            "were_read": files.is_read,
            "with_the_person": [labels.of(link) for link in files.named],
            "printed_sheets_with_the_person": [labels.of(link) for link in files.printed],
            "unreadable": [labels.of(link) for link in files.unreadable],
        },
    }  # fmt: skip


def stays(standing: Standing, files: Files) -> Sequence[Line]:
    """Return what stays; once the sheets have been read, they are told of as they are."""
    return standing.stays if files.is_read else (*standing.stays, *standing.printed)


def _line(line: Line, labels: Labels) -> dict[str, Any]:
    told = {"what": line.what, "where": labels.of(line.link), "rows": line.count}
    return told | ({"why": line.why} if line.why else {})


def rows(
    model: type[Model], wanted: ColumnElement[bool], beside: ExecutableOption | None = None
) -> list[Any]:
    """Return the rows of a table that are about somebody, in the order they were written.

    ``beside`` says what else of each is needed.
    """
    query = select(model).where(wanted).order_by(model.__mapper__.primary_key[0])
    return list(db.session.scalars(query.options(beside) if beside else query))


def span(from_on: Any, to_on: Any) -> str:
    """Return days as people write them: from, or from and to."""
    return f"{day(from_on)}–{day(to_on)}" if to_on else _("fra %(day)s", day=day(from_on))
