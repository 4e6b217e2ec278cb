"""Roles that nobody holds: a group without a leader, a document that is nobody's job."""

from collections.abc import Iterator

from bsak.agenda.finding import Found, of_document, of_group
from bsak.agenda.models import Cause
from bsak.agenda.register import Register
from bsak.documents.kinds import Status
from bsak.kernel.words import _

# What is asked for stays in the register, so it is Danish whatever language the page is in.
FIND_LEADER = "Udpeg en leder af"
FIND_OWNER = "Find en ejer"


def groups_without_leader(register: Register) -> Iterator[Found]:
    """Return the open groups whose Kriseleder is missing; without seats, those no account leads."""
    for group in register.open_groups:
        if group.is_seat_vacant:
            words = _("Pladsen som kriseleder er ledig.")
            yield of_group(Cause.ROLE_VACANT, group, group.code, words)
        elif not group.has_leader:
            words = _("Ingen er leder af gruppen i registret.")
            yield of_group(Cause.ROLE_VACANT, group, group.code, words)


def documents_without_owner(register: Register) -> Iterator[Found]:
    """Return the documents in use that are no function's job."""
    for document in register.documents.values():
        if document.status is not Status.WITHDRAWN and not document.owner_function:
            yield of_document(Cause.ROLE_VACANT, document, _("Ingen funktion er ejer."), register)
