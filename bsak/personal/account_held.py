"""What an account is in on: texts it must know, and krisegrupper it is in."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.approval import holding
from bsak.approval.models import Holder
from bsak.contacts.models import Person
from bsak.documents.models import Document
from bsak.groups import service as groups
from bsak.groups.models import CrisisGroup, Membership
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.people.models import User
from bsak.personal.takers import Takers
from bsak.personal.things import Departure, Keeper, Moved, Sort, Thing


def readings(departure: Departure, able: Takers) -> Iterator[Thing]:
    """Return the texts that the person is named to know by heart."""
    query = select(Holder).where(Holder.user_id == departure.person.user_id)
    for named in db.session.scalars(query.options(joinedload(Holder.document)).order_by(Holder.id)):
        document = named.document
        takers, is_proposed = able.of_group(document.group_id)
        yield Thing(
            sort=Sort.READER, id=named.id, words=f"{document.code} {document.title}",
            endpoint="approval.show", address={"code": document.code},
            takers=takers, is_proposed=is_proposed, vacant=_("Ingen ny"),
        )  # fmt: skip


def move_reading(key: int, to: Person | None, departure: Departure, actor: Viewer) -> Moved:
    """Ask ``to`` to know the text instead."""
    named = db.session.get(Holder, key)
    if named is None or named.user_id != departure.person.user_id:
        raise Hidden
    document, was_there = named.document, False
    holding.remove_holder(document, named.user, actor=actor)
    if to is not None and to.user is not None:
        was_there = _is_named(document, to.user_id)
        holding.name_holder(document, to.user, actor=actor)
    new = to.user_id if to and not was_there else None
    return {"document": document.id, "from": departure.person.user_id, "to": new}


def reading_back(moved: Moved, actor: Viewer) -> None:
    """Ask who was asked before."""
    document = db.session.get(Document, moved["document"])
    before = db.session.get(User, moved["from"])
    if document is None or before is None:
        raise Hidden
    if _is_named(document, moved["to"]):
        holding.remove_holder(document, db.session.get_one(User, moved["to"]), actor=actor)
    holding.name_holder(document, before, actor=actor)


def memberships(departure: Departure, able: Takers) -> Iterator[Thing]:
    """Return the krisegrupper that the person's account is in."""
    mine = Membership.user_id == departure.person.user_id
    query = select(Membership).where(mine).options(joinedload(Membership.group))
    for place in db.session.scalars(query.order_by(Membership.group_id)):
        takers, is_proposed = able.of_group(place.group_id)
        role = _("leder") if place.is_leader else _("medlem")
        is_kept = not departure.is_for_good
        yield Thing(
            sort=Sort.GROUP, id=place.group_id, words=f"{place.group.name}: {role}",
            endpoint="groups.show", address={"code": place.group.code},
            takers=takers, is_proposed=is_proposed and place.is_leader and not is_kept,
            vacant=_("Ingen ny"), instead=_("Bliver i gruppen.") if is_kept else "",
        )  # fmt: skip


def move_membership(key: int, to: Person | None, departure: Departure, actor: Viewer) -> Moved:
    """Take the account out of the group, and let ``to`` have its place."""
    group, by = db.session.get(CrisisGroup, key), db.session.get_one(User, actor.user_id)
    goes = departure.person.user
    place = _place(key, goes.id) if goes else None
    if group is None or goes is None or place is None:
        raise Hidden
    moved: Moved = {"group": key, "from": goes.id, "leads": place.is_leader, "to": None}
    groups.leave(group, goes, actor=by)
    if to is not None and to.user is not None:
        had = _place(key, to.user.id)
        moved |= {"to": to.user.id, "had": had is not None, "led": bool(had and had.is_leader)}
        groups.join(group, to.user, actor=by, is_leader=place.is_leader or moved["led"])
    return moved


def membership_back(moved: Moved, actor: Viewer) -> None:
    """Put both accounts back where they were in the group."""
    group, by = db.session.get(CrisisGroup, moved["group"]), db.session.get_one(User, actor.user_id)
    before, after = db.session.get(User, moved["from"]), db.session.get(User, moved["to"] or 0)
    if group is None or before is None:
        raise Hidden
    if after is not None and moved["had"]:
        groups.join(group, after, actor=by, is_leader=moved["led"])
    elif after is not None:
        groups.leave(group, after, actor=by)
    groups.join(group, before, actor=by, is_leader=moved["leads"])


def _is_named(document: Document, user_id: int | None) -> bool:
    query = select(Holder.id).where(Holder.document_id == document.id, Holder.user_id == user_id)
    return user_id is not None and db.session.scalar(query) is not None


def _place(group_id: int, user_id: int) -> Membership | None:
    query = select(Membership).where(Membership.group_id == group_id, Membership.user_id == user_id)
    return db.session.scalar(query)


READINGS = Keeper(Sort.READER, readings, move_reading, reading_back)
MEMBERSHIPS = Keeper(Sort.GROUP, memberships, move_membership, membership_back)
