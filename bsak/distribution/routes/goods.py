"""Paper goods of a binder: labels for the spines of its copies, and the list of who has them."""

from io import BytesIO

from flask import send_file
from flask.typing import ResponseReturnValue

from bsak.distribution import queries, standing
from bsak.distribution.routes.room import bp, found, settings
from bsak.kernel.access import Permission, requires


@bp.get("/kopier/<code>/rygetiketter.pdf")
@requires(Permission.BINDER_BUILD)
def spines_pdf(code: str) -> ResponseReturnValue:
    """Hand out a label for each copy in use."""
    from bsak.distribution import goods

    binder, out = found(code), BytesIO()
    release, stands = queries.newest([binder.id]).get(binder.id), standing.of_all(binder)
    goods.spines(binder, release, stands, out, municipality=settings().municipality)
    return _pdf(out, f"rygetiketter-{binder.code}.pdf")


@bp.get("/kopier/<code>/fordelingsliste.pdf")
@requires(Permission.BINDER_BUILD)
def holders_pdf(code: str) -> ResponseReturnValue:
    """Hand out the distribution list as it is today."""
    from bsak.distribution import goods

    binder, out = found(code), BytesIO()
    goods.holders(binder, standing.of_all(binder), out, municipality=settings().municipality)
    return _pdf(out, f"fordelingsliste-{binder.code}.pdf")


def _pdf(out: BytesIO, name: str) -> ResponseReturnValue:
    out.seek(0)
    return send_file(out, "application/pdf", download_name=name)
