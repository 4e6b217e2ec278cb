"""Answering a link without an account. Looking at the page changes nothing: scanners open mails."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.contacts import answering, asking
from bsak.contacts.answer_form import AnswerForm
from bsak.contacts.models import Inquiry, Person
from bsak.contacts.routes.room import bp
from bsak.kernel import clock
from bsak.kernel.access import public
from bsak.kernel.db import db, reading_only
from bsak.kernel.errors import Refused
from bsak.people import guessing


@bp.route("/bekraeft/<key>", methods=["GET", "POST"])
@public
def answer(key: str) -> ResponseReturnValue:
    """Show whoever has the link their own numbers, and take the answer, or a correction of it."""
    inquiry = _inquiry(key)
    if inquiry is None or inquiry.expires_on < clock.today():
        return render_template("contacts/no_link.html"), 404
    is_again = inquiry.answered_at is not None
    if is_again and request.method == "GET" and request.args.get("ret") != "ja":
        return render_template("contacts/answered.html", inquiry=inquiry, key=key)
    owner = asking.owner_of(inquiry)
    form = AnswerForm(owner, read=answering.seen(owner), is_again=is_again)
    if form.validate_on_submit():
        answering.answer(inquiry, form.wrong, read=form.seen, said=form.said)
        return redirect(url_for("contacts.answer", key=key))
    return _page(inquiry, form), 422 if form.errors else 200


def _page(inquiry: Inquiry, form: AnswerForm) -> str:
    owner = asking.owner_of(inquiry)
    return render_template(
        "contacts/answer.html",
        form=form,
        owner=owner,
        is_person=isinstance(owner, Person),
        inquiry=inquiry,
    )


def _inquiry(key: str) -> Inquiry | None:
    address = request.remote_addr or ""
    try:
        guessing.refuse_more_keys(address)
    except Refused:
        abort(429)
    found = asking.by_key(key)
    if found is None:
        db.session.rollback()  # a GET only reads; it lets go of that before it writes
        reading_only.set(False)
        guessing.note_key(address)
        db.session.commit()
    return found
