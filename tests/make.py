"""Makers of test data. Each gives a valid thing; name only what the test is about."""

import itertools
import secrets
from datetime import UTC, date, datetime, timedelta

from bsak.approval import files
from bsak.documents import service as documents
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.groups import queries as group_queries
from bsak.groups import service as groups
from bsak.kernel.db import db
from bsak.meetings.models import AgendaItem, Meeting
from bsak.people import service as people
from bsak.people.models import LoginSession, Role, User

PASSWORD = "grønne æbler i maj"
_numbers = itertools.count(1)
# One hash for all: making one takes as long as it should in production.
_hash = people._hasher.hash(PASSWORD)


def kept(thing):
    """Store ``thing`` for good and return it."""
    db.session.add(thing)
    db.session.commit()
    return thing


def as_stored(thing):
    """Return ``thing`` as the database holds it, forgetting whatever was not committed."""
    db.session.rollback()
    db.session.refresh(thing)
    return thing


def user(*, name="En bruger", role=Role.READER, login=None):
    """Return an account."""
    login = login or f"bruger{next(_numbers)}"
    return kept(User(login=login, name=name, role=role, password_hash=_hash, group_count=0))


def session(user):
    """Open a session and return its token."""
    token = secrets.token_urlsafe(8)
    start = datetime.now(UTC)
    kept(
        LoginSession(
            token_hash=people._hash(token),
            user_id=user.id,
            started_at=start,
            expires_at=start + timedelta(hours=1),
        )
    )
    return token


def group(*, code="MT", name="Miljø, Teknik & Drift", owner_function="Leder af gruppen"):
    """Return a krisegruppe."""
    made = groups.make(code, name, actor=None, owner_function=owner_function)
    db.session.commit()
    return made


def member(group, *, name="Et medlem", is_leader=False):
    """Return an account that is a member of ``group``."""
    person = user(name=name)
    groups.join(group, person, actor=None, is_leader=is_leader)
    db.session.commit()
    return person


def viewer(person):
    """Return ``person`` as the rules see them."""
    return group_queries.viewer(person)


def clerk():
    """Return somebody of the secretariat, as the rules see them."""
    return viewer(user(name="Sekretariatet", role=Role.SECRETARIAT))


def document(
    group,
    *,
    kind=Kind.ACTION_CARD,
    title="Strømsvigt",
    status=Status.IN_PROGRESS,
    actor=None,
    **more,
):
    """Return a document of the register."""
    made = documents.add(group, kind, title, status=status, actor=actor or clerk(), **more)
    db.session.commit()
    return made


def item(*, held_on, number=2, title="CF - Status", body="Chefforum", **more):
    """Return a point of a meeting."""
    meeting = Meeting(body=body, held_on=held_on, has_board_points=True)
    point = AgendaItem(number=number, title=title, attachments=[], **more)
    meeting.items.append(point)
    kept(meeting)
    return point


def approve_file(file, *, on=date(2019, 5, 1), function="Kommunaldirektøren", where="Sag 1"):
    """Say that a file beside a document is approved, by somebody who did not hand it in."""
    said = files.Approved(function=function, on=on, where=where)
    document = db.session.get(Document, file.document_id)
    files.approve(document, file, said, actor=viewer(user(role=Role.APPROVER)))
    db.session.commit()
    return file
