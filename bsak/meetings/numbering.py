"""The numbers of an agenda: always 1 to n, whatever is moved, added or taken off."""

from collections.abc import Sequence

from sqlalchemy import case, select, update
from sqlalchemy.exc import InvalidRequestError

from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Meeting


def hold(meeting: Meeting | None) -> None:
    """Let nobody else change the meeting until this transaction is over.

    It stands then as the last who changed it left it, so a rule is asked after this. Of a point
    on the list for later there is none to hold.
    """
    if meeting is None:
        return
    try:
        db.session.refresh(meeting, with_for_update={"of": Meeting})
    except InvalidRequestError:
        raise Refused(_("Mødet er fjernet imens. Gå til listen over møder.")) from None


def hold_home(item: AgendaItem) -> Meeting | None:
    """Hold the meeting that a point stands on; None when it stands on the list for later."""
    home = item.meeting_id
    hold(item.meeting)
    try:
        db.session.refresh(item)
    except InvalidRequestError:
        raise Refused(_("Punktet er slettet imens. Gå til dagsordenen.")) from None
    if item.meeting_id != home:
        raise Refused(_("Punktet er flyttet imens. Åbn det igen, og se, hvor det står nu."))
    return item.meeting if home is not None else None


def order(meeting: Meeting) -> list[int]:
    """Return the points of the agenda as it stands, by id."""
    db.session.flush()
    kept = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)
    return list(db.session.scalars(kept.order_by(AgendaItem.number)))


def lay(meeting: Meeting, points: Sequence[int]) -> None:
    """Number the points of the agenda in this order.

    By way of numbers below nought, because two points never have one number, not even while
    they change places. The points' versions stay: whoever is writing in one is not disturbed.
    """
    db.session.flush()
    if points:
        below = {key: -number for number, key in enumerate(points, 1)}
        quiet = {"synchronize_session": False}
        on_agenda = update(AgendaItem).where(AgendaItem.meeting_id == meeting.id)
        db.session.execute(
            on_agenda.where(AgendaItem.id.in_(points)).values(
                number=case(below, value=AgendaItem.id)
            ),
            execution_options=quiet,
        )
        turned = on_agenda.where(AgendaItem.number < 0).values(number=-AgendaItem.number)
        db.session.execute(turned, execution_options=quiet)
    for item in meeting.items:
        db.session.expire(item, ["number"])
    db.session.expire(meeting, ["items"])
