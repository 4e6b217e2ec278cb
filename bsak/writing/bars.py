"""What differs between two texts, on paper: a list in words, then the newer text with bars.

Starts the print shop, which is slow: import it where something is printed.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import takewhile

from bsak import pdf
from bsak.kernel import clock
from bsak.kernel.danish import short_day
from bsak.kernel.paths import asset_folder
from bsak.kernel.words import _
from bsak.plans import by_kind
from bsak.plans.compare import Mark, Part, compare, marks
from bsak.plans.identity import day, identity_of
from bsak.plans.pieces import Fate, Piece
from bsak.plans.tally import told
from bsak.plans.wording import Wording
from bsak.writing import telling
from bsak.writing.versions import Version

log = logging.getLogger("bsak")


def printed(was: Version, now: Version, one: Wording, other: Wording) -> BytesIO:
    """Return the PDF of the rettelser from ``was`` to ``now``, which say ``one`` and ``other``."""
    pdf.register(asset_folder("static") / "fonts")
    between = {"was": was.name_on_paper, "now": now.name_on_paper}
    title = _("Rettelser fra %(was)s til %(now)s", **between)
    identity, differences = _identity(was, now), compare(one, other)
    front = replace(identity, sheet_id=f"{identity.sheet_id}-R", title=title, kind=identity.kind)
    stamp = pdf.Stamp(status=_status(title), word=_("RETTELSER"))
    lines = telling.lines(differences, one, other)
    sheets = [
        pdf.render(_list(front, identity.title, differences, lines), front),
        _barred(other, identity, differences),
    ]
    out = BytesIO()
    pdf.bind([pdf.Part(sheet, stamp) for sheet in sheets], out, title=f"{identity.title}: {title}")
    out.seek(0)
    return out


def _identity(was: Version, now: Version) -> pdf.Identity:
    revision = now.revision
    identity = identity_of(now.document, is_draft=revision is None)
    if revision is None:
        return identity
    return replace(
        identity,
        rev=f"{was.revision.number if was.revision else '–'}–{revision.number}",
        valid_from=day(revision.valid_from),
        review_due=day(revision.review_due),
        approved_by=revision.approver_function,
    )


def _status(title: str) -> str:
    return _(
        "%(title)s. IKKE ET GÆLDENDE ARK. Udskrevet %(day)s.",
        title=title,
        day=short_day(clock.today()),
    )


def _barred(wording: Wording, identity: pdf.Identity, differences: Part) -> pdf.Sheet:
    try:
        return pdf.render(by_kind.story(wording, identity, marks(differences)), identity)
    except (ValueError, ArithmeticError, LookupError):  # a draft may hold anything
        log.exception("%s: differences cannot be laid out", identity.sheet_id)
        words = _("Teksten kan ikke sættes op, som den er nu. Listen foran siger, hvad der er nyt.")
        return pdf.render([pdf.DocHead(identity), pdf.Text(words)], identity)


def _list(
    identity: pdf.Identity, title: str, differences: Part, lines: Sequence[telling.Line]
) -> list[pdf.Flowable]:
    columns = [
        pdf.Column(_("Sted"), 3, bold=True),
        pdf.Column(_("Før"), 4),
        pdf.Column(_("Nu"), 4),
    ]
    rows = list(listed(lines))
    return [
        pdf.DocHead(identity),
        pdf.Text([pdf.Run(f"{title}. ", bold=True), told(differences)], "lead"),
        pdf.Text(_("Streger i margenen viser, hvor teksten er ændret; en tværstreg, hvor noget "
                   "er taget ud.")),
        *([pdf.Table(columns, rows)] if rows else []),
        pdf.EndMark(identity.sheet_id),
    ]  # fmt: skip


def listed(lines: Sequence[telling.Line]) -> Iterator[list[pdf.Words]]:
    """Return where, what stood and what stands, for each line that says something else now.

    A part that is new as a whole stands on the sheet; one that is gone is written out here.
    """
    above: dict[int, str] = {}
    number = 0
    while number < len(lines):
        line, number = lines[number], number + 1
        above = {level: name for level, name in above.items() if level < line.level}
        names = [*(name for _level, name in sorted(above.items())), _named(line)]
        place = ", ".join(names[len(names) > 2 :])
        if line.is_heading:
            above[line.level] = _named(line)
        place += f" ({line.note})" if line.note else ""
        is_outermost = line.level == telling.OUTERMOST
        if line.is_heading and line.mark in (Mark.ADDED, Mark.GONE) and not is_outermost:
            inside = _inside(lines, number, line.level)
            number += len(inside)
            if line.mark is Mark.ADDED:
                yield [place, "–", _("Nyt. Det står på arket.")]
            else:
                yield [place, "\n".join(plain(one) for one in (line, *inside) if one.cells), "–"]
        elif line.cells and (line.note or _any_change(line.cells)):
            yield [place.strip(", "), _side(line.cells, Fate.GONE), _side(line.cells, Fate.NEW)]


def _inside(lines: Sequence[telling.Line], start: int, level: int) -> list[telling.Line]:
    return list(takewhile(lambda line: line.level > level, lines[start:]))


def _named(line: telling.Line) -> str:
    """Return what a line is called: a chapter also by its heading."""
    name = plain(line) if line.is_heading else ""
    return f"{line.label} »{name}«" if name else line.label


def plain(line: telling.Line) -> str:
    """Return what a line says now, or said before it was taken out."""
    gone = Fate.NEW if line.mark is Mark.GONE else Fate.GONE
    cells = ("".join(p.text for p in cell if p.fate is not gone) for cell in line.cells)
    return " · ".join(filter(None, cells))


def _any_change(cells: Sequence[Sequence[Piece]]) -> bool:
    return any(piece.fate is not Fate.SAME for cell in cells for piece in cell)


def _side(cells: Sequence[Sequence[Piece]], own: Fate) -> pdf.Words:
    """Return what one of the texts says, in bold where the other says something else."""
    found: list[pdf.Run | str] = []
    for cell in cells:
        said: list[pdf.Run | str] = [
            pdf.Run(piece.text, bold=piece.fate is own)
            for piece in cell
            if piece.fate in (own, Fate.SAME)
        ]
        if said:
            found += [*([" · "] if found else []), *said]
    return found or "–"
