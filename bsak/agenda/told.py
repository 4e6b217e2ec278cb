"""What an agenda need not tell of: its own matters, what carried points bring, what is put off."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from bsak.agenda.acts import Act, Verb, read
from bsak.agenda.finding import Found
from bsak.agenda.models import Cause, Matter
from bsak.agenda.sources import texts, waitings
from bsak.kernel.db import rows
from bsak.meetings.models import AgendaItem, Recommendation
from bsak.meetings.states import Outcome

# What is proposed for a document's state: where that stands on the agenda, so does the state. A
# task goes by its title, because one document can need several.
_PROPOSALS: dict[Cause, tuple[str, ...]] = {
    Cause.DEADLINE_PASSED: (Verb.DEADLINE,),
    Cause.MOVED_UNDECIDED: (Verb.DEADLINE,),
    Cause.DECISION_OUTSTANDING: (Verb.SETTLE,),
    Cause.TO_APPROVE: (Verb.APPROVE, texts.ADOPT),
    Cause.OPEN_COMMENTS: (texts.ANSWER_ONE, texts.ANSWER),
    Cause.REVIEW_DUE: (texts.REVIEW,),
}
# States without a document to go by: as long as they stand, they are the same matter.
_LASTING = (Cause.ROLE_VACANT, Cause.PLAN_MISSING, Cause.NO_EFFECT)


@dataclass(frozen=True, slots=True)
class Told:
    """The matters of an agenda: their keys, what they are about, whose they are."""

    keys: frozenset[str]
    subjects: frozenset[str]
    groups: frozenset[int]
    proposed: frozenset[tuple[str, str]]  # a verb or the title of a task, and what it is about
    brought: frozenset[str] = frozenset()  # what was told at the points that those here come from

    def holds(self, found: Found, meeting_id: int) -> bool:
        """Say whether something is told of here, or was put off from here."""
        key = found.key(meeting_id)
        if key in self.keys or found.entry:
            return key in self.keys
        asked = {(one, found.about) for one in _PROPOSALS.get(found.cause, ())}
        is_proposed = not asked.isdisjoint(self.proposed)
        if found.mark:  # what is proposed for an earlier date does not answer a later one
            is_proposed = is_proposed and found.subject in self.brought
        return found.subject in self.subjects or is_proposed


def on(meeting_id: int, cleared: Collection[int] = ()) -> Told:
    """Return what the agenda of a meeting tells of, and what waits on the list for later.

    ``cleared`` are the points, by id, that are about to be drafted anew.
    """
    standing = _stands(meeting_id) & AgendaItem.id.not_in(cleared)
    ours = Matter.key.endswith(f":{meeting_id}") | _stands(meeting_id)
    query = select(Matter.key, Matter.group_id, AgendaItem.meeting_id).where(ours)
    found = rows(query.join(AgendaItem, AgendaItem.id == Matter.item_id))
    here = [row for row in found if row.meeting_id in (meeting_id, None)]
    origins = select(Matter.key, Matter.group_id, Matter.cause)
    before = rows(origins.where(Matter.item_id.in_(_origins(standing))))
    brought = [row for row in before if row.cause in _LASTING]
    return Told(
        keys=frozenset(row.key for row in found),
        subjects=frozenset(row.key.rpartition(":")[0] for row in (*here, *brought)),
        groups=frozenset(row.group_id for row in (*here, *brought) if row.group_id),
        proposed=frozenset(_proposed(standing)),
        brought=frozenset(row.key.rpartition(":")[0] for row in before),
    )


def _stands(meeting_id: int) -> ColumnElement[bool]:
    return (AgendaItem.meeting_id == meeting_id) | AgendaItem.meeting_id.is_(None)


def _origins(standing: ColumnElement[bool]) -> set[int]:
    """Return the points that those standing were carried from, however far back."""
    found: set[int] = set()
    reached = select(AgendaItem.carried_from_id).where(standing)
    while fresh := {row[0] for row in rows(reached) if row[0]} - found:
        found |= fresh
        reached = select(AgendaItem.carried_from_id).where(AgendaItem.id.in_(fresh))
    return found


def _proposed(standing: ColumnElement[bool]) -> Iterator[tuple[str, str]]:
    """Return what the points standing propose already, for which document."""
    query = (
        select(Recommendation.act)
        .join(AgendaItem, AgendaItem.id == Recommendation.item_id)
        .where(
            standing,
            Recommendation.outcome == Outcome.OPEN,
            Recommendation.act.is_not(None),
        )
    )
    for act in filter(None, (read(row.act) for row in rows(query))):
        for what in _about(act):
            yield act.title if act.verb is Verb.TASK else act.verb, what


def _about(act: Act) -> Iterable[str]:
    return (waitings.about(act.waiting),) if act.waiting else act.documents
