"""The register as a meeting saw it: to read, and as an Excel sheet."""

from flask import make_response, render_template
from flask.typing import ResponseReturnValue

from bsak.decisions import frozen
from bsak.decisions.frozen import Frozen
from bsak.decisions.routes.room import bp, find_meeting, me
from bsak.documents.changes import not_kept
from bsak.kernel import kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/moeder/<int:id>/register")
@requires(Permission.MEETING_READ)
@kept.page
def register(id: int) -> ResponseReturnValue:
    """Show the register as this meeting saw it."""
    meeting, seen = find_meeting(id), _seen(id)
    return render_template(
        "decisions/register.html",
        meeting=meeting,
        taken_at=seen.taken_at,
        groups=frozen.lines(seen),
        not_kept=not_kept(seen.rows),
    )


@bp.get("/moeder/<int:id>/register.xlsx")
@requires(Permission.MEETING_READ)
def register_sheet(id: int) -> ResponseReturnValue:
    """Give the register as this meeting saw it as an Excel sheet."""
    from bsak.documents import export  # xlsxwriter is slow to load

    meeting = find_meeting(id)
    rows = [line for own in frozen.lines(_seen(id)).values() for line in own]
    response = make_response(export.sheet(rows, frozen.COLUMNS, meeting.held_on))
    response.mimetype = _SHEET
    name = f"register-{meeting.held_on}.xlsx"
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response


def _seen(meeting_id: int) -> Frozen:
    """Return the register that the meeting froze. Raises Hidden when it froze none."""
    seen = frozen.seen(meeting_id, me())
    if seen is None:
        raise Hidden
    return seen
