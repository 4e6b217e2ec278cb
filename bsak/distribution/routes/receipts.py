"""Receipts: by the code on the slip, or typed in by the secretariat."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bsak.distribution import (
    answered,
    composing,
    hiding,
    pack_words,
    receipt_rules,
    receiving,
    reminding,
    rules,
    standing,
    stopped,
)
from bsak.distribution.models import Channel, Pack, Receipt
from bsak.distribution.receipt_forms import ReceiptForm
from bsak.distribution.routes.room import bp, me
from bsak.kernel import clock
from bsak.kernel.access import Permission, public, requires
from bsak.kernel.db import db, reading_only
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _, ngettext
from bsak.people import guessing

_LONGEST_KEY = 40


@bp.get("/kvit")
@public
def type_key() -> ResponseReturnValue:
    """Take the key that somebody types who has no camera, and lead to its receipt."""
    typed = request.args.get("kode", "").lower().rpartition("/kvit/")[2]
    key = "".join(sign for sign in typed if sign.isalnum())[:_LONGEST_KEY]
    if key:
        return redirect(url_for("distribution.receipt", key=key))
    return render_template("distribution/type_key.html", key="")


@bp.route("/kvit/<key>", methods=["GET", "POST"])
@public
def receipt(key: str) -> ResponseReturnValue:
    """Take the receipt of whoever holds the slip; say which copy and release, nothing else."""
    pack = _pack_by(key)
    if pack is None:
        return render_template("distribution/type_key.html", key=key[:_LONGEST_KEY]), 404
    known = receiving.known_of(pack)
    form = ReceiptForm(pack, known, clock.today())
    obstacle = receipt_rules.obstacle_to_pack(pack, known)
    if not obstacle and form.validate_on_submit():
        who = me() if current_user.is_authenticated else None
        given = receiving.answer(pack, form.answer, actor=who, channel=Channel.CODE)
        flash(_said(given), "done")
        return redirect(url_for("distribution.receipt", key=pack.key))
    page = render_template(
        "distribution/receipt.html",
        pack=pack,
        form=form,
        obstacle=obstacle,
        counted=pack_words.counted_anew(pack, told=()),  # what is in it, only the slip may say
        since=pack_words.sent_since(pack, standing.of(pack.copy)),
    )
    return page, 422 if form.errors else 200


@bp.route("/pakker/<int:pack_id>/kvittering", methods=["GET", "POST"])
@requires(Permission.BINDER_MANAGE)
def answer(pack_id: int) -> ResponseReturnValue:
    """Show what was answered for a pack, and type in what somebody said by telephone or letter."""
    pack = _found(pack_id)
    known = receiving.known_of(pack)
    sees_sheets = rules.sees_sheets(pack.copy.binder, me())
    form = ReceiptForm(pack, known, clock.today(), with_note=sees_sheets)
    obstacle = receipt_rules.obstacle_to_pack(pack, known)
    if not obstacle and form.validate_on_submit():
        given = receiving.answer(pack, form.answer, actor=me(), channel=Channel.SECRETARIAT)
        back = url_for("distribution.take_back", receipt_id=given.id)
        flash(_said(given), f"undo:{back}")
        return _to_copy(pack)
    one = standing.of(pack.copy)
    page = render_template(
        "distribution/answer.html",
        pack=pack,
        form=form,
        obstacle=obstacle,
        due_on=standing.due_on(pack),
        is_late=pack in one.packs and one.days_late > 0,
        not_reminding=reminding.obstacle(one),
        counted=pack_words.counted_anew(pack, told=_told(pack)),
        not_printed=stopped.obstacle([pack]),
        since=pack_words.sent_since(pack, one),
    )
    return page, 422 if form.errors else 200


@bp.post("/kvitteringer/<int:receipt_id>/fortryd")
@requires(Permission.BINDER_MANAGE)
def take_back(receipt_id: int) -> ResponseReturnValue:
    """Undo a receipt; the copy holds what it held before."""
    given = db.session.get(Receipt, receipt_id)
    if given is None:
        raise Hidden
    pack = given.pack
    receiving.take_back(given, actor=me())
    told = _("Kvitteringen for %(release)s i kopi %(copy)s er taget tilbage.",
             release=pack.release.name, copy=pack.copy.name)  # fmt: skip
    flash(told, "done")
    return _to_copy(pack)


def _pack_by(key: str) -> Pack | None:
    address = request.remote_addr or ""
    try:
        guessing.refuse_more_keys(address)
    except Refused:
        abort(429)
    pack = answered.by_key(key)
    if pack is None:
        db.session.rollback()  # a GET only reads; it lets go of that before it writes
        reading_only.set(False)
        guessing.note_key(address)
        db.session.commit()
    return pack


def _told(pack: Pack) -> set[str]:
    """Return the codes of the pack's sheets that who asks may be told."""
    codes = {line.code for line in composing.swaps_of(pack)}
    if not rules.sees_sheets(pack.copy.binder, me()):
        return set()
    return codes - hiding.hidden(codes, me())


def _found(pack_id: int) -> Pack:
    pack = answered.by_id(pack_id)
    if pack is None:
        raise Hidden
    return pack


def _said(given: Receipt) -> str:
    names = {"copy": given.pack.copy.name, "release": given.pack.release.name}
    if given.is_complete:
        told = _("Tak. Kopi %(copy)s er nu rettet til %(release)s.", **names)
    else:
        left = [given.sheets_in, given.old_out, given.recorded].count(False)
        ticks = ngettext("det flueben, der mangler", "de %(num)d flueben, der mangler", left)
        told = _("Tak, det er skrevet ned. Kopi %(copy)s er først ajour, når resten er gjort: kom "
                 "så tilbage, og sæt %(ticks)s.", ticks=ticks, **names)  # fmt: skip
    return f"{told} {_('Sekretariatet kan se, hvad du skrev.')}" if given.note else told


def _to_copy(pack: Pack) -> ResponseReturnValue:
    copy = pack.copy
    return redirect(url_for("distribution.copy", code=copy.binder.code, number=copy.number))
