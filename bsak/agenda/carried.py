"""Points that go on from one meeting to another: whose words they hold, and what they bring."""

from collections.abc import Collection, Iterable

from sqlalchemy import delete, select, update

from bsak.agenda.events import DRAFTED
from bsak.agenda.models import ACT, Matter
from bsak.kernel.db import db, rows
from bsak.kernel.trail import Entry
from bsak.meetings.models import AgendaItem

# What is said at a point because nothing was decided there; the words stand in the trail.
PUT_OFF, CARRIED, LEFT = "point_put_off", "point_carried", "point_left"
REFRESHED = "point_refreshed"  # what was settled since went out of it
_NO_WRITING = frozenset({
    DRAFTED, PUT_OFF, CARRIED, LEFT, REFRESHED, "point_masked", "point_resumed", "item_moved",
    "item_placed", "item_postponed", "decision_made", "decision_undone", "decision_written",
})  # fmt: skip


def drafted(items: Iterable[AgendaItem]) -> set[int]:
    """Return the points that a draft made and no person has written in, by id.

    A point that was carried on is as much people's own as the one it comes from.
    """
    return _unwritten(items, "")


def ours(items: Iterable[AgendaItem], field: str) -> set[int]:
    """Return those of the points in whose ``field`` no person has written, by id."""
    return _unwritten(items, field)


def _unwritten(items: Iterable[AgendaItem], field: str) -> set[int]:
    """Return the drafted points that nobody has written in, or not in that ``field``."""
    chains_of = chains([item.id for item in items if item.topic])
    known = {key for chain in chains_of.values() for key in chain}
    acts = select(Entry.subject_id, Entry.action, Entry.after).where(
        Entry.subject == "agenda_item", Entry.subject_id.in_(known)
    )
    done = list(rows(acts))
    made = {row.subject_id for row in done if row.action == DRAFTED}
    theirs = {
        row.subject_id
        for row in done
        if row.action not in _NO_WRITING
        and not (field and row.action == "item_edited" and field not in row.after["changed"])
    }
    return {key for key, chain in chains_of.items() if chain & made and not chain & theirs}


def bring(item: AgendaItem, later: AgendaItem) -> None:
    """Let the acts told of at a point be told of at the one it goes on as instead."""
    acts = (Matter.item_id == item.id) & Matter.key.startswith(ACT)
    db.session.execute(update(Matter).where(acts).values(item_id=later.id))


def release() -> None:
    """Let the acts told of at drafted points that no meeting got to come on the next agenda."""
    left = rows(select(Entry.subject_id, Entry.after).where(Entry.action == LEFT))
    said = {row.subject_id: row.after["said"] for row in left}
    points = rows(select(AgendaItem.id, AgendaItem.decision).where(AgendaItem.id.in_(said)))
    still = [row.id for row in points if row.decision == said[row.id]]
    acts = Matter.item_id.in_(still) & Matter.key.startswith(ACT)
    db.session.execute(delete(Matter).where(acts))


def bare(decisions: dict[int, str]) -> dict[int, str]:
    """Return decisions, by point, without what was said because nothing was decided."""
    said = select(Entry.subject_id, Entry.after).where(
        Entry.subject == "agenda_item",
        Entry.action.in_((PUT_OFF, CARRIED, LEFT)),
        Entry.subject_id.in_(decisions),
    )
    found = dict(decisions)
    for row in rows(said):
        told = row.after.get("said", "")
        found[row.subject_id] = found[row.subject_id].removesuffix(told).rstrip()
    return found


def onward(ids: Collection[int]) -> dict[int, list[int]]:
    """Return each point with those it goes on as, in order: the last is where it stands now."""
    found = {key: [key] for key in ids}
    ends = {key: key for key in ids}
    while ends:
        after = select(AgendaItem.id, AgendaItem.carried_from_id).where(
            AgendaItem.carried_from_id.in_(set(ends.values()))
        )
        later = {row.carried_from_id: row.id for row in rows(after.order_by(AgendaItem.id.desc()))}
        ends = {key: later[end] for key, end in ends.items() if end in later}
        for key, end in ends.items():
            found[key].append(end)
    return found


def chains(ids: Collection[int]) -> dict[int, set[int]]:
    """Return each point with those it was carried from, however far back."""
    found, ends = {key: {key} for key in ids}, {key: key for key in ids}
    while ends:
        before = select(AgendaItem.id, AgendaItem.carried_from_id).where(
            AgendaItem.id.in_(set(ends.values())), AgendaItem.carried_from_id.is_not(None)
        )
        origin = {row.id: row.carried_from_id for row in rows(before)}
        ends = {key: origin[end] for key, end in ends.items() if end in origin}
        for key, end in ends.items():
            found[key].add(end)
    return found
