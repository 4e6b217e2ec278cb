"""A point is closed or opened again: what the agenda keeps of the matters it was drafted for."""

from sqlalchemy import delete, update

from bsak.agenda.models import Matter
from bsak.kernel.db import db
from bsak.meetings.models import AgendaItem


def let_go(item: AgendaItem) -> None:
    """Forget what the matters of a point say.

    A closed point still treats them, so no open point tells of them. One that is opened again has
    lost its content, so the next draft tells of them.
    """
    theirs = Matter.item_id == item.id
    if item.is_closed:
        db.session.execute(update(Matter).where(theirs).values(words="", document_id=None))
    else:
        db.session.execute(delete(Matter).where(theirs))
