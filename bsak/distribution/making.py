"""The documents of a binder's next release: taken over, or laid out where they have changed."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bsak import pdf
from bsak.binders import consolidated
from bsak.binders.content import Content, GroupPart, Leaf
from bsak.binders.sheets import Press, Printed
from bsak.distribution.bars import barred
from bsak.distribution.models import Mark, ReleaseSheet
from bsak.distribution.planned import Planned, Rows, own_sheet, section_of, taken_over
from bsak.documents import revisions
from bsak.documents.finding import by_codes
from bsak.documents.kinds import Kind
from bsak.documents.models import Document, Revision
from bsak.kernel.db import db


@dataclass(frozen=True, slots=True)
class Known:
    """The documents of the register that stand in the binder, and which revision is in force."""

    documents: Mapping[str, Document]
    in_force: Mapping[int, int]

    @classmethod
    def of(cls, content: Content) -> "Known":
        """Look them up, all in two questions."""
        codes = [leaf.code for group in content.groups for leaf in group.leaves]
        documents = {document.code: document for document in by_codes(codes)}
        ids = [document.id for document in documents.values()]
        return cls(documents, revisions.ids_in_force(ids, content.day))

    def revision_id(self, leaf: Leaf) -> int | None:
        """Return which revision of a leaf is in force, if its text lies here."""
        return self.in_force.get(self.documents[leaf.code].id) if leaf.text else None


class Maker:
    """Lays out what has changed in a binder since ``before``, and takes over what has not."""

    def __init__(
        self,
        content: Content,
        before: Rows,
        press: Press,
        rev: str,
        progress: Callable[[int, int], None],
    ) -> None:
        self._content, self._before, self._press, self._rev = content, before, press, rev
        self._known = Known.of(content)
        self._progress, self._done = progress, 0
        self._all = sum(not leaf.missing for group in content.groups for leaf in group.leaves)

    def documents(self, group: GroupPart, *, contacts: bool) -> Iterator[Planned]:
        """Return a group's documents that have a text: its contact lists, or all the others."""
        for leaf in group.leaves:
            if (leaf.kind is Kind.CONTACT_LIST) is contacts:
                planned = self._document(leaf, group)
                if planned is not None:
                    yield planned
                    yield from self._annexes(leaf, group)

    def _annexes(self, leaf: Leaf, group: GroupPart) -> Iterator[Planned]:
        if leaf.kind is Kind.CONSOLIDATED_SUBPLAN:  # its list changes when the text does not
            rev, day = self._rev, self._content.day
            sheet = consolidated.list_in_binder(leaf, self._content, group.slot, rev)
            yield own_sheet(sheet, section=section_of(group), rev=rev, day=day, before=self._before)

    def _document(self, leaf: Leaf, group: GroupPart) -> Planned | None:
        if leaf.missing:
            return None
        self._progress(self._done, self._all)
        self._done += 1
        was = self._before.get(leaf.code)
        if was is not None and was.mark is Mark.WITHDRAWN:
            was = None
        if was is not None and self._says_the_same(leaf, was):
            return taken_over(was, section_of(group))
        printed = self._printed(leaf, group, was)
        if printed.fault:
            return taken_over(was, section_of(group), printed.fault) if was else None
        digest = _digest(printed.sheet, leaf)
        if was is not None and was.digest == digest:
            return taken_over(was, section_of(group))
        return self._changed(leaf, group, printed, was, digest)

    def _says_the_same(self, leaf: Leaf, was: ReleaseSheet) -> bool:
        """Say whether one need not even look at the sides: one revision under one title."""
        revision_id = self._known.revision_id(leaf)
        return revision_id is not None and (revision_id, leaf.name) == (was.revision_id, was.title)

    def _printed(self, leaf: Leaf, group: GroupPart, was: ReleaseSheet | None) -> Printed:
        """Return the leaf laid out; with bars it says the same as without, so that is enough."""
        revision_id = self._known.revision_id(leaf)
        if was and revision_id and revision_id != was.revision_id and was.revision:
            now = db.session.get_one(Revision, revision_id)
            sheet = barred(self._press, leaf, group.slot, was.revision, now)
            if sheet is not None:
                return Printed(leaf, sheet)
        return self._press.printed(leaf, group.slot)

    def _changed(
        self, leaf: Leaf, group: GroupPart, printed: Printed, was: ReleaseSheet | None, digest: str
    ) -> Planned:
        return Planned(
            code=leaf.code,
            title=leaf.name,
            section=section_of(group),
            rev=leaf.rev,
            valid_from=leaf.valid_from,
            pages=printed.sheet.pages,
            digest=digest,
            mark=Mark.CHANGED if was else Mark.NEW,
            sheet=printed.sheet,
            upload=printed.upload.data if printed.upload else None,
            document_id=self._known.documents[leaf.code].id,
            revision_id=self._known.revision_id(leaf),
        )


def _digest(sheet: pdf.Sheet, leaf: Leaf) -> str:
    """Return what tells the sheet from one that says something else.

    A file counts by its own bytes: a Word file made into PDF twice is two different PDFs.
    """
    if leaf.elsewhere is None:
        return sheet.digest
    return hashlib.sha256((sheet.digest + leaf.elsewhere.digest).encode()).hexdigest()
