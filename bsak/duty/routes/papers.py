"""What leaves the house: the list for the wall, and the calendar feed."""

from datetime import timedelta

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from bsak.duty import rosters
from bsak.duty.models import Turn
from bsak.duty.rhythm import rhythm
from bsak.duty.routes.room import bp, day_in, find_roster
from bsak.kernel import clock
from bsak.kernel.access import Permission, public, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.forms import number
from bsak.kernel.web import municipality, public_host

_WEEKS, _MOST_WEEKS = 12, 53
_DAY_WEEKS = 4  # of a duty that changes every day


@bp.get("/vagt/<int:roster_id>.pdf")
@requires(Permission.REGISTER_READ)
def paper(roster_id: int) -> ResponseReturnValue:
    """Give the list with numbers for the wall, as many weeks as the address says."""
    from bsak.duty import paper as writer

    found = find_roster(roster_id)
    usual = _WEEKS if found.turn is Turn.WEEK else _DAY_WEEKS
    weeks = min(max(1, number(request.args.get("uger")) or usual), _MOST_WEEKS)
    day = day_in(request.args.get("fra", "")) or clock.today()
    first = rhythm(found).day_of(day) or rhythm(found).first
    last = first + timedelta(weeks=weeks) - timedelta(days=1)
    out = writer.printed(found, first, last, municipality())
    return send_file(out, "application/pdf", download_name=f"vagtliste-{found.id}.pdf")


@bp.get("/vagt/kalender/<address>.ics")
@public
def feed(address: str) -> ResponseReturnValue:
    """Give a calendar program the shifts of a roster; the address is the key."""
    from bsak.duty import calendar

    found = rosters.behind(address)
    if found is None:
        raise Hidden
    answer = Response(calendar.feed(found, public_host()), mimetype="text/calendar")
    answer.headers["Content-Disposition"] = "inline; filename=vagt.ics"
    return answer
