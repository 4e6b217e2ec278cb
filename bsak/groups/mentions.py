"""Which krisegrupper a text names: by name, earlier name or a document's code."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

# Begins with the hyphen, which is rare in a text, and then looks back.
_REST = re.compile(r"-[A-Z]{2}-\d{2,3}(?![\w-])", re.IGNORECASE)
_GROUP = re.compile(r"(?<![\w-])[A-Z]{2,3}\Z", re.IGNORECASE)
_LONGEST = 4  # letters of a group, and the sign before
# "Sundhed & Plejes tekster" names the group too.
_END = r"(?:['’]?s)?(?!\w)"


@dataclass(frozen=True, slots=True)
class Names:
    """What the groups are known by. A name that nobody has any more may lead to nobody."""

    by_name: Mapping[str, int | None]
    by_code: Mapping[str, int]

    def within(self, texts: Iterable[str]) -> set[int]:
        """Return the groups that the texts name."""
        whole = _plain("\n".join(texts))
        folded = whole.casefold()
        there = _pattern(tuple(name for name in self.by_name if name and name in folded))
        found = {self.by_name[match["name"].casefold()] for match in there.finditer(whole)}
        found |= {self.by_code.get(code.upper()) for code in codes(whole)}
        return {group_id for group_id in found if group_id is not None}


def codes(text: str) -> Iterator[str]:
    """Return the codes of documents in a text, as they stand."""
    for rest in _REST.finditer(text):
        at = rest.start()
        if group := _GROUP.search(text, max(0, at - _LONGEST), at):
            yield f"{group[0]}{rest[0]}"


def names(
    groups: Iterable[tuple[str, int]],
    earlier: Iterable[tuple[str, int]] = (),
    others: Iterable[str] = (),
    codes: Mapping[str, int] | None = None,
) -> Names:
    """Return what to look for. A name of today wins over one that another group had before.

    ``others`` are names that hold a group's name but mean something else, such as a department.
    """
    by_name: dict[str, int | None] = {_plain(name).casefold(): None for name in others}
    for name, group_id in [*earlier, *groups]:
        by_name[_plain(name).casefold()] = group_id
    return Names(by_name, dict(codes or {}))


@lru_cache(maxsize=1000)  # texts that name the same ask for the same
def _pattern(there: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds these names, a longer one before one that it holds."""
    longest = sorted(there, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?P<name>{'|'.join(map(_sought, longest)) or '(?!)'}){_END}")


def _sought(name: str) -> str:
    """Return the pattern of one name. A single word may be a common one, such as »drift«."""
    any_case = f"(?i:{re.escape(name)})"
    if " " in name:
        return any_case
    return f"{re.escape(name.capitalize())}|(?<=krisegruppen ){any_case}"


def _plain(text: str) -> str:
    """Return ``text`` with "og" and "&" as one, and no commas between the parts of a name."""
    return " ".join(normalize("NFC", text).replace("&", " og ").replace(",", " ").split())
