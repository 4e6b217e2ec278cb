"""The time machine: what a copy held on a day, and that same paper again."""

from datetime import date
from io import BytesIO

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue

from bsak.distribution import hiding, past, rules
from bsak.distribution.past_form import DayForm
from bsak.distribution.routes.room import bp, found_copy, me
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden


@bp.get("/kopier/<code>/<int:number>/dag", endpoint="past")
@requires(Permission.BINDER_BUILD)
def past_day(code: str, number: int) -> ResponseReturnValue:
    """Show what a copy held on a day; today when none is asked for."""
    copy, who = found_copy(code, number), me()
    form = DayForm(request.args, meta={"csrf": False})
    if not request.args:
        form.dag.data = clock.today()
    is_wrong = bool(request.args) and not form.validate()
    was = past.on(copy, form.dag.data or clock.today())
    page = render_template(
        "distribution/past.html",
        copy=copy,
        form=form,
        past=was,
        is_wrong=is_wrong,
        obstacle=past.obstacle(was, clock.today()),
        sees_sheets=rules.sees_sheets(copy.binder, who),
        sheets=hiding.readable(was.sheets, who),
        may_print=who.may(Permission.BINDER_MANAGE),
    )
    return page, 422 if is_wrong else 200


@bp.get("/kopier/<code>/<int:number>/dag.pdf")
@requires(Permission.BINDER_MANAGE)
def past_pdf(code: str, number: int) -> ResponseReturnValue:
    """Print a copy as it was on a day, or is now, byte for byte as it was printed then."""
    copy = found_copy(code, number)
    try:
        day = date.fromisoformat(request.args.get("dag") or clock.today().isoformat())
    except ValueError:
        raise Hidden from None
    was = past.on(copy, day)
    if past.obstacle(was, clock.today()):
        raise Hidden
    out = BytesIO()
    past.write(out, was)
    out.seek(0)
    return send_file(out, "application/pdf", download_name=f"{copy.name}-{day.isoformat()}.pdf")
