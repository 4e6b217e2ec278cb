"""Questions about people, posts, parties and their numbers."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, false, or_, select
from sqlalchemy.orm import joinedload, selectinload

from bsak.contacts.models import ContactPoint, Party, Person, Post
from bsak.kernel import clock
from bsak.kernel.danish import fold
from bsak.kernel.db import db
from bsak.people.models import User


def person(person_id: int) -> Person | None:
    """Return a person with numbers and place; also one who has left."""
    return db.session.scalar(_people().where(Person.id == person_id))


def working() -> Sequence[Person]:
    """Return everybody who has not left, in the order of their names, without their numbers."""
    places = (joinedload(Person.department), joinedload(Person.party))
    return db.session.scalars(
        select(Person)
        .where(is_here(clock.today()))
        .options(*places)
        .order_by(Person.sort_key, Person.id)
    ).all()


def by_user(user_id: int) -> Person | None:
    """Return the person whose account this is."""
    return db.session.scalar(_people().where(Person.user_id == user_id))


def is_taken(user: User | None, employee_key: str | None, *, but: int | None) -> bool:
    """Say whether the account or the key stands with somebody else than ``but``."""
    is_theirs = or_(
        Person.user_id == user.id if user else false(),
        Person.employee_key == employee_key if employee_key else false(),
    )
    taken = select(Person.id).where(is_theirs, Person.id != (but or 0)).limit(1)
    return db.session.scalar(taken) is not None


def people(wanted: Collection[int]) -> dict[int, Person]:
    """Return these people by their keys, with numbers and places."""
    return {one.id: one for one in db.session.scalars(_people().where(Person.id.in_(wanted)))}


def posts(wanted: Collection[int]) -> dict[int, Post]:
    """Return these posts by their keys, with numbers and places."""
    return {one.id: one for one in db.session.scalars(_posts().where(Post.id.in_(wanted)))}


def point(point_id: int) -> ContactPoint | None:
    """Return a number with whose it is."""
    return db.session.get(ContactPoint, point_id)


def is_party(name: str, *, but: int | None) -> bool:
    """Say whether another party than ``but`` is called so."""
    with db.session.no_autoflush:
        others = db.session.execute(select(Party.name).where(Party.id != (but or 0)))
        return any(fold(other.name) == fold(name) for other in others)


def post(post_id: int) -> Post | None:
    """Return a post with its numbers and place."""
    return db.session.scalar(_posts().where(Post.id == post_id))


def open_posts() -> Sequence[Post]:
    """Return the posts that are in use, by name, with their numbers."""
    return db.session.scalars(
        _posts().where(Post.is_closed.is_(False)).order_by(Post.sort_key, Post.id)
    ).all()


def open_parties() -> Sequence[Party]:
    """Return the outside parties we still work with, by name."""
    return db.session.scalars(
        select(Party).where(Party.is_closed.is_(False)).order_by(Party.sort_key, Party.id)
    ).all()


def points_of_people(people: Collection[int]) -> dict[int, list[ContactPoint]]:
    """Return the numbers of each of these people in their own order, private ones too."""
    found: dict[int, list[ContactPoint]] = defaultdict(list)
    for point in _points(ContactPoint.person_id.in_(people)):
        found[point.person_id or 0].append(point)
    return found


def points_of_posts(posts: Collection[int]) -> dict[int, list[ContactPoint]]:
    """Return the numbers of each of these posts in their own order."""
    found: dict[int, list[ContactPoint]] = defaultdict(list)
    for point in _points(ContactPoint.post_id.in_(posts)):
        found[point.post_id or 0].append(point)
    return found


def is_here(day: date) -> ColumnElement[bool]:
    """Return who is here on a day, as a condition."""
    is_not_left = Person.left_on.is_(None) | (Person.left_on > day)
    return Person.erased_on.is_(None) & is_not_left


def _people() -> Select[Person]:
    return select(Person).options(
        joinedload(Person.department),
        joinedload(Person.party),
        joinedload(Person.user),
        selectinload(Person.points),
    )


def _posts() -> Select[Post]:
    return select(Post).options(
        joinedload(Post.group),
        joinedload(Post.department),
        joinedload(Post.party),
        selectinload(Post.points),
    )


def _points(wanted: ColumnElement[bool]) -> Sequence[ContactPoint]:
    order = (ContactPoint.position, ContactPoint.id)
    return db.session.scalars(select(ContactPoint).where(wanted).order_by(*order)).all()
