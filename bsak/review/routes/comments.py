"""Comments: made at a passage, answered, closed, opened, changed, taken back, and all in a list."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, Stale
from bsak.kernel.forms import number
from bsak.kernel.trail import Entry
from bsak.kernel.words import _
from bsak.review import gather, queries, talking
from bsak.review.forms import CommentForm
from bsak.review.routes.room import bp, comment_of, reading, round_page, to_comment
from bsak.writing.rules import obstacle_to_writing

FILTERS = ("aabne", "skal-loeses", "lukkede", "alle")


@bp.get("/gennemlaesning/<code>/kommentarer")
@requires(Permission.DOCUMENT_READ)
def comments(code: str) -> ResponseReturnValue:
    """List the comments on a text for those who write it; each leads to the field it is about."""
    found = reading(code)
    if not found.who.sees_unfinished:
        raise Hidden
    chosen = request.args.get("vis", "")
    chosen = chosen if chosen in FILTERS else FILTERS[0]
    talks = gather.talks_of(found.document, found.who)
    kept = {
        "aabne": [t for t in talks if t.comment.closed_at is None],
        "skal-loeses": [t for t in talks if t.comment.closed_at is None and t.comment.is_blocking],
        "lukkede": [t for t in talks if t.comment.closed_at is not None],
        "alle": talks,
    }
    return render_template(
        "review/comments.html",
        document=found.document,
        talks=kept[chosen],
        counts={key: len(some) for key, some in kept.items()},
        chosen=chosen,
        obstacle=queries.obstacle_to_approving(found.document.id),
        warning=queries.warning_before_approving(found.document.id),
        may_write=obstacle_to_writing(found.document, found.who) is None,
    )


@bp.post("/gennemlaesning/<code>/kommentar")
@requires(Permission.DOCUMENT_READ)
def comment(code: str) -> ResponseReturnValue:
    """Comment on a passage, or on the whole text."""
    found, form = reading(code), CommentForm()
    round_ = found.chosen(number(form.round.data or ""))
    if form.validate_on_submit():
        try:
            made = talking.comment(
                round_,
                form.place.data or "",
                form.text.data,
                is_blocking=form.is_blocking.data,
                actor=found.who,
            )
        except Stale:
            raise
        except Refused as refusal:
            db.session.rollback()
            form.form_errors.append(str(refusal))
        else:
            flash(_("Kommentaren er gemt."), "done")
            return to_comment(found, made)
    return round_page(found, round_, failed=form)


@bp.post("/gennemlaesning/<code>/kommentar/<int:comment_id>/svar")
@requires(Permission.DOCUMENT_EDIT)
def answer(code: str, comment_id: int) -> ResponseReturnValue:
    """Answer a comment."""
    found, about = comment_of(code, comment_id)
    talking.answer(about, request.form.get("text", ""), seen=_seen(), actor=found.who)
    flash(_("Svaret er gemt. Den, der skrev kommentaren, kan lukke den."), "done")
    return to_comment(found, about)


@bp.post("/gennemlaesning/<code>/kommentar/<int:comment_id>/luk")
@requires(Permission.DOCUMENT_READ)
def close(code: str, comment_id: int) -> ResponseReturnValue:
    """Close a comment."""
    found, about = comment_of(code, comment_id)
    talking.close(about, seen=_seen(), actor=found.who)
    undo = url_for("review.reopen", code=found.document.code, comment_id=about.id)
    flash(_("Kommentaren er lukket."), f"undo:{undo}")
    return to_comment(found, about)


@bp.post("/gennemlaesning/<code>/kommentar/<int:comment_id>/aabn")
@requires(Permission.DOCUMENT_READ)
def reopen(code: str, comment_id: int) -> ResponseReturnValue:
    """Open a comment again."""
    found, about = comment_of(code, comment_id)
    talking.reopen(about, actor=found.who)
    flash(_("Kommentaren er åben igen."), "done")
    return to_comment(found, about)


@bp.post("/gennemlaesning/<code>/kommentar/<int:comment_id>/ret")
@requires(Permission.DOCUMENT_READ)
def change(code: str, comment_id: int) -> ResponseReturnValue:
    """Change one's own comment."""
    found, about = comment_of(code, comment_id)
    talking.change(
        about,
        request.form.get("text", ""),
        is_blocking="is_blocking" in request.form,
        seen=_seen(),
        actor=found.who,
    )
    flash(_("Kommentaren er rettet."), "done")
    return to_comment(found, about)


@bp.post("/gennemlaesning/<code>/kommentar/<int:comment_id>/fjern")
@requires(Permission.DOCUMENT_READ)
def take_back(code: str, comment_id: int) -> ResponseReturnValue:
    """Take one's own comment back."""
    found, about = comment_of(code, comment_id)
    entry = talking.take_back(about, seen=_seen(), actor=found.who)
    undo = url_for("review.put_back", code=found.document.code, entry_id=entry.id)
    flash(_("Kommentaren er taget tilbage."), f"undo:{undo}")
    return redirect(url_for("review.show", code=found.document.code))


@bp.post("/gennemlaesning/<code>/fortryd/<int:entry_id>")
@requires(Permission.DOCUMENT_READ)
def put_back(code: str, entry_id: int) -> ResponseReturnValue:
    """Put a comment back that was just taken back."""
    found, entry = reading(code), db.session.get(Entry, entry_id)
    if entry is None or (entry.subject, entry.subject_id) != ("document", found.document.id):
        raise Hidden
    made = talking.put_back(entry, actor=found.who)
    flash(_("Kommentaren står der igen."), "done")
    return to_comment(found, made)


def _seen() -> str:
    return request.form.get("seen", "")
