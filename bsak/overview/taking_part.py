"""The matrix the board asked for: which departments take part in which groups' plans, and how."""

from dataclasses import dataclass

from sqlalchemy import select

from bsak.documents.kinds import Status
from bsak.documents.models import CoOwner, Document, Part
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup, Department, Participation
from bsak.kernel.danish import collation_key
from bsak.kernel.db import db
from bsak.kernel.words import _


@dataclass(frozen=True, slots=True)
class Line:
    """One department, or the other krisegrupper: what it does in each group's plans, or None."""

    name: str
    cells: tuple[str | None, ...]
    is_department: bool = True


@dataclass(frozen=True, slots=True)
class Parts:
    """The whole: a column for each open group, a line for each open department."""

    groups: tuple[CrisisGroup, ...]
    lines: tuple[Line, ...]

    @property
    def without_department(self) -> tuple[CrisisGroup, ...]:
        """Return the groups that no department is said to take part in."""
        departments = [line.cells for line in self.lines if line.is_department]
        return tuple(
            group
            for n, group in enumerate(self.groups)
            if all(cells[n] is None for cells in departments)
        )


def parts() -> Parts:
    """Return the matrix; the number of questions is fixed."""
    columns = tuple(groups.all_groups())
    said = {
        (row.department_id, row.group_id): row.part
        for row in db.session.scalars(select(Participation))
    }
    open_ones = db.session.scalars(select(Department).where(Department.is_closed.is_(False)))
    lines = [
        Line(department.name, tuple(said.get((department.id, group.id)) for group in columns))
        for department in sorted(open_ones, key=lambda d: collation_key(d.name))
    ]
    return Parts(columns, (*lines, _other_groups(columns)))


def _other_groups(columns: tuple[CrisisGroup, ...]) -> Line:
    """Return which other groups have a part in the documents of each group."""
    shared = (
        select(Document.group_id, CoOwner.group_id, CoOwner.part)
        .join(CoOwner, CoOwner.document_id == Document.id)
        .where(Document.is_confidential.is_(False), Document.status != Status.WITHDRAWN)
        .distinct()
    )
    found = {tuple(row) for row in db.session.execute(shared)}
    cells = []
    for owner in columns:
        told = []
        for part, words in ((Part.CO_OWNER, _("samarbejder med:")), (Part.SPARRING, _("sparrer:"))):
            codes = [g.code for g in columns if (owner.id, g.id, part) in found]
            if codes:
                told.append(f"{words} {', '.join(codes)}")
        cells.append("; ".join(told) or None)
    return Line(_("Andre krisegrupper"), tuple(cells), is_department=False)
