"""What the crisis organisation lacks today, for whoever can mend it: numbers and seats."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import literal, select

from bsak.contacts import trouble
from bsak.contacts.models import ContactPoint, Post
from bsak.contacts.trouble import Trouble
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.db import rows
from bsak.seats import narrowing, organisation
from bsak.seats.days import fills_on
from bsak.seats.models import Assignment, Seat
from bsak.seats.narrowing import Lack


@dataclass(frozen=True, slots=True)
class Lacking:
    """What one krisegruppe lacks, or the whole organisation when ``code`` is empty."""

    code: str
    name: str
    wrong: int
    old: int
    vacant: int
    without_deputy: int

    @property
    def is_any(self) -> bool:
        """Say whether anything is lacking."""
        return any((self.wrong, self.old, self.vacant, self.without_deputy))


def lacking(viewer: Viewer, today: date) -> tuple[Lacking, ...]:
    """Return what is lacking: all of it to the secretariat, to a leader what own groups lack."""
    if viewer.may(Permission.CONTACT_MANAGE):
        seats = Counter(narrowing.lack(line) for line in organisation.read(today).seats)
        found = [_told("", "", trouble.counted(today), seats)]
    elif viewer.leads:
        numbers = _numbers(viewer.leads, today)
        found = [
            _told(one.code, one.name, numbers[one.id], Counter(map(narrowing.lack, one.seats)))
            for one in organisation.read(today).groups
            if one.id in viewer.leads
        ]
    else:
        found = []
    return tuple(one for one in found if one.is_any)


def _told(
    code: str, name: str, numbers: dict[Trouble, int], seats: Counter[Lack | None]
) -> Lacking:
    return Lacking(code, name, numbers[Trouble.WRONG], numbers[Trouble.OLD],
                   seats[Lack.HOLDER], seats[Lack.DEPUTY])  # fmt: skip


def _numbers(groups: Collection[int], today: date) -> dict[int, dict[Trouble, int]]:
    """Return how many numbers are in which trouble in each group. One question."""
    asked = []
    for one in Trouble:
        columns = (ContactPoint.id, literal(one.value).label("trouble"))
        of_people = (
            select(Seat.group_id, *columns)
            .select_from(ContactPoint)
            .join(Assignment, Assignment.person_id == ContactPoint.person_id)
            .join(Seat, Seat.id == Assignment.seat_id)
            .where(Seat.group_id.in_(groups), Seat.is_closed.is_(False), fills_on(today))
        )
        of_posts = select(Post.group_id, *columns).select_from(ContactPoint)
        of_posts = of_posts.where(Post.group_id.in_(groups))
        asked += [trouble.in_use(part, today).where(trouble.is_in(one, today))
                  for part in (of_people, of_posts)]  # fmt: skip
    found = Counter((row.group_id, row.trouble) for row in rows(asked[0].union(*asked[1:])))
    return {key: {one: found[key, one.value] for one in Trouble} for key in groups}
