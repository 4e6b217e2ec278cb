"""What the list of the register is narrowed to: read from an address, written back to one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from bsak.documents.kinds import Column, Condition, Kind, Status
from bsak.kernel import clock, vague_dates

_Choice = TypeVar("_Choice", bound=StrEnum)
_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFilter:
    """What somebody wants to see of the register. An empty part narrows nothing."""

    groups: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    columns: tuple[Column, ...] = ()
    statuses: tuple[Status, ...] = ()
    conditions: tuple[Condition, ...] = ()
    is_mine: bool = False
    waits: bool = False
    due_by: date | None = None
    text: str = ""
    not_understood: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether the whole register is asked for."""
        return not self.query()

    def for_readers(self) -> "RegisterFilter":
        """Return the filter without what only those who work on the documents may know."""
        return replace(self, waits=False, due_by=None, is_mine=False)

    def query(self) -> dict[str, list[str]]:
        """Return the filter as parts of an address, for ``url_for("documents.list", **…)``."""
        parts: dict[str, Iterable[str]] = {
            "gruppe": self.groups,
            "art": self.kinds,
            "type": self.columns,
            "status": self.statuses,
            "tilstand": self.conditions,
            "ejer": ["mig"] if self.is_mine else [],
            "venter": ["ja"] if self.waits else [],
            "frist": [self.due_by.isoformat()] if self.due_by else [],
            "q": [self.text] if self.text else [],
        }
        return {name: [str(v) for v in values] for name, values in parts.items() if values}


def read(args: "MultiDict[str, str]") -> RegisterFilter:
    """Return the filter that an address asks for; what it cannot mean is told, not obeyed."""
    strange: list[str] = []
    return RegisterFilter(
        groups=tuple(dict.fromkeys(c.strip().upper()[:3] for c in args.getlist("gruppe") if c)),
        kinds=_choices(Kind, args.getlist("art"), strange),
        columns=_choices(Column, args.getlist("type"), strange),
        statuses=_choices(Status, args.getlist("status"), strange),
        conditions=_choices(Condition, args.getlist("tilstand"), strange),
        is_mine=bool(args.get("ejer")),
        waits=bool(args.get("venter")),
        due_by=_day(args.get("frist", ""), strange),
        text=" ".join(args.get("q", "").split())[:_LONGEST_TEXT],
        not_understood=tuple(strange),
    )


def without(query: Mapping[str, list[str]], name: str, value: str) -> dict[str, list[str]]:
    """Return ``query`` with one of its values taken away."""
    left = {n: [v for v in values if (n, v) != (name, value)] for n, values in query.items()}
    return {n: values for n, values in left.items() if values}


def _choices(
    choice: type[_Choice], values: Iterable[str], strange: list[str]
) -> tuple[_Choice, ...]:
    known = {member.value: member for member in choice}
    strange += [value[:40] for value in values if value and value not in known]
    return tuple(dict.fromkeys(known[value] for value in values if value in known))


def _day(text: str, strange: list[str]) -> date | None:
    if not text.strip():
        return None
    when = vague_dates.parse(text[:_LONGEST_TEXT], clock.today())
    if when is None or when.day is None:
        strange.append(text[:40])
        return None
    return when.day
