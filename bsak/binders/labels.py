"""What the stationery cupboard needs: spine labels, dividers on thick paper, blank sheets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from bsak import pdf
from bsak.binders import papers, story
from bsak.binders.content import Content
from bsak.documents.kinds import Kind
from bsak.kernel.danish import short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _

_NARROW, _MOST = 250, 450  # leaves in a binder with a spine of 50 mm, and of 75 to 80 mm


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on the spine of one numbered copy; empty for a binder without a number."""

    number: str = ""
    place: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Spine:
    """How a number of leaves is kept: in how many binders, and which labels these take."""

    leaves: int
    binders: int
    stock: pdf.Stock

    @property
    def words(self) -> str:
        """Return what to buy and how to print, for the edge of the sheet."""
        if self.stock == pdf.NARROW:
            bought = _("Etiketter 192 × 38 mm, 7 pr. ark (fx Zweckform 4760), til en ryg på 50 mm.")
        else:
            bought = _("Etiketter 192 × 61 mm, 4 pr. ark (fx Zweckform 4761), til en ryg på "
                       "75–80 mm.")  # fmt: skip
        how = _("Tryk på én side i fuld størrelse (100 %).")
        return f"{bought} {how} {self._filled}"

    @property
    def _filled(self) -> str:
        if self.binders == 1:
            return _("Mappen er på %(leaves)d ark.", leaves=self.leaves)
        return _("%(leaves)d ark er for meget til én mappe: del dem i %(binders)d mapper.",
                 leaves=self.leaves, binders=self.binders)  # fmt: skip


def spine(leaves: int) -> Spine:
    """Return how ``leaves`` are kept so that the binder still closes and its sheets turn."""
    binders = max(1, -(-leaves // _MOST))
    each = -(-leaves // binders)
    return Spine(leaves, binders, pdf.NARROW if each <= _NARROW else pdf.WIDE)


def dividers(content: Content, out: BinaryIO) -> None:
    """Write the dividers alone, one side each, for 160 to 200 g paper."""
    pdf.register(asset_folder("static") / "fonts")
    one_sided = pdf.Frame(even=False)
    sheets = [pdf.render(told, identity, one_sided) for identity, told in _dividers(content)]
    titled = _("Skilleblade: %(title)s", title=content.title)
    pdf.bind([pdf.Part(sheet) for sheet in sheets], out, title=titled)


def _dividers(content: Content) -> Iterator[tuple[pdf.Identity, list[pdf.Flowable]]]:
    """Give every divider that stands in the binder, in its order."""
    own = pdf.Identity(sheet_id="00-SB", title=_("Mappens papirer"), tab="00", tab_slot=0)
    yield own, story.papers_divider()
    for group in content.groups:
        code, slot = group.code, group.slot
        identity = pdf.Identity(sheet_id=f"{code}-SB", title=group.name, tab=code, tab_slot=slot)
        yield identity, story.divider(group)
    leaves = [leaf for group in content.groups for leaf in group.leaves if not leaf.missing]
    if any(leaf.kind is Kind.CONTACT_LIST for leaf in leaves):
        slot, title = len(content.groups), _("Kontaktlister")
        yield (
            pdf.Identity(sheet_id="00-KL", title=title, tab="00", tab_slot=slot),
            story.contacts_divider(),
        )


def spines(content: Content, out: BinaryIO, *, leaves: int, copies: Sequence[Label] = ()) -> Spine:
    """Write the labels of ``copies``, or a sheet of labels without number; return what they fit."""
    pdf.register(asset_folder("static") / "fonts")
    fit = spine(leaves)
    code = "00" if content.is_whole else content.groups[0].code
    name = _("Alle krisegrupper") if content.is_whole else content.groups[0].name
    titled = _("Rygetiketter: %(title)s", title=content.title)
    spine_labels(code, name, content.municipality, out, fit=fit, copies=copies, title=titled)
    return fit


def spine_labels(
    code: str,
    name: str,
    municipality: str,
    out: BinaryIO,
    *,
    fit: Spine,
    copies: Sequence[Label] = (),
    title: str,
) -> None:
    """Write the labels of any binder: its code, what it is called, and its copies."""
    pdf.register(asset_folder("static") / "fonts")
    wanted = copies or [Label()] * max(1, fit.stock.count // fit.binders)
    labels = [
        _label(code, name, municipality, copy, part, fit.binders)
        for copy in wanted
        for part in range(1, fit.binders + 1)
    ]
    sheets: list[pdf.Flowable] = []
    for start in range(0, len(labels), fit.stock.count):
        if sheets:
            sheets.append(pdf.PageBreak())
        here = labels[start : start + fit.stock.count]
        sheets.append(pdf.SpineLabels(here, fit.stock, fit.words))
    identity = pdf.Identity(sheet_id="00-RE", title=_("Rygetiketter"))
    pdf.bind([pdf.Part(pdf.render(sheets, identity, pdf.BARE))], out, title=title)


def paper(name: str, content: Content, out: BinaryIO) -> None:
    """Write one of ``papers.PAPERS``, ready to be written on or measured."""
    pdf.register(asset_folder("static") / "fonts")
    code, title, tell = papers.PAPERS[name]
    own = pdf.Identity(sheet_id=code, title=title(), valid_from=short_day(content.day),
                       owner=content.municipality)  # fmt: skip
    pdf.bind([pdf.Part(pdf.render(tell(own), own, pdf.Frame(tab=False)))], out, title=title())


def _label(
    code: str, name: str, municipality: str, copy: Label, part: int, parts: int
) -> pdf.SpineLabel:
    which = [
        municipality,
        _("Mappe %(part)d af %(parts)d", part=part, parts=parts) if parts > 1 else "",
        copy.edition,
    ]
    return pdf.SpineLabel(
        code=code,
        title=_("KRISEMAPPE"),
        lines=[name, " · ".join(filter(None, which))],
        aside=_("Kopi %(number)s", number=copy.number) if copy.number else "",
        place=_("Fast plads: %(place)s", place=copy.place),
    )
