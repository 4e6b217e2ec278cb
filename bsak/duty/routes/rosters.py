"""Pages of the rosters: who has duty now, each plan, and setting a roster up."""

from datetime import date, time, timedelta

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from bsak.contacts import reaching
from bsak.duty import plan as plans
from bsak.duty import queries, rosters, rules, saying
from bsak.duty.forms import RosterForm
from bsak.duty.models import Roster, Turn
from bsak.duty.rhythm import rhythm
from bsak.duty.routes.room import bp, day_in, dial, find_roster, me
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.web import outside
from bsak.kernel.words import _

_WEEKS, _DAYS = 12, 35  # that a page of the plan shows
NEW = "roster_secret"  # shown once, on the page after it was made


@bp.get("/vagt")
@requires(Permission.REGISTER_READ)
def list() -> ResponseReturnValue:
    """Show who has duty now, with numbers, and what is not filled in the coming weeks."""
    who, today, rosters = me(), clock.today(), queries.all_rosters()
    now = {one.roster.id: one for one in queries.on_duty()}
    people = {person for one in now.values() for person in one.who.people}
    ahead = queries.gaps_ahead(today)
    return render_template(
        "duty/list.html",
        rosters=rosters,
        closed=queries.all_rosters(closed=True),
        now=now,
        reach=reaching.of_people(people, today),
        gaps={roster.id: [one for one in ahead if one.roster is roster] for roster in rosters},
        weeks=queries.AHEAD.days // 7,
        saying=saying,
        dial=dial,
        may_plan=bool(who.leads) or rules.may_manage(None, who),
    )


@bp.route("/vagt/ny", methods=["GET", "POST"])
@requires(Permission.REGISTER_READ)
def plan() -> ResponseReturnValue:
    """Set up a roster."""
    who = me()
    form = RosterForm(who, data=_usual() if request.method == "GET" else None)
    obstacle = None if form.group.choices else rules.obstacle_to_managing(None, who)
    if obstacle is None and form.validate_on_submit():
        roster = rosters.plan(form.terms, actor=who)
        flash(_("Vagtplanen er lavet. Fordel nu vagterne."), "done")
        return redirect(url_for("duty.roster", roster_id=roster.id))
    return _form(form, None, obstacle)


@bp.get("/vagt/<int:roster_id>")
@requires(Permission.REGISTER_READ)
def roster(roster_id: int) -> ResponseReturnValue:
    """Show the plan of a roster, from this week or from the day that the address names."""
    who, found, today = me(), find_roster(roster_id), clock.today()
    first, last = _shown(found, day_in(request.args.get("fra", "")) or today)
    lines = plans.lines(found, first, last, queries.moment())
    secret = session.pop(NEW, "")
    return render_template(
        "duty/roster.html",
        roster=found,
        lines=lines,
        weeks=plans.by_week(lines),
        people=plans.people(lines),
        reach=plans.numbers(lines, today),
        saying=saying,
        dial=dial,
        earlier=first - (last - first) - timedelta(days=1),
        later=last + timedelta(days=1),
        begins=rhythm(found).first,
        obstacle=rules.obstacle_to_planning(found, who),
        may_manage=rules.may_manage(found.group_id, who),
        address=outside("duty.feed", address=secret) if secret else "",
        today=today,
    )


@bp.route("/vagt/<int:roster_id>/ret", methods=["GET", "POST"])
@requires(Permission.REGISTER_READ)
def edit(roster_id: int) -> ResponseReturnValue:
    """Change what a roster is called and when its duty changes hands."""
    who, found = me(), find_roster(roster_id)
    form = RosterForm(who, found, data=_as_typed(found) if request.method == "GET" else None)
    obstacle = rules.obstacle_to_managing(found.group_id, who)
    if obstacle is None and form.validate_on_submit():
        rosters.change(found, form.terms, actor=who, version=form.read_version)
        flash(_("Vagtplanen er rettet."), "done")
        return redirect(url_for("duty.roster", roster_id=found.id))
    return _form(form, found, obstacle)


@bp.post("/vagt/<int:roster_id>/luk")
@requires(Permission.REGISTER_READ)
def close(roster_id: int) -> ResponseReturnValue:
    """Close a roster, or open it again."""
    found, again = find_roster(roster_id), request.args.get("igen") == "1"
    rosters.close(found, actor=me(), again=again)
    back = url_for("duty.close", roster_id=found.id, igen=None if again else 1)
    flash(_("Vagtplanen er åben igen.") if again else _("Vagtplanen er lukket."), f"undo:{back}")
    return redirect(url_for("duty.list"))


@bp.post("/vagt/<int:roster_id>/kalender")
@requires(Permission.REGISTER_READ)
def give_feed(roster_id: int) -> ResponseReturnValue:
    """Make a calendar address for a roster, or end the one there is."""
    found = find_roster(roster_id)
    if request.form.get("do") == "end":
        rosters.end_address(found, actor=me())
        flash(_("Adressen virker ikke længere."), "done")
    else:
        session[NEW] = rosters.give_address(found, actor=me())
    return redirect(url_for("duty.roster", roster_id=found.id, _anchor="calendar"))


def _form(form: RosterForm, found: Roster | None, obstacle: str | None) -> ResponseReturnValue:
    page = render_template("duty/edit.html", form=form, roster=found, obstacle=obstacle)
    if obstacle and request.method == "POST":
        return page, 409
    return page, 422 if form.errors else 200


def _shown(found: Roster, day: date) -> tuple[date, date]:
    """Return the first and last day of the page that begins with the week of ``day``."""
    turns = rhythm(found)
    monday = day - timedelta(days=day.weekday())
    if found.turn is Turn.DAY:
        first = max(monday, turns.first - timedelta(days=turns.first.weekday()))
        return first, first + timedelta(days=_DAYS - 1)
    first = turns.day_of(day) or turns.first
    return first, first + timedelta(weeks=_WEEKS) - timedelta(days=1)


def _usual() -> dict[str, object]:
    today = clock.today()
    monday = today + timedelta(days=-today.weekday() % 7)
    return {"turn": Turn.WEEK.value, "weekday": "0", "begins_on": monday, "has_backup": True,
            "changes_at": time(8)}  # fmt: skip


def _as_typed(found: Roster) -> dict[str, object]:
    terms = rosters.terms_of(found)
    return {
        "name": terms.name,
        "group": terms.group.code if terms.group else "",
        "turn": terms.turn.value,
        "weekday": str(terms.weekday),
        "changes_at": terms.changes_at,
        "has_backup": terms.has_backup,
        "begins_on": terms.begins_on,
        "note": terms.note,
        "version": found.version,
    }
