"""By what a person or a post is reached at work: never a private number, nor one that is wrong."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bsak.contacts import queries
from bsak.contacts.models import ContactPoint, Hours, PointKind
from bsak.contacts.numbers import PHONES


@dataclass(frozen=True, slots=True)
class Reach:
    """The numbers to call and write to; empty where there is none that may be given out.

    ``phone`` is for office hours, ``phone_outside`` for all others. ``age_days`` counts from when
    the older of the two was last confirmed, None: one of them never was, or there is none.
    ``has_wrong`` tells that a number was left out because somebody has said that it is wrong.
    """

    phone: str = ""
    phone_outside: str = ""
    mail: str = ""
    radio: str = ""
    age_days: int | None = None
    has_wrong: bool = False


NOWHERE = Reach()


def of(points: Iterable[ContactPoint], today: date) -> Reach:
    """Return the reach that ``points``, in their own order, give."""
    open_to_all = [point for point in points if not point.is_private]
    usable = [point for point in open_to_all if point.wrong_since is None]
    phones = [point for point in usable if point.kind in PHONES]
    inside = _first(phones, Hours.OFFICE, Hours.ALWAYS)
    outside = _first(phones, Hours.OUTSIDE, Hours.ALWAYS)
    return Reach(
        phone=inside.value if inside else "",
        phone_outside=outside.value if outside else "",
        mail=_value(usable, PointKind.MAIL),
        radio=_value(usable, PointKind.RADIO),
        age_days=_age([point for point in (inside, outside) if point], today),
        has_wrong=len(usable) < len(open_to_all),
    )


def of_people(people: Collection[int], today: date) -> dict[int, Reach]:
    """Return the reach of each of these people, by one question."""
    known = queries.points_of_people(people)
    return {person_id: of(known.get(person_id, ()), today) for person_id in people}


def of_posts(posts: Collection[int], today: date) -> dict[int, Reach]:
    """Return the reach of each of these posts, by one question."""
    known = queries.points_of_posts(posts)
    return {post_id: of(known.get(post_id, ()), today) for post_id in posts}


def _first(phones: Sequence[ContactPoint], wanted: Hours, also: Hours) -> ContactPoint | None:
    for hours in (wanted, also):
        for point in phones:
            if point.hours is hours:
                return point
    return None


def _value(points: Sequence[ContactPoint], kind: PointKind) -> str:
    return next((point.value for point in points if point.kind is kind), "")


def _age(phones: Sequence[ContactPoint], today: date) -> int | None:
    days = [(today - point.confirmed_on).days for point in phones if point.confirmed_on]
    return max(0, *days, 0) if phones and len(days) == len(phones) else None
