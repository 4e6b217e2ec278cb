"""The page of the table, and what every answer there ends with: nothing that was typed is lost."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.decisions import gather, reopening, rules, service
from bsak.decisions.forms import ActForm, DecisionForm, LineForm
from bsak.decisions.gather import Line
from bsak.decisions.routes.room import group_names
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, Stale, refuse
from bsak.kernel.forms import Form
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.prose_blocks import blocks
from bsak.meetings.states import Stage

Refilled = ActForm | LineForm

_MOST_TOLD = 300  # letters: the message travels in a cookie, and the page has the rest


def page(
    meeting: Meeting,
    number: int | None,
    who: Viewer,
    key: str = "",
    refilled: Refilled | None = None,
) -> str:
    """Return the whole table; the form called ``key`` stands open with what was typed into it."""
    shown = gather.table(meeting, number, who)
    is_led = shown.may_lead and shown.obstacle is None
    return render_template(
        "decisions/table.html",
        table=shown,
        blocks=blocks,
        is_big=request.args.get("stor") == "1",
        documents=gather.documents() if is_led else [],
        forms=_forms(group_names() if is_led else (), key, refilled),
        opened=key,
        is_decided=reopening.is_decided(meeting) if meeting.stage is Stage.OPEN else True,
    )


def at_table(
    item: AgendaItem,
    who: Viewer,
    act: Callable[[], str],
    anchor: str = "",
    key: str = "",
    form: Refilled | None = None,
) -> ResponseReturnValue:
    """Do ``act`` and lead back to the point; a refusal is told there and leaves no trace.

    What was typed as the point's decision comes along with every button, and is kept too.
    """
    refuse(rules.obstacle_to_leading(who))
    meeting, number = item.meeting, item.number
    try:
        keep_words(item, who)
        if told := act():
            flash(told if len(told) <= _MOST_TOLD else f"{told[:_MOST_TOLD]} …", "done")
    except Stale:
        raise
    except Refused as refusal:
        db.session.rollback()
        flash(str(refusal), "problem")
        return page(meeting, number, who, key, form), 422
    back = url_for("decisions.table", id=meeting.id, punkt=number,
                   stor=request.args.get("stor") or None, _anchor=anchor or None)  # fmt: skip
    return redirect(back)


def keep_words(item: AgendaItem, who: Viewer) -> None:
    """Write down the decision in free text, if somebody wrote in it."""
    form = DecisionForm()
    if form.is_changed:
        see_to(form)
        service.decide(item, form.free.data, actor=who, version=form.read_version)


def see_to(form: Form) -> None:
    """Raise the first fault of a form, in its own words."""
    if form.validate_on_submit():
        return
    for field in form:
        if field.errors:
            raise Refused(f"{field.label.text}: {field.errors[0]}")
    raise Refused(_("Formularen passer ikke længere til siden. Prøv igen."))


def _forms(
    groups: Sequence[tuple[str, str]], key: str, refilled: Refilled | None
) -> dict[str, Callable[[Any], Form]]:
    """Return what makes the forms of a line or a point: a page holds one of each for every line."""

    def again(name: str, version: int) -> Refilled | None:
        if name == key and refilled is not None:
            refilled.version.data = version
            return refilled
        return None

    def change(line: Line) -> Form:
        text, version = "" if line.act else line.line.text, line.line.version
        made = again(f"ret{line.line.id}", version)
        return made or ActForm(groups, line.act, formdata=None, version=version, text=text)

    def answer(line: Line) -> Form:
        version = line.line.version
        made = again(f"drop{line.line.id}", version)
        return made or LineForm(formdata=None, data={"version": version})

    def attach(item: AgendaItem) -> Form:
        seen, made = len(item.recommendations), again("ny", item.version)
        if isinstance(made, ActForm):
            made.seen.data = seen
        return made or ActForm(groups, formdata=None, seen=seen)

    def decision(item: AgendaItem) -> Form:
        return DecisionForm.of(item.decision, item.version)

    return {"change": change, "line": answer, "attach": attach, "decision": decision}
