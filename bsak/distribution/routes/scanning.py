"""What the codes on paper lead to: a leaf, a copy's cover, and where a code can be typed."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from bsak.distribution import (
    count_words,
    queries,
    said_words,
    scanning,
    standing,
    stocktaking,
    telling,
    typed,
)
from bsak.distribution.models import Stocktake
from bsak.distribution.routes.room import bp, found_copy, me
from bsak.distribution.scan_forms import CodeForm
from bsak.distribution.typed import Leaf
from bsak.kernel import clock
from bsak.kernel.access import Permission, public, requires
from bsak.kernel.words import _


@bp.get("/k/<code>/<rev>")
@public
def sheet(code: str, rev: str) -> ResponseReturnValue:
    """Say whether a printed leaf is the one in force; tells nothing of what is on it."""
    leaf = typed.leaf(code, rev, request.args.get("k", ""))
    if leaf is None:
        return render_template("distribution/no_sheet.html")
    return _answered(leaf)


@bp.get("/k")
@public
def type_code() -> ResponseReturnValue:
    """Take what somebody types who has no camera, and lead to the answer."""
    form = CodeForm(request.args, meta={"csrf": False})
    if request.args and form.validate():
        leaf = form.leaf
        if not leaf.rev or _is_bare(leaf):
            return _holding(leaf, form)
        return redirect(
            url_for("distribution.sheet", code=leaf.code, rev=leaf.rev, k=leaf.copy or None)
        )
    page = render_template("distribution/type_code.html", form=form)
    return page, 422 if form.errors else 200


def _is_bare(leaf: Leaf) -> bool:
    """Say whether the leaf of a document was typed with a dash for its revision."""
    is_bare = leaf.rev == typed.NO_REVISION and not leaf.code.startswith("00-")
    return is_bare and scanning.in_hand(leaf, clock.today()) is not None


def _holding(leaf: Leaf, form: CodeForm) -> ResponseReturnValue:
    """Answer for the revision that should stand on a leaf typed by its code alone; else ask."""
    right = scanning.in_hand(leaf, clock.today())
    if right is not None:
        return _answered(right, is_guessed=True)
    form.ark.errors = [_asked(leaf)]
    return render_template("distribution/type_code.html", form=form), 422


def _asked(leaf: Leaf) -> str:
    """Return what to type besides the code alone, by how the leaf is named and nothing else."""
    if typed.is_divider(leaf.code):
        return _(
            "Et skilleblad har ingen revision, der kan skrives. Scan koden på det, hvis du "
            "kan. Ellers lad det stå i mappen, til et rettelsesblad siger, at det skal ud."
        )
    return _("Skriv også revisionen, som den står nederst på arket, fx %(code)s %(example)s.",
             code=leaf.code, example=typed.example(leaf.code))  # fmt: skip


def _answered(leaf: Leaf, *, is_guessed: bool = False) -> str:
    said, copy = scanning.said(leaf, clock.today()), scanning.copy_named(leaf)
    asks, running = scanning.asks_for_copy(leaf, said), _running(leaf)
    return render_template(
        "distribution/sheet.html",
        leaf=leaf,
        said=said,
        told=said_words.told(leaf, said, asks_for_copy=asks),
        waits_for=scanning.waits_for(leaf, said),
        is_copy_known=not leaf.copy or copy is not None,
        is_copy_ended=copy is not None and copy.ended_on is not None,
        asks_for_copy=asks or (is_guessed and not leaf.copy),
        is_guessed=is_guessed,
        running=running,
        is_seen=bool(running and stocktaking.is_seen(running, leaf)),
    )


@bp.post("/k/<code>/<rev>/set")
@requires(Permission.BINDER_MANAGE)
def see_sheet(code: str, rev: str) -> ResponseReturnValue:
    """Note in the stocktake that runs that the leaf was seen."""
    leaf = typed.leaf(code, rev, request.form.get("k", ""))
    running = _running(leaf)
    if leaf is None or running is None:
        abort(404)
    told, belongs = count_words.of_leaf(running.copy, leaf)
    stocktaking.see(running, [leaf], actor=me())
    flash(_("%(told)s Scan det næste ark.", told=told), "done" if belongs else "problem")
    return redirect(url_for("distribution.sheet", code=leaf.code, rev=leaf.rev, k=leaf.copy))


@bp.get("/m/<code>/<int:number>")
@public
def shelf(code: str, number: int) -> ResponseReturnValue:
    """Say how a copy stands, by the names of releases only."""
    copy = found_copy(code, number)
    return render_template(
        "distribution/shelf.html",
        copy=copy,
        standing=standing.of(copy),
        newest=telling.newest(queries.releases(copy.binder_id), clock.today()),
        may_count=_may_count(),
    )


def _may_count() -> bool:
    return current_user.is_authenticated and me().may(Permission.BINDER_MANAGE)


def _running(leaf: Leaf | None) -> Stocktake | None:
    """Return the stocktake of the leaf's copy that is under way by who is signed in."""
    copy = scanning.copy_named(leaf) if leaf and _may_count() else None
    return stocktaking.running(copy, by=me()) if copy else None
