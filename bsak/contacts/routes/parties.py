"""One outside party: its people, its posts, and how they are reached."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.contacts import listing, places, rules
from bsak.contacts.forms import PartyForm
from bsak.contacts.models import Party
from bsak.contacts.routes.room import bp, me, telling
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _


@bp.route("/kontakter/parter/ny", methods=["GET", "POST"])
@requires(Permission.CONTACT_MANAGE)
def add_party() -> ResponseReturnValue:
    """Write down an outside party."""
    form = PartyForm()
    if form.validate_on_submit():
        try:
            made = places.add_party(form.name.data, form.note.data or "", actor=me())
        except Refused as refusal:
            form.name.errors = [str(refusal)]
        else:
            back = url_for("contacts.close_party", party_id=made.id)
            flash(_("%(name)s er tilføjet.", name=made.name), f"undo:{back}")
            return redirect(url_for("contacts.party", party_id=made.id))
    page = render_template("contacts/edit_party.html", form=form, party=None)
    return page, 422 if form.errors else 200


@bp.get("/kontakter/parter/<int:party_id>")
@requires(Permission.REGISTER_READ)
def party(party_id: int) -> ResponseReturnValue:
    """Show an outside party with its people and posts."""
    found = find(party_id)
    lines = listing.lines(listing.Wanted(party_id=found.id))
    return render_template(
        "contacts/party.html",
        party=found,
        items=listing.read(lines),
        obstacle=rules.obstacle_to_managing(me()),
        **telling(),
    )


@bp.route("/kontakter/parter/<int:party_id>/ret", methods=["GET", "POST"])
@requires(Permission.CONTACT_MANAGE)
def edit_party(party_id: int) -> ResponseReturnValue:
    """Change what an outside party is called."""
    found = find(party_id)
    read = {"name": found.name, "note": found.note, "version": found.version}
    form = PartyForm(data=None if request.method == "POST" else read)
    if form.validate_on_submit():
        name, note = form.name.data, form.note.data or ""
        places.change_party(found, name, note, actor=me(), version=form.read_version)
        flash(_("Parten er rettet."), "done")
        return redirect(url_for("contacts.party", party_id=found.id))
    page = render_template("contacts/edit_party.html", form=form, party=found)
    return page, 422 if form.errors else 200


@bp.post("/kontakter/parter/<int:party_id>/luk")
@requires(Permission.CONTACT_MANAGE)
def close_party(party_id: int) -> ResponseReturnValue:
    """Say that we work with a party no more."""
    found = find(party_id)
    places.close(found, is_closed=True, actor=me())
    back = url_for("contacts.reopen_party", party_id=found.id)
    flash(_("%(name)s er ikke i brug længere.", name=found.name), f"undo:{back}")
    return redirect(url_for("contacts.party", party_id=found.id))


@bp.post("/kontakter/parter/<int:party_id>/genaabn")
@requires(Permission.CONTACT_MANAGE)
def reopen_party(party_id: int) -> ResponseReturnValue:
    """Say that we work with a party again."""
    found = find(party_id)
    places.close(found, is_closed=False, actor=me())
    flash(_("%(name)s er i brug igen.", name=found.name), "done")
    return redirect(url_for("contacts.party", party_id=found.id))


def find(party_id: int) -> Party:
    """Return a party. Raises Hidden when there is none."""
    found = db.session.get(Party, party_id)
    if found is None:
        raise Hidden
    return found
