"""How a text begins: from a template, from what is in force, from another text, or from Word."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, or_

from bsak.cards.wording import CardSort, CardWording
from bsak.documents import revisions
from bsak.documents.kinds import Kind
from bsak.documents.models import Document, Revision
from bsak.documents.service import record
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.plans.by_kind import read
from bsak.plans.wording import WORDINGS
from bsak.writing import copying, rules, service
from bsak.writing.labels import parts
from bsak.writing.models import Draft
from bsak.writing.skeletons import skeleton
from bsak.writing.texts import in_force
from bsak.writing.word.blocks import WordText
from bsak.writing.word.placing import place


@dataclass(frozen=True, slots=True)
class Text:
    """A text in force that can be begun from: whose it is, and what it is called."""

    code: str
    title: str
    unit: str
    group: str


def sorts(document: Document) -> tuple[CardSort, ...]:
    """Return the sorts of template there are to choose from; none where there is only one."""
    return tuple(CardSort) if WORDINGS[document.kind.value] is CardWording else ()


def others(document: Document, viewer: Viewer) -> list[Text]:
    """Return the texts in force that ``document`` can begin from, as Danes sort."""
    columns = (Document.code, Document.title, Document.unit, CrisisGroup.name)
    return [Text(*row) for row in db.session.execute(_open_to(document, viewer, *columns))]


def from_template(document: Document, sort: CardSort, *, actor: Viewer) -> Draft:
    """Begin with the skeleton of the kind; ``sort`` says which, for a card."""
    wording = skeleton(document.kind, sort)
    draft = service.start(document, service.Start(wording=wording), actor=actor)
    _tell(document, actor, source="template", sort=sort.value if sorts(document) else "")
    return draft


def from_approved(document: Document, *, actor: Viewer) -> Draft:
    """Begin with the newest approved text of the document itself."""
    revision = revisions.newest(document.id)
    if revision is None:
        raise Refused(_("Der er ingen godkendt tekst at rette i. Vælg en anden begyndelse."))
    draft = service.revise(document, revision, actor=actor)
    # What was approved is whole: only what somebody takes up again is under way.
    draft.done = [part.slug for part in parts(document.kind.value, draft.fields)]
    db.session.flush()
    return draft


def from_other(document: Document, code: str, *, actor: Viewer) -> Draft:
    """Begin with another document's text in force, where it names itself under its new code.

    What must be looked at is noted beside it.
    """
    found = db.session.execute(
        _open_to(document, actor, Document, Revision).where(Document.code == code.upper())
    ).first()
    if found is None:
        raise Refused(_("Vælg et dokument på listen."))
    source, revision = found
    was = read(source.kind.value, revision.wording)
    wording = copying.renamed(was, source.code, document.code)
    notes: tuple[str, ...] = ()
    if source.group_id != document.group_id:
        origin = f"{source.code}, {source.title} ({source.group.name})"
        notes = copying.to_check(wording, origin=origin, group_code=document.group.code)
    draft = service.start(document, service.Start(wording=wording, unplaced=notes), actor=actor)
    _tell(document, actor, source="document", code=source.code, revision=revision.number)
    return draft


def from_word(document: Document, name: str, text: WordText, *, actor: Viewer) -> Draft:
    """Begin with what a Word file says; what has no place is kept beside the text."""
    placed = place(document.kind, text, title=document.title)
    begin = service.Start(wording=placed.wording, unplaced=placed.unplaced)
    draft = service.start(document, begin, actor=actor)
    refuse(rules.obstacle_to_length(draft.fields))
    _tell(document, actor, source="word", name=name)
    return draft


def _open_to(document: Document, viewer: Viewer, *columns: Any) -> Select[Any]:
    """Return the question for texts that may be copied into ``document``.

    A confidential text stays where those who read it are the same: the history of a document
    tells where its text came from, and the text itself could be approved for everybody.
    """
    kinds = [kind for kind in Kind if WORDINGS[kind.value] is WORDINGS[document.kind.value]]
    is_open: ColumnElement[bool] = Document.is_confidential.is_(False)
    if document.is_confidential:
        is_open = or_(is_open, Document.group_id == document.group_id)
    return in_force(kinds, viewer, *columns).where(is_open, Document.id != document.id)


def _tell(document: Document, actor: Viewer, **after: object) -> None:
    record("text_begun", document, actor, after={k: v for k, v in after.items() if v})
