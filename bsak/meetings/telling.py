"""The words for what following recommendations does to the register."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Recommendation

Teller = Callable[[Sequence[Mapping[str, Any]]], Sequence[str]]

# A room above, which knows what acts there are, puts its words in here.
tellers: list[Teller] = []

# And what must be put right in points before others read them, in words, by the key of the point.
Warner = Callable[[Sequence[AgendaItem]], Mapping[int, str]]
warners: list[Warner] = []


def warned(items: Sequence[AgendaItem]) -> dict[int, str]:
    """Return what whoever writes the agenda must put right in each point."""
    return {key: words for warn in warners for key, words in warn(items).items()}


def effects(lines: Iterable[Recommendation]) -> dict[int, str]:
    """Return what following each line does, by its key; what changes nothing is left out."""
    acting = {line.id: line.act for line in lines if line.act}
    if not acting:
        return {}
    acts = list(acting.values())
    told = tellers[0](acts) if tellers else [_("Registret ændres.") for _act in acts]
    return {key: words for key, words in zip(acting, told, strict=True) if words}
