"""What things are called in the file that a person is given: nothing secret, and no one else."""

from collections.abc import Collection, Iterable

from sqlalchemy import select

from bsak.agenda.naming import secret
from bsak.contacts.models import Person
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.personal.links import Link
from bsak.tasks.models import Task


class Labels:
    """The name of each thing for ``person``, who may neither know of all documents nor of people.

    A task beside a confidential document is no more told of than the document.
    """

    def __init__(self, person: Person, links: Iterable[Link]) -> None:
        told = list(links)
        self._person = person
        self._codes = _secret_codes({one.document for one in told if one.document})
        self._tasks = _secret_tasks(
            {one.address["task_id"] for one in told if one.endpoint == "tasks.show"}
        )

    def of(self, link: Link) -> str:
        """Return what the file calls it."""
        task = link.address.get("task_id", 0) if link.endpoint == "tasks.show" else 0
        if group := self._codes.get(link.document) or self._tasks.get(task):
            return secret(group)
        is_other = link.endpoint == "contacts.person"
        if is_other and link.address["person_id"] != self._person.id:
            return _("En anden person")
        return link.label


def _secret_codes(codes: Collection[str]) -> dict[str, str]:
    """Return those that are confidential, with the group each belongs to."""
    query = (
        select(Document.code, CrisisGroup.name)
        .join(CrisisGroup, CrisisGroup.id == Document.group_id)
        .where(Document.is_confidential, Document.code.in_(codes))
    )
    return {row.code: row.name for row in db.session.execute(query)}


def _secret_tasks(ids: Collection[int]) -> dict[int, str]:
    """Return those beside a confidential document, with the group it belongs to."""
    query = (
        select(Task.id, CrisisGroup.name)
        .join(Document, Document.id == Task.document_id)
        .join(CrisisGroup, CrisisGroup.id == Document.group_id)
        .where(Document.is_confidential, Task.id.in_(ids))
    )
    return {row.id: row.name for row in db.session.execute(query)}
