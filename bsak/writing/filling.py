"""Contact lists that fill themselves: rows from seats and contacts, under the headings asked for.

A list on paper is a text that was approved, so what is filled in is the draft; ``news`` says when
the list in force is no longer what the contacts say.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

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


def parts(document: Document) -> Sequence[ListPart]:
    """Return the headings that fill themselves, in their order."""
    query = select(ListPart).where(ListPart.document_id == document.id)
    return db.session.scalars(query.order_by(ListPart.position, ListPart.id)).all()


def filled(wording: ContactListWording, wanted: Sequence[ListPart]) -> ContactListWording:
    """Return ``wording`` with the headings that fill themselves filled; others stay after them."""
    today = clock.today()
    org = organisation.read(today)
    own = tuple(ContactGroup(part.heading, tuple(_rows(part, org, today))) for part in wanted)
    headings = {part.heading for part in wanted}
    typed = tuple(group for group in wording.groups if group.heading not in headings)
    return replace(wording, groups=own + tuple(group for group in typed if group != ContactGroup()))


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


def _rows(part: ListPart, org: Organisation, today: date) -> Iterator[ContactRow]:
    match part.source:
        case Source.LEADERSHIP:
            yield from _of_seats(org.strategic)
        case Source.SEATS:
            for group in org.groups:
                if group.id == part.group_id:
                    yield from _of_seats(group.seats)
        case Source.POSTS:
            posts = [post for post in contacts.open_posts() if post.party_id is None]
            own = [post for post in posts if part.group_id in (None, post.group_id)]
            yield from _of_posts(own, today)
        case Source.PARTY:
            own = [post for post in contacts.open_posts() if post.party_id == part.party_id]
            yield from _of_posts(own, today)
            yield from _of_people(part, today)


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


def _of_posts(posts: Sequence[Post], today: date) -> Iterator[ContactRow]:
    reach = reaching.of_posts({post.id for post in posts}, today)
    for post in posts:
        place = post.party or post.department
        yield _reached(
            ContactRow(function=post.name, organisation=place.name if place else ""),
            reach[post.id],
        )


def _of_people(part: ListPart, today: date) -> Iterator[ContactRow]:
    query = select(Person).where(Person.party_id == part.party_id, contacts.is_here(today))
    people = db.session.scalars(query.order_by(Person.sort_key, Person.id)).all()
    reach = reaching.of_people({person.id for person in people}, today)
    for person in people:
        yield _reached(ContactRow(function=person.title, name=person.name), reach[person.id])


def _reached(row: ContactRow, by: Reach) -> ContactRow:
    return replace(row, phone=_set(by.phone), email=by.mail,
                   phone_outside_hours=_other(by.phone, by.phone_outside))  # fmt: skip


def _other(phone: str, outside: str) -> str:
    """Return the number for outside hours where it is another one."""
    return "" if outside == phone else _set(outside)


def _set(phone: str) -> str:
    """Return a number as people read it aloud, two digits at a time."""
    return shown(PointKind.PHONE, phone)
