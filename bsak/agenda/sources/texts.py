"""Texts that wait for an approval, for an answer to HBR, or to be looked over."""

from collections.abc import Iterator

from bsak.agenda.finding import Found, of_document
from bsak.agenda.models import Cause
from bsak.agenda.register import Register
from bsak.documents.kinds import Status
from bsak.kernel.danish import day
from bsak.kernel.words import _, ngettext

# What is asked for stays in the register, so it is Danish whatever language the page is in.
ADOPT = "Læg teksten op til Kommunalbestyrelsen"
ANSWER_ONE, ANSWER = "Besvar HBR's kommentar", "Besvar HBR's kommentarer"
REVIEW = "Gennemgå og bekræft teksten"


def to_approve(register: Register) -> Iterator[Found]:
    """Return the texts laid before whoever decides."""
    for laid in register.laid:
        words = (
            _("Teksten venter på at blive vedtaget i Kommunalbestyrelsen.")
            if laid.is_councils
            else _("Teksten er sendt til godkendelse.")
        )
        yield of_document(Cause.TO_APPROVE, register.documents[laid.document_id], words, register)


def open_comments(register: Register) -> Iterator[Found]:
    """Return the documents with comments of HBR's that nobody has closed."""
    for one in register.comments:
        document = register.documents[one.document_id]
        if document.status is Status.WITHDRAWN:
            continue
        words = ngettext(
            "HBR har %(num)d kommentar, der ikke er lukket.",
            "HBR har %(num)d kommentarer, der ikke er lukket.",
            one.number,
        )
        if one.blocking:
            held_up = ngettext(
                "%(num)d af dem skal løses, før teksten kan godkendes.",
                "%(num)d af dem skal løses, før teksten kan godkendes.",
                one.blocking,
            )
            if one.number == 1:
                held_up = _("Den skal løses, før teksten kan godkendes.")
            words = f"{words} {held_up}"
        yield of_document(Cause.OPEN_COMMENTS, document, words, register)


def review_due(register: Register) -> Iterator[Found]:
    """Return the finished documents that must be looked over before the next meeting."""
    calendar = register.calendar
    for document in register.documents.values():
        due = document.review_due
        if document.status is not Status.COMPLETED or not due or due > calendar.horizon:
            continue
        words = (
            _("Eftersynet den %(day)s er overskredet.", day=day(due))
            if due < calendar.today
            else _("Eftersynet forfalder den %(day)s.", day=day(due))
        )
        yield of_document(Cause.REVIEW_DUE, document, words, register)
