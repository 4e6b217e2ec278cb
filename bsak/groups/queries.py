"""Questions about groups and memberships."""

from sqlalchemy import select

from bsak.groups.models import CrisisGroup, EarlierName, Membership
from bsak.groups.rules import Viewer
from bsak.kernel.danish import fold
from bsak.kernel.db import db
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


def viewer(user: User) -> Viewer:
    """Return ``user`` as the rules see them, with their groups."""
    places = db.session.execute(
        select(Membership.group_id, Membership.is_leader).where(Membership.user_id == user.id)
    ).all()
    return Viewer(
        user_id=user.id,
        name=user.name,
        role=user.role,
        permissions=user.permissions,
        groups=frozenset(group_id for group_id, _ in places),
        leads=frozenset(group_id for group_id, is_leader in places if is_leader),
    )


def _plain(name: str) -> str:
    return " ".join(fold(name).replace("&", " og ").replace(",", " ").split())
