"""The whole register as the rules see it: plain values; all else is a function of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from bsak.checks.facts import (
    Decided,
    Department,
    Doc,
    Gap,
    Group,
    Human,
    Mandate,
    Point,
    Post,
    Seat,
    Shelved,
    TakesPart,
    Text,
    Wait,
)
from bsak.documents.relying import Paper, Reasons, reasons
from bsak.groups.mentions import Names, names
from bsak.plans.wording import ContactGroup

_Thing = TypeVar("_Thing")
_Key = TypeVar("_Key", int, str)


@dataclass(frozen=True, kw_only=True)
class Register:
    """Everything the rules are asked about, on one day."""

    today: date
    groups: tuple[Group, ...] = ()
    departments: tuple[Department, ...] = ()
    taking_part: tuple[TakesPart, ...] = ()
    documents: tuple[Doc, ...] = ()
    texts: tuple[Text, ...] = ()
    seats: tuple[Seat, ...] = ()
    people: Mapping[int, Human] = field(default_factory=dict)
    posts: tuple[Post, ...] = ()
    points: tuple[Point, ...] = ()
    gaps: tuple[Gap, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    copies: tuple[Shelved, ...] = ()
    decisions: tuple[Decided, ...] = ()
    waits: tuple[Wait, ...] = ()
    # What the lists that fill themselves would say today under their own headings, by document.
    lists: Mapping[int, tuple[ContactGroup, ...]] = field(default_factory=dict)
    shut: frozenset[str] = frozenset()  # codes of the documents of groups that are closed

    @cached_property
    def group(self) -> Mapping[int, Group]:
        """Return the open groups by id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def document(self) -> Mapping[int, Doc]:
        """Return the documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def by_code(self) -> Mapping[str, Doc]:
        """Return the documents by code."""
        return {document.code: document for document in self.documents}

    @cached_property
    def names(self) -> Names:
        """Return what the groups are known by in texts."""
        return names(
            [(group.name, group.id) for group in self.groups],
            [(name, group.id) for group in self.groups for name in group.earlier_names],
            [department.name for department in self.departments],
            {document.code: document.group_id for document in self.documents},
        )

    @cached_property
    def relied(self) -> Reasons:
        """Return why the first group of each pair relies on the second, as everybody may see it."""
        papers = [
            Paper(document.id, document.code, document.title, document.group_id, document.shared)
            for document in self.in_use
            if not document.is_confidential
        ]
        named = {
            text.document.id: self.names.within([text.reading.words])
            for text in self.texts
            if not text.document.is_confidential
        }
        return reasons(papers, named)

    @cached_property
    def in_use(self) -> tuple[Doc, ...]:
        """Return the documents that are not withdrawn."""
        return tuple(document for document in self.documents if not document.is_withdrawn)

    @cached_property
    def documents_of(self) -> Mapping[int, list[Doc]]:
        """Return the documents in use of each group."""
        return by(self.in_use, lambda document: document.group_id)

    @cached_property
    def text_of(self) -> Mapping[int, Text]:
        """Return the text in force of each document that has one."""
        return {text.document.id: text for text in self.texts}

    @cached_property
    def texts_of(self) -> Mapping[int, list[Text]]:
        """Return the texts in force of each group."""
        return by(self.texts, lambda text: text.document.group_id)

    @cached_property
    def seats_of(self) -> Mapping[int, list[Seat]]:
        """Return the seats of each group; those of the strategic level under 0."""
        return by(self.seats, lambda seat: seat.group_id or 0)

    @cached_property
    def seats_of_person(self) -> Mapping[int, list[Seat]]:
        """Return the seats that each person has a place on."""
        held = ((one.person_id, seat) for seat in self.seats for one in seat.held)
        pairs = by(held, lambda pair: pair[0])
        return defaultdict(list, {key: [seat for _, seat in own] for key, own in pairs.items()})

    @cached_property
    def points_of_person(self) -> Mapping[int, list[Point]]:
        """Return the numbers of each person."""
        return by((p for p in self.points if p.person_id), lambda point: point.person_id or 0)

    @cached_property
    def points_of_post(self) -> Mapping[int, list[Point]]:
        """Return the numbers of each post."""
        return by((p for p in self.points if p.post_id), lambda point: point.post_id or 0)


def by(things: Iterable[_Thing], key: Callable[[_Thing], _Key]) -> Mapping[_Key, list[_Thing]]:
    """Return the things under their keys; nothing under any other."""
    found: dict[_Key, list[_Thing]] = defaultdict(list)
    for thing in things:
        found[key(thing)].append(thing)
    return found
