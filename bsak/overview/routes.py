"""Pages of the overview room."""

from collections.abc import Callable
from functools import lru_cache, partial
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.approval import waiting as waiting_texts
from bsak.approval.rules import obstacle_to_reaffirming
from bsak.documents.filters import RegisterFilter
from bsak.documents.kinds import Column, Condition, Status
from bsak.documents.lines import lines
from bsak.documents.search import readable
from bsak.groups.queries import viewer
from bsak.groups.rules import Viewer
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, public, requires
from bsak.kernel.errors import Hidden
from bsak.overview import board as boards
from bsak.overview import decided as decisions
from bsak.overview import mine as own
from bsak.overview import queries, texts
from bsak.overview.finding import SHOWN, find
from bsak.overview.matrix import ROWS, Address
from bsak.overview.since import last_meeting
from bsak.people.session import actor
from bsak.review.queries import is_late, name, waiting_for

bp = Blueprint("overview", __name__)
_ALL = 1000  # rows of a list that is not cut to fit the screen


@bp.get("/overblik")
@requires(Permission.REGISTER_READ)
@kept.page
def board() -> ResponseReturnValue:
    """Show how the register stands, on one screen and one sheet."""
    most = None if request.args.get("grupper") == "alle" else ROWS
    today = clock.today()
    shown = boards.compose(_me(), today, _register_address(), _group_address(), most=most)
    return render_template(
        "overview/board.html",
        board=shown,
        conditions=Condition,
        columns=[column.label for column in Column],
        next_step=boards.next_step,
        register=url_for("documents.list"),
        late_url=_address(url_for("documents.list"), RegisterFilter(conditions=(Condition.LATE,))),
    )


@bp.get("/overblik/aendret")
@requires(Permission.REGISTER_READ)
@kept.page
def changes() -> ResponseReturnValue:
    """List everything that has changed since the last meeting."""
    return render_template(
        "overview/changes.html",
        since=last_meeting(_me(), clock.today()),
        register=url_for("documents.list"),
    )


@bp.get("/overblik/venter")
@requires(Permission.REGISTER_READ)
@kept.page
def waiting() -> ResponseReturnValue:
    """List every decision and answer that is waited for."""
    return render_template("overview/waiting.html", waitings=queries.waitings(_me(), _ALL))


@bp.get("/overblik/eftersyn")
@requires(Permission.REGISTER_READ)
@kept.page
def reviews() -> ResponseReturnValue:
    """List the texts to be looked at soon, and the plans the council must adopt again."""
    who, today = _me(), clock.today()
    documents = waiting_texts.to_review(who, today, only_own=False)
    return render_template(
        "overview/reviews.html",
        documents=documents,
        may_say={d.id for d in documents if obstacle_to_reaffirming(d, who) is None},
        to_adopt=waiting_texts.to_adopt(who, today),
        today=today,
    )


@bp.get("/moeder/<int:meeting_id>/frister")
@requires(Permission.MEETING_READ)
@kept.page
def decided(meeting_id: int) -> ResponseReturnValue:
    """List the deadlines that a meeting set, with the documents they hold for."""
    meeting = decisions.meeting(meeting_id)
    if meeting is None:
        raise Hidden
    return render_template(
        "overview/decided.html", meeting=meeting, deadlines=decisions.deadlines(meeting, _me())
    )


@bp.get("/min-side")
@requires(Permission.DOCUMENT_READ)
@kept.page
def mine() -> ResponseReturnValue:
    """Show what waits for the person who asks; others go to what they read, or to the search."""
    who, today = _me(), clock.today()
    if not who.sees_unfinished:
        reads = who.may(Permission.REVIEW_READ) or bool(waiting_for(who))
        return redirect(url_for("review.list" if reads else "overview.search"))
    page = own.compose(who, today)
    register = url_for("documents.list")
    return render_template(
        "overview/mine.html",
        page=page,
        today=today,
        name=name,
        is_late=is_late,
        to_do=lines(page.to_do, who, today, register),
        to_approve=lines(page.to_approve, who, today, register),
        statuses=[status for status in Status if status is not Status.WITHDRAWN],
        may_chase=who.may(Permission.REGISTER_MANAGE),
    )


@bp.get("/soeg")
@requires(Permission.DOCUMENT_READ)
@kept.page
def search() -> ResponseReturnValue:
    """Search titles, remarks and texts."""
    who, query = _me(), readable(request.args.get("q", ""))
    return render_template(
        "overview/search.html",
        query=query,
        found=find(query, who) if query else None,
        most=SHOWN,
        waiting=None if who.sees_unfinished else texts.compose(who, clock.today()),
    )


@bp.get("/hjaelp")
@public
def help() -> ResponseReturnValue:
    """Tell each role what it can do here, and how conditions are worked out."""
    return render_template("overview/help.html", conditions=Condition, statuses=Status)


@bp.get("/tilgaengelighed")
@public
def accessibility() -> ResponseReturnValue:
    """State how far the pages can be used by everybody."""
    return render_template("overview/accessibility.html")


def _me() -> Viewer:
    return viewer(actor())


def _register_address() -> Address:
    """Return what gives the address of the register's rows behind one figure of the matrix."""
    return partial(_rows_behind, url_for("documents.list"))


@lru_cache(maxsize=1000)
def _rows_behind(register: str, group: str, column: Column | None, has_withdrawn: bool) -> str:
    in_scope = tuple(c for c in Condition if c is not Condition.NOT_REQUIRED)
    rows = RegisterFilter(
        groups=(group,) if group else (),
        columns=(column,) if column else (),
        conditions=in_scope if has_withdrawn else (),
    )
    return _address(register, rows)


def _address(register: str, rows: RegisterFilter) -> str:
    query = rows.query()
    return f"{register}?{urlencode(query, doseq=True)}" if query else register


def _group_address() -> Callable[[str], str]:
    pattern = url_for("groups.show", code="CODE")
    return lambda code: pattern.replace("CODE", code)
