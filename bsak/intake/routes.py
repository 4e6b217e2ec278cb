"""Minutes in, in the browser: hand in, look at what they would change, write it."""

from pathlib import Path

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.groups import queries as groups
from bsak.intake import compare, matching, reading, service, shelf
from bsak.intake.forms import MinutesForm
from bsak.intake.proposal import Proposal, State, What
from bsak.kernel.access import Permission, requires
from bsak.kernel.words import _, ngettext
from bsak.meetings.reading.files import load
from bsak.meetings.reading.lines import read_lines
from bsak.meetings.reading.unreadable import Unreadable
from bsak.people.session import actor

bp = Blueprint("intake", __name__)


@bp.route("/referat", methods=["GET", "POST"])
@requires(Permission.MINUTES_IMPORT)
def upload() -> ResponseReturnValue:
    """Take minutes as a file or pasted text."""
    form = MinutesForm()
    if form.validate_on_submit():
        try:
            text = _handed_in(form)
        except Unreadable as fault:
            form.file.errors = [str(fault)]
        else:
            digest = shelf.put(Path(current_app.instance_path), text)
            return redirect(url_for("intake.show", digest=digest))
    page = render_template("intake/upload.html", form=form)
    return page, 422 if form.errors else 200


@bp.get("/referat/<digest>")
@requires(Permission.MINUTES_IMPORT)
def show(digest: str) -> ResponseReturnValue:
    """Show what the minutes would change."""
    text = _text(digest)
    proposal = _proposal(text)
    return render_template(
        "intake/show.html",
        proposal=proposal,
        unclear=proposal.count(State.UNCLEAR),
        digest=digest,
        whats=list(What),
        lines=read_lines(text),
    )


@bp.post("/referat/<digest>/skriv")
@requires(Permission.MINUTES_IMPORT)
def apply(digest: str) -> ResponseReturnValue:
    """Write what was ticked, if the register is still the one that was seen."""
    proposal = _proposal(_text(digest))
    chosen = frozenset(request.form.getlist("change"))
    typed = {c.key: request.form.get(f"code-{c.key}", "") for c in proposal.of(What.GROUP)}
    written = service.apply(
        proposal,
        chosen,
        actor=groups.viewer(actor()),
        seen=request.form.get("seen", ""),
        codes=typed,
    )
    if not written:
        flash(_("Der var ikke sat kryds ved noget, så intet er skrevet."), "problem")
        return redirect(url_for("intake.show", digest=digest))
    shelf.throw_away(Path(current_app.instance_path), digest)
    told = ngettext("%(num)d ændring er skrevet.", "%(num)d ændringer er skrevet.", written)
    flash(told, "done")
    if left := sum(c.state is State.UNCLEAR and c.key not in chosen for c in proposal.changes):
        flash(_left_out(left), "problem")
    meeting = matching.meeting(proposal.minutes)
    return redirect(url_for("meetings.show", id=meeting.id) if meeting else "/")


def _left_out(number: int) -> str:
    return ngettext(
        "%(num)d linje at se efter er ikke skrevet. Skal den med, så indlæs samme referat igen, "
        "og sæt kryds ved den.",
        "%(num)d linjer at se efter er ikke skrevet. Skal nogle af dem med, så indlæs samme "
        "referat igen, og sæt kryds ved dem.",
        number,
    )


def _handed_in(form: MinutesForm) -> str:
    if form.file.data and form.file.data.filename:
        return load(form.file.data.read(), form.file.data.filename)
    if form.text.data:
        return str(form.text.data)
    raise Unreadable(_("Vælg en fil, eller sæt referatets tekst ind."))


def _text(digest: str) -> str:
    return shelf.get(Path(current_app.instance_path), digest)


def _proposal(text: str) -> Proposal:
    return compare.propose(reading.read(text))
