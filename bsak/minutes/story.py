"""The paper on our own A4: tagged, with bookmarks, and a word on every side while it is a draft.

Starts the print shop, which is slow: import it where something is printed.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest

from bsak import pdf
from bsak.kernel import clock
from bsak.kernel.danish import short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _
from bsak.meetings.prose_blocks import Block, Sort
from bsak.minutes.content import Form, Paper, Section

_FRAME = pdf.Frame(head=False, tab=False, even=False, mirrored=False, letter=True)
_LISTS = (Sort.BULLETS, Sort.NUMBERS)


def printed(paper: Paper, municipality: str) -> BytesIO:
    """Return ``paper`` as a PDF."""
    pdf.register(asset_folder("static") / "fonts")
    identity = pdf.Identity(
        sheet_id=paper.form.label,
        title=paper.title,
        kind=paper.form.label,
        valid_from=short_day(clock.today()),
        owner=municipality,
        draft=bool(paper.draft_mark) and paper.form is Form.MINUTES,
    )
    sheet = pdf.render(list(_story(paper)), identity, frame=_FRAME)
    out = BytesIO()
    stamp = pdf.Stamp(status=paper.draft_mark)
    pdf.bind([pdf.Part(sheet, stamp)], out, title=paper.title)
    out.seek(0)
    return out


def _story(paper: Paper) -> Iterator[pdf.Flowable]:
    yield pdf.Heading(paper.title, 1)
    yield pdf.KeyValues(paper.facts)
    if paper.draft_mark:
        yield pdf.Callout(paper.draft_mark, _("Teksten kan ændres, til den er endelig."))
    for point in paper.points:
        yield pdf.Heading(point.heading, 2)
        if point.case_number:
            yield pdf.Text(point.case_number, "quiet", leads=bool(point.sections))
        for section in point.sections:
            yield from _section(section)


def _section(section: Section) -> Iterator[pdf.Flowable]:
    yield pdf.Heading(section.heading, 3, bookmark=False)
    if section.lead:
        yield pdf.Text(section.lead, leads=True)
    for block, after in zip_longest(section.blocks, section.blocks[1:]):
        yield _block(block, leads=after is not None and after.sort in _LISTS)


def _block(block: Block, *, leads: bool) -> pdf.Flowable:
    match block.sort:
        case Sort.HEADING:
            return pdf.Heading(block.text, min(5, block.level + 3), bookmark=False)
        case Sort.BULLETS:
            return pdf.Bullets(block.lines)
        case Sort.NUMBERS:
            return pdf.NumberedSteps(block.lines, block.start)
        case _:
            return pdf.Text("\n".join(block.lines), leads=leads)
