"""Going through a copy leaf by leaf: ticked by hand, typed, or scanned."""

from collections.abc import Iterator

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.distribution import answered, composing, count_words, counting, rules, stocktaking, typed
from bsak.distribution.models import Copy, Stocktake
from bsak.distribution.routes.room import bp, found_copy, me
from bsak.distribution.typed import Leaf
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _

_APART = "|"  # between code and revision in a box of the list
_LONGEST = 20  # letters of either


@bp.get("/kopier/<code>/<int:number>/optaelling")
@requires(Permission.BINDER_MANAGE)
def count(code: str, number: int) -> ResponseReturnValue:
    """Show the ticking list of the stocktake that runs, or how to begin one."""
    copy = _copy(code, number)
    pack = counting.pack_of(copy)
    running = stocktaking.running(copy)
    lines = counting.lines(running, pack) if running and pack else []
    return render_template(
        "distribution/count.html",
        copy=copy,
        release=pack.release if pack else None,
        running=running,
        lines=lines,
        tally=count_words.tally(lines),
        obstacle=stocktaking.obstacle(copy),
    )


@bp.post("/kopier/<code>/<int:number>/optaelling/begynd")
@requires(Permission.BINDER_MANAGE)
def begin_count(code: str, number: int) -> ResponseReturnValue:
    """Begin to go through a copy, or take over from who did."""
    copy = _copy(code, number)
    stocktaking.begin(copy, actor=me())
    return _to(copy)


@bp.post("/kopier/<code>/<int:number>/optaelling")
@requires(Permission.BINDER_MANAGE)
def keep_count(code: str, number: int) -> ResponseReturnValue:
    """Keep what is ticked and typed; a scanner's Enter comes here."""
    copy = _copy(code, number)
    _keep(_running(copy))
    return _to(copy)


@bp.post("/kopier/<code>/<int:number>/optaelling/slut")
@requires(Permission.BINDER_MANAGE)
def end_count(code: str, number: int) -> ResponseReturnValue:
    """Keep what is ticked, and let the copy hold what was seen."""
    copy = _copy(code, number)
    running = _running(copy)
    _keep(running)
    receipt = stocktaking.end(running, actor=me())
    told = _("Optællingen er afsluttet: %(found)s", found=receipt.note)
    flash(told, f"undo:{url_for('distribution.take_back', receipt_id=receipt.id)}")
    return redirect(url_for("distribution.copy", code=copy.binder.code, number=copy.number))


@bp.post("/kopier/<code>/<int:number>/optaelling/opgiv")
@requires(Permission.BINDER_MANAGE)
def drop_count(code: str, number: int) -> ResponseReturnValue:
    """Stop without a result."""
    copy = _copy(code, number)
    running = _running(copy)
    stocktaking.drop(running, actor=me())
    back = url_for("distribution.resume_count", stocktake_id=running.id)
    flash(_("Optællingen er opgivet. Kopien står, som den stod."), f"undo:{back}")
    return redirect(url_for("distribution.copy", code=copy.binder.code, number=copy.number))


@bp.post("/optaellinger/<int:stocktake_id>/genoptag")
@requires(Permission.BINDER_MANAGE)
def resume_count(stocktake_id: int) -> ResponseReturnValue:
    """Go on with a stocktake that was stopped."""
    stopped = db.session.get(Stocktake, stocktake_id)
    if stopped is None or stopped.ended_at is None:
        raise Hidden
    stocktaking.resume(stopped, actor=me())
    return _to(stopped.copy)


def _copy(code: str, number: int) -> Copy:
    """Return a copy whose sheets who asks may read. Raises Hidden."""
    copy = found_copy(code, number)
    if not rules.sees_sheets(copy.binder, me()):
        raise Hidden
    return copy


def _running(copy: Copy) -> Stocktake:
    running = stocktaking.running(copy)
    if running is None:
        raise Hidden
    return running


def _keep(running: Stocktake) -> None:
    """Keep what the form says; what another phone has scanned since it was drawn stays."""
    ticked = {*request.form.getlist("set")}
    gone = {*request.form.getlist("var")} - ticked
    stocktaking.see(running, [*_leaves(ticked), *_typed(running.copy)], actor=me())
    if gone:
        stocktaking.unsee(running, [(one.code, one.rev) for one in _leaves(gone)], actor=me())


def _leaves(boxes: set[str]) -> Iterator[Leaf]:
    for box in sorted(boxes):
        code, _apart, rev = box.partition(_APART)
        if 0 < len(code) <= _LONGEST and 0 < len(rev) <= _LONGEST:
            yield Leaf(code, rev)


def _typed(copy: Copy) -> Iterator[Leaf]:
    """Give the leaf that was typed or scanned; say what is wrong with it instead."""
    text = request.form.get("kode", "").strip()
    leaf = _by_slip(text, copy) or typed.read(text)
    if leaf is None:
        if text:
            flash(_said_of_none(text), "problem")
    elif leaf.copy and leaf.copy != copy.name:
        told = _("Der står kopi %(other)s på %(code)s. Læg arket til side: det hører ikke til i "
                 "kopi %(copy)s.", other=leaf.copy, code=leaf.code, copy=copy.name)  # fmt: skip
        flash(told, "problem")
    else:
        told, belongs = count_words.of_leaf(copy, leaf)
        flash(told, "done" if belongs else "problem")
        yield leaf


def _said_of_none(text: str) -> str:
    if "/m/" in text:
        return _("Koden på forsiden er kopiens. Sæt flueben ved forsiden, 00-FO, i listen.")
    code = typed.code_of(text)
    if typed.is_divider(code):
        return _("Et skilleblad har ingen revision, der kan skrives. Sæt flueben ved %(code)s i "
                 "listen.", code=code)  # fmt: skip
    if code:
        return _("Skriv også revisionen, som den står på %(code)s, fx %(code)s %(example)s, eller "
                 "sæt flueben i listen.",
                 code=code, example=typed.example(code))  # fmt: skip
    return _("»%(typed)s« er ikke nummeret på et ark. Skriv nummer og revision, fx SK-AC-03 4, "
             "eller sæt flueben i listen.", typed=text[:60])  # fmt: skip


def _by_slip(text: str, copy: Copy) -> Leaf | None:
    """Return the leaf whose code is a receipt's: a correction slip, or an urgent leaf."""
    _before, found, key = text.rpartition("/kvit/")
    pack = answered.by_key(key.strip("/ ")) if found else None
    if pack is None or pack.copy_id != copy.id:
        return None
    sheets = [line.into for line in composing.swaps_of(pack) if line.into]
    itself = composing.slip_code(pack.release)
    is_urgent = bool(pack.release.urgent)
    sheet = next((one for one in sheets if is_urgent or one.code == itself), None)
    return Leaf(sheet.code, sheet.rev) if sheet else None


def _to(copy: Copy) -> ResponseReturnValue:
    return redirect(url_for("distribution.count", code=copy.binder.code, number=copy.number))
