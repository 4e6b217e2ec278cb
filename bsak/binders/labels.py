"""What the stationery cupboard needs: spine labels, dividers on thick paper."""

from typing import BinaryIO

from bsak import pdf
from bsak.binders import story
from bsak.binders.content import Content
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _


def dividers(content: Content, out: BinaryIO) -> None:
    """Write the dividers alone, one side each, for 160 to 200 g paper."""
    pdf.register(asset_folder("static") / "fonts")
    one_sided = pdf.Frame(even=False)
    parts = []
    for group in content.groups:
        identity = pdf.Identity(
            sheet_id=f"{group.code}-SB", title=group.name, tab=group.code, tab_slot=group.slot
        )
        parts.append(pdf.Part(pdf.render(story.divider(group), identity, one_sided)))
    pdf.bind(parts, out, title=_("Skilleblade: %(title)s", title=content.title))


def spines(content: Content, out: BinaryIO) -> None:
    """Write labels for the spine, 192 × 61 mm, four to a sheet, the text running upwards."""
    pdf.register(asset_folder("static") / "fonts")
    identity = pdf.Identity(sheet_id="00-RE", title=_("Rygetiketter"))
    label = pdf.SpineLabel(
        code="00" if content.is_whole else content.groups[0].code,
        title=_("KRISEMAPPE"),
        lines=[content.municipality, _covered(content), _("Fast plads:")],
    )
    sheet = pdf.render([pdf.SpineLabels([label] * 4)], identity, pdf.BARE)
    pdf.bind([pdf.Part(sheet)], out, title=_("Rygetiketter: %(title)s", title=content.title))


def _covered(content: Content) -> str:
    return _("Alle krisegrupper") if content.is_whole else content.groups[0].name
