"""Changes to a draft. Every save keeps what stood before, and none overwrites another's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bsak.documents.models import Document, Revision
from bsak.documents.service import record
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.plans.by_kind import read
from bsak.plans.wording import WORDINGS, Wording
from bsak.writing import rules
from bsak.writing.fields import Fields, flat, shape_at
from bsak.writing.merge import Clash, Merged, merge, rewound
from bsak.writing.models import Draft, DraftSave
from bsak.writing.shapes import Sort


class Clashing(Refused):
    """Somebody changed the same fields meanwhile. Nothing is stored; both texts are here."""

    def __init__(self, clashes: tuple[Clash, ...], *, by: str, mine: Fields) -> None:
        super().__init__(_("Nogen har rettet det samme, mens du skrev. Vælg, hvad der skal stå."))
        self.clashes = clashes
        self.by = by  # the name of whoever saved last
        self.mine = dict(mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a draft begins with."""

    wording: Wording
    based_on: int | None = None  # the number of the revision it was taken from
    unplaced: tuple[str, ...] = ()


def start(document: Document, begin: Start, *, actor: Viewer) -> Draft:
    """Begin the working text of ``document``. Raises Refused when there is one already."""
    refuse(rules.obstacle_to_writing(document, actor))
    if not isinstance(begin.wording, WORDINGS[document.kind.value]):
        raise Refused(_("Den tekst er til en anden slags dokument. Vælg en anden."))
    if db.session.scalar(select(Draft.id).where(Draft.document_id == document.id)) is not None:
        raise Refused(_("Der er allerede en kladde. Åbn den, og skriv videre."))
    unplaced, fields = list(begin.unplaced), flat(begin.wording)
    draft = lay_out(
        document, actor, fields=fields, based_on=begin.based_on, unplaced=unplaced, done=[]
    )
    _keep(draft, {}, actor)
    record("draft_started", document, actor, after={"based_on": begin.based_on})
    return draft


def lay_out(document: Document, actor: Viewer, **content: Any) -> Draft:
    """Lay out a draft that begins now; ``content`` is all that ``drop`` keeps of the text."""
    now = clock.now()
    draft = Draft(
        document=document,
        started_at=now,
        started_by_id=actor.user_id,
        saved_at=now,
        saved_by_id=actor.user_id,
        **content,
    )
    db.session.add(draft)
    db.session.flush()
    return draft


def revise(document: Document, revision: Revision, *, actor: Viewer) -> Draft:
    """Begin a draft from a revision of the same document."""
    wording = read(document.kind.value, revision.wording)
    return start(document, Start(wording=wording, based_on=revision.number), actor=actor)


def save(draft: Draft, mark: str, typed: Fields, *, actor: Viewer) -> Merged:
    """Store what somebody typed into a form that carries ``mark``.

    What others changed meanwhile in other fields stays. Raises Clashing, and stores nothing, when
    both changed the same field; Refused when a field does not exist or is too long.
    """
    refuse(rules.obstacle_to_writing(draft.document, actor))
    mine = {path: rules.clean(text) for path, text in typed.items()}
    base = at_version(draft, version_in(draft, mark))
    _refuse_strangers(draft, mine, base)
    merged = merge(base, mine, draft.fields)
    if merged.clashes:
        raise Clashing(merged.clashes, by=_last_writer(draft), mine=mine)
    put(draft, merged.changes, actor)
    return merged


def put(draft: Draft, changes: Mapping[str, str | None], actor: Viewer) -> DraftSave | None:
    """Store ``changes`` (None: the field goes away) as one save; None when nothing changed."""
    before = {path: draft.fields.get(path) for path in changes}
    if before == dict(changes):
        return None
    fields = dict(draft.fields)
    for path, text in changes.items():
        if text is None:
            fields.pop(path, None)
        else:
            fields[path] = text
    refuse(rules.obstacle_to_length(fields))
    draft.fields = fields
    draft.saved_at, draft.saved_by_id = clock.now(), actor.user_id
    db.session.flush()
    return _keep(draft, before, actor)


def drop(draft: Draft, *, actor: Viewer) -> Entry:
    """Throw a draft away; the trail's entry keeps its text, so that it can be brought back."""
    refuse(rules.obstacle_to_writing(draft.document, actor))
    before = {
        "fields": draft.fields,
        "based_on": draft.based_on,
        "unplaced": draft.unplaced,
        "done": draft.done,
        "writers": writers(draft),
    }
    entry = record("draft_dropped", draft.document, actor, before=before)
    db.session.delete(draft)
    db.session.flush()
    return entry


def at_version(draft: Draft, version: int) -> dict[str, str]:
    """Return the fields as they were at ``version``."""
    later = select(DraftSave.before).where(
        DraftSave.draft_id == draft.id, DraftSave.version > version
    )
    return rewound(draft.fields, list(db.session.scalars(later.order_by(DraftSave.version.desc()))))


def version_in(draft: Draft, mark: str) -> int:
    """Return the version a form was made from. Raises Refused when it was another draft's."""
    which, _dash, version = mark.partition("-")
    if which != draft.mark.partition("-")[0] or not version.isdecimal():
        raise Refused(_("Kladden er begyndt forfra. Gem din tekst et andet sted, og hent siden."))
    if not 1 <= int(version) <= draft.version:
        raise Refused(_("Formularen passer ikke til teksten. Hent siden igen, og prøv igen."))
    return int(version)


def writers(draft: Draft) -> list[int]:
    """Return the ids of everybody who has saved in the draft, the first one first."""
    mine = select(DraftSave.saved_by_id).where(DraftSave.draft_id == draft.id)
    found = db.session.scalars(mine.order_by(DraftSave.version))
    return list(dict.fromkeys(user_id for user_id in found if user_id is not None))


def _keep(draft: Draft, before: Mapping[str, str | None], actor: Viewer) -> DraftSave:
    saved = DraftSave(
        draft_id=draft.id,
        version=draft.version,
        before=dict(before),
        saved_at=clock.now(),
        saved_by_id=actor.user_id,
    )
    db.session.add(saved)
    db.session.flush()
    return saved


def _refuse_strangers(draft: Draft, mine: Fields, base: Fields) -> None:
    """Refuse paths that are no field of this text, now or when the form was made."""
    cls = WORDINGS[draft.document.kind.value]
    for path in mine:
        shape = shape_at(cls, draft.fields, path) or shape_at(cls, base, path)
        if shape is None or shape.sort in (Sort.ROWS, Sort.PART):
            raise Refused(_("Formularen passer ikke til teksten. Hent siden igen, og prøv igen."))


def _last_writer(draft: Draft) -> str:
    return draft.saved_by.name if draft.saved_by else ""
