"""The deadlines that minutes set: which documents each reaches, and what a person must see."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from bsak.documents.models import Deadline, Document
from bsak.intake import ahead as coming
from bsak.intake import matching, names, points, scope
from bsak.intake.ahead import Ahead, Covered
from bsak.intake.names import Names
from bsak.intake.proposal import Change, State, What
from bsak.intake.scope import About, Scope
from bsak.kernel.danish import day, fold
from bsak.kernel.db import db
from bsak.kernel.words import _, ngettext
from bsak.meetings.models import Meeting
from bsak.meetings.reading import shape
from bsak.meetings.reading.shape import Minutes


class Due:
    """The deadlines of one set of minutes, held against the register as it will be."""

    def __init__(self, minutes: Minutes, on: date, ahead: Ahead, held: Meeting | None) -> None:
        self.minutes, self.ahead, self.held = minutes, ahead, held
        since = select(Deadline.document_id).where(Deadline.set_on > on)
        self.set_since = set(db.session.scalars(since))
        self.scopes = scopes(minutes, list(ahead.all()), held)
        self._said: set[tuple[date, str]] = set()

    def changes(self) -> Iterator[Change]:
        """Yield every change in the order it is shown and written."""
        for position, told in enumerate(self.minutes.deadlines):
            covered = self._covered(position)
            state, note = self._stands(told, covered, self.scopes[position].doubt)
            yield Change(
                what=What.DEADLINE,
                state=state,
                title=day(told.date),
                after=told.text,
                note=note,
                line=told.line,
                position=position,
                day=told.date,
                which=() if state is State.UNCHANGED else covered.which,
                is_for_nothing=not covered.which,
            )

    def _covered(self, position: int) -> Covered:
        """Return whom a deadline reaches beside those that are ticked from the start."""
        others = {at: one for at, one in self.scopes.items() if at == position or not one.doubt}
        return self.ahead.among(lambda about: scope.winner(position, about, others))

    def _stands(self, told: shape.Deadline, covered: Covered, doubt: str) -> tuple[State, str]:
        moved = [d for d in covered.stored if d.due_on != told.date]
        is_held = self.held is not None and matching.has_deadline(self.held, told)
        said = (told.date, fold(told.text))
        if is_held or said in self._said or (covered.which and not (covered.coming or moved)):
            return State.UNCHANGED, ""
        self._said.add(said)
        if not covered.which:
            nothing = _("Den når ingen dokumenter i registret. Sæt fristen på dem, den gælder.")
            return State.UNCLEAR, " ".join(filter(None, [doubt, nothing]))
        later = self._set_later(moved)
        state = State.UNCLEAR if doubt or later else State.NEW
        return state, " ".join(filter(None, [doubt, covered.told, later]))

    def _set_later(self, moved: Sequence[Document]) -> str:
        number = sum(d.id in self.set_since for d in moved)
        if not number:
            return ""
        return ngettext(
            "%(num)d dokument har fået en frist efter mødet og beholder den.",
            "%(num)d dokumenter har fået en frist efter mødet og beholder den.",
            number,
        )


def reached(
    position: int, minutes: Minutes, written: Collection[int], held: Meeting
) -> list[Document]:
    """Return the documents that a deadline is for, among the deadlines that are ``written``."""
    stored = db.session.scalars(select(Document).options(joinedload(Document.group))).all()
    lines = [(document, coming.about(document, document.status)) for document in stored]
    found = scopes(minutes, [about for _document, about in lines], held)
    chosen = {at: found[at] for at in written}
    return [document for document, about in lines if scope.winner(position, about, chosen)]


def scopes(minutes: Minutes, abouts: Sequence[About], held: Meeting | None) -> dict[int, Scope]:
    """Return what each deadline of the minutes is for, by its position."""
    known = names.known(minutes.groups)
    body = minutes.meeting.body or (held.body if held else "BSAK")
    boards = {item.number for item in minutes.items if points.is_board(body, item)}
    said = Counter((one.line, one.text) for one in minutes.deadlines)
    found = {}
    for position, told in enumerate(minutes.deadlines):
        meant = scope.read(_in_its_place(told, minutes, known), known, abouts)
        doubt = ""
        if told.item not in boards:
            doubt = _("Punktet handler ikke om beredskab.")
        elif said[told.line, told.text] > 1:
            doubt = _("Sætningen har flere datoer.")
        elif _is_task(told, minutes) and meant.exactness < 2:
            doubt = _("Sætningen kan også være en opgave.")
        found[position] = replace(meant, doubt=doubt or meant.doubt)
    return found


def _is_task(told: shape.Deadline, minutes: Minutes) -> bool:
    return any((one.line, one.date) == (told.line, told.date) for one in minutes.tasks)


def _in_its_place(told: shape.Deadline, minutes: Minutes, known: Names) -> str:
    """Return the sentence with the group that stands as a heading over it, if one does."""
    item = next(item for item in minutes.items if item.number == told.item)
    group = ""
    for line in item.sections.decision.splitlines():
        if told.text[:40] in line:
            return f"{group} {told.text}"
        if line.startswith("#") or line.endswith(":"):
            group = line if known.groups_in(line)[0] else ""
    return told.text
