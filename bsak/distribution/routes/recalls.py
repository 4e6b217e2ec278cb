"""A release that was a mistake is called back, or let stand again."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from bsak.distribution import recalling
from bsak.distribution.models import Release
from bsak.distribution.routes.releases import found_release
from bsak.distribution.routes.room import bp, me, settings
from bsak.kernel.access import Permission, requires
from bsak.kernel.words import _


@bp.post("/kopier/<code>/udgivelse/<rev>/traek-tilbage")
@requires(Permission.BINDER_MANAGE)
def recall(code: str, rev: str) -> ResponseReturnValue:
    """Call a release back that nobody has answered for."""
    one = found_release(code, rev)
    recalling.recall(one, actor=me(), settings=settings())
    back = url_for("distribution.reinstate", code=one.binder.code, rev=one.address_rev)
    flash(_("%(release)s er trukket tilbage. Er pakkerne delt ud, så sig til indehaverne, at de "
            "skal makuleres.", release=one.name), f"undo:{back}")  # fmt: skip
    return _to(one)


@bp.post("/kopier/<code>/udgivelse/<rev>/gaelder-igen")
@requires(Permission.BINDER_MANAGE)
def reinstate(code: str, rev: str) -> ResponseReturnValue:
    """Let a release stand that was called back by mistake."""
    one = found_release(code, rev)
    recalling.reinstate(one, actor=me(), settings=settings())
    flash(_("%(release)s gælder igen.", release=one.name), "done")
    return _to(one)


def _to(one: Release) -> ResponseReturnValue:
    return redirect(url_for("distribution.release", code=one.binder.code, rev=one.address_rev))
