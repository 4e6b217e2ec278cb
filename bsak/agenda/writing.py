"""Writing drafted points on an agenda: anew where nobody has written since, beside where they have.

Who has written is read from the trail of each point and of those it was carried from.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert

from bsak.agenda import carried, events, opening, topics
from bsak.agenda.acts import stored
from bsak.agenda.finding import Found
from bsak.agenda.models import Matter
from bsak.agenda.points import Point
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.meetings import items, numbering
from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.states import Need

_ONCE = (topics.OPENING, topics.STATUS, topics.UNCHANGED)
_FIRST = {topics.OPENING: 0, topics.STATUS: 1}
_NEEDS = {Need.DECISION: 2, None: 2, Need.INFORMATION: 3, Need.NO_CHANGE: 4}


class Desk:
    """The agenda of one meeting while a draft is written on it."""

    def __init__(self, meeting: Meeting, actor: Viewer) -> None:
        self.meeting, self.actor = meeting, actor
        self.proposer, self.case_number = opening.proposer(meeting)
        self.spare: list[AgendaItem] = []
        self.made = 0

    def clear(self) -> None:
        """Take what the last draft wrote off the points that nobody has written in since."""
        untouched = carried.drafted(self.meeting.items)
        self.spare = [item for item in self.meeting.items if item.id in untouched]
        theirs = Matter.item_id.in_([item.id for item in self.spare])
        db.session.execute(delete(Matter).where(theirs))
        for item in self.spare:
            item.recommendations.clear()
        db.session.flush()

    def write(self, points: Sequence[Point]) -> int:
        """Write ``points``; a cleared point that is not called for any more goes.

        Returns how many stand on the agenda that were not there before.
        """
        kept = {item.topic for item in self.meeting.items if item not in self.spare}
        for point in points:
            if point.topic in _ONCE and point.topic in kept:
                continue
            self._let_stand(self._row(point, is_added=point.topic in kept), point)
        for item in self.spare:
            items.record("item_dropped", item, self.actor, after={"meeting": self.meeting.id})
            db.session.delete(item)
        self.spare = []
        self._arrange()
        return self.made

    def _row(self, point: Point, *, is_added: bool) -> AgendaItem:
        """Return the row a point is written in: the one it had, or a new one."""
        for item in self.spare:
            if item.topic == point.topic:
                self.spare.remove(item)
                return item
        self.made += 1
        last = len(numbering.order(self.meeting))
        item = AgendaItem(
            meeting_id=self.meeting.id,
            number=last + 1,
            title=_("%(title)s (tilføjet)", title=point.title) if is_added else point.title,
            topic=point.topic,
            is_board=True,
            need=point.need,
            attachments=[],
        )
        db.session.add(item)
        db.session.flush()
        return item

    def _let_stand(self, item: AgendaItem, point: Point) -> None:
        item.occasion, item.presentation = point.occasion, point.presentation
        item.proposer = point.proposer or self.proposer
        item.case_number = self.case_number if point.case_number is None else point.case_number
        item.time_slot = point.time_slot
        item.recommendations += [
            Recommendation(text=text, act=stored(act) if act else None)
            for text, act in point.recommended
        ]
        db.session.flush()
        if point.matters:
            db.session.execute(insert(Matter), [self._matter(item, one) for one in point.matters])
        acts = [one.entry for one in point.matters if one.entry]
        after = {"meeting": self.meeting.id, "matters": len(point.matters), "acts": acts}
        items.record(events.DRAFTED, item, self.actor, after=after)

    def _matter(self, item: AgendaItem, found: Found) -> dict[str, Any]:
        """Return the row of a matter; that of a confidential document does not lead to it."""
        document = None if found.is_secret else found.document
        return {
            "item_id": item.id,
            "key": found.key(self.meeting.id),
            "cause": found.cause,
            "document_id": document.id if document else None,
            "group_id": found.group.id if found.group else None,
            "words": found.words,
        }

    def _arrange(self) -> None:
        """Let each new point follow those that ask the same of the board; no other one moves."""
        db.session.flush()
        db.session.expire(self.meeting, ["items"])
        standing = list(self.meeting.items)
        if not self.made:
            numbering.lay(self.meeting, [item.id for item in standing])
            return
        before, new = standing[: -self.made], standing[-self.made :]
        for item in new:
            rank = _rank(item)
            place = max((at for at, one in enumerate(before, 1) if _rank(one) <= rank), default=0)
            before.insert(place, item)
        numbering.lay(self.meeting, [item.id for item in before])


def _rank(item: AgendaItem) -> int:
    return _FIRST.get(item.topic, _NEEDS[item.need])
