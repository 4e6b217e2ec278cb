"""What is in the library: which texts hold, and which of them lie in another system."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from bsak.documents.approved_files import IS_APPROVED
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Attachment, ChangeType, Document, Revision
from bsak.documents.queries import visible_to
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel.db import rows
from bsak.library import placed
from bsak.library.rules import Lying
from bsak.library.systems import SYSTEMS


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the library: the text that holds, and what lies of it elsewhere.

    ``number`` is 0 for a file without revisions, and where nothing holds any more.
    """

    code: str
    name: str
    kind: Kind
    number: int
    valid_from: date | None
    is_confidential: bool
    is_in_force: bool
    lying: tuple[Lying, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A krisegruppe's part of the library; ``over`` holds no more, but lies in a system."""

    code: str
    name: str
    held: tuple[Held, ...]
    over: tuple[Held, ...]

    def to_place(self, system: str) -> tuple[Held, ...]:
        """Return the texts in force that ``system`` does not have."""
        return tuple(
            held
            for held in self.held
            if held.number
            for lying in held.lying
            if lying.system == system and not lying.is_right(held.number)
        )


def shelves(viewer: Viewer, today: date) -> list[Group]:
    """Return every open group with the texts in force that ``viewer`` may know of."""
    known = rows(
        select(
            Document.id, Document.group_id, Document.code, Document.title, Document.unit,
            Document.kind, Document.status, Document.is_confidential,
        )
        .where(visible_to(viewer))
        .order_by(Document.code)
    )  # fmt: skip
    texts, files, elsewhere = _in_force(today), _with_file(), placed.lying()
    by_group: dict[int, list[Held]] = {}
    for row in known:
        is_out = row.status is Status.WITHDRAWN
        number, valid_from = (0, None) if is_out else texts.get(row.id, (0, None))
        is_file = row.status is Status.COMPLETED and row.id in files
        held = Held(
            code=row.code,
            name=f"{row.title} ({row.unit})" if row.unit else row.title,
            kind=row.kind,
            number=number,
            valid_from=valid_from,
            is_confidential=row.is_confidential,
            is_in_force=bool(number) or is_file,
            lying=elsewhere.get(row.id, _NOWHERE),
        )
        by_group.setdefault(row.group_id, []).append(held)
    return [_group(g.code, g.name, by_group.get(g.id, ())) for g in groups.all_groups()]


def codes(viewer: Viewer) -> set[str]:
    """Return the codes of every document that ``viewer`` may know of."""
    return {row.code for row in rows(select(Document.code).where(visible_to(viewer)))}


_NOWHERE = tuple(Lying(system) for system in SYSTEMS)


def _group(code: str, name: str, known: Sequence[Held]) -> Group:
    return Group(
        code,
        name,
        held=tuple(held for held in known if held.is_in_force),
        over=tuple(
            held
            for held in known
            if not held.is_in_force and any(there.number for there in held.lying)
        ),
    )


def _in_force(today: date) -> dict[int, tuple[int, date]]:
    """Return number and day of each text in force; documents.revisions.in_force, without words."""
    newest = (
        select(Revision.document_id, func.max(Revision.number).label("number"))
        .where(Revision.valid_from <= today)
        .group_by(Revision.document_id)
        .subquery()
    )
    found = rows(
        select(Revision.document_id, Revision.number, Revision.valid_from)
        .join(
            newest,
            (Revision.document_id == newest.c.document_id) & (Revision.number == newest.c.number),
        )
        .where(Revision.change_type != ChangeType.WITHDRAWN)
    )
    return {row.document_id: (row.number, row.valid_from) for row in found}


def _with_file() -> set[int]:
    found = rows(select(Attachment.document_id).where(IS_APPROVED))
    return {row.document_id for row in found}
