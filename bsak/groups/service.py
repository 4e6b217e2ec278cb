"""Groups: make, rename, and say who is in them."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select

from bsak.groups import queries, rules
from bsak.groups.models import CrisisGroup, EarlierName, Membership, Participation
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.people.models import User


def make(
    code: str, name: str, *, actor: User | None, position: int = 0, owner_function: str = ""
) -> CrisisGroup:
    """Make a group. Raises Refused when the code or name is taken or the code is not letters."""
    code = code.strip().upper()
    if not (2 <= len(code) <= 3 and code.isascii() and code.isalpha()):
        raise Refused(_("Gruppens kode skal være to eller tre bogstaver A–Z, fx MT."))
    taken = select(CrisisGroup.id).where(
        (CrisisGroup.code == code) | (CrisisGroup.name == name.strip())
    )
    if db.session.scalar(taken):
        raise Refused(_("Der findes allerede en gruppe med den kode eller det navn."))
    group = CrisisGroup(
        code=code, name=name.strip(), position=position, owner_function=owner_function
    )
    db.session.add(group)
    db.session.flush()
    _record("group_made", group, actor, after={"code": code, "name": group.name})
    return group


def rename(group: CrisisGroup, name: str, *, actor: User, since: date | None = None) -> None:
    """Give a group a new name and keep the old one, so that old minutes still find it."""
    if reason := rules.obstacle_to_renaming(queries.viewer(actor)):
        raise Refused(reason)
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Skriv gruppens nye navn."))
    if name == group.name:
        return
    if db.session.scalar(select(CrisisGroup.id).where(CrisisGroup.name == name)):
        raise Refused(_("Der findes allerede en gruppe, der hedder %(name)s.", name=name))
    group.earlier_names.append(EarlierName(name=group.name, until=since or clock.today()))
    before, group.name = group.name, name
    db.session.flush()
    _record("group_renamed", group, actor, before={"name": before}, after={"name": name})


def join(
    group: CrisisGroup, user: User, *, actor: User | None, is_leader: bool = False
) -> Membership:
    """Put ``user`` into ``group``, or change whether they lead it."""
    _refuse_strangers(group, actor)
    place = db.session.scalar(
        select(Membership).where(Membership.user_id == user.id, Membership.group_id == group.id)
    )
    if place is None:
        place = Membership(user_id=user.id, group_id=group.id, since=clock.now())
        db.session.add(place)
    place.is_leader = is_leader
    _count(user)
    _record("member_joined", group, actor, after={"user": user.id, "is_leader": is_leader})
    return place


def leave(group: CrisisGroup, user: User, *, actor: User) -> None:
    """Take ``user`` out of ``group``."""
    _refuse_strangers(group, actor)
    place = db.session.scalar(
        select(Membership).where(Membership.user_id == user.id, Membership.group_id == group.id)
    )
    if place is None:
        return
    db.session.delete(place)
    _count(user)
    _record("member_left", group, actor, before={"user": user.id})


def set_owner(group: CrisisGroup, owner_function: str, *, actor: User) -> None:
    """Say which function owns what the group makes, where a document does not say it itself."""
    if reason := rules.obstacle_to_renaming(queries.viewer(actor)):
        raise Refused(reason)
    before, group.owner_function = group.owner_function, " ".join(owner_function.split())
    if before == group.owner_function:
        return
    db.session.flush()
    _record("group_owner_set", group, actor,
            before={"owner": before}, after={"owner": group.owner_function})  # fmt: skip


def close(group: CrisisGroup, *, is_closed: bool, actor: User) -> None:
    """Close a group that nothing depends on any more, or open it again; its history stays."""
    refuse(rules.obstacle_to_managing(queries.viewer(actor)))
    if group.is_closed == is_closed:
        return
    group.is_closed = is_closed
    db.session.flush()
    _record("group_closed" if is_closed else "group_reopened", group, actor)


def take_part(group: CrisisGroup, parts: Mapping[int, str], *, actor: User) -> None:
    """Say which departments take part in the group's plans, and how; the rest do not."""
    _refuse_strangers(group, actor)
    known = {
        p.department_id: p
        for p in db.session.scalars(select(Participation).where(Participation.group_id == group.id))
    }
    before = {str(key): p.part for key, p in known.items()}
    for gone in known.keys() - parts.keys():
        db.session.delete(known[gone])
    for department_id, part in parts.items():
        row = known.get(department_id)
        if row is None:
            row = Participation(group_id=group.id, department_id=department_id)
            db.session.add(row)
        row.part = " ".join(part.split())
    db.session.flush()
    after = {str(key): " ".join(part.split()) for key, part in parts.items()}
    if before != after:
        _record("participation_set", group, actor, before=dict(before), after=dict(after))


def _refuse_strangers(group: CrisisGroup, actor: User | None) -> None:
    """The program itself (no actor) may; of people, leaders and the secretariat."""
    if actor is None:
        return
    if reason := rules.obstacle_to_seating(group.id, queries.viewer(actor)):
        raise Refused(reason)


def _count(user: User) -> None:
    db.session.flush()
    user.group_count = (
        db.session.scalar(
            select(func.count()).select_from(Membership).where(Membership.user_id == user.id)
        )
        or 0
    )


def _record(
    action: str,
    group: CrisisGroup,
    actor: User | None,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    trail.record(
        action,
        "crisis_group",
        group.id,
        actor_id=actor.id if actor else None,
        before=before,
        after=after,
    )
