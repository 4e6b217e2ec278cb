"""Pages of the call tests: who was reached, and the screen for whoever calls."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from bsak.contacts import numbers
from bsak.contacts.models import ContactPoint
from bsak.duty import call_marks, called, calling, rules
from bsak.duty.calling import Said
from bsak.duty.forms import BeginForm, CallForm
from bsak.duty.models import Call, CallTest, Reached
from bsak.duty.routes.room import bp, find_test, me
from bsak.groups import queries as groups
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.forms import number
from bsak.kernel.web import municipality
from bsak.kernel.words import _


@bp.route("/proever", methods=["GET", "POST"])
@requires(Permission.REGISTER_READ)
def tests() -> ResponseReturnValue:
    """List the call tests and how each group was last reached; begin one."""
    who = me()
    form = BeginForm(_own(who), leadership=rules.may_manage(None, who))
    obstacle = None if form.group.choices else rules.obstacle_to_testing(None, who)
    if obstacle is None and form.validate_on_submit():
        group = groups.by_code(form.group.data) if form.group.data else None
        test = calling.begin(group, actor=who)
        return redirect(url_for("duty.test", test_id=test.id))
    every = groups.all_groups()
    page = render_template(
        "duty/tests.html",
        form=form,
        obstacle=obstacle,
        tests=called.history(),
        newest=called.newest(),
        counted=called.counted,
        groups=every,
        today=clock.today(),
    )
    is_read = request.method == "GET"
    return page, 409 if obstacle and not is_read else 422 if form.errors else 200


@bp.get("/proever/<int:test_id>")
@requires(Permission.REGISTER_READ)
def test(test_id: int) -> ResponseReturnValue:
    """Show a call test: whom to call now, or what it came to."""
    return _page(find_test(test_id))


@bp.post("/proever/<int:test_id>/opkald/<int:call_id>")
@requires(Permission.REGISTER_READ)
def say(test_id: int, call_id: int) -> ResponseReturnValue:
    """Write down what one call led to; the button that was pressed says what."""
    found, form = find_test(test_id), CallForm()
    call = next((one for one in found.calls if one.id == call_id), None)
    if call is None:
        raise Hidden
    if not form.validate_on_submit():
        flash(_("Skriv minutterne som et helt tal, fx 12, eller lad feltet stå tomt."), "problem")
        typed = {name: request.form.get(name, "")[:300] for name in ("minutes", "note", "mark")}
        return _page(found, {"call": call.id, **typed}), 422
    calling.say(call, _said(found, call, form), actor=me(), read=form.mark.data or "")
    return redirect(url_for("duty.test", test_id=found.id, _anchor=f"plads-{_next(found, call)}"))


@bp.post("/proever/<int:test_id>/slut")
@requires(Permission.REGISTER_READ)
def end(test_id: int) -> ResponseReturnValue:
    """End a test, or open it again."""
    found = find_test(test_id)
    if request.args.get("igen") == "1":
        calling.resume(found, actor=me())
        flash(_("Prøven er i gang igen."), "done")
    else:
        calling.end(found, actor=me())
        back = url_for("duty.end", test_id=found.id, igen=1)
        flash(_("Prøven er afsluttet."), f"undo:{back}")
    return redirect(url_for("duty.test", test_id=found.id))


@bp.get("/proever/<int:test_id>.pdf")
@requires(Permission.REGISTER_READ)
def test_paper(test_id: int) -> ResponseReturnValue:
    """Give a call test on paper: what it came to, and what is still to be filled in."""
    from bsak.duty import call_paper

    found = find_test(test_id)
    out = call_paper.result(found, called.lines(found), municipality())
    return send_file(out, "application/pdf", download_name=f"opkaldsproeve-{found.id}.pdf")


@bp.get("/proever/skema.pdf")
@requires(Permission.REGISTER_READ)
def blank_paper() -> ResponseReturnValue:
    """Give the form of a call test to fill in by hand, for when there is no power."""
    from bsak.duty import call_paper

    code = request.args.get("gruppe", "")
    group = groups.by_code(code) if code else None
    if code and group is None:
        raise Hidden
    out = call_paper.blank(group, called.callees(group.id if group else None), municipality())
    return send_file(out, "application/pdf", download_name="opkaldsproeve-skema.pdf")


def _page(found: CallTest, typed: Mapping[str, object] | None = None) -> str:
    """Return the page of a test; ``typed`` is what was written of a call but cannot be kept."""
    return render_template(
        "duty/test.html",
        test=found,
        lines=called.lines(found),
        tally=called.counted(found),
        minutes=calling.minutes_since(found, clock.now()),
        obstacle=rules.obstacle_to_saying(found, me()),
        may_manage=rules.may_manage(found.group_id, me()),
        numbers=numbers,
        reached=Reached,
        mark=call_marks.mark,
        typed=typed,
    )


def _own(who: Viewer) -> list[CrisisGroup]:
    return [group for group in groups.all_groups() if rules.may_manage(group.id, who)]


def _said(found: CallTest, call: Call, form: CallForm) -> Said:
    """Return what was pressed: a number that was answered, a person, or neither."""
    pressed, _colon, key = request.form.get("said", "").partition(":")
    minutes, note = form.minutes.data, form.note.data or ""
    if pressed in (Reached.NOT_REACHED.value, Reached.WAITING.value):
        return Said(result=Reached(pressed), minutes=minutes, note=note)
    line = next(line for line in called.lines(found) if line.call is call)
    for callee in line.callees:
        points: dict[int, ContactPoint] = {point.id: point for point in callee.points}
        point = points.get(number(key) or 0) if pressed == "number" else None
        if point or (pressed == "person" and callee.filling.person == number(key)):
            result = Reached.DEPUTY if callee.filling.rank else Reached.REACHED
            return Said(result=result, person_id=callee.filling.person, point=point,
                        minutes=minutes, note=note)  # fmt: skip
    raise Hidden


def _next(found: CallTest, call: Call) -> int:
    """Return the seat to call next, so that the page opens there; else the one that was called."""
    waits = [one.id for one in found.calls
             if one.result is Reached.WAITING and not called.is_vacant(one)]  # fmt: skip
    return next((key for key in waits if key > call.id), waits[0] if waits else call.id)
