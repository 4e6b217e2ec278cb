"""Revisions in force, out of the database and into plain values; the only reader of it here."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from bsak.binders.content import Annex, Content, Elsewhere, GroupPart, Leaf, Text
from bsak.documents import approved_files, revisions, rules
from bsak.documents.approved_files import PRINTABLE
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Attachment, Document
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.plans import annexes as plan_annexes

# The order of documents inside a group; contact lists stand last in the whole binder.
_ORDER = ("PF", "DP", "SP", "IP", "AC", "HL", "BI", "KL")


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
    parts = tuple(_parts(chosen, slots(), viewer, day))
    return Content(
        municipality=municipality,
        crisis_phone=crisis_phone,
        public_url=public_url,
        day=day,
        is_whole=code is None,
        groups=parts,
        annexes=annexes(viewer, day) if any(map(_has_annexes, parts)) else (),
    )


def one(document: Document, *, day: date) -> Leaf:
    """Return a single document as the binder sees it."""
    return _leaves([document], day)[0]


def slots() -> dict[int, int]:
    """Return the height of each open group's tabs: the same in every binder."""
    return {group.id: slot for slot, group in enumerate(groups.all_groups())}


def annexes(viewer: Viewer, day: date) -> tuple[Annex, ...]:
    """Return the annexes of the samlede delplan, every open group in the board's order."""
    found = plan_annexes.annexes(viewer)
    heights = slots()
    documents = [annex.document for annex in found if annex.document]
    leaves = dict(zip((d.id for d in documents), _leaves(documents, day), strict=True))
    return tuple(
        Annex(
            annex.group.code,
            annex.group.name,
            heights[annex.group.id],
            leaves[annex.document.id] if annex.document else None,
            annex.left_out,
        )
        for annex in found
    )


def _has_annexes(part: GroupPart) -> bool:
    return any(leaf.kind is Kind.CONSOLIDATED_SUBPLAN and not leaf.missing for leaf in part.leaves)


def _parts(
    chosen: Sequence[CrisisGroup], heights: Mapping[int, int], viewer: Viewer, day: date
) -> Iterator[GroupPart]:
    ids = [group.id for group in chosen]
    found = db.session.scalars(
        select(Document).where(Document.group_id.in_(ids), Document.status != Status.WITHDRAWN)
    )
    seen = [document for document in found if rules.sees(document, viewer)]
    seen.sort(key=lambda d: (_ORDER.index(d.kind.type_code), d.code))
    leaves: dict[int, list[Leaf]] = {group_id: [] for group_id in ids}
    for document, leaf in zip(seen, _leaves(seen, day), strict=True):
        leaves[document.group_id].append(leaf)
    for group in chosen:
        slot, mine = heights[group.id], tuple(leaves[group.id])
        yield GroupPart(group.code, group.name, group.owner_function, slot, mine)


def _leaves(documents: list[Document], day: date) -> list[Leaf]:
    ids = [document.id for document in documents]
    texts = revisions.texts_in_force(ids, day)
    reviews = revisions.review_days(texts)
    attached = approved_files.newest(ids)
    return [
        _leaf(d, texts.get(d.id), attached.get(d.id), reviews.get(d.id, d.review_due))
        for d in documents
    ]


def _leaf(
    document: Document,
    revision: revisions.InForce | None,
    attachment: Attachment | None,
    review_due: date | None,
) -> Leaf:
    text = elsewhere = None
    if revision:
        text = Text(
            revision.source,
            revision.number,
            revision.valid_from,
            review_due or revision.review_due,
            revision.approver_function,
        )
    elif attachment and document.status is Status.COMPLETED:
        elsewhere = _elsewhere(attachment)
    return Leaf(
        code=document.code,
        title=document.title,
        unit=document.unit,
        kind=document.kind,
        owner=document.owner_function,
        review_due=document.review_due,
        text=text,
        elsewhere=elsewhere,
        missing="" if text or elsewhere else _why_missing(document, attachment),
    )


def _elsewhere(file: Attachment) -> Elsewhere | None:
    """Return a file as it goes into the binder; one that nobody has approved does not."""
    if file.approved_on is None:
        return None
    form, function = PRINTABLE[file.media_type], file.approver_function or ""
    return Elsewhere(file.name, file.digest, form, file.rev, function, file.approved_on)


def _why_missing(document: Document, file: Attachment | None) -> str:
    if document.status is not Status.COMPLETED:
        return _("Er ikke godkendt endnu (%(status)s).", status=document.status.label.lower())
    if file:
        return _("Filen er ikke godkendt til mappen.")
    if document.case_number:
        return _("Teksten ligger på sag %(case)s i SBSYS.", case=document.case_number)
    if document.link:
        return _("Teksten ligger et andet sted: %(link)s", link=document.link)
    return _("Teksten er ikke lagt i registret.")
