"""Undoing what was done to those who fill a seat, as long as nothing has happened since."""

from datetime import date

from sqlalchemy import select

from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, refuse
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.seats import rules
from bsak.seats.filled import hold, settle, states
from bsak.seats.models import Seat

ACTS = frozenset({"holder_came", "holder_went", "deputy_came", "deputy_went", "deputy_moved"})
UNDONE = frozenset({"seat_undone", "deputy_undone"})  # agendas tell of the first


def undo(act: Entry, *, actor: Viewer) -> Seat:
    """Put those who fill a seat back as they were before ``act``.

    Raises Refused when something has happened since. What the act made is kept as a row of no
    days, which nobody ever filled.
    """
    seat = db.session.get(Seat, act.subject_id or 0) if act.subject == "seat" else None
    if seat is None or act.action not in ACTS:
        raise Hidden
    refuse(rules.obstacle_to_changing(seat.group, actor))
    hold(seat)
    newest = last_act(seat)
    if newest is None or newest.id != act.id or seat.is_closed:
        raise Refused(_("Pladsen er ændret igen siden. Se, hvem der sidder nu, og ret det der."))
    before, was = states(seat), (act.before or {})["filled"]
    for one in seat.assignments:
        if (key := str(one.id)) in (act.after or {})["filled"]:
            to_on = was[key][3] if key in was else one.from_on.isoformat()
            one.to_on = date.fromisoformat(to_on) if to_on else None
    action = "seat_undone" if act.action.startswith("holder") else "deputy_undone"
    settle(action, seat, actor, before, undoes=act.id)
    return seat


def last_act(seat: Seat) -> Entry | None:
    """Return the last act that was done to those who fill a seat and has not been undone."""
    acts = select(Entry).where(
        Entry.subject == "seat", Entry.subject_id == seat.id, Entry.action.in_(ACTS | UNDONE)
    )
    undone: set[int] = set()
    for entry in db.session.scalars(acts.order_by(Entry.id.desc())):
        if entry.action in UNDONE:
            undone.add((entry.after or {})["undoes"])
        elif entry.id not in undone:
            return entry
    return None
