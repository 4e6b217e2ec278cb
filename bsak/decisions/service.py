"""At the table: each recommendation is taken, changed or dropped, and the register follows."""

from collections.abc import Mapping
from dataclasses import replace

from bsak.agenda.acts import NOTED, Act, Verb, read, stored
from bsak.decisions import acting, carrying, rules, telling
from bsak.decisions.acting import Made
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse, refuse_stale
from bsak.kernel.words import _
from bsak.meetings import numbering
from bsak.meetings.models import AgendaItem, Recommendation
from bsak.meetings.recommending import said
from bsak.meetings.states import Outcome
from bsak.meetings.typed import clean


def take(line: Recommendation, *, actor: Viewer, version: int | None = None) -> None:
    """Follow a recommendation: its act is done, and the minutes get its line."""
    item = _ready(line, actor, version)
    act = acting.as_it_stands(read(line.act) or NOTED)
    refuse(rules.obstacle_to_following(act, said(line.text, item)))
    refuse(rules.obstacle_to_answering(act, item.decision))
    refuse(rules.obstacle_to_repeating(act, item.recommendations))
    answer = act.text or item.decision if act.verb is Verb.SETTLE else act.text
    made = acting.do(replace(act, text=answer), item, actor)
    _settle(line, Outcome.TAKEN, telling.followed(line.text, act), made, actor)


def change(
    line: Recommendation, act: Act, text: str, *, actor: Viewer, version: int | None = None
) -> None:
    """Decide something else than was recommended. Both texts are kept."""
    item, act = _ready(line, actor, version), acting.as_it_stands(act)
    refuse(rules.obstacle_to_repeating(act, item.recommendations))
    made: list[Made] = [{"what": "act", "was": line.act}, *acting.do(act, item, actor)]
    line.act = stored(act)
    _settle(line, Outcome.CHANGED, clean(text).strip() or telling.decided(act), made, actor)


def drop(line: Recommendation, minute: str, *, actor: Viewer, version: int | None = None) -> None:
    """Do not follow a recommendation; ``minute`` says what the board said instead."""
    _ready(line, actor, version)
    _settle(
        line,
        Outcome.DROPPED,
        clean(minute).strip() or _("Ikke fulgt: %(what)s.", what=line.text.rstrip(". ")),
        [],
        actor,
    )


def attach(
    item: AgendaItem, act: Act, text: str = "", *, actor: Viewer, seen: int | None = None
) -> Recommendation:
    """Let a decision in free text change the register too.

    ``seen`` is how many lines the point had when the form was made: sent twice, it is done once.
    """
    _open(item, actor)
    db.session.refresh(item, ["recommendations"])
    if seen is not None and seen != len(item.recommendations):
        raise Refused(_("Punktet har fået en ny linje, siden du åbnede siden. Se, om ændringen "
                        "allerede er skrevet ind."))  # fmt: skip
    act = acting.as_it_stands(act)
    refuse(rules.obstacle_to_act(act))  # before the words: of half an act there are none
    refuse(rules.obstacle_to_repeating(act, item.recommendations))
    words = clean(text).strip() or telling.decided(act)
    line = Recommendation(text=words, is_proposed=False, act=stored(act), made=[])
    item.recommendations.append(line)
    db.session.flush()
    _settle(line, Outcome.TAKEN, words, acting.do(act, item, actor), actor)
    return line


def undo(line: Recommendation, *, actor: Viewer, version: int | None = None) -> None:
    """Take back what was decided on a line, exactly as it was made."""
    item = _turn(line, actor, version)
    refuse(rules.obstacle_to_undoing(line.outcome))
    made = [one for one in line.made if one["what"] != "act"]
    acting.take_back(made, item, actor)
    _record("decision_undone", item, actor, {"line": line.id, "minute": line.minute})
    if not line.is_proposed:
        item.recommendations.remove(line)
        db.session.flush()
        return
    for one in line.made:
        if one["what"] == "act":
            line.act = one["was"]
    line.outcome, line.minute, line.made = Outcome.OPEN, "", []
    line.settled_at, line.settled_by_id = None, None
    db.session.flush()


def decide(item: AgendaItem, text: str, *, actor: Viewer, version: int | None = None) -> None:
    """Write what was decided at a point in free text. Raises Stale with both texts."""
    refuse(rules.obstacle_to_leading(actor))
    numbering.hold(item.meeting)
    refuse(rules.obstacle_to_writing(item.meeting.stage if item.meeting else None))
    text = clean(text).strip()
    db.session.refresh(item)
    refuse_stale(
        version,
        item.version,
        _("Nogen har rettet punktet, mens du skrev. Der er ikke gemt noget af dit."),
        mine={_("Beslutning"): text},
        theirs={_("Beslutning"): item.decision},
    )
    if text == item.decision:
        return
    before, item.decision = item.decision, text
    db.session.flush()
    _record("decision_written", item, actor, {"text": text}, before={"text": before})


def _ready(line: Recommendation, actor: Viewer, version: int | None) -> AgendaItem:
    """Take the turn at the table, and see that the line is still to be decided on."""
    item = _turn(line, actor, version)
    refuse(rules.obstacle_to_settling(line.outcome))
    return item


def _turn(line: Recommendation, actor: Viewer, version: int | None) -> AgendaItem:
    _open(line.item, actor)
    db.session.refresh(line)
    if version is not None and version != line.version:
        raise Refused(_("Indstillingen er ændret, siden du åbnede siden. Nu: %(outcome)s. Se den "
                        "igen.", outcome=line.outcome.label))  # fmt: skip
    return line.item


def _open(item: AgendaItem, actor: Viewer) -> None:
    refuse(rules.obstacle_to_leading(actor))
    numbering.hold(item.meeting)
    refuse(rules.obstacle_to_deciding(item.meeting.stage if item.meeting else None))
    refuse(rules.obstacle_to_point(item, is_put_off=carrying.carried_to(item) is not None))


def _settle(
    line: Recommendation, outcome: Outcome, minute: str, made: list[Made], actor: Viewer
) -> None:
    line.outcome, line.minute, line.made = outcome, minute, made
    line.settled_at, line.settled_by_id = clock.now(), actor.user_id
    db.session.flush()
    after = {"line": line.id, "outcome": outcome.value, "minute": minute}
    _record("decision_made", line.item, actor, after)


def _record(
    action: str,
    item: AgendaItem,
    actor: Viewer,
    after: Mapping[str, object],
    *,
    before: Mapping[str, object] | None = None,
) -> None:
    trail.record(
        action,
        "agenda_item",
        item.id,
        actor_id=actor.user_id,
        before=dict(before) if before else None,
        after=dict(after),
    )
