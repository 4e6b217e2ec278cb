"""Contact lists that fill themselves: rows from seats and contacts, under the headings asked for.

A list on paper is a text that was approved, so what is filled in is the draft; ``news`` says when
the list in force is no longer what the contacts say.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from sqlalchemy import select

from bsak.contacts import queries as contacts
from bsak.contacts import reaching
from bsak.contacts.models import Party, Person, PointKind, Post
from bsak.contacts.numbers import shown
from bsak.contacts.reaching import Reach
from bsak.documents import revisions
from bsak.documents.kinds import Kind
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.plans.by_kind import read
from bsak.plans.wording import ContactGroup, ContactListWording, ContactRow
from bsak.seats import organisation
from bsak.seats.organisation import Filling, Organisation, SeatLine, said_rank
from bsak.writing.models import ListPart, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A heading, and what the rows under it are filled from."""

    heading: str
    source: Source
    group: CrisisGroup | None = None
    party: Party | None = None


@dataclass(frozen=True)
class Known:
    """What lists are filled from, each thing read once, however many lists there are."""

    today: date

    @cached_property
    def org(self) -> Organisation:
        """Return the seats and who fills them."""
        return organisation.read(self.today)

    @cached_property
    def posts(self) -> Sequence[Post]:
        """Return the functions that are reached whoever fills them."""
        return contacts.open_posts()

    @cached_property
    def posts_by(self) -> Mapping[int, Reach]:
        """Return what each of them is reached by."""
        return reaching.of_posts({post.id for post in self.posts}, self.today)

    @cached_property
    def people(self) -> Sequence[Person]:
        """Return the people of outside parties."""
        outside = select(Person).where(Person.party_id.is_not(None), contacts.is_here(self.today))
        return db.session.scalars(outside.order_by(Person.sort_key, Person.id)).all()

    @cached_property
    def people_by(self) -> Mapping[int, Reach]:
        """Return what each of them is reached by."""
        return reaching.of_people({person.id for person in self.people}, self.today)


def parts(document: Document) -> Sequence[ListPart]:
    """Return the headings that fill themselves, in their order."""
    query = select(ListPart).where(ListPart.document_id == document.id)
    return db.session.scalars(query.order_by(ListPart.position, ListPart.id)).all()


def filled(wording: ContactListWording, wanted: Sequence[ListPart]) -> ContactListWording:
    """Return ``wording`` with the headings that fill themselves filled; others stay after them."""
    own = _filled(wanted, Known(clock.today()))
    headings = {part.heading for part in wanted}
    typed = tuple(group for group in wording.groups if group.heading not in headings)
    return replace(wording, groups=own + tuple(group for group in typed if group != ContactGroup()))


def all_filled(today: date) -> Mapping[int, tuple[ContactGroup, ...]]:
    """Return, by document, every heading that fills itself, as the contacts have it now."""
    wanted: dict[int, list[ListPart]] = {}
    for part in db.session.scalars(select(ListPart).order_by(ListPart.position, ListPart.id)):
        wanted.setdefault(part.document_id, []).append(part)
    known = Known(today)
    return {document_id: _filled(own, known) for document_id, own in wanted.items()}


def _filled(wanted: Sequence[ListPart], known: Known) -> tuple[ContactGroup, ...]:
    return tuple(ContactGroup(part.heading, tuple(_rows(part, known))) for part in wanted)


def in_force(document: Document) -> ContactListWording | None:
    """Return the list that is in force, or None."""
    current = revisions.in_force([document.id], clock.today()).get(document.id)
    if current is None or document.kind is not Kind.CONTACT_LIST or not current.wording:
        return None
    wording = read(document.kind.value, current.wording)
    return wording if isinstance(wording, ContactListWording) else None


def news(document: Document) -> list[str]:
    """Return what the list in force says otherwise than the contacts do, a sentence for each."""
    wanted, now = parts(document), in_force(document)
    if not wanted or now is None:
        return []
    return list(differences(now, filled(now, wanted)))


def differences(was: ContactListWording, now: ContactListWording) -> Iterator[str]:
    """Go through the rows that are new, gone or otherwise, heading by heading."""
    before = {group.heading: group.rows for group in was.groups}
    for group in now.groups:
        if group.heading not in before:
            yield _("%(heading)s står ikke på listen endnu", heading=group.heading)
            continue
        old, new = _apart(before.get(group.heading, ())), _apart(group.rows)
        for key in [*old, *(key for key in new if key not in old)]:
            if old.get(key) == new.get(key):
                continue
            row = old.get(key) or new[key]
            words = _changed(key not in old, key not in new)
            yield f"{group.heading}: {row.function or row.name} {words}"


def _apart(rows: Sequence[ContactRow]) -> dict[tuple[str, int], ContactRow]:
    """Return rows by function, those of one function told apart by which of them it is."""
    met: Counter[str] = Counter()
    found = {}
    for row in rows:
        found[(row.function, met[row.function])] = row
        met[row.function] += 1
    return found


def _changed(is_new: bool, is_gone: bool) -> str:
    if is_new:
        return _("er kommet til")
    return _("er væk") if is_gone else _("er ændret")


def _rows(part: ListPart, known: Known) -> Iterator[ContactRow]:
    match part.source:
        case Source.LEADERSHIP:
            yield from _of_seats(known.org.strategic)
        case Source.SEATS:
            for group in known.org.groups:
                if group.id == part.group_id:
                    yield from _of_seats(group.seats)
        case Source.POSTS:
            posts = [post for post in known.posts if post.party_id is None]
            own = [post for post in posts if part.group_id in (None, post.group_id)]
            yield from _of_posts(own, known)
        case Source.PARTY:
            own = [post for post in known.posts if post.party_id == part.party_id]
            yield from _of_posts(own, known)
            yield from _of_people(part, known)


def _of_seats(seats: Sequence[SeatLine]) -> Iterator[ContactRow]:
    for seat in seats:
        if seat.is_vacant:
            yield ContactRow(function=seat.title, note=_("Ingen indehaver"))
        yield from (_seated(seat, one) for one in seat.staying)


def _seated(seat: SeatLine, one: Filling) -> ContactRow:
    title = seat.title if one.rank == 0 else f"{seat.title}, {said_rank(one.rank)}"
    # Who is away is not told: the list is printed, and stands on shelves for months.
    return ContactRow(
        function=title,
        name=one.name,
        phone=_set(one.phone),
        phone_outside_hours=_other(one.phone, one.phone_outside),
        email=one.mail,
    )


def _of_posts(posts: Sequence[Post], known: Known) -> Iterator[ContactRow]:
    for post in posts:
        place = post.party or post.department
        row = ContactRow(function=post.name, organisation=place.name if place else "")
        yield _reached(row, known.posts_by[post.id])


def _of_people(part: ListPart, known: Known) -> Iterator[ContactRow]:
    for person in known.people:
        if person.party_id == part.party_id:
            row = ContactRow(function=person.title, name=person.name)
            yield _reached(row, known.people_by[person.id])


def _reached(row: ContactRow, by: Reach) -> ContactRow:
    return replace(row, phone=_set(by.phone), email=by.mail,
                   phone_outside_hours=_other(by.phone, by.phone_outside))  # fmt: skip


def _other(phone: str, outside: str) -> str:
    """Return the number for outside hours where it is another one."""
    return "" if outside == phone else _set(outside)


def _set(phone: str) -> str:
    """Return a number as people read it aloud, two digits at a time."""
    return shown(PointKind.PHONE, phone)
