"""Handing over: everything one person holds moved in one act, and put back as one."""

from collections.abc import Mapping
from datetime import date

from bsak.contacts import service as contacts
from bsak.contacts.models import Person
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse
from bsak.kernel.words import _
from bsak.personal import queries, rules
from bsak.personal.models import Handover
from bsak.personal.things import Departure, Sort, Thing
from bsak.seats import away
from bsak.seats.models import Absence


def mark(things: list[Thing]) -> str:
    """Return a text that is another when the person holds something else."""
    return " ".join(sorted(thing.key for thing in things))


def hand_over(
    departure: Departure,
    takers: Mapping[str, Person | None],
    *,
    actor: Viewer,
    made_from: str | None = None,
) -> Handover:
    """Move what the person holds to ``takers``, by the key of each thing, and note that they go.

    A thing that is not named stays where it is. Raises Refused when something else is held by
    now than when the form was made.
    """
    person = departure.person
    refuse(rules.obstacle_to_handing(actor))
    refuse(rules.obstacle_to_going(person, departure.going, departure.from_on, departure.to_on))
    held = queries.things(departure)
    if made_from is not None and made_from != mark(held):
        raise Refused(_("Personen har fået eller afgivet noget, mens du så på det. Intet er "
                        "flyttet. Se listen igen."))  # fmt: skip
    moved = [_moved(thing, takers, departure, actor) for thing in held if _is_asked(thing, takers)]
    moved.append({"sort": "going", **_gone(departure, actor)})
    made = Handover(
        person=person, going=departure.going, from_on=departure.from_on, to_on=departure.to_on,
        made_at=clock.now(), made_by_id=actor.user_id, moved=moved,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    _record("handed_over", made, actor)
    return made


def undo(made: Handover, *, actor: Viewer) -> None:
    """Put everything back, the last first. Raises Refused when something has moved on since."""
    refuse(rules.obstacle_to_handing(actor))
    refuse(rules.obstacle_to_undoing(made, queries.newest(made.person)))
    for moved in reversed(made.moved):
        if moved["sort"] == "going":
            _come_back(made, moved, actor)
        elif back := queries.KEEPERS[Sort(moved["sort"])].back:
            back(moved, actor)
    made.undone_at = clock.now()
    db.session.flush()
    _record("handover_undone", made, actor)


def _is_asked(thing: Thing, takers: Mapping[str, Person | None]) -> bool:
    is_named = thing.key in takers or thing.goes
    return is_named and not thing.instead and bool(queries.KEEPERS[thing.sort].move)


def _moved(
    thing: Thing, takers: Mapping[str, Person | None], departure: Departure, actor: Viewer
) -> dict[str, object]:
    to = takers.get(thing.key)
    if to is not None and to.id not in {taker.id for taker in thing.takers}:
        raise Refused(_("%(name)s kan ikke tage %(thing)s. Vælg en anden.",
                        name=to.name, thing=thing.words))  # fmt: skip
    move = queries.KEEPERS[thing.sort].move
    done = move(thing.id, to, departure, actor) if move else {}
    return {"sort": thing.sort.value, "thing": thing.id, "taker": to.id if to else None, **done}


def _gone(departure: Departure, actor: Viewer) -> dict[str, object]:
    if departure.is_for_good:
        before = departure.person.left_on
        contacts.leave(departure.person, departure.from_on, actor=actor)
        return {"left_on": before.isoformat() if before else None}
    absence = away.be_away(departure.person, departure.from_on, departure.to_on, actor=actor)
    return {"absence": absence.id}


def _come_back(made: Handover, moved: Mapping[str, object], actor: Viewer) -> None:
    if "absence" not in moved:
        contacts.come_back(made.person, actor=actor)
        if before := moved.get("left_on"):
            contacts.leave(made.person, date.fromisoformat(str(before)), actor=actor)
        return
    absence = db.session.get(Absence, moved["absence"])
    if absence is not None:
        away.come_back(absence, absence.from_on, actor=actor)


def _record(action: str, made: Handover, actor: Viewer) -> None:
    after = {"handover": made.id, "going": made.going.value, "things": len(made.moved) - 1}
    trail.record(action, "person", made.person_id, actor_id=actor.user_id, after=after)
