"""Sending a text to be read, no longer asking a reader, ending the round and taking that back."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.documents.finding import find
from bsak.kernel.access import Permission, requires
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _
from bsak.review import queries, rules, service
from bsak.review.forms import SendForm
from bsak.review.models import ReviewRound
from bsak.review.routes.room import bp, me, reading
from bsak.writing.queries import draft_of


@bp.route("/gennemlaesning/<code>/send", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def send(code: str) -> ResponseReturnValue:
    """Send the working text to be read, or ask more people while it is being read."""
    who = me()
    document = find(code, who)
    current = queries.open_round(document.id)
    readers = current.readers if current else []
    stands = {"due_on": current.due_on, "message": current.message} if current else {}
    form = SendForm(data=stands)
    form.offer(document, {r.group_id for r in readers}, {r.user_id for r in readers})
    if form.validate_on_submit():
        try:
            service.send(document, _letter(form), actor=who)
        except Refused as refusal:
            db.session.rollback()
            form.form_errors.append(str(refusal))
        else:
            told = _("Sendt til gennemlæsning. Svarene kommer senest %(day)s.",
                     day=day(form.due_on.data))  # fmt: skip
            flash(told, "done")
            return redirect(url_for("review.show", code=document.code))
    page = render_template(
        "review/send.html",
        form=form,
        document=document,
        round=current,
        readers=[queries.name(reader) for reader in readers],
        obstacle=rules.obstacle_to_sending(document, who),
        has_text=current is not None or draft_of(document.id) is not None,
    )
    return page, 422 if form.errors else 200


@bp.post("/gennemlaesning/<code>/laeser/<int:reader_id>/fjern")
@requires(Permission.DOCUMENT_EDIT)
def remove(code: str, reader_id: int) -> ResponseReturnValue:
    """No longer ask a reader."""
    found = reading(code)
    reader = next((r for r in found.rounds[0].readers if r.id == reader_id), None)
    if reader is None:
        raise Hidden
    told = _("%(who)s skal ikke længere læse.", who=queries.name(reader))
    service.remove(reader, actor=found.who)
    flash(told, "done")
    return redirect(url_for("review.show", code=found.document.code))


@bp.post("/gennemlaesning/<code>/afslut")
@requires(Permission.DOCUMENT_EDIT)
def end(code: str) -> ResponseReturnValue:
    """End the round, or take the text back."""
    found = reading(code)
    round_ = found.rounds[0]
    service.end(round_, actor=found.who)
    undo = url_for("review.resume", code=found.document.code, round_id=round_.id)
    told = _("Gennemlæsningen er afsluttet. %(title)s er nu: %(status)s.",
             title=found.document.title, status=found.document.status.label)  # fmt: skip
    flash(told, f"undo:{undo}")
    return redirect(url_for("review.show", code=found.document.code))


@bp.post("/gennemlaesning/<code>/genoptag/<int:round_id>")
@requires(Permission.DOCUMENT_EDIT)
def resume(code: str, round_id: int) -> ResponseReturnValue:
    """Take the end of a round back."""
    found = reading(code)
    round_: ReviewRound = found.chosen(round_id)
    service.resume(round_, actor=found.who)
    flash(_("Gennemlæsningen er i gang igen."), "done")
    return redirect(url_for("review.show", code=found.document.code))


def _letter(form: SendForm) -> service.Letter:
    return service.Letter(
        due_on=form.due_on.data,
        message=form.message.data or "",
        people=form.chosen_people,
        groups=form.chosen_groups,
        is_external=form.chosen_external,
    )
