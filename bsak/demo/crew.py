"""The demo's crisis organisation: people and numbers, functions, and who sits where."""

from datetime import date, timedelta

from bsak.contacts.models import (
    Confirmation,
    ContactPoint,
    How,
    Party,
    Person,
    PointKind,
    Post,
)
from bsak.contacts.numbers import cleaned
from bsak.demo import crew_list
from bsak.groups import departments
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.danish import collation_key
from bsak.kernel.db import db
from bsak.people.models import User
from bsak.seats import away, service, telling
from bsak.seats.service import About

START = date(2019, 1, 2)
_SURNAME = "Eksempel"


def man(by_code: dict[str, CrisisGroup], accounts: dict[str, User]) -> None:
    """Write down everybody who can be called, and put people on the seats."""
    clerk = groups.viewer(accounts["sekretariat"])
    people, posts = _people(accounts), _posts(by_code)
    db.session.add_all([*people.values(), *posts])
    db.session.flush()
    _confirm(people, posts, clerk)
    _fill_seats(by_code, people, clerk)
    today = clock.today()
    back = today + timedelta(days=60)
    away.be_away(people[crew_list.ON_LEAVE], today - timedelta(days=14), back, actor=clerk)


def _people(accounts: dict[str, User]) -> dict[str, Person]:
    work = {department.name: department for department in departments.every()}
    people = {}
    for first, title, department, digits, _age in crew_list.PEOPLE:
        name = f"{first} {_SURNAME}"
        points = [
            _point(PointKind.MOBILE, f"00 00 00 {digits}", 0),
            _point(PointKind.MAIL, f"{first.lower()}@example.dk", 1),
        ]
        if first in crew_list.PRIVATE:
            points.append(_point(PointKind.MOBILE, f"00 00 00 {crew_list.PRIVATE[first]}", 2))
            points[-1].is_private = True
        people[first] = Person(
            name=name,
            sort_key=collation_key(name),
            title=title,
            department=work.get(department),
            user=accounts.get(crew_list.ACCOUNTS.get(first, "")),
            added_on=START,
            points=points,
        )
    return people


def _posts(by_code: dict[str, CrisisGroup]) -> list[Post]:
    parties: dict[str, Party] = {}
    posts = []
    for name, number, code, party, _age in crew_list.POSTS:
        if party and party not in parties:
            parties[party] = Party(name=party, sort_key=collation_key(party))
        posts.append(
            Post(
                name=name,
                sort_key=collation_key(name),
                group=by_code.get(code),
                party=parties.get(party),
                points=[_point(PointKind.PHONE, number, 0)],
            )
        )
    return posts


def _point(kind: PointKind, value: str, position: int) -> ContactPoint:
    return ContactPoint(
        kind=kind, value=cleaned(kind, value), position=position, added_on=START, is_private=False
    )


def _confirm(people: dict[str, Person], posts: list[Post], clerk: Viewer) -> None:
    """Say of each number how long ago somebody said that it is right; of some, nobody has."""
    ages = [(people[first].points, age) for first, *_rest, age in crew_list.PEOPLE]
    ages += [(post.points, age) for post, (*_rest, age) in zip(posts, crew_list.POSTS, strict=True)]
    for points, age in ages:
        for point in points:
            if age is not None:
                ago = timedelta(days=age)
                point.confirmed_on = clock.today() - ago
                db.session.add(
                    Confirmation(point_id=point.id, at=clock.now() - ago, how=How.TYPED,
                                 is_right=True, by_id=clerk.user_id)
                )  # fmt: skip


def _fill_seats(by_code: dict[str, CrisisGroup], people: dict[str, Person], clerk: Viewer) -> None:
    seats = {}
    for code, role, name, function, holder, deputies in crew_list.SEATS:
        about = About(role=role, name=name, function=function)
        seats[code, role] = seat = service.add_seat(by_code.get(code), about, actor=clerk)
        for rank, who in enumerate((holder, *deputies)):
            if who:
                service.fill(seat, people[who], rank, START, actor=clerk)
    code, role, who = crew_list.NEXT_MONTH
    service.fill(seats[code, role], people[who], 0, _next_month(), actor=clerk)
    telling.mark(crew_list.TOLD, actor=clerk)
    code, role, who = crew_list.SINCE_TOLD
    service.fill(seats[code, role], people[who], 0, START, actor=clerk)


def _next_month() -> date:
    return (clock.today().replace(day=1) + timedelta(days=32)).replace(day=1)
