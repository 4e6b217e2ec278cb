"""The table of a correction slip: line by line what comes out, what goes in, and after what."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from bsak import pdf
from bsak.distribution import slip_steps
from bsak.distribution.composing import CONTENTS
from bsak.distribution.packs import Held, Swap, leaves
from bsak.distribution.terms import DIVIDER
from bsak.kernel.words import _

if TYPE_CHECKING:
    from bsak.distribution.slip import Slip

_UNBROKEN = "\N{NO-BREAK SPACE}"


def table(slip: "Slip", lines: Sequence[Swap]) -> pdf.Table:
    """Return what one does, line by line."""
    return _measured(
        tuple(
            (str(number), _out(slip, line), _into(slip, line), _place(slip, line), "")
            for number, line in enumerate(lines, 1)
        )
    )


@lru_cache(maxsize=32)
def _measured(rows: tuple[tuple[str, ...], ...]) -> pdf.Table:
    """Return the table of a slip, measured once for all copies that stand alike."""
    columns = [
        pdf.Column(_("Nr."), 1, bold=True),
        pdf.Column(_("TAG UD (makulér)"), 5),
        pdf.Column(_("SÆT IND"), 5.6, bold=True),
        pdf.Column(_("efter"), 3),
        pdf.Column(_("Gjort"), 1.4, is_box=True),
    ]
    return pdf.Table(columns, rows)


def _out(slip: "Slip", line: Swap) -> str:
    if line.code not in slip.backlog.brought or _stays(slip, line):
        yellow = _("  (gult blad)") if slip.is_yellow(line) else ""
        return "\n".join(f"{_sheet(sheet)}{yellow}" for sheet in line.out) or "–"
    if not line.out:
        return _("%(code)s, hvis det står der", code=line.code)
    newer = _(" eller nyere")
    return "\n".join(_sheet(sheet, newer) for sheet in line.out)


def _into(slip: "Slip", line: Swap) -> str:
    if line.into is None:
        return _("– (lad det andet blive)") if _stays(slip, line) else _("– (udgår)")
    sheet = _sheet(line.into.held)
    if line.code == slip.code:
        return f"{sheet}\n" + _("Dette blad, når resten er gjort")
    mark = {"new": _("NY")}.get(line.into.mark, "") if not line.out else ""
    return f"{sheet}  {mark}\n{line.into.title}".replace("  \n", "\n")


def _stays(slip: "Slip", line: Swap) -> bool:
    """Say whether the right sheet stands beside what comes out, and stays; mostly it does not."""
    return line.into is None and line.code in {sheet.code for sheet in slip.wanted}


def _place(slip: "Slip", line: Swap) -> str:
    """Return what the sheet is put in after, as one sees it in the binder."""
    if line.into is None:
        return "–"
    if not line.after:
        return _("forrest")
    if line.code == slip.code:
        return _("%(code)s (nyeste øverst)", code=CONTENTS)
    if line.after == CONTENTS:
        return _("%(code)s og rettelsesbladene", code=CONTENTS)
    group, _dash, rest = line.after.partition("-")
    return _("skilleblad %(group)s", group=group) if rest == DIVIDER else line.after


def _sheet(sheet: Held, newer: str = "") -> str:
    paper = slip_steps.of_paper(leaves([sheet])).replace(" ", _UNBROKEN)
    return f"{sheet.code}  Rev. {sheet.rev}{newer}, {paper}"
