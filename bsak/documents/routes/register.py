"""The list of the register, the same list as a sheet, and the page of one document."""

from collections.abc import Sequence
from typing import Any

from flask import make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.documents import columns, filters, queries
from bsak.documents.choices import Chips, choices
from bsak.documents.finding import find
from bsak.documents.forms import SETTABLE
from bsak.documents.lines import lines
from bsak.documents.routes.room import bp, document_page, me
from bsak.groups.queries import names
from bsak.groups.rules import Viewer
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, requires

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ALL_ROWS = 100_000


@bp.get("/register")
@requires(Permission.DOCUMENT_READ)
@kept.page
def list() -> ResponseReturnValue:
    """Show the register, narrowed and sorted as the address says."""
    who, today = me(), clock.today()
    chosen, sort = _asked(who)
    number = request.args.get("page", 1, type=int)
    page = queries.register_page(chosen, who, today, sort=sort, number=number)
    groups = names()
    shown = columns.chosen(request.args.getlist("kol"), who)
    return render_template(
        "documents/list.html",
        page=page,
        lines=lines(page.rows, who, today, url_for("documents.list")),
        chosen=chosen,
        chips=Chips(chosen, groups, request.args).links(),
        choices=choices(groups),
        sort=sort,
        columns=columns.offered(who),
        is_inside=who.sees_unfinished,
        shown=shown,
        headings=tuple((column.key, str(column.heading)) for column in shown),
        settable=SETTABLE,
        empty_groups=_empty_groups(chosen, who),
        may_add=who.may(Permission.DOCUMENT_EDIT),
    )


@bp.get("/register.xlsx")
@requires(Permission.DOCUMENT_READ)
def excel() -> ResponseReturnValue:
    """Give the rows and columns of the list as an Excel sheet."""
    from bsak.documents import export  # xlsxwriter is slow to load

    who, today = me(), clock.today()
    chosen, sort = _asked(who)
    page = queries.register_page(chosen, who, today, sort=sort, size=_ALL_ROWS)
    sheet = export.sheet(page.rows, columns.chosen(request.args.getlist("kol"), who), today)
    response = make_response(sheet)
    response.mimetype = _SHEET
    response.headers["Content-Disposition"] = f"attachment; filename=register-{today}.xlsx"
    return response


@bp.get("/register/<code>")
@requires(Permission.DOCUMENT_READ)
def show(code: str) -> ResponseReturnValue:
    """Show everything that is known of a document."""
    who = me()
    return document_page(find(code, who), who)


def _asked(who: Viewer) -> tuple[filters.RegisterFilter, str]:
    """Return what the address narrows to and sorts by, as far as ``who`` may know of it."""
    chosen, sort = filters.read(request.args), request.args.get("sort", "group")
    if who.sees_unfinished:
        return chosen, sort
    sortable = {column.sort for column in columns.offered(who)}
    return chosen.for_readers(), sort if sort.removeprefix("-") in sortable else "group"


def _empty_groups(chosen: filters.RegisterFilter, who: Viewer) -> Sequence[Any]:
    if not (chosen.is_empty and who.sees_unfinished):
        return []
    return queries.groups_without_documents(who)
