"""Telling SBSYS and C3: what was told last, what is new since, and marking it as told."""

from collections.abc import Sequence

from sqlalchemy import select

from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.seats import organisation, rules, told
from bsak.seats.differences import between
from bsak.seats.models import OrganisationNote


def last() -> OrganisationNote | None:
    """Return what was told last."""
    notes = select(OrganisationNote).order_by(OrganisationNote.id.desc())
    return db.session.scalars(notes.limit(1)).first()


def changes() -> list[str]:
    """Return what has changed since it was told, a sentence each."""
    return between(told.kept(last()), told.now(organisation.read(clock.today())))


def mark(note: str, *, actor: Viewer) -> OrganisationNote:
    """Write down that the organisation as it is now has been told."""
    refuse(rules.obstacle_to_telling(actor))
    kept = OrganisationNote(
        told_on=clock.today(),
        told_at=clock.now(),
        told_by_id=actor.user_id,
        lines=told.plain(told.now(organisation.read(clock.today()))),
        note=note.strip(),
    )
    db.session.add(kept)
    db.session.flush()
    _record("organisation_told", kept, actor)
    return kept


def unmark(note: OrganisationNote, *, actor: Viewer) -> None:
    """Take back that the organisation has been told; what was told before counts again."""
    refuse(rules.obstacle_to_telling(actor))
    newest = last()
    if newest is None or newest.id != note.id:
        raise Refused(_("Der er meldt igen siden. Kun den nyeste melding kan tages tilbage."))
    _record("organisation_untold", note, actor)
    db.session.delete(note)
    db.session.flush()


def as_text(sentences: Sequence[str], note: OrganisationNote | None, municipality: str) -> str:
    """Return the changes as text for a case."""
    today = clock.today()
    title = _("Ændringer i kriseledelsesorganisationen pr. %(day)s", day=day(today))
    since = _("Siden %(day)s:", day=day(note.told_on)) if note else _("Hele organisationen:")
    lines = [f"- {sentence}" for sentence in sentences] or [_("Ingen ændringer.")]
    place = [municipality] if municipality else []
    return "\r\n".join([title, *place, "", since, *lines, ""])


def _record(action: str, note: OrganisationNote, actor: Viewer) -> None:
    trail.record(action, "organisation_note", note.id, actor_id=actor.user_id)
