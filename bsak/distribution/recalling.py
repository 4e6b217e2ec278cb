"""A release that was a mistake: called back while nobody has answered, or let stand again."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from bsak.distribution import binders, copies, issuing_rules, queries, receiving
from bsak.distribution.models import IS_SENT, NEVER, Binder, Copy, Pack, Receipt, Release
from bsak.groups.rules import Viewer
from bsak.kernel import trail
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.kernel.trail import Entry
from bsak.settings import Settings

_RECALLED = "release_recalled"


def recall(release: Release, *, actor: Viewer, settings: Settings) -> None:
    """Call a release back: no copy is to put it in, and all stand as before. Raises Refused.

    Packs and sheets are kept, for they may be on paper. A copy that was given out meanwhile gets
    what it missed of the release before.
    """
    binders.hold(release.binder)
    db.session.refresh(release)
    refuse(obstacle(release, actor))
    was = {"effective_on": release.effective_on.isoformat()}
    release.effective_on = NEVER
    db.session.flush()
    _record(_RECALLED, release, actor, before=was)
    for copy in _in_use(release.binder):
        copies.catch_up(copy, settings)


def reinstate(release: Release, *, actor: Viewer, settings: Settings) -> None:
    """Let a release stand that was called back by mistake. Raises Refused.

    Its packs are counted anew from what the copies hold by now.
    """
    binders.hold(release.binder)
    db.session.refresh(release)
    refuse(obstacle_to_reinstating(release, actor))
    release.effective_on = _was_effective_on(release)
    db.session.flush()
    _record("release_reinstated", release, actor)
    for copy in _in_use(release.binder):
        copies.catch_up(copy, settings)
        receiving.count_again(copy, release)


def obstacle(release: Release, actor: Viewer) -> str | None:
    """Return why a release cannot be called back, or None."""
    newest = queries.newest([release.binder_id]).get(release.binder_id)
    return issuing_rules.obstacle_to_recalling(release, newest, _answered(release), actor)


def obstacle_to_reinstating(release: Release, actor: Viewer) -> str | None:
    """Return why a release that was called back cannot be let stand again, or None."""
    mine = select(Release).where(Release.binder_id == release.binder_id, IS_SENT)
    later = db.session.scalar(mine.where(Release.id > release.id).limit(1))
    return issuing_rules.obstacle_to_reinstating(release, later, actor)


def _answered(release: Release) -> int:
    """Return how many copies have said anything of a release."""
    mine = select(func.count(Pack.id.distinct())).join(Receipt)
    return db.session.scalar(mine.where(Pack.release_id == release.id)) or 0


def _in_use(binder: Binder) -> Sequence[Copy]:
    mine = select(Copy).where(Copy.binder_id == binder.id, Copy.ended_on.is_(None))
    return db.session.scalars(mine.order_by(Copy.number)).all()


def _was_effective_on(release: Release) -> date:
    """Return the day from which a release was to hold, as the trail has it."""
    mine = (Entry.subject == "binder") & (Entry.subject_id == release.binder_id)
    acts = select(Entry).where(mine, Entry.action == _RECALLED).order_by(Entry.id.desc())
    told = ((act.before or {}, act.after or {}) for act in db.session.scalars(acts))
    return date.fromisoformat(next(b["effective_on"] for b, a in told if a["id"] == release.id))


def _record(
    action: str, release: Release, actor: Viewer, *, before: dict[str, Any] | None = None
) -> None:
    said = {"id": release.id, "release": release.name}
    trail.record(action, "binder", release.binder_id, actor_id=actor.user_id, before=before,
                 after=said)  # fmt: skip
