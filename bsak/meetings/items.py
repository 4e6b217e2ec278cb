"""Points of the agenda: writing them, and where they stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from bsak.groups.rules import Viewer
from bsak.kernel import case_numbers, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale, refuse
from bsak.kernel.words import _
from bsak.meetings import numbering, recommending, rules
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.states import Need, Outcome
from bsak.meetings.typed import clean

# Rooms above that keep something of a point let go of it here, when it is closed or opened again.
closers: list[Callable[[AgendaItem], None]] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point as somebody wants it to stand, in the order the board reads it."""

    title: str
    case_number: str = ""
    time_slot: str = ""
    is_closed: bool = False
    is_board: bool = False
    need: Need | None = None
    occasion: str = ""
    presentation: str = ""
    proposer: str = ""
    history: str = ""
    attachments: tuple[str, ...] = ()
    decision: str | None = ""  # None: leave it as it stands


def point_of(item: AgendaItem) -> Point:
    """Return the point as it stands now."""
    kept = {field.name: getattr(item, field.name) for field in fields(Point)}
    return Point(**{**kept, "attachments": tuple(item.attachments)})


def add(
    meeting: Meeting | None, point: Point, *, actor: Viewer, recommend: Sequence[str] = ()
) -> AgendaItem:
    """Write a point at the end of the agenda, or on the list for later when ``meeting`` is None."""
    refuse(rules.obstacle_to_managing(actor))
    number = 0
    if meeting is not None:
        numbering.hold(meeting)
        refuse(rules.obstacle_to_adding(meeting))
        number = len(numbering.order(meeting)) + 1
    item = AgendaItem(meeting_id=meeting.id if meeting else None, number=number, title="")
    _let_stand(item, replace(_cleaned(point), decision=""))
    db.session.add(item)
    db.session.flush()
    if not item.is_closed:
        recommending.reword(item, {}, recommend)
    if meeting is not None:
        db.session.expire(meeting, ["items"])
    record("item_added", item, actor, after={"meeting": item.meeting_id})
    return item


def edit(
    item: AgendaItem,
    point: Point,
    *,
    actor: Viewer,
    version: int | None = None,
    texts: Mapping[int, str] | None = None,
    added: Sequence[str] = (),
) -> None:
    """Let ``point`` and the texts of its recommendations stand.

    Raises Refused, or Stale with both texts. The trail keeps which fields changed and not what
    they said, because a point that is closed later must leave nothing behind.
    """
    refuse(rules.obstacle_to_managing(actor))
    numbering.hold_home(item)
    refuse(rules.obstacle_to_writing(item))
    before, point = point_of(item), _cleaned(point)
    if point.decision is None:
        point = replace(point, decision=before.decision)
    _refuse_stale(item, version, point, texts or {}, added)
    if point.decision != before.decision:
        refuse(rules.obstacle_to_deciding(item))
    was = [line.text for line in item.recommendations]
    _let_stand(item, point)
    if not item.is_closed:
        recommending.reword(item, texts or {}, added)
    after = point_of(item)
    changed = [f.name for f in fields(Point) if getattr(before, f.name) != getattr(after, f.name)]
    if was != [line.text for line in item.recommendations]:
        changed.append("recommendations")
        flag_modified(item, "title")  # else a form opened before would not be told
    if changed:
        db.session.flush()
        record("item_edited", item, actor, after={"changed": changed})
    if "is_closed" in changed:
        for let_go in closers:
            let_go(item)


def put_back(item: AgendaItem, text: str, act: dict[str, Any] | None, *, actor: Viewer) -> None:
    """Recommend again what was taken off the point, last, with what following it does."""
    refuse(rules.obstacle_to_managing(actor))
    numbering.hold_home(item)
    if item.is_closed:
        raise Refused(_("Punktet er lukket siden. Et lukket punkt har ingen indstilling."))
    standing = [line for line in recommending.proposed(item) if line.outcome is Outcome.OPEN]
    if any((line.text, line.act) == (text, act) for line in standing):
        raise Refused(_("»%(line)s« står der allerede.", line=text))
    recommending.reword(item, {}, [text])
    item.recommendations[-1].act = act
    _lines_changed(item, actor)


def move_line(item: AgendaItem, line_id: int, step: int, *, actor: Viewer) -> None:
    """Move a recommendation one place among those of its point; 0 takes it off."""
    refuse(rules.obstacle_to_managing(actor))
    numbering.hold_home(item)
    line = next((one for one in recommending.proposed(item) if one.id == line_id), None)
    if line is None:
        raise Refused(_("Indstillingen er der ikke længere. Åbn punktet igen."))
    if step:
        recommending.move(line, step)
    else:
        recommending.remove(line)
    _lines_changed(item, actor)


def record(
    action: str, item: AgendaItem, actor: Viewer, *, after: dict[str, Any] | None = None
) -> trail.Entry:
    """Write an act on a point into the trail."""
    return trail.record(action, "agenda_item", item.id, actor_id=actor.user_id, after=after)


def _lines_changed(item: AgendaItem, actor: Viewer) -> None:
    flag_modified(item, "title")  # else a form opened before would not be told
    db.session.flush()
    record("item_edited", item, actor, after={"changed": ["recommendations"]})


def _let_stand(item: AgendaItem, point: Point) -> None:
    if point.is_closed:
        refuse(rules.obstacle_to_emptying(item))
        point = Point(
            title=_("Lukket"),
            case_number=point.case_number,
            time_slot=point.time_slot,
            is_closed=True,
            is_board=point.is_board,
        )
        item.recommendations = []
    title = " ".join(point.title.split())
    if not title:
        raise Refused(_("Skriv punktets titel."))
    number = case_numbers.check(point.case_number).number
    for field in fields(Point):
        value = getattr(point, field.name)
        setattr(item, field.name, list(value) if field.name == "attachments" else value)
    item.title, item.case_number = title, number


def _cleaned(point: Point) -> Point:
    kept = {f.name: getattr(point, f.name) for f in fields(Point)}
    texts: dict[str, Any] = {
        name: clean(value) for name, value in kept.items() if type(value) is str
    }
    return replace(point, **texts, attachments=tuple(map(clean, point.attachments)))


def _refuse_stale(
    item: AgendaItem,
    version: int | None,
    point: Point,
    texts: Mapping[int, str],
    added: Sequence[str],
) -> None:
    if version in (None, item.version):
        return
    kept = [line.text for line in recommending.proposed(item)]
    mine = [texts.get(line.id, line.text) for line in recommending.proposed(item)]
    raise Stale(
        _("Punktet er ændret, siden du åbnede det."),
        mine=told(point, [*mine, *added]),
        theirs=told(point_of(item), kept),
    )


def told(point: Point, recommend: Sequence[str]) -> dict[str, str]:
    """Return a point by the labels of its fields."""
    return {
        _("Titel"): point.title,
        _("Sagsnummer"): point.case_number,
        _("Tidsrum"): point.time_slot,
        _("Lukket"): _("ja") if point.is_closed else _("nej"),
        _("BSAK-punkt"): _("ja") if point.is_board else _("nej"),
        _("Slags punkt"): point.need.label if point.need else "",
        _("Anledning"): point.occasion,
        _("Sagsfremstilling"): point.presentation,
        _("Hvem indstiller"): point.proposer,
        _("Indstilling"): "\n".join(line for line in recommend if line),
        _("Beslutning"): point.decision or "",
        _("Historik"): point.history,
        _("Bilag"): "\n".join(point.attachments),
    }
