"""Minutes read with the names that the register knows."""

from sqlalchemy import select

from bsak.groups.models import CrisisGroup, Department
from bsak.kernel.db import db
from bsak.meetings.reading.minutes import read_minutes
from bsak.meetings.reading.shape import Minutes


def read(text: str) -> Minutes:
    """Return what the minutes in ``text`` hold."""
    groups = list(db.session.scalars(select(CrisisGroup.name)))
    found = db.session.execute(select(Department.name, Department.short_name))
    departments = [name for row in found for name in row if name]
    return read_minutes(text, groups, departments=departments)
