"""The screen with everything one person holds, and the one act that moves it."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.contacts.models import Person
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, Stale
from bsak.kernel.words import _, ngettext
from bsak.personal import queries, service
from bsak.personal.forms import HandoverForm, handover_form
from bsak.personal.models import Going, Handover
from bsak.personal.routes.room import bp, find, me
from bsak.personal.seats_held import uncovered
from bsak.personal.things import Departure, Sort, Thing


@bp.route("/personer/<int:person_id>/overdragelse", methods=["GET", "POST"])
@requires(Permission.CONTACT_MANAGE)
def holds(person_id: int) -> ResponseReturnValue:
    """Show what a person holds, and move it when they go."""
    departure = _departure(find(person_id))
    held = queries.things(departure)
    form = handover_form(departure, held)
    if not form.validate_on_submit() or _is_outdated(form, held):
        return _page(departure, held, form)
    departure = Departure(departure.person, departure.going, form.from_on.data, form.to_on.data)
    try:
        made = service.hand_over(
            departure, form.takers, actor=me(), made_from=form.made_from.data or ""
        )
    except Stale:
        raise
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(str(refusal))
        return _page(_departure(find(person_id)), held, form)
    count = len(made.moved) - 1
    told = ngettext("%(num)d ting er overdraget.", "%(num)d ting er overdraget.", count)
    gone = _("Fratrædelsen er skrevet.") if departure.is_for_good else _("Fraværet er skrevet.")
    bare = uncovered(held, departure.from_on)
    flash(
        " ".join(filter(None, [told, gone, bare])),
        f"undo:{url_for('personal.undo', handover_id=made.id)}",
    )
    return redirect(url_for("personal.holds", person_id=person_id, til=departure.going.value))


@bp.post("/overdragelser/<int:handover_id>/fortryd")
@requires(Permission.CONTACT_MANAGE)
def undo(handover_id: int) -> ResponseReturnValue:
    """Put back everything that one act moved."""
    made = db.session.get(Handover, handover_id)
    if made is None:
        raise Hidden
    service.undo(made, actor=me())
    flash(_("Overdragelsen er fortrudt. Alt står som før."), "done")
    return redirect(url_for("personal.holds", person_id=made.person_id, til=made.going.value))


def _is_outdated(form: HandoverForm, held: list[Thing]) -> bool:
    """Say whether the list has something that was not on the one that was ticked off.

    What another day leaves out was seen and is simply not moved.
    """
    seen = set((form.made_from.data or "").split())
    form.made_from.data = service.mark(held)
    unseen = [
        one for one in held if one.key not in seen or (one.instead and one.key in request.form)
    ]
    if not unseen:
        return False
    form.form_errors.append(
        _("Listen er en anden nu, fordi dagen eller det, personen har, er ændret. Intet er "
          "flyttet. Se det her efter: %(things)s.", things="; ".join(one.words for one in unseen))
    )  # fmt: skip
    return True


def _departure(person: Person) -> Departure:
    """Return when the person goes, as the form says, else from today."""
    said = request.args.get("til", "")
    going = Going(said) if said in set(Going) else Going.LEAVES
    from_on = person.left_on if going is Going.LEAVES and person.left_on else clock.today()
    typed = request.form.get("from_on") or request.args.get("fra", "")
    return Departure(person, going, _day(typed) or from_on, _day(request.form.get("to_on", "")))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _page(departure: Departure, held: list[Thing], form: HandoverForm) -> ResponseReturnValue:
    form.offer_anew()
    by_sort = [(sort, [thing for thing in held if thing.sort is sort]) for sort in Sort]
    page = render_template(
        "personal/holds.html",
        departure=departure,
        by_sort=[(sort, things) for sort, things in by_sort if things],
        goings=tuple(Going),
        form=form,
        done=queries.handovers(departure.person),
        newest=queries.newest(departure.person),
    )
    return page, 422 if form.errors else 200
