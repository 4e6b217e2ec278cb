"""Who has a draft open: a sign of life from each writer's page, told to the others."""

from sqlalchemy import select

from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.writing.labels import parts
from bsak.writing.models import Draft, Presence
from bsak.writing.queries import others


def see(draft: Draft, slug: str, *, actor: Viewer) -> None:
    """Note that somebody has the part ``slug`` of a draft open now."""
    mine = Presence.draft_id == draft.id, Presence.user_id == actor.user_id
    here = db.session.scalar(select(Presence).where(*mine))
    if here is None:
        here = Presence(draft_id=draft.id, user_id=actor.user_id)
        db.session.add(here)
    here.section, here.seen_at = slug[:100], clock.now()
    db.session.flush()


def told(draft: Draft, viewer: Viewer) -> str:
    """Return who else writes now, and in which part; "" when nobody does."""
    titles = {part.slug: part.title for part in parts(draft.document.kind.value, draft.fields)}
    named = []
    for one in others(draft, viewer.user_id):
        title = titles.get(one.section)
        who = one.user.name
        named.append(_("%(who)s (»%(part)s«)", who=who, part=title) if title else who)
    return _("Skriver også nu: %(who)s", who=", ".join(named)) if named else ""
