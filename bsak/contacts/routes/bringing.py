"""People in from Excel or a directory: hand in, look at the difference, write what is chosen."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.contacts import bringing, difference, inbox, incoming, known, unwriting
from bsak.contacts.bringing_form import FileForm
from bsak.contacts.difference import Difference, Sort
from bsak.contacts.incoming import File
from bsak.contacts.routes.room import bp, folder, me
from bsak.contacts.written import Written
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Refused
from bsak.kernel.web import municipality
from bsak.kernel.words import _, ngettext


@bp.route("/kontakter/indlaes", methods=["GET", "POST"])
@requires(Permission.CONTACT_MANAGE)
def bring_in() -> ResponseReturnValue:
    """Take a file of people."""
    form = FileForm()
    if form.validate_on_submit():
        try:
            file = incoming.read(
                form.file.data.read(),
                is_whole=bool(form.is_whole.data),
                is_checked=bool(form.is_checked.data),
            )
        except Refused as refusal:
            form.file.errors = [str(refusal)]
        else:
            return redirect(url_for("contacts.brought", key=inbox.put(folder(), file)))
    return render_template("contacts/bring_in.html", form=form), 422 if form.errors else 200


@bp.get("/kontakter/indlaes/<key>")
@requires(Permission.CONTACT_MANAGE)
def brought(key: str) -> ResponseReturnValue:
    """Show what a file would change."""
    return render_template("contacts/brought.html", difference=_difference(key), key=key, Sort=Sort)


@bp.post("/kontakter/indlaes/<key>")
@requires(Permission.CONTACT_MANAGE)
def write_brought(key: str) -> ResponseReturnValue:
    """Write what was ticked, if the register is still the one that was seen."""
    chosen, seen = frozenset(request.form.getlist("change")), request.form.get("seen", "")
    bringing.hold()
    found = _difference(key)
    written = bringing.write(found, chosen, seen=seen, actor=me())
    if written is None:
        flash(_("Der var ikke sat kryds ved noget, så intet er skrevet."), "problem")
        return redirect(url_for("contacts.brought", key=key))
    inbox.throw_away(folder(), key)
    undo = url_for("contacts.undo_brought", key=inbox.put(folder(), written))
    flash(_told(written), f"undo:{undo}")
    return redirect(url_for("contacts.list"))


@bp.post("/kontakter/indlaes/<key>/fortryd")
@requires(Permission.CONTACT_MANAGE)
def undo_brought(key: str) -> ResponseReturnValue:
    """Let everything that a file wrote stand as before, in one act."""
    bringing.hold()
    unwriting.undo(inbox.get(folder(), key, Written), actor=me())
    inbox.throw_away(folder(), key)
    flash(_("Det, filen skrev, er fortrudt. Alt står som før."), "done")
    return redirect(url_for("contacts.list"))


@bp.post("/kontakter/indlaes/<key>/smid-vaek")
@requires(Permission.CONTACT_MANAGE)
def drop_brought(key: str) -> ResponseReturnValue:
    """Forget what was read of a file."""
    inbox.throw_away(folder(), key)
    flash(_("Det, der var læst af filen, er slettet. Intet er skrevet."), "done")
    return redirect(url_for("contacts.bring_in"))


def _difference(key: str) -> Difference:
    return difference.between(
        inbox.get(folder(), key, File), known.read(municipality(), clock.today())
    )


def _told(written: Written) -> str:
    """Return how much was written in words."""
    said = ngettext("%(num)d ændring er skrevet.", "%(num)d ændringer er skrevet.",
                    written.changes)  # fmt: skip
    if not written.confirmations:
        return said
    return f"{said} " + ngettext(
        "%(num)d nummer eller mailadresse er bekræftet.",
        "%(num)d numre og mailadresser er bekræftet.",
        len(written.confirmations),
    )
