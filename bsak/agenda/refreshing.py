"""A point that a draft does not write anew: what has been settled since goes out of it.

What people have written stays. Where a line has their words, only what following it does is
brought up to date, and they are told.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from bsak.agenda import carried, finding, points, topics
from bsak.agenda.acts import read, stored
from bsak.agenda.finding import Found
from bsak.agenda.models import ACT, Matter
from bsak.agenda.overtaken import Now
from bsak.agenda.register import Register
from bsak.agenda.telling import of_register, recommended
from bsak.groups.rules import Viewer
from bsak.kernel.db import db, rows
from bsak.kernel.words import _
from bsak.meetings import items
from bsak.meetings.models import AgendaItem
from bsak.meetings.states import Outcome

# The checker has its own words for what it found, and its findings come anew.
_TOPICS = {one.name: one for one in topics.TOPICS if one.name != topics.CHECKS}


def refresh(
    standing: Iterable[AgendaItem], held: Sequence[Found], register: Register, actor: Viewer
) -> list[str]:
    """Bring points up to date; ``held``: what stands on the agenda and is still so.

    Returns the lines with people's own words that something was taken out of.
    """
    mine = [one for one in standing if one.topic in _TOPICS and not one.is_closed]
    now, subjects, theirs = Now(register), _subjects(mine), list[str]()
    drafted = carried.ours(mine, "presentation")
    for item in mine:
        before = _said(item)
        theirs += _lines(item, now, subjects[item.id])
        if item.id in drafted:
            item.presentation = _presented(item, subjects[item.id], held, register)
        if before != _said(item):
            flag_modified(item, "title")  # else a form opened before would not be told
            db.session.flush()
            items.record(carried.REFRESHED, item, actor)
    return theirs


def _said(item: AgendaItem) -> tuple[Any, ...]:
    return item.presentation, [(line.text, line.act) for line in item.recommendations]


def _subjects(standing: Collection[AgendaItem]) -> dict[int, set[str]]:
    """Return what each point, and those it was carried from, tell of."""
    chains = carried.chains([item.id for item in standing])
    known = {key for chain in chains.values() for key in chain}
    told: dict[int, set[str]] = {}
    for row in rows(select(Matter.item_id, Matter.key).where(Matter.item_id.in_(known))):
        told.setdefault(row.item_id, set()).add(row.key.rpartition(":")[0])
    return {
        key: {subject for one in chain for subject in told.get(one, ())}
        for key, chain in chains.items()
    }


def _lines(item: AgendaItem, now: Now, subjects: Collection[str]) -> list[str]:
    """Take what is settled out of the open lines. Returns those that have people's own words."""
    theirs, known = [], of_register(now.register)
    for line in [one for one in item.recommendations if one.outcome is Outcome.OPEN]:
        act = read(line.act)
        if act is None:
            continue
        left = now.left(act, subjects)
        if not now.is_ours(line.text, act):
            if left != act:
                line.act = stored(left) if left else None
                theirs.append(line.text)
        elif left is None:
            item.recommendations.remove(line)
        elif (again := now.dated(left)) != act:
            line.text, line.act = recommended(again, known), stored(again)
    return theirs


def _presented(
    item: AgendaItem, subjects: Collection[str], held: Sequence[Found], register: Register
) -> str:
    """Return what the point tells of and is still so, with the acts that it was drafted for."""
    topic = _TOPICS[item.topic]
    states = [one for one in held if one.cause in topic.causes and one.subject in subjects]
    found = [*map(finding.masked, states), *_acts(item, register)]
    return points.told(found, register) or _("Det, som punktet handlede om, er afgjort siden.")


def _acts(item: AgendaItem, register: Register) -> Iterable[Found]:
    query = select(Matter).where(Matter.item_id == item.id, Matter.key.startswith(ACT))
    for one in db.session.scalars(query.order_by(Matter.id)):
        document = register.documents.get(one.document_id or 0)
        yield Found(
            cause=one.cause,
            about=document.code if document else "",
            words=one.words,
            group=register.groups.get(one.group_id or 0),
            document=document,
            entry=int(one.key.removeprefix(ACT)),
        )
