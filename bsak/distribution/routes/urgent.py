"""An urgent correction in the browser: which document, until when, and why."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.distribution import rules
from bsak.distribution.issue_forms import UrgentForm
from bsak.distribution.routes.room import bp, found, me, settings
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.words import _


@bp.route("/kopier/<code>/hastende", methods=["GET", "POST"])
@requires(Permission.BINDER_MANAGE)
def urgent(code: str) -> ResponseReturnValue:
    """Issue one leaf in front of a document whose new text cannot wait for a correction."""
    from bsak.distribution import urgency

    binder, today = found(code), clock.today()
    changes = {change.row.code: change for change in urgency.changes(binder, today)}
    form = UrgentForm(today, [(key, change.name) for key, change in changes.items()])
    if form.validate_on_submit():
        try:
            release = urgency.issue(
                binder,
                changes[form.document.data],
                form.order,
                form.valid_until.data,
                actor=me(),
                settings=settings(),
            )
        except Refused as refusal:
            db.session.rollback()
            form.form_errors.append(str(refusal))
        else:
            flash(_("%(release)s er udsendt. Tryk pakkerne på gult papir, og del dem ud.",
                    release=release.name), "done")  # fmt: skip
            return redirect(
                url_for("distribution.release", code=binder.code, rev=release.address_rev)
            )
    page = render_template(
        "distribution/urgent.html",
        binder=binder,
        form=form,
        changes=changes,
        obstacle=rules.obstacle_to_changing(binder),
    )
    return page, 422 if form.errors else 200
