"""What one is asked to read, the text as it was sent, and saying that one is done."""

from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.review import queries, service
from bsak.review.models import Answer
from bsak.review.routes.room import bp, me, reading, round_page


@bp.get("/gennemlaesning")
@requires(Permission.DOCUMENT_READ)
@kept.page
def list() -> ResponseReturnValue:
    """List what is sent to the one who asks: what waits, what is done, what is over."""
    who = me()
    sent = queries.sent_to(who)
    return render_template(
        "review/list.html",
        waiting=[r for r in sent if r.round.closed_at is None and r.answer is None],
        done=[r for r in sent if r.round.closed_at is None and r.answer is not None],
        over=[r for r in sent if r.round.closed_at is not None],
        to_answer=queries.to_answer(who),
        may_cross=who.sees_unfinished,
        name=queries.name,
        today=clock.today(),
        is_late=queries.is_late,
    )


@bp.get("/gennemlaesning/<code>")
@requires(Permission.DOCUMENT_READ)
def show(code: str) -> ResponseReturnValue:
    """Show a text as it was sent, in reading order, with the comments at their passages."""
    found = reading(code)
    return round_page(found, found.chosen(request.args.get("runde", type=int)))


@bp.get("/gennemlaesning/<code>/ark.pdf")
@requires(Permission.DOCUMENT_READ)
def sheet(code: str) -> ResponseReturnValue:
    """Print a text as it was sent, marked as a draft."""
    found = reading(code)
    round_ = found.chosen(request.args.get("runde", type=int))
    # The print shop is slow to start, and only paper needs it.
    from bsak.review.paper import pdf_of

    name = f"{found.document.code}-udkast.pdf"
    return send_file(BytesIO(pdf_of(round_)), "application/pdf", download_name=name)


@bp.post("/gennemlaesning/<code>/faerdig")
@requires(Permission.DOCUMENT_READ)
def finish(code: str) -> ResponseReturnValue:
    """Take a reader's word that they are done."""
    found = reading(code)
    reader_id = request.form.get("reader", type=int)
    reader = next((one for one in found.mine if one.id == reader_id), None)
    said = request.form.get("answer", "")
    if reader is None or said not in [answer.value for answer in Answer]:
        raise Hidden
    service.finish(reader, Answer(said), actor=found.who)
    told = _("Tak. Svaret er: %(said)s. Du kan ændre det, til gennemlæsningen er afsluttet.",
             said=Answer(said).label.lower())  # fmt: skip
    flash(told, "done")
    return redirect(url_for("review.show", code=found.document.code))
