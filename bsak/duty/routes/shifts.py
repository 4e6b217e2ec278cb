"""Pages on which shifts are given to people: one, many shared out, two swapped."""

from collections.abc import Sequence
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.contacts import queries as contacts
from bsak.contacts.models import Person
from bsak.duty import plan, planning, queries, rules, saying, shifts
from bsak.duty.forms import SharingForm, ShiftForm, SwapForm
from bsak.duty.gaps import Who
from bsak.duty.models import Roster
from bsak.duty.planning import Swapped
from bsak.duty.rhythm import rhythm
from bsak.duty.routes.room import bp, day_in, find_roster, me
from bsak.duty.shifts import Seen
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.trail import Entry
from bsak.kernel.words import _, ngettext

_USUAL = 8  # shifts that are shared out when nothing else is chosen


@bp.route("/vagt/<int:roster_id>/<shift>", methods=["GET", "POST"])
@requires(Permission.REGISTER_READ)
def shift(roster_id: int, shift: str) -> ResponseReturnValue:
    """Say who has one shift."""
    found, day = _at(roster_id, shift)
    row = queries.shifts(found, day, day).get(day)
    who = queries.who_has(row)
    typed = {"primary": str(who.primary or ""), "backup": str(who.backup or ""),
             "note": row.note if row else "", "mark": shifts.mark(found, [day])}  # fmt: skip
    is_read = request.method == "GET"
    form = ShiftForm(_offered(who), data=typed if is_read else None)
    obstacle = rules.obstacle_to_planning(found, me())
    if obstacle is None and form.validate_on_submit():
        entry = planning.assign(
            found, day, form.who, actor=me(), note=form.note.data, seen=Seen([day], form.mark.data)
        )
        return _done(found, entry, _("%(shift)s er rettet.", shift=saying.name(found, day)), day)
    page = render_template(
        "duty/shift.html", form=form, roster=found, day=day, obstacle=obstacle, saying=saying
    )
    return page, 409 if obstacle and not is_read else 422 if form.errors else 200


@bp.route("/vagt/<int:roster_id>/fordel", methods=["GET", "POST"])
@requires(Permission.REGISTER_READ)
def share_out(roster_id: int) -> ResponseReturnValue:
    """Share many shifts out among people who take turns."""
    found, is_read = find_roster(roster_id), request.method == "GET"
    days = plan.ahead(found)
    form = SharingForm(
        found, days, contacts.working(), data=_usual(found, days) if is_read else None
    )
    obstacle = rules.obstacle_to_planning(found, me())
    if obstacle is None and form.validate_on_submit():
        seen = Seen(days, form.mark.data)
        entry = planning.share_out(found, form.rotation, actor=me(), seen=seen)
        count = len(shifts.told_in(entry.after)) if entry else 0
        told = ngettext("%(num)d vagt er fordelt.", "%(num)d vagter er fordelt.", count)
        return _done(found, entry, told, form.rotation.first)
    page = render_template(
        "duty/share_out.html", form=form, roster=found, obstacle=obstacle, saying=saying
    )
    return page, 409 if obstacle and not is_read else 422 if form.errors else 200


@bp.route("/vagt/<int:roster_id>/byt/<shift>", methods=["GET", "POST"])
@requires(Permission.REGISTER_READ)
def swap(roster_id: int, shift: str) -> ResponseReturnValue:
    """Swap a shift with another, in one act."""
    found, day = _at(roster_id, shift)
    is_read, days = request.method == "GET", plan.ahead(found, day)
    form, told = _swap_form(found, day, days, is_read=is_read)
    obstacle = rules.obstacle_to_planning(found, me()) or rules.obstacle_to_swapping(
        has_others=bool(form.other.choices)
    )
    if obstacle is None and form.validate_on_submit():
        other, seen = date.fromisoformat(form.other.data), Seen(days, form.mark.data)
        entry = planning.swap(found, day, other, form.what, actor=me(), seen=seen)
        done = saying.swapped(found, form.what, day, other)
        return _done(found, entry, done, min(day, other))
    page = render_template(
        "duty/swap.html", form=form, roster=found, day=day, obstacle=obstacle, saying=saying,
        told=told,
    )  # fmt: skip
    return page, 409 if obstacle and not is_read else 422 if form.errors else 200


@bp.post("/vagt/<int:roster_id>/fortryd/<int:act_id>")
@requires(Permission.REGISTER_READ)
def undo(roster_id: int, act_id: int) -> ResponseReturnValue:
    """Put back who had the shifts before an act."""
    found = find_roster(roster_id)
    planning.undo(found, act_id, actor=me())
    flash(_("Vagterne er, som de var før."), "done")
    day = day_in(request.args.get("fra", ""))
    return redirect(url_for("duty.roster", roster_id=found.id, fra=day))


def _swap_form(
    found: Roster, day: date, days: Sequence[date], *, is_read: bool
) -> tuple[SwapForm, str]:
    """Return the form with the other shifts that somebody has, and who has this one in words."""
    standing = shifts.who_have(found, days)
    names = queries.names_of({person for who in standing.values() for person in who.people})
    told = {at: _told(found, who, names) for at, who in standing.items()}
    others = [at for at in days if at != day and standing[at].people]
    offered = [(str(at), f"{saying.name(found, at)}: {told[at]}") for at in others]
    usual = {
        "part": Swapped.BOTH.value,
        "other": str(next((at for at in others if at > day), "")),
        "mark": shifts.mark(found, days),
    }
    return SwapForm(offered, data=usual if is_read else None), told[day]


def _at(roster_id: int, text: str) -> tuple[Roster, date]:
    found, day = find_roster(roster_id), day_in(text)
    if day is None or not rhythm(found).has(day):
        raise Hidden
    return found, day


def _usual(found: Roster, days: Sequence[date]) -> dict[str, object]:
    """Return what is offered: from the first shift that lacks somebody, in the order of late."""
    standing, full = shifts.who_have(found, days), 2 if found.has_backup else 1
    lacks = next((day for day in days if len(standing[day].people) < full), days[0])
    last = days[min(days.index(lacks) + _USUAL, len(days)) - 1]
    back = list(rhythm(found).days(lacks - 26 * rhythm(found).length, lacks))
    had = [who.primary for who in shifts.who_have(found, back).values() if who.primary]
    order = [str(person) for person in dict.fromkeys(reversed(had))][::-1]
    return {
        "first": str(lacks),
        "last": str(last),
        "order": order,
        "mark": shifts.mark(found, days),
    }


def _offered(who: Who) -> list[Person]:
    """Return everybody who works here, and those who have the shift although they do not."""
    people = contacts.working()
    here = {person.id for person in people}
    gone = (contacts.person(person_id) for person_id in who.people if person_id not in here)
    return [*people, *(person for person in gone if person)]


def _told(found: Roster, who: Who, names: dict[int, str]) -> str:
    said = names.get(who.primary or 0, _("ingen på vagt"))
    if not found.has_backup:
        return said
    backup = names.get(who.backup or 0)
    return f"{said}, {_('bagvagt %(name)s', name=backup) if backup else _('ingen bagvagt')}"


def _done(found: Roster, entry: Entry | None, told: str, day: date) -> ResponseReturnValue:
    if entry is None:
        flash(_("Der var ikke noget at ændre."), "done")
    else:
        back = url_for("duty.undo", roster_id=found.id, act_id=entry.id, fra=day)
        flash(told, f"undo:{back}")
    return redirect(url_for("duty.roster", roster_id=found.id, fra=day))
