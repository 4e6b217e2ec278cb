"""What the filter of the list offers, and the chips that tell what was chosen."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from werkzeug.datastructures import MultiDict

from bsak.documents.filters import RegisterFilter, without
from bsak.documents.kinds import Column, Condition, Kind, Status
from bsak.kernel.danish import short_day
from bsak.kernel.words import _

_KEPT = ("sort", "kol")  # what a changed filter leaves as it was


def choices(groups: Mapping[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return what can be picked in each part of the filter, as (value, words).

    ``groups`` holds the groups' names by code.
    """
    return {
        "gruppe": tuple(groups.items()),
        "art": tuple((kind.value, kind.label) for kind in Kind),
        "status": tuple((status.value, status.label) for status in Status),
        "tilstand": tuple((condition.value, condition.label) for condition in Condition),
    }


class Chips:
    """The parts of a filter as words, each with the address of the list without it."""

    def __init__(
        self, chosen: RegisterFilter, groups: Mapping[str, str], args: "MultiDict[str, str]"
    ) -> None:
        self._chosen = chosen
        self._names = groups
        self._kept = {name: args.getlist(name) for name in _KEPT if args.getlist(name)}

    def links(self) -> list[tuple[str, str]]:
        """Return (words, address without that part)."""
        query = self._chosen.query()
        return [
            (self._words(name, value), self._address(without(query, name, value)))
            for name, values in query.items()
            for value in values
        ]

    def _address(self, query: dict[str, list[str]]) -> str:
        parts: dict[str, Any] = {**query, **self._kept}
        return url_for("documents.list", **parts)

    def _words(self, name: str, value: str) -> str:
        match name:
            case "gruppe":
                return self._names.get(value, value)
            case "art":
                return Kind(value).label
            case "type":
                return _("Kolonne: %(label)s", label=Column(value).label)
            case "status":
                return Status(value).label
            case "tilstand":
                return _("Tilstand: %(label)s", label=Condition(value).label)
            case "ejer":
                return _("Jeg er ansvarlig")
            case "venter":
                return _("Venter på andre")
            case "frist":
                return _("Frist senest %(day)s", day=short_day(self._chosen.due_by))
        return f"»{value}«"
