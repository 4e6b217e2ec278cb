"""Pages of the meetings room."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from bsak.kernel import kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.meetings import queries
from bsak.people.session import actor

bp = Blueprint("meetings", __name__)


@bp.get("/moeder")
@requires(Permission.MEETING_READ)
@kept.page
def list() -> ResponseReturnValue:
    """List the meetings, the newest first."""
    return render_template(
        "meetings/list.html",
        rows=queries.all_meetings(),
        may_import=Permission.MINUTES_IMPORT in actor().permissions,
    )


@bp.get("/moeder/<int:id>")
@requires(Permission.MEETING_READ)
@kept.page
def show(id: int) -> ResponseReturnValue:
    """Show a meeting with its points; of a closed one only its number and case."""
    meeting = queries.by_id(id)
    if meeting is None:
        raise Hidden
    return render_template("meetings/show.html", meeting=meeting)
