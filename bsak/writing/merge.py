"""Two writers' changes to one draft: put together where they differ, held apart where they meet."""

from collections.abc import Mapping
from dataclasses import dataclass

from bsak.writing.fields import Fields, followed


@dataclass(frozen=True, slots=True)
class Clash:
    """A field both have changed. ``theirs`` is None when its row was removed meanwhile."""

    path: str
    base: str | None
    mine: str
    theirs: str | None


@dataclass(frozen=True, slots=True)
class Merged:
    """What of mine can be stored as it is, and what somebody must look at."""

    changes: Mapping[str, str]
    clashes: tuple[Clash, ...]


def merge(base: Fields, mine: Fields, theirs: Fields) -> Merged:
    """Hold ``mine``, made from ``base``, against what is stored now. Only paths of mine count.

    What was typed in a row that has been moved to another list since goes there with it.
    """
    changes: dict[str, str] = {}
    clashes: list[Clash] = []
    for typed, text in mine.items():
        path = followed(typed, theirs)
        was, now = base.get(typed, base.get(path)), theirs.get(path)
        if text in (was, now):
            continue  # not changed by me, or both of us wrote the same
        if now == was and now is not None:
            changes[path] = text
        else:
            clashes.append(Clash(path, was, text, now))
    return Merged(changes, tuple(clashes))


def rewound(fields: Fields, saves: list[Mapping[str, str | None]]) -> dict[str, str]:
    """Return ``fields`` as they were before ``saves``, given newest first."""
    back = dict(fields)
    for before in saves:
        for path, text in before.items():
            if text is None:
                back.pop(path, None)
            else:
                back[path] = text
    return back
