"""The whole of a binder's next release, in order: its own papers, dividers and documents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bsak.binders.content import Content
from bsak.binders.sheets import Press
from bsak.distribution import making
from bsak.distribution.models import Binder, Copy, Mark
from bsak.distribution.own_papers import OwnPapers
from bsak.distribution.planned import Planned, Rows, withdrawn
from bsak.distribution.terms import Terms
from bsak.kernel.words import _

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Layout:
    """A release laid out: its sheets in the binder's order, and what it was made from."""

    sheets: tuple[Planned, ...]
    content: Content
    terms: Terms

    @property
    def faults(self) -> tuple[Planned, ...]:
        """Return the sheets that stay though the text in force is another one."""
        return tuple(sheet for sheet in self.sheets if sheet.fault)


def lay_out(
    binder: Binder,
    copies: Sequence[Copy],
    content: Content,
    before: Rows,
    *,
    terms: Terms,
    instance: Path,
    progress: Progress = lambda *_: None,
) -> Layout:
    """Lay out everything that has changed since ``before``.

    ``progress`` is told how many documents are laid out, and how many there are.
    """
    press = Press.of(instance)
    maker = making.Maker(content, before, press, terms.rev, progress)
    behind = {g.code: tuple(maker.documents(g, contacts=False)) for g in content.groups}
    contacts = [p for g in content.groups for p in maker.documents(g, contacts=True)]
    printed = {p.code for planned in behind.values() for p in planned}
    shown = _shown(content, printed | {p.code for p in contacts})
    own = OwnPapers(binder, copies, shown, before, terms)
    body = [p for g in shown.groups for p in (own.divider(g), *behind[g.code])]
    if contacts:
        body += [own.contacts_divider(), *contacts]
    now, secret = {planned.code for planned in body}, binder.with_confidential
    gone = [] if terms.is_edition else [*withdrawn(before, now, with_confidential=secret)]
    sheets = [*own.front([*body, *gone]), *body, *gone]
    if terms.is_edition:  # all of it is new, so the word would say nothing
        sheets = [replace(sheet, mark=Mark.SAME) for sheet in sheets]
    return Layout(tuple(sheets), shown, terms)


def _shown(content: Content, printed: set[str]) -> Content:
    """Return the content as it is printed: what could not be laid out is said to be missing."""
    why = _("Teksten kunne ikke sættes op på papir.")
    return replace(
        content,
        groups=tuple(
            replace(
                group,
                leaves=tuple(
                    leaf if leaf.code in printed else replace(leaf, missing=leaf.missing or why)
                    for leaf in group.leaves
                ),
            )
            for group in content.groups
        ),
    )
