"""Deadlines: over without a decision, moved without one, and due before the next meeting."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bsak.agenda.finding import Found, of_document
from bsak.agenda.models import Cause
from bsak.agenda.register import Doc, Register
from bsak.kernel.danish import day
from bsak.kernel.words import _


def passed(register: Register) -> Iterator[Found]:
    """Return the unfinished documents whose deadline is over when the meeting is held."""
    calendar = register.calendar
    for document in register.documents.values():
        due = document.due_on
        if document.is_open and due and due < calendar.held_on:
            words = (
                _("Fristen den %(day)s er overskredet.", day=day(due))
                if due < calendar.today
                else _("Fristen er den %(day)s, før mødet.", day=day(due))
            )
            said = (words, _upheld(document, register), expected(document, calendar.today))
            told = " ".join(filter(None, said))
            yield of_document(Cause.DEADLINE_PASSED, document, told, register)


def moved_undecided(register: Register) -> Iterator[Found]:
    """Return the documents whose deadline somebody moved with a reason and no decision."""
    for document in register.documents.values():
        newest = register.newest.get(document.id)
        if newest is None or newest.is_decided or not is_to_come(document, register):
            continue
        reason = newest.reason.rstrip(".")
        words = _("Fristen er flyttet til den %(day)s uden beslutning: %(reason)s.",
                  day=day(document.due_on), reason=reason)  # fmt: skip
        found = of_document(Cause.MOVED_UNDECIDED, document, words, register)
        yield replace(found, mark=str(document.due_on))


def near(register: Register) -> Iterator[Found]:
    """Return the unfinished documents that are due between this meeting and the next."""
    calendar = register.calendar
    for document in register.documents.values():
        newest = register.newest.get(document.id)
        is_asked_already = newest is not None and not newest.is_decided
        if is_asked_already or not is_to_come(document, register):
            continue
        if document.due_on and document.due_on <= calendar.horizon:
            words = _("Fristen er den %(day)s.", day=day(document.due_on))
            told = f"{words} {expected(document, calendar.today)}".strip()
            yield of_document(Cause.DEADLINE_NEAR, document, told, register)


def _upheld(document: Doc, register: Register) -> str:
    """Return that a meeting kept the deadline, when it was over then already."""
    kept = register.upheld.get(document.code)
    if kept is None or document.due_on is None or document.due_on >= kept.held_on:
        return ""
    return _("%(body)s fastholdt fristen den %(day)s.", body=kept.body, day=day(kept.held_on))


def is_to_come(document: Doc, register: Register) -> bool:
    """Say whether a document is unfinished and its deadline not over at the meeting."""
    due = document.due_on
    return document.is_open and due is not None and due >= register.calendar.held_on


def expected(document: Doc, today: date) -> str:
    """Return when the group expects to be done, in a sentence, or nothing."""
    when = document.expected_text or (
        _("den %(day)s", day=day(document.expected_on)) if document.expected_on else ""
    )
    if not when:
        return ""
    if document.expected_on and document.expected_on < today:
        return _("Gruppen regnede med at være færdig %(when)s.", when=when)
    return _("Gruppen regner med at være færdig %(when)s.", when=when)
