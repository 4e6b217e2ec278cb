"""Which krisegrupper rely on each other in their documents: told by sharing, or by the words."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bsak.documents.models import Part
from bsak.kernel.words import _


class Paper(NamedTuple):
    """A document, and the other groups that have a part in it."""

    id: int
    code: str
    title: str
    group_id: int
    shared: tuple[tuple[int, Part], ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A document by which one group relies on another."""

    code: str
    title: str
    is_shared: bool  # the other has a part in it; otherwise it is named in the text

    @property
    def told(self) -> str:
        """Return the words between the document and the other group."""
        return _("er delt med") if self.is_shared else _("nævner")


Reasons = dict[tuple[int, int], list[Reason]]


def reasons(papers: Iterable[Paper], named: Mapping[int, Collection[int]]) -> Reasons:
    """Return why the first group of each pair relies on the second.

    ``named`` are the groups that the text in force of a document names. A document that two
    groups make together is said by both.
    """
    found: Reasons = {}
    for paper in papers:
        for one, other, reason in _by_sharing(paper):
            found.setdefault((one, other), []).append(reason)
        known = {paper.group_id, *(group_id for group_id, _part in paper.shared)}
        for other in set(named.get(paper.id, ())) - known:
            told = Reason(paper.code, paper.title, is_shared=False)
            found.setdefault((paper.group_id, other), []).append(told)
    return found


def what_is_one_way(reason: Reason, one: str, other: str) -> str:
    """Return that only the first of two groups tells that it relies on the other."""
    return _(
        "»%(title)s« (%(code)s) %(told)s %(b)s, men ingen tekst fra %(b)s nævner %(a)s.",
        title=reason.title, code=reason.code, told=reason.told, a=one, b=other,
    )  # fmt: skip


def what_to_write(reason: Reason, one: str, other: str) -> str:
    """Return that, and what the two groups should do about it."""
    doing = _(
        "Aftal, hvad %(b)s gør, og skriv det i en af deres tekster, eller ret dokumentet.", b=other
    )
    return f"{what_is_one_way(reason, one, other)} {doing}"


def _by_sharing(paper: Paper) -> Iterator[tuple[int, int, Reason]]:
    reason = Reason(paper.code, paper.title, is_shared=True)
    for group_id, part in paper.shared:
        yield paper.group_id, group_id, reason
        if part is Part.CO_OWNER:
            yield group_id, paper.group_id, reason
