"""Questions about groups and memberships."""

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import joinedload

from bsak.groups.models import CrisisGroup, Department, EarlierName, Membership, Participation
from bsak.groups.rules import Viewer
from bsak.kernel.danish import collation_key, fold
from bsak.kernel.db import db, rows
from bsak.people.models import User


def all_groups() -> list[CrisisGroup]:
    """Return the open groups in the board's own order."""
    return list(
        db.session.scalars(
            select(CrisisGroup)
            .where(CrisisGroup.is_closed.is_(False))
            .order_by(CrisisGroup.position, CrisisGroup.id)
        )
    )


def closed() -> list[CrisisGroup]:
    """Return the groups that are closed, by name."""
    found = db.session.scalars(select(CrisisGroup).where(CrisisGroup.is_closed))
    return sorted(found, key=lambda group: collation_key(group.name))


def names() -> dict[str, str]:
    """Return the names of the open groups by code, in the board's own order."""
    return {row.code: row.name for row in rows(_NAMES)}


def by_code(code: str) -> CrisisGroup | None:
    """Return the group with ``code``, however it is cased."""
    return db.session.scalar(select(CrisisGroup).where(CrisisGroup.code == code.upper()))


def by_name(name: str) -> CrisisGroup | None:
    """Return the group that is or was called ``name``; "og" and "&" are one."""
    wanted = _plain(name)
    for group in db.session.scalars(select(CrisisGroup)):
        if _plain(group.name) == wanted:
            return group
    for old in db.session.scalars(select(EarlierName).where(EarlierName.group_id.is_not(None))):
        if _plain(old.name) == wanted:
            return db.session.get(CrisisGroup, old.group_id)
    return None


def members(group_id: int) -> list[Membership]:
    """Return who is in a group: leaders first, then by name."""
    places = db.session.scalars(
        select(Membership)
        .where(Membership.group_id == group_id)
        .options(joinedload(Membership.user))
    )
    return sorted(places, key=lambda p: (not p.is_leader, collation_key(p.user.name)))


def earlier_names(group_id: int) -> list[EarlierName]:
    """Return what a group was called before, the latest first."""
    old = select(EarlierName).where(EarlierName.group_id == group_id)
    return list(db.session.scalars(old.order_by(EarlierName.until.desc())))


def participation(group_id: int) -> list[tuple[Department, str | None]]:
    """Return every open department with its part in a group's plans; None: it has none."""
    found = db.session.execute(
        select(Department, Participation.part)
        .outerjoin(
            Participation,
            and_(Participation.department_id == Department.id, Participation.group_id == group_id),
        )
        .where(Department.is_closed.is_(False))
    )
    return sorted(((d, part) for d, part in found), key=lambda pair: collation_key(pair[0].name))


def viewer(user: User) -> Viewer:
    """Return ``user`` as the rules see them, with their groups."""
    places = rows(_PLACES, {"user": user.id})
    return Viewer(
        user_id=user.id,
        name=user.name,
        role=user.role,
        permissions=user.permissions,
        groups=frozenset(group_id for group_id, _ in places),
        leads=frozenset(group_id for group_id, is_leader in places if is_leader),
    )


_NAMES = (
    select(CrisisGroup.code, CrisisGroup.name)
    .where(CrisisGroup.is_closed.is_(False))
    .order_by(CrisisGroup.position, CrisisGroup.id)
)
# Built once, since nearly every page asks it.
_PLACES = select(Membership.group_id, Membership.is_leader).where(
    Membership.user_id == bindparam("user")
)


def _plain(name: str) -> str:
    return " ".join(fold(name).replace("&", " og ").replace(",", " ").split())
