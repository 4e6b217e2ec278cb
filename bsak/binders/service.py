"""Builds a binder: gathers, prints each sheet once, puts them in order, binds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO

from bsak import pdf
from bsak.binders import consolidated, listing, story
from bsak.binders.content import Content, GroupPart, Leaf
from bsak.binders.sheets import Press, Printed
from bsak.binders.shelf import laid_out
from bsak.documents.kinds import Kind
from bsak.kernel.danish import short_day
from bsak.kernel.words import _

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: sides, sheets made anew, and what could not be laid out."""

    pages: int
    made: int
    missing: tuple[Leaf, ...]
    faults: dict[str, str] = field(default_factory=dict)


def build(
    content: Content, out: BinaryIO, *, instance: Path, progress: Progress = lambda *_: None
) -> Built:
    """Bind ``content`` into ``out``. ``progress`` is told documents done and documents in all."""
    press = Press.of(instance)
    built = _Binder(content, press, progress).bind(out)
    if content.is_whole:
        press.shelf.clear_out()
    return built


def print_one(leaf: Leaf, content: Content, out: BinaryIO, *, instance: Path, slot: int) -> None:
    """Bind a single document into ``out``."""
    press = Press.of(instance)
    if leaf.kind is Kind.CONSOLIDATED_SUBPLAN:
        stamped = partial(_stamp, content)
        pdf.bind(consolidated.parts(leaf, content, press, slot, stamped), out, title=leaf.name)
        return
    printed = press.printed(leaf, slot)
    stamp = _stamp(content, printed)
    pdf.bind([pdf.Part(printed.sheet, stamp, upload=printed.upload)], out, title=leaf.name)


def _stamp(content: Content, printed: Printed | None) -> pdf.Stamp:
    status = _(
        "UKONTROLLERET UDSKRIFT – gyldig på udskriftsdagen %(day)s", day=short_day(content.day)
    )
    if printed is None or printed.leaf.missing:
        return pdf.Stamp(status=status)
    code, rev = printed.leaf.code, printed.leaf.rev
    return pdf.Stamp(status=status, qr=f"{content.public_url}/k/{code}/{rev}")


class _Binder:
    """One binder on its way from documents to a file."""

    def __init__(self, content: Content, press: Press, progress: Progress) -> None:
        self._content = content
        self._press = press
        self._printed: dict[str, Printed] = {}
        self._lists: dict[str, pdf.Sheet] = {}  # of annexes, by the plan they belong to
        wanted = [(g, leaf) for g in content.groups for leaf in g.leaves if not leaf.missing]
        for done, (group, leaf) in enumerate(wanted):
            progress(done, len(wanted))
            self._printed[leaf.code] = press.printed(leaf, group.slot)
            if leaf.kind is Kind.CONSOLIDATED_SUBPLAN:
                self._lists[leaf.code] = consolidated.list_in_binder(leaf, content, group.slot)
        progress(len(wanted), len(wanted))

    def bind(self, out: BinaryIO) -> Built:
        """Write the file."""
        faults = {code: p.fault for code, p in self._printed.items() if p.fault}
        notes = {code: p.note for code, p in self._printed.items() if p.upload}
        body = [part for group in self._content.groups for part in self._group(group)]
        contacts = self._contact_lists()
        front = self._front(faults, notes)
        pages = pdf.bind([*front, *body, *contacts], out, title=self._content.title)
        missing = tuple(
            leaf for group in self._content.groups for leaf in group.leaves if leaf.missing
        )
        return Built(pages, self._press.shelf.made, missing, faults)

    def _front(self, faults: dict[str, str], notes: dict[str, str]) -> list[pdf.Part]:
        content = self._content
        cover = self._own("00-FO", _("Forside og kriseindeks"), story.uncontrolled_cover)
        papers = self._divider("00-SB", _("Mappens papirer"), story.papers_divider(), slot=0)
        keeping = self._own("00-FL", _("Ajourføring og fordeling"), lambda _c, i: story.keeping(i))
        record = self._own("00-RF", _("Rettelsesfortegnelse"), lambda _c, i: story.corrections(i))
        inside = self._own("00-IN", _("Indhold"), lambda c, i: story.contents(i, c, faults, notes))
        listed = self._effective([cover, keeping, record, inside])
        order = [cover, papers, keeping, record, listed, inside]
        stamp = _stamp(content, None)
        return [pdf.Part(sheet, stamp) for sheet in order]

    def _effective(self, own: list[pdf.Sheet]) -> pdf.Sheet:
        documents = self._document_lines()
        identity = story.identity(self._content, listing.CODE, _("Liste over gældende ark"))
        return listing.effective(
            identity, len(documents), lambda length: [*self._own_lines(own, length), *documents]
        )

    def _own_lines(self, own: list[pdf.Sheet], length: int) -> list[listing.Effective]:
        lengths = {sheet.sheet_id: (sheet.title, sheet.pages) for sheet in own}
        lengths[listing.CODE] = (_("Liste over gældende ark"), length)
        valid = short_day(self._content.day)
        return [
            listing.Effective(code, lengths[code][0], lengths[code][1], "–", valid, _("00  Mappen"))
            for code in ("00-FO", "00-FL", "00-RF", listing.CODE, "00-IN")
        ]

    def _document_lines(self) -> list[listing.Effective]:
        return [
            line
            for group in self._content.groups
            for leaf in group.leaves
            if leaf.code in self._printed
            for line in self._lines_of(leaf, f"{group.code}  {group.name}")
        ]

    def _lines_of(self, leaf: Leaf, group: str) -> Iterator[listing.Effective]:
        yield listing.Effective(
            leaf.code,
            leaf.name,
            self._printed[leaf.code].sheet.pages,
            leaf.rev,
            short_day(leaf.valid_from) or "–",
            group,
        )
        if sheet := self._lists.get(leaf.code):
            valid = short_day(self._content.day)
            yield listing.Effective(sheet.sheet_id, sheet.title, sheet.pages, "–", valid, group)

    def _group(self, group: GroupPart) -> list[pdf.Part]:
        code = f"{group.code}-SB"
        identity = pdf.Identity(
            sheet_id=code, title=group.name, tab=group.code, tab_slot=group.slot
        )
        sheet = laid_out(story.divider(group), identity)
        leaves = [leaf for leaf in group.leaves if leaf.kind is not Kind.CONTACT_LIST]
        return [pdf.Part(sheet, _stamp(self._content, None)), *self._parts(leaves)]

    def _contact_lists(self) -> list[pdf.Part]:
        leaves = [
            leaf
            for group in self._content.groups
            for leaf in group.leaves
            if leaf.kind is Kind.CONTACT_LIST and leaf.code in self._printed
        ]
        if not leaves:
            return []
        slot = len(self._content.groups)
        title = _("Kontaktlister")
        sheet = self._divider("00-KL", title, story.contacts_divider(), slot=slot)
        return [pdf.Part(sheet, _stamp(self._content, None)), *self._parts(leaves)]

    def _parts(self, leaves: list[Leaf]) -> list[pdf.Part]:
        found = [self._printed[leaf.code] for leaf in leaves if leaf.code in self._printed]
        return [part for p in found for part in self._parts_of(p)]

    def _parts_of(self, p: Printed) -> Iterator[pdf.Part]:
        yield pdf.Part(
            p.sheet,
            _stamp(self._content, p),
            level=2,
            bookmark=f"{p.leaf.code}  {p.leaf.name}",
            upload=p.upload,
        )
        if sheet := self._lists.get(p.leaf.code):
            yield pdf.Part(sheet, _stamp(self._content, None), level=3, bookmark=sheet.title)

    def _own(
        self,
        code: str,
        title: str,
        tell: Callable[[Content, pdf.Identity], list[pdf.Flowable]],
    ) -> pdf.Sheet:
        identity = story.identity(self._content, code, title)
        return laid_out(tell(self._content, identity), identity)

    def _divider(self, code: str, title: str, told: list[pdf.Flowable], *, slot: int) -> pdf.Sheet:
        identity = pdf.Identity(sheet_id=code, title=title, tab="00", tab_slot=slot)
        return laid_out(told, identity)
