"""Ticking off that one group has read another's delplan, and taking the tick back."""

from bsak.documents.models import Document
from bsak.documents.service import record
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _
from bsak.review import rules
from bsak.review.crossing import Pair, Plan, matrix
from bsak.review.models import CrossReading
from bsak.review.service import hold
from bsak.writing.rules import clean


def tick(
    document: Document, group: CrisisGroup, revision: int, note: str, *, actor: Viewer
) -> CrossReading:
    """Say that ``group`` has read a delplan in the revision in force, and what did not agree."""
    hold(document)
    pair, plan = _wanted(document, group, actor)
    if plan.revision != revision:
        raise Refused(_("Der er kommet en ny udgave siden. Læs den, og kryds af igen."))
    said = clean(note).strip()
    if len(said) > rules.LONGEST:
        raise Refused(_("Skriv højst %(n)d tegn.", n=rules.LONGEST))
    reading = plan.reading
    if reading is None:
        reading = CrossReading(
            group_id=pair.reader.id, document_id=document.id, revision_number=revision
        )
        db.session.add(reading)
    reading.note, reading.read_at, reading.read_by_id = said, clock.now(), actor.user_id
    db.session.flush()
    record("cross_read", document, actor,
           after={"group": group.code, "revision": revision, "note": said})  # fmt: skip
    return reading


def untick(document: Document, group: CrisisGroup, *, actor: Viewer) -> None:
    """Take the tick of a pair back."""
    _pair, plan = _wanted(document, group, actor)
    if plan.reading is None:
        return
    before = {"group": group.code, "revision": plan.revision, "note": plan.reading.note}
    db.session.delete(plan.reading)
    db.session.flush()
    record("cross_reading_undone", document, actor, before=before)


def _wanted(document: Document, group: CrisisGroup, actor: Viewer) -> tuple[Pair, Plan]:
    pair = matrix(clock.today()).pairs.get((group.id, document.group_id))
    plan = next((p for p in pair.plans if p.code == document.code), None) if pair else None
    if pair is None or plan is None:
        raise Hidden
    if group.id not in actor.groups:
        raise Refused(
            _("Kun medlemmer af %(group)s kan sige, at gruppen har læst.", group=group.name)
        )
    return pair, plan
