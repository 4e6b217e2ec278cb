"""The list of effective sheets, which lists itself, and so must know how long it becomes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from bsak import pdf
from bsak.binders.shelf import laid_out
from bsak.kernel.words import _, ngettext

CODE = "00-LG"
_ROWS_OF_A_LEAF = 50  # about: a first guess
_TRIES = 5
_Section = Callable[[tuple["Effective", ...]], list[pdf.Flowable]]


@dataclass(frozen=True, slots=True)
class Effective:
    """One line of the list of effective sheets. ``pages`` counts blank sides too."""

    code: str
    title: str
    pages: int
    rev: str
    valid_from: str
    group: str
    mark: str = ""


def effective(
    identity: pdf.Identity,
    documents: int,
    lines: Callable[[int], Sequence[Effective]],
    gone: Sequence[Effective] = (),
) -> pdf.Sheet:
    """Lay out the list; ``lines`` gives its rows when told how many sides it has itself.

    It is drawn only when its length is known; what the tries have in common is measured once.
    What is ``gone`` stands under a heading of its own, with nothing to tick or count.
    """
    section, rest = cache(_section), _gone(gone)

    def told(length: int) -> list[pdf.Flowable]:
        every = _list(identity, lines(length), section)
        return [*every, *rest, pdf.EndMark(identity.sheet_id)]

    length = 2 * (1 + documents // _ROWS_OF_A_LEAF)
    guess = told(length)
    return laid_out(guess, identity, lambda: _fitted(guess, identity, length, told))


def _fitted(
    guess: list[pdf.Flowable],
    identity: pdf.Identity,
    length: int,
    told: Callable[[int], list[pdf.Flowable]],
) -> pdf.Sheet:
    for _attempt in range(_TRIES):
        sides = pdf.length(guess)
        if sides == length:
            break
        guess, length = told(sides), sides
    return pdf.render(guess, identity)


def _list(own: pdf.Identity, lines: Sequence[Effective], section: _Section) -> list[pdf.Flowable]:
    """Return the list of effective sheets: what must be in the rings, to be ticked off."""
    counted = _("Ét ark er to sider. Skilleblade, rettelsesblade og gule blade tælles ikke med.")
    groups: dict[str, list[Effective]] = {}
    for line in lines:
        groups.setdefault(line.group, []).append(line)
    return [
        pdf.DocHead(own),
        pdf.Text(_("Disse ark skal stå i mappen. %(counted)s", counted=counted)),
        *(told for mine in groups.values() for told in section(tuple(mine))),
        pdf.Text([pdf.Run(_every(sum(line.pages for line in lines) // 2), bold=True)], "lead"),
    ]


def _section(lines: tuple[Effective, ...]) -> list[pdf.Flowable]:
    return [
        pdf.Heading(lines[0].group, 2, bookmark=False),
        pdf.Table(
            [
                pdf.Column(_("Nr."), 3, bold=True),
                pdf.Column(_("Titel"), 7),
                pdf.Column(_("Ark"), 1.5, align="right"),
                pdf.Column(_("Rev."), 1.6),
                pdf.Column(_("Gælder fra"), 3),
                pdf.Column(_("Mærke"), 2),
                pdf.Column(_("Set"), 1.2, is_box=True),
            ],
            [_row(line) for line in lines],
        ),
        pdf.Text(_total(sum(line.pages for line in lines) // 2), "lead"),
    ]


def _gone(lines: Sequence[Effective]) -> list[pdf.Flowable]:
    if not lines:
        return []
    return [
        pdf.Heading(lines[0].group, 2, bookmark=False),
        pdf.Text(_("Disse ark skal ikke stå i mappen mere."), leads=True),
        pdf.Table(
            [
                pdf.Column(_("Nr."), 3, bold=True),
                pdf.Column(_("Titel"), 7),
                pdf.Column(_("Rev."), 9.3),
            ],
            [[line.code, line.title, line.rev] for line in lines],
        ),
    ]


def _row(line: Effective) -> list[pdf.Words]:
    code = [pdf.Run(line.code, bold=True, link=f"sheet:{line.code}")]
    leaves = str(line.pages // 2)
    return [code, line.title, leaves, line.rev, line.valid_from, line.mark, ""]


def _total(leaves: int) -> str:
    return ngettext("I alt %(num)d ark.", "I alt %(num)d ark.", leaves)


def _every(leaves: int) -> str:
    return _("Ark i alt i mappen: %(n)d", n=leaves)
