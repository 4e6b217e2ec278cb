"""The samlede delplan on paper: its own text, a list of the groups' delplaner, and these."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bsak import pdf
from bsak.binders import story
from bsak.binders.content import Annex, Content, Leaf
from bsak.binders.sheets import Press, Printed
from bsak.binders.shelf import laid_out
from bsak.kernel.danish import day, short_day
from bsak.kernel.words import _


def list_code(leaf: Leaf) -> str:
    """Return what the list of annexes is called among the sheets."""
    return f"{leaf.code}-B"


def list_title() -> str:
    """Return the title of the list of annexes."""
    return _("Bilag: krisegruppernes delplaner")


def parts(
    leaf: Leaf,
    content: Content,
    press: Press,
    slot: int,
    stamp: Callable[[Printed | None], pdf.Stamp],
) -> list[pdf.Part]:
    """Return everything the samlede delplan is when it is printed alone."""
    own = [] if leaf.missing else [press.printed(leaf, slot)]
    printed = [
        press.printed(annex.leaf, annex.slot)
        for annex in content.annexes
        if annex.leaf and not annex.leaf.missing
    ]
    notes = {p.leaf.code: p.fault or p.note for p in printed}
    lengths = {p.leaf.code: p.sheet.pages for p in printed}
    listed = _list(leaf, content, slot, lengths, notes)
    return [
        *(pdf.Part(p.sheet, stamp(p), bookmark=_named(leaf), upload=p.upload) for p in own),
        pdf.Part(listed, stamp(None), bookmark=list_title()),
        *(
            pdf.Part(p.sheet, stamp(p), level=2, bookmark=_named(p.leaf), upload=p.upload)
            for p in printed
        ),
    ]


def list_in_binder(leaf: Leaf, content: Content, slot: int, rev: str = "") -> pdf.Sheet:
    """Return the list as it stands in a binder, where the delplaner stand with their groups.

    In a numbered copy it has a ``rev`` of its own and names no revisions: the list of effective
    sheets does, and a delplan approved anew with the same words is no reason to print this one.
    """
    return _list(leaf, content, slot, {}, {}, rev)


def _named(leaf: Leaf) -> str:
    return f"{leaf.code}  {leaf.name}"


def _list(
    leaf: Leaf,
    content: Content,
    slot: int,
    sides: Mapping[str, int],
    notes: Mapping[str, str],
    rev: str = "",
) -> pdf.Sheet:
    group, _type, number = leaf.code.split("-")
    identity = replace(
        story.identity(content, list_code(leaf), list_title()),
        rev=rev or "–",
        kind=leaf.kind.label,
        owner=leaf.owner,
        tab=f"{group}  {number}",
        tab_slot=slot,
    )
    told = [pdf.DocHead(identity), pdf.Text(_intro(leaf, content, bool(sides)), "lead")]
    return laid_out(
        [
            *told,
            *_there(content.annexes, sides, notes, with_revisions=not rev),
            *_missing(content.annexes),
            pdf.EndMark(identity.sheet_id),
        ],
        identity,
    )


def _intro(leaf: Leaf, content: Content, is_alone: bool) -> str:
    said = _("Krisegruppernes delplaner hører til »%(title)s« som bilag.", title=leaf.name)
    if is_alone:
        where = _("De følger efter listen, som de var i kraft den %(day)s.", day=day(content.day))
    elif content.is_whole:
        where = _("De står bag hver krisegruppes skilleblad.")
    else:
        where = _("De står bag hver krisegruppes skilleblad i den samlede krisemappe.")
    return f"{said} {where}"


def _there(
    annexes: Sequence[Annex],
    sides: Mapping[str, int],
    notes: Mapping[str, str],
    *,
    with_revisions: bool,
) -> list[pdf.Flowable]:
    leaves = [annex.leaf for annex in annexes if annex.leaf and not annex.leaf.missing]
    if not leaves:
        return [pdf.Text(_("Ingen krisegruppe har en delplan i kraft."))]
    columns = [
        pdf.Column(_("Ark"), 3, bold=True),
        pdf.Column(_("Titel"), 8),
        *([pdf.Column(_("Rev."), 1.5), pdf.Column(_("Gælder fra"), 3)] if with_revisions else []),
        *([pdf.Column(_("Sider"), 1.5, align="right")] if sides else []),
    ]
    rows: list[list[pdf.Words]] = [
        [
            [pdf.Run(leaf.code, bold=True, link=f"sheet:{leaf.code}")],
            "\n".join(filter(None, [leaf.name, notes.get(leaf.code, "")])),
            *(_revision(leaf) if with_revisions else []),
            *([str(sides[leaf.code])] if sides else []),
        ]
        for leaf in leaves
    ]
    return [pdf.Table(columns, rows)]


def _revision(leaf: Leaf) -> list[pdf.Words]:
    return [leaf.rev, short_day(leaf.valid_from) or "–"]


def _missing(annexes: Sequence[Annex]) -> list[pdf.Flowable]:
    absent = [annex for annex in annexes if annex.why_not]
    if not absent:
        return []
    columns = [
        pdf.Column(_("Krisegruppe"), 4, bold=True),
        pdf.Column(_("Delplan"), 6),
        pdf.Column(_("Hvorfor"), 8),
    ]
    rows = [
        [
            f"{annex.group}  {annex.name}",
            _named(annex.leaf) if annex.leaf else "–",
            annex.why_not,
        ]
        for annex in absent
    ]
    return [pdf.Heading(_("Ikke med"), 2, bookmark=False), pdf.Table(columns, rows)]
