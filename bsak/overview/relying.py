"""Which krisegrupper rely on each other in their documents, and whether both say so.

A group relies on another when it shares one of its documents with it, or when a text of its own
that is in force names the other or one of the other's documents. A document that two groups make
together is said by both. Confidential and withdrawn documents count for nothing here.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bsak.documents import relying, revisions
from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.documents.relying import Paper, Reason
from bsak.groups import queries as groups
from bsak.groups.mentions import Names, names
from bsak.groups.models import CrisisGroup, Department, EarlierName
from bsak.kernel.db import db
from bsak.kernel.markup import texts
from bsak.kernel.plain import Malformed
from bsak.kernel.words import Worded, lazy
from bsak.plans import by_kind
from bsak.review import crossing
from bsak.review.crossing import Pair


class Match(Worded):
    """Whether two groups say the same of each other."""

    BOTH = "both", lazy("Begge")
    ONE_WAY = "one_way", lazy("Kun den ene")
    UNKNOWN = "unknown", lazy("Kan ikke ses")  # the other has no text in force that could say it


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One group relies on another. ``reading`` is how far the other has read its delplan."""

    one: CrisisGroup
    other: CrisisGroup
    reasons: tuple[Reason, ...]
    match: Match
    reading: Pair | None


@dataclass(frozen=True, slots=True)
class Relations:
    """Every open group beside every other: the row relies on the column."""

    groups: tuple[CrisisGroup, ...]
    every: tuple[Relation, ...]

    def of(self, one: CrisisGroup, other: CrisisGroup) -> Relation | None:
        """Return what stands in a cell."""
        found = (r for r in self.every if r.one.id == one.id and r.other.id == other.id)
        return next(found, None)

    def matching(self, match: Match) -> tuple[Relation, ...]:
        """Return the relations that stand so."""
        return tuple(relation for relation in self.every if relation.match is match)


def relations(today: date) -> Relations:
    """Return the whole; the number of questions is fixed."""
    known = {group.id: group for group in groups.all_groups()}
    documents = _documents()
    in_force = revisions.in_force([d.id for d in documents], today)
    looked_for = _names(documents)
    named = {
        document.id: _named(document, in_force[document.id].wording, looked_for)
        for document in documents
        if document.id in in_force
    }
    reasons = relying.reasons(map(_paper, documents), named)
    speaking = {document.group_id for document in documents if document.id in in_force}
    readings = crossing.matrix(today)
    return Relations(
        tuple(known.values()),
        tuple(
            Relation(
                one=known[one],
                other=known[other],
                reasons=tuple(reasons[one, other]),
                match=_match((other, one) in reasons, other in speaking),
                reading=readings.of(known[other], known[one]),
            )
            for one in known
            for other in known
            if (one, other) in reasons
        ),
    )


def _match(is_said_back: bool, can_say: bool) -> Match:
    if is_said_back:
        return Match.BOTH
    return Match.ONE_WAY if can_say else Match.UNKNOWN


def _documents() -> list[Document]:
    found = select(Document).where(
        Document.is_confidential.is_(False), Document.status != Status.WITHDRAWN
    )
    parts = selectinload(Document.co_owners)
    return list(db.session.scalars(found.options(parts).order_by(Document.sort_key, Document.id)))


def _paper(document: Document) -> Paper:
    shared = tuple((part.group_id, part.part) for part in document.co_owners)
    return Paper(document.id, document.code, document.title, document.group_id, shared)


def _names(documents: list[Document]) -> Names:
    earlier = select(EarlierName.name, EarlierName.group_id).where(
        EarlierName.group_id.is_not(None)
    )
    return names(
        [(group.name, group.id) for group in groups.all_groups()],
        [(name, group_id) for name, group_id in db.session.execute(earlier) if group_id],
        db.session.scalars(select(Department.name)),
        {document.code: document.group_id for document in documents},
    )


def _named(document: Document, wording: dict[str, object], looked_for: Names) -> set[int]:
    try:
        read = by_kind.read(document.kind.value, wording)
    except Malformed:
        return set()
    return looked_for.within(texts(read))


def what_to_write(relation: Relation) -> str:
    """Return what the two groups should do about a relation that only one of them tells of."""
    return relying.what_to_write(relation.reasons[0], relation.one.name, relation.other.name)
