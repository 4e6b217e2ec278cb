"""Points: writing a new one, changing one, and the order of what it recommends."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeSerializer

from bsak.kernel import case_numbers
from bsak.kernel.access import Permission, requires
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, Stale
from bsak.kernel.forms import number
from bsak.kernel.words import _
from bsak.meetings import items, queries, recommending, rules
from bsak.meetings.forms import ItemForm, item_form, texts
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.routes.room import bp, found, found_item, home, me, to_item
from bsak.meetings.telling import effects

_MOST_SEALED = 1500  # characters: the message travels in a cookie


@bp.route("/moeder/<int:id>/punkter", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
def add_item(id: int) -> ResponseReturnValue:
    """Write a new point at the end of an agenda."""
    return _added(found(id))


@bp.route("/moeder/punkter/nyt", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
def add_later() -> ResponseReturnValue:
    """Write a new point on the list for later."""
    return _added(None)


@bp.route("/punkter/<int:id>", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
def item(id: int) -> ResponseReturnValue:
    """Change a point in the board's own form."""
    point = found_item(id)
    form = item_form(point, decides=rules.obstacle_to_deciding(point) is None)
    if form.validate_on_submit():
        try:
            return _saved(point, form)
        except Stale:
            raise
        except Refused as refusal:
            db.session.rollback()
            form.form_errors.append(str(refusal))
    page = render_template(
        "meetings/item.html",
        form=form,
        item=point,
        meeting=point.meeting,
        home=home(point),
        lines=recommending.proposed(point),
        posted=request.form,
        effects=effects(point.recommendations),
        rewording=rules.obstacle_to_rewording,
        recommending=rules.obstacle_to_recommending(point),
        obstacle=rules.obstacle_to_writing(point),
        proposers=queries.proposers(),
    )
    return page, 422 if form.errors else 200


def _saved(point: AgendaItem, form: ItemForm) -> ResponseReturnValue:
    """Save the whole form; then do what the button in it asked for."""
    who, days = me(), recommending.days(point)
    items.edit(
        point,
        form.point(),
        actor=who,
        version=form.read_version,
        texts=texts(point),
        added=form.added.data.splitlines(),
    )
    _warn_of(point.case_number)
    _tell_of_days(point, days)
    verb, _colon, key = request.form.get("do", "").partition(":")
    steps = {"up": -1, "down": 1, "remove": 0}
    if verb not in steps:
        flash(_("Punktet er gemt."), "done")
        return to_item(point, "indstilling") if verb == "add" else redirect(home(point))
    line_id = number(key)
    if line_id is None:
        raise Hidden
    gone = next((line for line in point.recommendations if line.id == line_id), None)
    kept = (gone.text, gone.act) if gone else ("", None)
    items.move_line(point, line_id, steps[verb], actor=who)
    if verb == "remove":
        flash(_("Fjernet: »%(line)s«.", line=kept[0]), _undo(point, *kept))
    return to_item(point, "indstilling")


@bp.post("/punkter/<int:id>/indstilling")
@requires(Permission.MEETING_MANAGE)
def put_back_line(id: int) -> ResponseReturnValue:
    """Recommend again what was removed by mistake."""
    point = found_item(id)
    try:
        text, act = _sealed(point).loads(request.args.get("linje", ""))
    except BadSignature:
        raise Refused(_("Linjen kan ikke hentes tilbage. Skriv den igen.")) from None
    items.put_back(point, text, act, actor=me())
    flash(_("»%(line)s« er tilbage, nederst.", line=text), "done")
    return to_item(point, "indstilling")


def _undo(point: AgendaItem, text: str, act: dict[str, Any] | None) -> str:
    """Return the category of the message that offers to take a removal back.

    The line lies in the message and nowhere else: a point that is closed leaves nothing behind.
    """
    sealed = _sealed(point).dumps((text, act))
    if isinstance(sealed, bytes) or len(sealed) > _MOST_SEALED:
        return "done"
    return f"undo:{url_for('meetings.put_back_line', id=point.id, linje=sealed)}"


def _sealed(point: AgendaItem) -> URLSafeSerializer:
    """Return the seal of one point: what was removed from it is not put back at another."""
    return URLSafeSerializer(str(current_app.secret_key), salt=f"recommendation-{point.id}")


def _added(meeting: Meeting | None) -> ResponseReturnValue:
    form = item_form(None)
    if request.method == "GET":
        form.is_board.data = meeting is None or meeting.body == "BSAK"
    if form.validate_on_submit():
        try:
            point = items.add(
                meeting,
                form.point(),
                actor=me(),
                recommend=recommending.lines(form.added.data),
            )
        except Refused as refusal:
            db.session.rollback()
            form.form_errors.append(str(refusal))
        else:
            flash(_("Punktet »%(title)s« er skrevet på.", title=point.title), "done")
            _warn_of(point.case_number)
            return redirect(home(point))
    cancel = url_for("meetings.show", id=meeting.id) if meeting else url_for("meetings.backlog")
    page = render_template(
        "meetings/add_item.html",
        form=form,
        meeting=meeting,
        home=cancel,
        obstacle=rules.obstacle_to_adding(meeting) if meeting else None,
        proposers=queries.proposers(),
    )
    return page, 422 if form.errors else 200


def _tell_of_days(point: AgendaItem, before: Mapping[int, date]) -> None:
    for key, now in recommending.days(point).items():
        if before.get(key, now) != now:
            flash(_("Datoen er rettet med: Følges indstillingen, sættes den %(now)s i stedet for "
                    "den %(was)s.", now=day(now), was=day(before[key])), "done")  # fmt: skip


def _warn_of(case_number: str) -> None:
    if warning := case_numbers.check(case_number).warning:
        flash(warning, "problem")
