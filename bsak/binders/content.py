"""What a binder is printed from: plain values, gathered once and laid out without the database."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from bsak.documents.kinds import Kind
from bsak.kernel.danish import collation_key
from bsak.kernel.words import _


@dataclass(frozen=True, slots=True)
class Text:
    """An approved wording and what its sides say of the approval.

    ``source`` is the wording's JSON as it was stored: a correction of a whole binder prints few
    of the texts it looks through, and only those are read.
    """

    source: str
    number: int
    valid_from: date
    review_due: date
    approved_by: str

    @property
    def wording(self) -> dict[str, Any]:
        """Return the wording in its plain form."""
        told: dict[str, Any] = json.loads(self.source)
        return told


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An approved file whose sides go into the binder as they are. ``form``: "pdf" or "word"."""

    name: str
    digest: str
    form: str
    rev: str
    approved_by: str
    approved_on: date


@dataclass(frozen=True, slots=True)
class Leaf:
    """One document of the register as the binder sees it; ``missing`` says why it has no text."""

    code: str
    title: str
    unit: str
    kind: Kind
    owner: str
    review_due: date | None
    text: Text | None
    elsewhere: Elsewhere | None
    missing: str

    @property
    def rev(self) -> str:
        """Return the revision that stands at the foot; there is none where there is no text."""
        if self.text:
            return str(self.text.number)
        return self.elsewhere.rev if self.elsewhere else "–"

    @property
    def valid_from(self) -> date | None:
        """Return the day from which what stands here holds; a file holds from its approval."""
        if self.text:
            return self.text.valid_from
        return self.elsewhere.approved_on if self.elsewhere else None

    @property
    def name(self) -> str:
        """Return the title, with the unit it is for."""
        return f"{self.title} ({self.unit})" if self.unit else self.title


@dataclass(frozen=True, slots=True)
class GroupPart:
    """A krisegruppe's part of the binder; ``slot`` is the height of its tabs."""

    code: str
    name: str
    owner: str
    slot: int
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """A krisegruppe's delplan as an annex to the samlede delplan; ``left_out`` when unseen."""

    group: str
    name: str
    slot: int
    leaf: Leaf | None
    left_out: str = ""

    @property
    def why_not(self) -> str:
        """Return why there is no delplan to print, or nothing when there is one."""
        return self.leaf.missing if self.leaf else self.left_out


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that one binder is printed from."""

    municipality: str
    crisis_phone: str
    public_url: str
    day: date
    is_whole: bool
    groups: tuple[GroupPart, ...]
    annexes: tuple[Annex, ...] = ()  # of the samlede delplan, where there is one to print

    @property
    def title(self) -> str:
        """Return what stands on the cover and in the file's title."""
        if self.is_whole:
            return _("Krisemappe for %(place)s", place=self.municipality)
        return _("Krisemappe: %(group)s", group=self.groups[0].name)


def index_entries(content: Content) -> list[tuple[str, str]]:
    """Return the crisis index: (event in plain words, code of what to take), as Danes sort.

    Cards and hazard plans both answer to an event; a plan says that it is one.
    """
    found = []
    for leaf in (leaf for group in content.groups for leaf in group.leaves if not leaf.missing):
        if leaf.kind is Kind.ACTION_CARD:
            found.append((leaf.name, leaf.code))
        elif leaf.kind in (Kind.CONTINGENCY_PLAN, Kind.RESPONSE_PLAN):
            found.append((f"{leaf.name} ({leaf.kind.label.lower()})", leaf.code))
    return sorted(found, key=lambda entry: collation_key(entry[0]))
