"""The table: every point of a meeting, and the present one with all that can be done there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bsak.agenda.acts import Act, Verb, read
from bsak.approval import queries as approval
from bsak.approval.models import State, Submission
from bsak.approval.rules import obstacle_to_deciding
from bsak.decisions import carrying, rules, telling
from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.db import db, rows
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.recommending import said
from bsak.meetings.states import Outcome, Stage

_MOST = 1000  # codes that a field suggests; any other can be typed


@dataclass(frozen=True, slots=True)
class Point:
    """A point in the list at the side."""

    item: AgendaItem
    is_done: bool
    is_put_off: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A recommendation, what following it does, and why it cannot be followed, if so."""

    line: Recommendation
    act: Act | None
    will: list[str]
    gist: str
    obstacle: str | None

    @property
    def is_open(self) -> bool:
        """Say whether the board has still to decide on it."""
        return self.line.outcome is Outcome.OPEN

    @property
    def is_final(self) -> bool:
        """Say whether what was done can no longer be undone."""
        return any(one["what"] == "revision" for one in self.line.made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One screen for the whole meeting."""

    meeting: Meeting
    points: list[Point]
    present: Point | None
    lines: list[Line]
    previous: AgendaItem | None
    following: AgendaItem | None
    may_lead: bool
    obstacle: str | None
    obstacle_to_words: str | None
    unfinished: list[AgendaItem]  # without those that are put off

    @property
    def done(self) -> int:
        """Return how many points have been treated."""
        return sum(point.is_done for point in self.points)

    @property
    def open_lines(self) -> int:
        """Return how many recommendations nobody has decided on at the unfinished points."""
        return sum(len(carrying.open_lines(item)) for item in self.unfinished)


def table(meeting: Meeting, number: int | None, viewer: Viewer) -> Table:
    """Return the table with point ``number`` before it, or the first that is not done."""
    carried = _carried(meeting)
    points = [Point(item, _is_done(item, carried), item.id in carried) for item in _items(meeting)]
    at = _at(points, number)
    led = rules.obstacle_to_leading(viewer)
    return Table(
        meeting=meeting,
        points=points,
        present=points[at] if points else None,
        lines=_lines(points[at].item, viewer) if points else [],
        previous=points[at - 1].item if points and at > 0 else None,
        following=points[at + 1].item if at + 1 < len(points) else None,
        may_lead=led is None,
        obstacle=led or rules.obstacle_to_deciding(meeting.stage),
        obstacle_to_words=led or rules.obstacle_to_writing(meeting.stage),
        unfinished=[
            point.item
            for point in points
            if not point.is_put_off and carrying.is_unfinished(point.item)
        ],
    )


def documents() -> list[tuple[str, str]]:
    """Return (code, title) of documents to choose among, for whoever may see them all."""
    query = select(Document.code, Document.title, Document.unit).order_by(Document.code)
    query = query.where(Document.status != Status.WITHDRAWN).limit(_MOST)
    return [(r.code, f"{r.title} {r.unit}".strip()) for r in rows(query)]


def _at(points: list[Point], number: int | None) -> int:
    for at, point in enumerate(points):
        if point.item.number == number:
            return at
    waits = (at for at, one in enumerate(points) if not (one.is_done or one.is_put_off))
    return next(waits, 0)


def _items(meeting: Meeting) -> Sequence[AgendaItem]:
    """Return the points with what they recommend."""
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)
    query = query.options(selectinload(AgendaItem.recommendations)).order_by(AgendaItem.number)
    return db.session.scalars(query).all()


def _carried(meeting: Meeting) -> set[int]:
    ids = [item.id for item in meeting.items]
    query = select(AgendaItem.carried_from_id).where(AgendaItem.carried_from_id.in_(ids))
    return {row.carried_from_id for row in rows(query)}


def _is_done(item: AgendaItem, carried: set[int]) -> bool:
    if item.id in carried:
        return False
    if item.is_closed or item.meeting.stage is Stage.LOCKED:
        return True
    settled = len(item.recommendations) - len(carrying.open_lines(item))
    if settled < len(item.recommendations):
        return False
    return bool(settled or item.decision)


def _lines(item: AgendaItem, viewer: Viewer) -> list[Line]:
    if item.is_closed:
        return []
    acts = [(line, read(line.act)) for line in item.recommendations]
    known = telling.by_code(code for _line, act in acts if act for code in act.documents)
    waits = telling.awaited(act for _line, act in acts)
    hindered = _hindered([act for _line, act in acts if act], known, viewer)
    return [
        Line(
            line=line,
            act=act,
            will=telling.will(act, known, waits) if line.outcome is Outcome.OPEN else [],
            gist=telling.gist(act) if act else "",
            obstacle=rules.obstacle_to_following(act, said(line.text, item))
            or _first(act, hindered),
        )
        for line, act in acts
    ]


def _hindered(acts: Iterable[Act], known: Mapping[str, Document], viewer: Viewer) -> dict[str, str]:
    """Return why ``viewer`` cannot approve a text, by the code of its document."""
    codes = {code for act in acts if act.verb is Verb.APPROVE for code in act.documents}
    documents = [known[code] for code in codes if code in known]
    if not documents:
        return {}
    theirs = Submission.document_id.in_([document.id for document in documents])
    laid = approval.submissions(theirs, Submission.state == State.WAITING)
    submitted = {one.document_id: one for one in laid}
    held = approval.mandates(viewer.user_id, clock.today())
    found = {}
    for one in documents:
        if one.id not in submitted:
            found[one.code] = _("Ingen tekst venter på godkendelse.")
        elif why := obstacle_to_deciding(submitted[one.id], one.kind, viewer, held):
            found[one.code] = why
    return found


def _first(act: Act | None, hindered: Mapping[str, str]) -> str | None:
    if act is None or act.verb is not Verb.APPROVE:
        return None
    return next((hindered[code] for code in act.documents if code in hindered), None)
