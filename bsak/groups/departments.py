"""Departments of the line organisation: they merge and change names, and old minutes remember."""

from sqlalchemy import select

from bsak.groups import queries, rules
from bsak.groups.models import Department, EarlierName
from bsak.kernel import clock, trail
from bsak.kernel.danish import collation_key
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.people.models import User


def every() -> list[Department]:
    """Return the departments, open ones first, as Danes sort."""
    found = db.session.scalars(select(Department))
    return sorted(found, key=lambda d: (d.is_closed, collation_key(d.name)))


def add(name: str, short_name: str = "", *, actor: User | None) -> Department:
    """Add a department. Raises Refused when there is one of that name."""
    _refuse_strangers(actor)
    name = _free(name)
    department = Department(name=name, short_name=" ".join(short_name.split())[:20])
    db.session.add(department)
    db.session.flush()
    _record("department_added", department, actor, after={"name": name})
    return department


def rename(department: Department, name: str, *, actor: User) -> None:
    """Give a department a new name and keep the old one."""
    _refuse_strangers(actor)
    if " ".join(name.split()) == department.name:
        return
    name = _free(name)
    department.earlier_names.append(EarlierName(name=department.name, until=clock.today()))
    before, department.name = department.name, name
    db.session.flush()
    _record("department_renamed", department, actor, before={"name": before}, after={"name": name})


def close(department: Department, *, is_closed: bool, actor: User) -> None:
    """Close a department that is no more, or open it again; what it took part in is kept."""
    _refuse_strangers(actor)
    department.is_closed = is_closed
    db.session.flush()
    action = "department_closed" if is_closed else "department_reopened"
    _record(action, department, actor)


def _free(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Skriv afdelingens navn."))
    if len(name) > 300:
        raise Refused(_("Skriv et navn på højst 300 tegn."))
    if db.session.scalar(select(Department.id).where(Department.name == name)):
        raise Refused(_("Der findes allerede en afdeling, der hedder %(name)s.", name=name))
    return name


def _refuse_strangers(actor: User | None) -> None:
    if actor is not None and (reason := rules.obstacle_to_renaming(queries.viewer(actor))):
        raise Refused(reason)


def _record(
    action: str,
    department: Department,
    actor: User | None,
    *,
    before: dict[str, str] | None = None,
    after: dict[str, str] | None = None,
) -> None:
    trail.record(
        action,
        "department",
        department.id,
        actor_id=actor.id if actor else None,
        before=before,
        after=after,
    )
