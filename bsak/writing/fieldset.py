"""One part of a text as a page: its fields, and its rows with fields of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bsak.kernel.plain import TAG
from bsak.kernel.prose import Finding
from bsak.writing.fields import Fields, rows
from bsak.writing.labels import OUTLINES, Part, outlined, row_label, words
from bsak.writing.shapes import Shape, Sort, shapes
from bsak.writing.vocabulary import ROW, Words

Findings = Mapping[str, tuple[Finding, ...]]
_FEW = 3  # choices that are shown at once; more are folded into a list


@dataclass(frozen=True, slots=True)
class Field:
    """Something to type in or to choose; ``drawn`` is line, area, radios or list."""

    path: str
    words: Words
    text: str
    drawn: str
    has_hint: bool
    findings: tuple[Finding, ...] = ()

    @property
    def choices(self) -> tuple[tuple[str, Any], ...]:
        """Return what can be chosen, and what stands there now if it is none of that."""
        known = self.words.choices
        is_known = self.text in dict(known)
        return known if is_known else (*known, (self.text, self.text or "–"))

    @property
    def is_number(self) -> bool:
        """Say whether a telephone shows digits for it."""
        return self.path.endswith(("phone", "phone_outside_hours"))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: its fields, those seldom needed, and where it can go."""

    path: str
    label: str
    name: str
    items: tuple["Field | Rows", ...]
    rare: tuple["Field | Rows", ...]
    is_rare_used: bool
    is_first: bool
    is_last: bool
    others: tuple[tuple[str, str], ...]  # lists it can move to, as (key of their row, its name)
    slug: str  # the part of the editor that is this row, or ""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of rows, and the sorts of rows that can be added to it, as (tag, name)."""

    path: str
    words: Words
    rows: tuple[Row, ...]
    adds: tuple[tuple[str, str], ...]
    has_hint: bool
    findings: tuple[Finding, ...] = ()
    drawn: str = "rows"


@dataclass(slots=True)
class Reader:
    """Reads the items of a page out of a draft's fields."""

    fields: Fields
    findings: Findings
    explained: set[type[Any]] = field(default_factory=set)

    def part(self, cls: type[Any], part: Part) -> tuple[Field | Rows, ...]:
        """Return what the page of ``part`` holds."""
        found: list[Field | Rows] = []
        for start in part.paths:
            name, _slash, key = start.partition("/")
            shape = next(shape for shape in shapes(cls) if shape.name == name)
            if not key:
                found += self._items(cls, shape, "")
            elif row_class := dict(rows(shape, self.fields, name)).get(key):
                found += self._all(row_class, f"{start}/")
        return tuple(found)

    def _all(self, cls: type[Any], at: str) -> list[Field | Rows]:
        found = [item for shape in shapes(cls) for item in self._items(cls, shape, at)]
        self.explained.add(cls)
        return found

    def _items(self, cls: type[Any], shape: Shape, at: str) -> Iterator[Field | Rows]:
        path, said = at + shape.name, words(cls, shape.name)
        if shape.sort is Sort.PART:
            yield from self._all(shape.classes[0], f"{path}/")
        elif shape.sort is Sort.ROWS:
            has_hint = bool(said.hint) and cls not in self.explained
            yield self._rows(shape, path, said, has_hint, self._beside(cls, at))
        else:
            text = self.fields.get(path, "")
            drawn = _drawn(shape.sort, said, text)
            has_hint = bool(said.hint) and cls not in self.explained
            yield Field(path, said, text, drawn, has_hint, self.findings.get(path, ()))

    def _beside(self, cls: type[Any], at: str) -> tuple[tuple[str, str], ...]:
        """Return the other rows beside the one at ``at`` on the page, as (key, name)."""
        path, _slash, own = at.rstrip("/").rpartition("/")
        if path in OUTLINES:  # each has a page of its own
            return ()
        found = []
        for key in self.fields.get(path, "").split():
            name = row_label(cls, f"{path}/{key}", self.fields)
            if heading := self.fields.get(f"{path}/{key}/label", "").strip():
                name += f" »{heading}«"
            found.append((key, name))
        return tuple(one for one in found if one[0] != own)

    def _rows(
        self,
        shape: Shape,
        path: str,
        said: Words,
        has_hint: bool,
        others: tuple[tuple[str, str], ...],
    ) -> Rows:
        found = rows(shape, self.fields, path)
        made = tuple(
            self._row(
                cls,
                f"{path}/{key}",
                is_first=index == 0,
                is_last=index == len(found) - 1,
                others=others,
            )
            for index, (key, cls) in enumerate(found)
        )
        adds = tuple((getattr(cls, TAG, ""), str(ROW[cls])) for cls in shape.classes)
        return Rows(path, said, made, adds, has_hint, self.findings.get(path, ()))

    def _row(
        self,
        cls: type[Any],
        path: str,
        *,
        is_first: bool,
        is_last: bool,
        others: tuple[tuple[str, str], ...],
    ) -> Row:
        slug = outlined(path)
        items = [] if slug else self._all(cls, f"{path}/")
        rare = [item for item in items if item.words.is_rare]
        return Row(
            path=path,
            label=row_label(cls, path, self.fields),
            name=str(ROW[cls]).lower(),
            items=tuple(item for item in items if not item.words.is_rare),
            rare=tuple(rare),
            is_rare_used=any(
                isinstance(item, Field)
                and (item.findings or item.text not in ("", item.words.usual))
                for item in rare
            ),
            is_first=is_first,
            is_last=is_last,
            others=others,
            slug=slug,
            findings=self.findings.get(path, ()),
        )


def _drawn(sort: Sort, said: Words, text: str) -> str:
    if said.choices:
        return "radios" if len(said.choices) <= _FEW else "list"
    # A line break would be lost in a field of one line.
    return "area" if said.lines > 1 or "\n" in text or sort in (Sort.LINES, Sort.CELLS) else "line"
