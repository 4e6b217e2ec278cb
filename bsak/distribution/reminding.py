"""Reminding those who have a copy that is late; what is sent is a letter, see reminder_letter."""

from datetime import datetime

from sqlalchemy import select

from bsak.distribution import lagging, receipt_rules, rules, standing
from bsak.distribution.models import Pack, Reminder
from bsak.distribution.standing import Standing
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.clock import DENMARK
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _


def late() -> list[Standing]:
    """Return the copies whose answer is overdue, the latest first."""
    return [one for one in lagging.worst_first(standing.of_all()) if one.days_late]


def obstacle(one: Standing) -> str | None:
    """Return why nobody is to be reminded of a copy now, or None."""
    return receipt_rules.obstacle_to_reminding(one, clock.now().astimezone(DENMARK).date())


def remind(pack: Pack, *, actor: Viewer) -> Reminder:
    """Write down that whoever has the copy is reminded. Raises Refused."""
    refuse(rules.obstacle_to_managing(actor))
    one = standing.of(pack.copy)
    refuse(obstacle(one))
    if pack not in one.packs:
        raise Refused(_("Der er sendt en nyere rettelse til kopi %(copy)s. Ryk for den i stedet.",
                        copy=pack.copy.name))  # fmt: skip
    return _write(pack, actor, clock.now())


def remind_all(*, actor: Viewer) -> list[Reminder]:
    """Write down that everybody who is late is reminded; not twice on one day."""
    refuse(rules.obstacle_to_managing(actor))
    packs, at = [one.pack for one in late() if not obstacle(one)], clock.now()
    return [_write(pack, actor, at) for pack in packs if pack]


def take_back(reminder: Reminder, *, actor: Viewer) -> None:
    """Undo a reminder that was not sent after all."""
    refuse(rules.obstacle_to_managing(actor))
    _record("copy_reminder_taken_back", reminder, actor)
    reminder.pack.reminders.remove(reminder)
    db.session.flush()


def take_back_all(*, actor: Viewer) -> int:
    """Undo the reminders that ``actor`` wrote last, all in one act; return how many they were."""
    mine = select(Reminder).where(Reminder.by_id == actor.user_id)
    last = db.session.scalar(mine.order_by(Reminder.id.desc()).limit(1))
    if last is None:
        return 0
    together = db.session.scalars(mine.where(Reminder.at == last.at)).all()
    for reminder in together:
        take_back(reminder, actor=actor)
    return len(together)


def newest(pack: Pack) -> Reminder | None:
    """Return the last reminder of a pack."""
    query = select(Reminder).where(Reminder.pack_id == pack.id).order_by(Reminder.id.desc())
    return db.session.scalar(query.limit(1))


def _write(pack: Pack, actor: Viewer, at: datetime) -> Reminder:
    reminder = Reminder(at=at, by_id=actor.user_id)
    pack.reminders.append(reminder)
    db.session.flush()
    _record("copy_reminded", reminder, actor)
    return reminder


def _record(action: str, reminder: Reminder, actor: Viewer) -> None:
    pack = reminder.pack
    said = {"pack": pack.id, "reminder": reminder.id, "release": pack.release.name}
    trail.record(action, "binder_copy", pack.copy_id, actor_id=actor.user_id, after=said)
