"""Agenda and minutes to take away, and the calendar."""

from io import BytesIO

from flask import (
    Blueprint,
    Response,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue

from bsak.groups.queries import viewer
from bsak.kernel.access import Permission, public, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.web import municipality, outside, public_host
from bsak.kernel.words import _
from bsak.meetings import queries
from bsak.minutes import content, service, text
from bsak.minutes.content import Form, Paper
from bsak.people.session import actor

# What makes the files is slow to load, so each view loads its own when it is asked.
bp = Blueprint("minutes", __name__)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NEW = "calendar_secret"  # shown once, on the page after it was made


@bp.get("/moeder/<int:id>/<form>.docx")
@requires(Permission.MEETING_READ)
def word(id: int, form: str) -> ResponseReturnValue:
    """Give the agenda or the minutes as a Word file."""
    from bsak.minutes import word as writer

    paper = _paper(id, form)
    return _file(BytesIO(writer.written(paper, municipality())), _WORD, paper, "docx")


@bp.get("/moeder/<int:id>/<form>.pdf")
@requires(Permission.MEETING_READ)
def pdf(id: int, form: str) -> ResponseReturnValue:
    """Give the agenda or the minutes as a tagged PDF."""
    from bsak.minutes import story

    paper = _paper(id, form)
    return _file(story.printed(paper, municipality()), "application/pdf", paper, "pdf")


@bp.get("/moeder/<int:id>/<form>.txt")
@requires(Permission.MEETING_READ)
def plain(id: int, form: str) -> ResponseReturnValue:
    """Give the agenda or the minutes as plain text."""
    paper = _paper(id, form)
    out = BytesIO(text.written(paper).encode())
    return _file(out, "text/plain; charset=utf-8", paper, "txt")


@bp.get("/kalender")
@requires(Permission.DOCUMENT_READ)
def calendar() -> ResponseReturnValue:
    """Show how to get meetings and deadlines into one's own calendar."""
    user = actor()
    secret = session.pop(_NEW, "")
    address = outside("minutes.feed", secret=secret) if secret else ""
    return render_template("minutes/calendar.html", address=address, given=service.of(user.id))


@bp.post("/kalender")
@requires(Permission.DOCUMENT_READ)
def give() -> ResponseReturnValue:
    """Make a calendar address, or end the one there is."""
    who = viewer(actor())
    if request.form.get("do") == "end":
        service.end(who)
        flash(_("Adressen virker ikke længere."), "done")
    else:
        session[_NEW] = service.give(who)
    return redirect(url_for("minutes.calendar"))


@bp.get("/kalender/<secret>.ics")
@public
def feed(secret: str) -> ResponseReturnValue:
    """Give a calendar program what its owner may see; the address is the key."""
    from bsak.minutes import calendar as writer

    user = service.holder(secret)
    if user is None:
        raise Hidden
    answer = Response(writer.feed(viewer(user), public_host()), mimetype="text/calendar")
    answer.headers["Content-Disposition"] = "inline; filename=bsak.ics"
    return answer


def _paper(id: int, form: str) -> Paper:
    meeting = queries.by_id(id)
    if meeting is None or form not in set(Form):
        raise Hidden
    return content.compose(meeting, Form(form))


def _file(out: BytesIO, media_type: str, paper: Paper, ending: str) -> ResponseReturnValue:
    name = "-".join(paper.title.lower().replace(" d. ", " ").split())
    return send_file(out, media_type, as_attachment=True, download_name=f"{name}.{ending}")
