"""The samlede delplan's annexes: each krisegruppe's delplan, or why it is not there."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bsak.documents import rules
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.words import _

_KINDS = [kind for kind in Kind if Kind.SUBPLAN in kind.counts_as]


@dataclass(frozen=True, slots=True)
class Annex:
    """A krisegruppe's delplan; without a document, ``left_out`` says why there is none to see."""

    group: CrisisGroup
    document: Document | None
    left_out: str = ""


def annexes(viewer: Viewer) -> list[Annex]:
    """Return the delplaner of all open groups in the board's order; every group is there."""
    every = groups.all_groups()
    theirs: dict[int, list[Document]] = defaultdict(list)
    for document in db.session.scalars(
        select(Document)
        .where(Document.kind.in_(_KINDS), Document.status != Status.WITHDRAWN)
        .order_by(Document.code)
    ):
        theirs[document.group_id].append(document)
    return [annex for group in every for annex in _of(group, theirs[group.id], viewer)]


def _of(group: CrisisGroup, documents: Sequence[Document], viewer: Viewer) -> list[Annex]:
    if not documents:
        return [Annex(group, None, _("Krisegruppen har ingen delplan i registret."))]
    seen = [document for document in documents if rules.sees(document, viewer)]
    found = [Annex(group, document) for document in seen]
    hidden = [document for document in documents if document not in seen]
    if any(document.is_confidential for document in hidden):
        found.append(Annex(group, None, _("Delplanen er fortrolig og er udeladt her.")))
    elif hidden and not seen:
        found.append(Annex(group, None, _("Krisegruppens delplan er ikke færdig.")))
    return found
