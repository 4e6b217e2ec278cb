"""What stands in the way of erasing somebody, and the page on which it is put right."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.approval.models import State, Submission
from bsak.contacts.models import Person
from bsak.contacts.rules import has_left
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.people.models import Role, User
from bsak.personal import queries, rules, seeking
from bsak.personal.models import Going
from bsak.personal.sought import Sought
from bsak.personal.things import Departure, Sort

# It belongs to a function and moves with it.
_MAY_STAY = (Sort.BINDER, Sort.OFFICE_TASK, Sort.DECISION, Sort.OFFICE_DOCUMENT)
# Without anybody in it, nothing could be approved and nobody let in.
_NEEDED = (Role.ADMIN, Role.APPROVER)


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why somebody cannot be erased yet; ``endpoint`` is where to go, if there is such a page."""

    words: str
    label: str = ""
    endpoint: str = ""
    address: Mapping[str, str | int] = field(default_factory=dict)


def of(person: Person, actor: Viewer) -> Hindrance | None:
    """Return the first thing that must be done before ``person`` can be erased, or None."""
    today = clock.today()
    if words := rules.obstacle_to_erasing(person, actor, today):
        is_here = person.erased_on is None and not has_left(person, today)
        return _handover(words, person) if is_here else Hindrance(words)
    if words := rules.obstacle_of_things(_held(person)):
        return _handover(words, person)
    return _alone(person) or _waiting(seeking.of(person))


def _held(person: Person) -> list[Sort]:
    """Return the sorts of what the person has today that somebody else must take."""
    held = queries.things(Departure(person, Going.LEAVES, clock.today()))
    return list(dict.fromkeys(thing.sort for thing in held if thing.sort not in _MAY_STAY))


def _handover(words: str, person: Person) -> Hindrance:
    return Hindrance(
        words, _("Overdrag det, personen har"), "personal.holds", {"person_id": person.id}
    )


def _alone(person: Person) -> Hindrance | None:
    """Tell of an account that is the only open one of its role."""
    user = person.user
    if user is None or not user.is_active or user.role not in _NEEDED:
        return None
    query = select(User.id).where(
        User.role == user.role, User.id != user.id, User.closed_at.is_(None)
    )
    if db.session.scalar(query.limit(1)) is not None:
        return None
    return Hindrance(_("Personen har den eneste åbne konto med rollen »%(role)s«. Få først en "
                       "administrator, eller den, der driver bsak, til at give en anden rollen.",
                       role=user.role.label))  # fmt: skip


def _waiting(sought: Sought) -> Hindrance | None:
    """Tell of a text that waits for approval with the person in it: it would come back."""
    query = (
        select(Submission)
        .where(Submission.state == State.WAITING)
        .options(joinedload(Submission.document))
        .order_by(Submission.id)
    )
    for one in db.session.scalars(query):
        if sought.is_in(one.wording) or sought.is_in(one.reason):
            document = one.document
            return Hindrance(
                _("%(code)s venter på at blive godkendt med personens oplysninger i. Træk teksten "
                  "tilbage, eller vent, til den er godkendt.", code=document.code),
                f"{document.code} {document.title}", "approval.show", {"code": document.code},
            )  # fmt: skip
    return None
