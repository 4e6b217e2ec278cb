"""Where decisions led: each with what it moved, what stands otherwise, two registers compared."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from bsak.decisions import comparing, listing
from bsak.decisions.listing import PAGE, Wanted
from bsak.decisions.routes.room import bp, find_meeting, me
from bsak.groups import queries as groups
from bsak.kernel import kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.forms import number
from bsak.meetings.prose_blocks import blocks

_MOST = 200  # changes shown of one point; a point can move a whole register


@bp.get("/beslutninger")
@requires(Permission.MEETING_READ)
@kept.page
def list() -> ResponseReturnValue:
    """List every decision with what it moved, the newest first."""
    args = request.args
    meeting_id = number(args.get("moede"))
    wanted = Wanted(
        group=groups.by_code(args.get("gruppe", "")),
        year=number(args.get("aar")),
        meeting_id=meeting_id,
        page=number(args.get("page")) or 1,
    )
    found, total = listing.decisions(wanted, me())
    return render_template(
        "decisions/list.html",
        decisions=found,
        blocks=blocks,
        total=total,
        wanted=wanted,
        most=_MOST,
        pages=max(1, -(-total // PAGE)),
        meeting=find_meeting(meeting_id) if meeting_id else None,
        groups=tuple((g.code, g.name) for g in groups.all_groups()),
        years=tuple((year, year) for year in listing.years()),
    )


@bp.get("/beslutninger/uden")
@requires(Permission.MEETING_READ)
@kept.page
def undecided() -> ResponseReturnValue:
    """List where the register stands otherwise than the decisions made it."""
    page = listing.deviations_on(number(request.args.get("page")) or 1, me())
    return render_template("decisions/undecided.html", page=page)


@bp.get("/moeder/<int:id>/forskelle")
@requires(Permission.MEETING_READ)
@kept.page
def changes(id: int) -> ResponseReturnValue:
    """Compare the register as this meeting saw it with how another meeting saw it."""
    who, meeting = me(), find_meeting(id)
    compared = comparing.compare(meeting, number(request.args.get("fra")), who)
    if compared is None:
        raise Hidden
    return render_template("decisions/changes.html", meeting=meeting, compared=compared)
