"""The crisis organisation as a chart, as a list, on paper and as a table for C3."""

from io import BytesIO

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.web import municipality
from bsak.seats import organisation, queries, rules
from bsak.seats import table as seats
from bsak.seats.narrowing import Lack, narrowed
from bsak.seats.routes.room import bp, me


@bp.get("/kriseledelse")
@requires(Permission.REGISTER_READ)
def chart() -> ResponseReturnValue:
    """Show who sits where: strategic level on top, the groups below."""
    who = me()
    return render_template(
        "seats/chart.html",
        organisation=organisation.read(clock.today()),
        may_fill={g.id for g in groups.all_groups() if not rules.obstacle_to_changing(g, who)},
        is_clerk=who.may(Permission.CONTACT_MANAGE),
        closed=queries.closed(),
    )


@bp.get("/kriseledelse/liste")
@requires(Permission.REGISTER_READ)
def list() -> ResponseReturnValue:
    """Show the same as a list with work phones; all of it, or what it lacks, or one group's."""
    said = request.args
    lack = Lack(sought) if (sought := said.get("mangler")) in set(Lack) else None
    whole = organisation.read(clock.today())
    codes = tuple((group.code, group.name) for group in whole.groups)
    code = said.get("gruppe", "") if said.get("gruppe") in dict(codes) else ""
    return render_template(
        "seats/list.html",
        organisation=narrowed(whole, lack, code),
        chosen={"mangler": lack.value if lack else "", "gruppe": code},
        lacks=tuple((one.value, one.label) for one in Lack),
        groups=codes,
    )


@bp.get("/kriseledelse.pdf")
@requires(Permission.REGISTER_READ)
def paper() -> Response:
    """Print the chart on one side of A4."""
    # The print shop is slow to start, so it starts where something is printed.
    from bsak.seats import chart_paper

    now = organisation.read(clock.today())
    return _sent(chart_paper.printed(now, municipality()), "kriseledelse.pdf")


@bp.get("/kriseledelse/liste.pdf")
@requires(Permission.REGISTER_READ)
def list_paper() -> Response:
    """Print the list with work phones on A4."""
    from bsak.seats import list_paper

    now = organisation.read(clock.today())
    return _sent(list_paper.printed(now, municipality()), "kriseledelse-liste.pdf")


@bp.get("/kriseledelse.csv")
@requires(Permission.REGISTER_READ)
def table() -> Response:
    """Hand out the organisation as rows, for C3."""
    from bsak.contacts import export  # the writer of Excel comes along, and is slow to start

    rows = seats.rows(organisation.read(clock.today()))
    file = BytesIO(export.text(seats.HEADS, rows))
    return send_file(
        file, mimetype="text/csv", as_attachment=True, download_name="kriseledelse.csv"
    )


def _sent(file: BytesIO, name: str) -> Response:
    return send_file(file, mimetype="application/pdf", download_name=name)
