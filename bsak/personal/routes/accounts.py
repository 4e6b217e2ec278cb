"""Accounts that nobody in the contacts stands behind, and the way to what is kept of them."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.people.models import User
from bsak.personal import accounts as unclaimed
from bsak.personal.routes.room import bp, me


@bp.get("/kontakter/konti")
@requires(Permission.CONTACT_MANAGE)
def accounts() -> ResponseReturnValue:
    """List the accounts that no person stands behind."""
    return render_template("personal/accounts.html", found=unclaimed.loose())


@bp.post("/kontakter/konti/<int:user_id>")
@requires(Permission.CONTACT_MANAGE)
def stand_behind(user_id: int) -> ResponseReturnValue:
    """Write down the person behind an account, and show what is kept of them."""
    user = db.session.get(User, user_id)
    if user is None:
        raise Hidden
    person = unclaimed.stand_behind(user, actor=me())
    flash(_("Personen bag kontoen er skrevet op i kontakterne. Her står, hvad der er gemt. Skal "
            "det slettes, så overdrag først det, kontoen har."),
          f"undo:{url_for('contacts.remove_person', person_id=person.id)}")  # fmt: skip
    return redirect(url_for("personal.keeps", person_id=person.id))
