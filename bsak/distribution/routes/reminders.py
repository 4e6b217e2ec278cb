"""Reminders: written down, taken back, and the letters that go with them."""

from io import BytesIO

from flask import flash, redirect, send_file, url_for
from flask.typing import ResponseReturnValue

from bsak.distribution import answered, reminding, standing
from bsak.distribution.models import Pack
from bsak.distribution.routes.room import bp, me
from bsak.distribution.standing import Standing
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.web import municipality, secretariat_phone, way_back
from bsak.kernel.words import _, ngettext


@bp.post("/pakker/<int:pack_id>/ryk")
@requires(Permission.BINDER_MANAGE)
def remind(pack_id: int) -> ResponseReturnValue:
    """Write down that whoever has a copy is reminded."""
    pack = _found(pack_id)
    reminding.remind(pack, actor=me())
    back = url_for("distribution.unremind", pack_id=pack.id)
    flash(_("Det er noteret, at der er rykket for kopi %(copy)s. Send rykkerbrevet, eller ring.",
            copy=pack.copy.name), f"undo:{back}")  # fmt: skip
    flash(_("Rykkerbrevet til kopi %(copy)s (PDF)", copy=pack.copy.name),
          f"next:{url_for('distribution.reminder_pdf', pack_id=pack.id)}")  # fmt: skip
    return _back(pack)


@bp.post("/pakker/<int:pack_id>/ryk/fortryd")
@requires(Permission.BINDER_MANAGE)
def unremind(pack_id: int) -> ResponseReturnValue:
    """Undo the last reminder of a pack."""
    pack = _found(pack_id)
    reminder = reminding.newest(pack)
    if reminder is not None:
        reminding.take_back(reminder, actor=me())
    flash(_("Noten om, at der er rykket, er slettet."), "done")
    return _back(pack)


@bp.post("/kopier/ryk")
@requires(Permission.BINDER_MANAGE)
def remind_all() -> ResponseReturnValue:
    """Write down that everybody who is late is reminded."""
    count = len(reminding.remind_all(actor=me()))
    told = ngettext(
        "Det er noteret, at der er rykket for %(num)d kopi. Send brevet, eller ring.",
        "Det er noteret, at der er rykket for %(num)d kopier. Send brevene, eller ring.",
        count,
    )
    flash(told, f"undo:{url_for('distribution.unremind_all')}" if count else "done")
    if count:
        flash(_("Rykkerbrevene (PDF)"), f"next:{url_for('distribution.reminders_pdf')}")
    return redirect(way_back(url_for("distribution.list")))


@bp.post("/kopier/ryk/fortryd")
@requires(Permission.BINDER_MANAGE)
def unremind_all() -> ResponseReturnValue:
    """Undo the reminders that were written down together."""
    reminding.take_back_all(actor=me())
    flash(_("Noterne om, at der er rykket, er slettet."), "done")
    return redirect(way_back(url_for("distribution.list")))


@bp.get("/pakker/<int:pack_id>/rykker.pdf")
@requires(Permission.BINDER_MANAGE)
def reminder_pdf(pack_id: int) -> ResponseReturnValue:
    """Print the letter to whoever has a copy that something is missing from."""
    one = standing.of(_found(pack_id).copy)
    if one.pack is None:
        raise Hidden
    return _letters([one], f"rykker-{one.copy.name}.pdf")


@bp.get("/kopier/rykkere.pdf")
@requires(Permission.BINDER_MANAGE)
def reminders_pdf() -> ResponseReturnValue:
    """Print the letters to everybody who is late, the latest first."""
    late = reminding.late()
    if not late:
        flash(_("Ingen kopier er over fristen. Der er ingen at rykke."), "done")
        return redirect(url_for("distribution.list"))
    return _letters(late, "rykkere.pdf")


def _letters(standings: list[Standing], name: str) -> ResponseReturnValue:
    from bsak.distribution import reminder_letter

    out: BytesIO = reminder_letter.printed(standings, municipality(), secretariat_phone())
    return send_file(out, "application/pdf", download_name=name)


def _found(pack_id: int) -> Pack:
    pack = answered.by_id(pack_id)
    if pack is None:
        raise Hidden
    return pack


def _back(pack: Pack) -> ResponseReturnValue:
    return redirect(way_back(url_for("distribution.answer", pack_id=pack.id)))
