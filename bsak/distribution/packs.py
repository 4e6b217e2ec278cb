"""What changes hands: from what a copy holds to what it shall hold, leaf by leaf. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_NEW_EDITION = 0.6  # of the leaves changed: less work to swap the whole contents


@dataclass(frozen=True, slots=True)
class Held:
    """A sheet that stands in a copy. Two sheets with one code and digest say the same."""

    code: str
    rev: str
    pages: int
    digest: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sheet that shall stand in a copy; ``kept`` is where it lies as it goes to the printer."""

    code: str
    title: str
    section: str
    rev: str
    pages: int
    is_counted: bool
    digest: str
    kept: str
    mark: str = ""

    @property
    def held(self) -> Held:
        """Return it as it stands in the copy afterwards."""
        return Held(self.code, self.rev, self.pages, self.digest)


@dataclass(frozen=True, slots=True)
class Swap:
    """One line of a correction slip: what comes out, what goes in, and after which sheet."""

    out: tuple[Held, ...] = field(default=())
    into: Wanted | None = None
    after: str = ""

    @property
    def code(self) -> str:
        """Return the code of the sheet that changes."""
        return self.into.code if self.into else self.out[0].code


def swaps(held: Iterable[Held], wanted: Sequence[Wanted]) -> tuple[Swap, ...]:
    """Return the lines that turn ``held`` into exactly ``wanted``, in the order of the binder.

    A sheet whose text is as it was stays, whatever its foot says: a mere reprint makes no line.
    What is to come out and has no successor has its line where it stands: ``held`` is in order too.
    """
    standing: dict[str, list[Held]] = {}
    for sheet in held:
        standing.setdefault(sheet.code, []).append(sheet)
    going = _going(standing, {new.code for new in wanted})
    lines, after = going.get("", []), ""
    for new in wanted:
        old = standing.pop(new.code, [])
        same = [one for one in old if one.digest == new.digest]
        right = next((one for one in same if one.rev == new.rev), same[0] if same else None)
        if right is not None:
            old.remove(right)
        if old or right is None:
            lines.append(Swap(tuple(old), None if right else new, after))
        after = new.code
        lines += going.pop(after, [])
    return tuple(lines)


def _going(standing: Mapping[str, list[Held]], codes: Collection[str]) -> dict[str, list[Swap]]:
    """Return what only comes out, by the code that it stands behind and that shall stay."""
    found: dict[str, list[Swap]] = {}
    behind = ""
    for code, sheets in standing.items():
        if code in codes:
            behind = code
        else:
            found.setdefault(behind, []).append(Swap(tuple(sheets)))
    return found


def applied(held: Iterable[Held], lines: Iterable[Swap]) -> list[Held]:
    """Return what stands in a copy when every line is done."""
    after = list(held)
    for line in lines:
        for sheet in line.out:
            after.remove(sheet)
        if line.into:
            after.append(line.into.held)
    return after


def leaves(sheets: Iterable[Held | Wanted]) -> int:
    """Return how many leaves of paper the sheets are."""
    return sum(of_sides(sheet.pages) for sheet in sheets)


def of_sides(count: int) -> int:
    """Return how many leaves of paper a sheet of ``count`` sides is."""
    return -(-count // 2)


def counted(wanted: Iterable[Wanted]) -> dict[str, int]:
    """Return the leaves that each section of the binder shall have, dividers not among them."""
    found: dict[str, list[Wanted]] = {}
    for sheet in wanted:
        if sheet.is_counted:
            found.setdefault(sheet.section, []).append(sheet)
    return {section: leaves(sheets) for section, sheets in found.items()}


def is_edition_better(held: Sequence[Held], wanted: Sequence[Wanted]) -> bool:
    """Say whether so many leaves change that a whole new edition is less work than a pack."""
    changed = leaves(line.into for line in swaps(held, wanted) if line.into)
    return changed > _NEW_EDITION * max(1, leaves(wanted))
