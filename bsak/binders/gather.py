"""Revisions in force, out of the database and into plain values; the only reader of it here."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from bsak.documents import revisions, rules
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Attachment, Document, Revision
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.danish import collation_key
from bsak.kernel.db import db
from bsak.kernel.words import _

# The order of documents inside a group; contact lists stand last in the whole binder.
_ORDER = ("PF", "DP", "SP", "IP", "AC", "HL", "BI", "KL")
_PRINTABLE = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
}


@dataclass(frozen=True, slots=True)
class Text:
    """An approved wording and what its sides say of the approval."""

    wording: dict[str, Any]
    number: int
    valid_from: date
    review_due: date
    approved_by: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A file whose sides go into the binder as they are. ``form`` is "pdf" or "word"."""

    name: str
    digest: str
    form: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One document of the register as the binder sees it; ``missing`` says why it has no text."""

    code: str
    title: str
    unit: str
    kind: Kind
    owner: str
    review_due: date | None
    text: Text | None
    elsewhere: Elsewhere | None
    missing: str

    @property
    def name(self) -> str:
        """Return the title, with the unit it is for."""
        return f"{self.title} ({self.unit})" if self.unit else self.title


@dataclass(frozen=True, slots=True)
class GroupPart:
    """A krisegruppe's part of the binder; ``slot`` is the height of its tabs."""

    code: str
    name: str
    owner: str
    slot: int
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that one binder is printed from."""

    municipality: str
    crisis_phone: str
    public_url: str
    day: date
    is_whole: bool
    groups: tuple[GroupPart, ...]

    @property
    def title(self) -> str:
        """Return what stands on the cover and in the file's title."""
        if self.is_whole:
            return _("Krisemappe for %(place)s", place=self.municipality)
        return _("Krisemappe: %(group)s", group=self.groups[0].name)


def gather(
    code: str | None,
    *,
    viewer: Viewer,
    day: date,
    municipality: str,
    crisis_phone: str,
    public_url: str,
) -> Content | None:
    """Return what the binder of group ``code`` holds (None: of all); None if there is no such."""
    every = groups.all_groups()
    chosen = [g for g in every if code is None or g.code == code.upper()]
    if not chosen:
        return None
    slots = {group.id: slot for slot, group in enumerate(every)}
    return Content(
        municipality=municipality,
        crisis_phone=crisis_phone,
        public_url=public_url,
        day=day,
        is_whole=code is None,
        groups=tuple(_part(group, slots[group.id], viewer, day) for group in chosen),
    )


def one(document: Document, *, day: date) -> Leaf:
    """Return a single document as the binder sees it."""
    return _leaves([document], day)[0]


def _part(group: CrisisGroup, slot: int, viewer: Viewer, day: date) -> GroupPart:
    found = db.session.scalars(
        select(Document).where(Document.group_id == group.id, Document.status != Status.WITHDRAWN)
    )
    seen = [document for document in found if rules.sees(document, viewer)]
    seen.sort(key=lambda d: (_ORDER.index(d.kind.type_code), d.code))
    leaves = tuple(_leaves(seen, day))
    return GroupPart(group.code, group.name, group.owner_function, slot, leaves)


def _leaves(documents: list[Document], day: date) -> list[Leaf]:
    ids = [document.id for document in documents]
    in_force = revisions.in_force(ids, day)
    attached: dict[int, Attachment] = {}
    for attachment in db.session.scalars(
        select(Attachment).where(Attachment.document_id.in_(ids)).order_by(Attachment.id)
    ):
        if attachment.media_type in _PRINTABLE:
            attached[attachment.document_id] = attachment
    return [_leaf(d, in_force.get(d.id), attached.get(d.id)) for d in documents]


def _leaf(document: Document, revision: Revision | None, attachment: Attachment | None) -> Leaf:
    text = elsewhere = None
    if revision:
        text = Text(
            revision.wording,
            revision.number,
            revision.valid_from,
            revision.review_due,
            revision.approver_function,
        )
    elif attachment and document.status is Status.COMPLETED:
        form = _PRINTABLE[attachment.media_type]
        elsewhere = Elsewhere(attachment.name, attachment.digest, form)
    return Leaf(
        code=document.code,
        title=document.title,
        unit=document.unit,
        kind=document.kind,
        owner=document.owner_function,
        review_due=document.review_due,
        text=text,
        elsewhere=elsewhere,
        missing="" if text or elsewhere else _why_missing(document),
    )


def _why_missing(document: Document) -> str:
    if document.status is not Status.COMPLETED:
        return _("Er ikke godkendt endnu (%(status)s).", status=document.status.label.lower())
    if document.case_number:
        return _("Teksten ligger på sag %(case)s i SBSYS.", case=document.case_number)
    if document.link:
        return _("Teksten ligger et andet sted: %(link)s", link=document.link)
    return _("Teksten er ikke lagt i registret.")


def index_entries(content: Content) -> list[tuple[str, str]]:
    """Return the crisis index: (event in plain words, code of its card), sorted as Danes do."""
    found = [
        (leaf.name, leaf.code)
        for group in content.groups
        for leaf in group.leaves
        if leaf.kind is Kind.ACTION_CARD and not leaf.missing
    ]
    return sorted(found, key=lambda entry: collation_key(entry[0]))
