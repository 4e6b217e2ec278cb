"""Pages of the overview room."""

from collections.abc import Callable
from functools import lru_cache, partial
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from bsak.approval import waiting as waiting_texts
from bsak.approval.rules import obstacle_to_reaffirming
from bsak.documents.filters import RegisterFilter
from bsak.documents.kinds import Column, Condition, Status
from bsak.documents.lines import lines
from bsak.documents.models import Waiting, WaitingFor
from bsak.documents.search import readable
from bsak.duty import saying
from bsak.groups.queries import viewer
from bsak.groups.rules import Viewer, obstacle_to_seating
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, public, requires
from bsak.kernel.web import municipality
from bsak.overview import board as boards
from bsak.overview import copies, queries, relying, texts
from bsak.overview import mine as own
from bsak.overview.finding import SHOWN, find
from bsak.overview.matrix import ROWS
from bsak.overview.relying import Match
from bsak.overview.sentence import Rows
from bsak.overview.since import last_meeting
from bsak.overview.taking_part import parts
from bsak.people import notices as accounts
from bsak.people.session import actor
from bsak.review.queries import is_late, name, waiting_for
from bsak.seats.organisation import said_rank
from bsak.seats.queries import of_user

bp = Blueprint("overview", __name__)
_ALL = 1000  # rows of a list that is not cut to fit the screen


@bp.get("/overblik")
@requires(Permission.REGISTER_READ)
@kept.page
def board() -> ResponseReturnValue:
    """Show how the register stands, on one screen and one sheet."""
    most = None if request.args.get("grupper") == "alle" else ROWS
    today, register = clock.today(), url_for("documents.list")
    rows_behind = partial(_rows_behind, register)
    shown = boards.compose(_me(), today, rows_behind, _group_address(), most=most)
    return render_template(
        "overview/board.html",
        board=shown,
        conditions=Condition,
        columns=tuple(column.label for column in Column),
        next_step=boards.next_step,
        most=boards.ROWS,
        lag=copies.lag,
        register=register,
        rows=_figures(register) | {Rows.SCOPE: shown.matrix.total.url},
    )


@bp.get("/overblik/aendret")
@requires(Permission.REGISTER_READ)
@kept.page
def changes() -> ResponseReturnValue:
    """List everything that has changed since the last meeting."""
    since = last_meeting(_me(), clock.today())
    return render_template("overview/changes.html", since=since)


@bp.get("/overblik/venter")
@requires(Permission.REGISTER_READ)
@kept.page
def waiting() -> ResponseReturnValue:
    """List every decision and answer that is waited for, or the decisions alone."""
    is_decided = request.args.get("art") == "beslutning"
    only = [Waiting.kind == WaitingFor.DECISION] if is_decided else []
    found = queries.waitings(_me(), _ALL, *only)
    return render_template("overview/waiting.html", waitings=found, is_all=not only)


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


@bp.get("/deltagelse")
@requires(Permission.REGISTER_READ)
@kept.page
def participation() -> ResponseReturnValue:
    """Show which departments take part in which groups' plans, and how the groups match."""
    who, found = _me(), relying.relations(clock.today())
    shown = parts()
    return render_template(
        "overview/participation.html",
        parts=shown,
        relations=found,
        unmatched=found.matching(Match.ONE_WAY),
        unknown=found.matching(Match.UNKNOWN),
        both=found.matching(Match.BOTH),
        what_to_write=relying.what_to_write,
        may_edit=[g for g in shown.groups if obstacle_to_seating(g.id, who) is None],
    )


@bp.get("/deltagelse.pdf")
@requires(Permission.REGISTER_READ)
def participation_sheet() -> ResponseReturnValue:
    """Give the matrix as a tagged PDF of one side."""
    from bsak.overview import participation_paper

    out = participation_paper.printed(parts(), relying.relations(clock.today()), municipality())
    return send_file(out, "application/pdf", download_name="deltagelse.pdf")


@bp.get("/min-side")
@requires(Permission.DOCUMENT_READ)
@kept.page
def mine() -> ResponseReturnValue:
    """Show what waits for the person who asks; others go to what they read, or to the search."""
    who, today = _me(), clock.today()
    if not who.sees_unfinished:
        if who.may(Permission.ACCOUNT_MANAGE) and accounts.told():
            return redirect(url_for("people.list"))
        reads = who.may(Permission.REVIEW_READ) or bool(waiting_for(who))
        return redirect(url_for("review.list" if reads else "overview.search"))
    page = own.compose(who, today)
    register = url_for("documents.list")
    return render_template(
        "overview/mine.html",
        page=page,
        said_shift=saying,
        today=today,
        name=name,
        is_late=is_late,
        to_do=lines(page.to_do, who, today, register),
        to_approve=lines(page.to_approve, who, today, register),
        statuses=[status for status in Status if status is not Status.WITHDRAWN],
        seats=of_user(who.user_id or 0),
        said_rank=said_rank,
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


@lru_cache(maxsize=1000)
def _rows_behind(register: str, group: str, column: Column | None, has_withdrawn: bool) -> str:
    """Return the address of the register's rows behind one figure of the matrix."""
    in_scope = tuple(c for c in Condition if c is not Condition.NOT_REQUIRED)
    rows = RegisterFilter(
        groups=(group,) if group else (),
        columns=(column,) if column else (),
        conditions=in_scope if has_withdrawn else (),
    )
    return _address(register, rows)


def _figures(register: str) -> dict[str, str]:
    """Return where the figures of the sentence and the chart lead, by name."""
    unfinished = tuple(s for s in Status if s not in (Status.COMPLETED, Status.WITHDRAWN))
    chosen = {
        Rows.READY: RegisterFilter(conditions=(Condition.READY,)),
        Rows.LATE: RegisterFilter(conditions=(Condition.LATE,)),
        "done": RegisterFilter(statuses=(Status.COMPLETED,)),
        "unfinished": RegisterFilter(statuses=unfinished),
    }
    addresses = {str(name): _address(register, rows) for name, rows in chosen.items()}
    return addresses | {Rows.DECISIONS: url_for("overview.waiting", art="beslutning")}


def _address(register: str, rows: RegisterFilter) -> str:
    query = rows.query()
    return f"{register}?{urlencode(query, doseq=True)}" if query else register


def _group_address() -> Callable[[str], str]:
    pattern = url_for("groups.show", code="CODE")
    return lambda code: pattern.replace("CODE", code)
