"""The list of people and posts: searched, narrowed, a page at a time, in few questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bsak.contacts import belonging, queries, trouble
from bsak.contacts.models import ContactPoint, Party, Person, Post
from bsak.contacts.trouble import Trouble
from bsak.groups.models import Department
from bsak.kernel import clock
from bsak.kernel.danish import fold
from bsak.kernel.db import rows

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; ``sort`` is "person", "post" or both when empty.

    With a ``trouble`` only those with a number in it, which those who have left never are.
    """

    words: str = ""
    group_id: int | None = None
    department_id: int | None = None
    party_id: int | None = None
    sort: str = ""
    with_gone: bool = False
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One person or post as the list is searched and sorted, before the numbers are read."""

    sort: str
    id: int
    key: str
    text: str
    group_id: int | None
    department_id: int | None
    party_id: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """What one page of the list shows, and where it stands in the whole."""

    items: Sequence[Person | Post]
    number: int
    total: int

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return max(1, -(-self.total // PER_PAGE))

    @property
    def first(self) -> int:
        """Return the place of the first on this page."""
        return (self.number - 1) * PER_PAGE + 1

    @property
    def last(self) -> int:
        """Return the place of the last on this page."""
        return min(self.total, self.number * PER_PAGE)


def page(wanted: Wanted, number: int = 1) -> Page:
    """Return a page of the list with everything it shows."""
    found = lines(wanted)
    number = min(max(1, number), max(1, -(-len(found) // PER_PAGE)))
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    return Page(read(shown), number, len(found))


def read(shown: Sequence[Line]) -> list[Person | Post]:
    """Return the people and posts of these lines with their numbers, in the same order."""
    people = queries.people([line.id for line in shown if line.sort == "person"])
    posts = queries.posts([line.id for line in shown if line.sort == "post"])
    return [people[line.id] if line.sort == "person" else posts[line.id] for line in shown]


def lines(wanted: Wanted) -> list[Line]:
    """Return everybody who fits, in the order of their names."""
    people = [] if wanted.sort == "post" else _people(wanted.with_gone)
    posts = [] if wanted.sort == "person" else _posts(wanted.with_gone)
    if wanted.group_id is not None:
        of = belonging.groups_of([line.id for line in people])
        people = [line for line in people if wanted.group_id in of[line.id]]
        posts = [line for line in posts if line.group_id == wanted.group_id]
    found = [line for line in (*people, *posts) if _lies_in(line, wanted)]
    if wanted.trouble:
        troubled = trouble.owners(wanted.trouble, clock.today())
        found = [line for line in found if (line.sort, line.id) in troubled]
    if wanted.words:
        words, by_number = fold(wanted.words).split(), _by_number(wanted.words)
        found = [
            line
            for line in found
            if (line.sort, line.id) in by_number or all(word in line.text for word in words)
        ]
    return sorted(found, key=lambda line: (line.key, line.sort, line.id))


def _lies_in(line: Line, wanted: Wanted) -> bool:
    department, party = wanted.department_id, wanted.party_id
    return department in (None, line.department_id) and party in (None, line.party_id)


def _people(with_gone: bool) -> list[Line]:
    query = (
        select(Person.id, Person.name, Person.title, Person.sort_key, Person.department_id,
               Person.party_id, Department.name.label("department"), Party.name.label("party"))
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(Party, Party.id == Person.party_id)
        .where(Person.erased_on.is_(None) if with_gone else queries.is_here(clock.today()))
    )  # fmt: skip
    return [
        Line("person", row.id, row.sort_key,
             fold(f"{row.name} {row.title} {row.department or ''} {row.party or ''}"),
             None, row.department_id, row.party_id)
        for row in rows(query)
    ]  # fmt: skip


def _posts(with_gone: bool) -> list[Line]:
    query = (
        select(Post.id, Post.name, Post.sort_key, Post.group_id, Post.department_id, Post.party_id,
               Department.name.label("department"), Party.name.label("party"))
        .outerjoin(Department, Department.id == Post.department_id)
        .outerjoin(Party, Party.id == Post.party_id)
    )  # fmt: skip
    if not with_gone:
        query = query.where(Post.is_closed.is_(False))
    return [
        Line("post", row.id, row.sort_key,
             fold(f"{row.name} {row.department or ''} {row.party or ''}"),
             row.group_id, row.department_id, row.party_id)
        for row in rows(query)
    ]  # fmt: skip


def _by_number(words: str) -> set[tuple[str, int]]:
    """Return who has a number or address that holds what was searched; never a private one."""
    digits = "".join(sign for sign in words if sign.isdigit())
    is_phone = len(digits) >= 3 and all(sign.isdigit() or sign in " +-\u00a0" for sign in words)
    sought = digits if is_phone else words if "@" in words else ""
    if not sought:
        return set()
    query = select(ContactPoint.person_id, ContactPoint.post_id).where(
        ContactPoint.is_private.is_(False), ContactPoint.value.icontains(sought, autoescape=True)
    )
    return {("person", r.person_id) if r.person_id else ("post", r.post_id) for r in rows(query)}
