"""What makes the editor live: saving while people type, who else is here, and the sheet itself."""

from collections.abc import Mapping
from typing import Any

from flask import Response, get_template_attribute, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from bsak.groups.rules import Viewer
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.clock import DENMARK
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _
from bsak.plans.wording import WORDINGS
from bsak.writing import presence as presences
from bsak.writing import queries, rules, service, settling
from bsak.writing.checking import checked
from bsak.writing.fields import Fields, followed
from bsak.writing.labels import label
from bsak.writing.models import Draft
from bsak.writing.progress import at_fields, set_done, tasks
from bsak.writing.routes.leading import news_in_words
from bsak.writing.routes.room import bp, typed, writer_of
from bsak.writing.service import Clashing


@bp.post("/skriv/<code>/gem")
@requires(Permission.DOCUMENT_EDIT)
def autosave(code: str) -> ResponseReturnValue:
    """Store what has been typed since the last save, and tell what others did meanwhile.

    409 stores nothing and carries both texts of every field that two have written in.
    """
    draft, viewer = _draft(code)
    if draft is None:
        return jsonify(told=_("Kladden er der ikke længere.")), 409
    slug, mark, words = request.args.get("afsnit", ""), request.form.get("mark", ""), typed()
    try:
        service.save(draft, mark, words, actor=viewer)
        if "done" in request.form:
            set_done(draft, slug, is_done=request.form["done"] == "ja", actor=viewer)
        presences.see(draft, slug, actor=viewer)
        return jsonify(saved=_saved(), **_news(draft, viewer, slug, mark, words))
    except Clashing as clashing:
        db.session.rollback()
        met = settling.met(draft, mark, words, viewer)
        news = _news(draft, viewer, slug, mark, {})
        return jsonify(told=str(clashing), clashes=[_told(one) for one in met.sides], **news), 409
    except Refused as refusal:
        db.session.rollback()
        return jsonify(told=str(refusal)), 422


@bp.post("/skriv/<code>/her")
@requires(Permission.DOCUMENT_EDIT)
def presence(code: str) -> ResponseReturnValue:
    """Note that the page is still open, and tell what others did since its last news."""
    draft, viewer = _draft(code)
    if draft is None:
        return jsonify(told=_("Kladden er der ikke længere.")), 409
    slug, mark = request.args.get("afsnit", ""), request.form.get("mark", "")
    presences.see(draft, slug, actor=viewer)
    if mark == draft.mark:
        return jsonify(mark=mark, others=presences.told(draft, viewer))
    try:
        return jsonify(_news(draft, viewer, slug, mark, {}))
    except Refused as refusal:
        return jsonify(told=str(refusal)), 422


@bp.get("/skriv/<code>/ark.pdf")
@requires(Permission.DOCUMENT_EDIT)
def sheet(code: str) -> ResponseReturnValue:
    """Show the draft as it would be printed, with UDKAST across every side."""
    from bsak.writing import paper  # the print shop is slow to start

    draft, _viewer = _draft(code)
    if draft is None:
        raise Hidden
    answer = Response(paper.pdf_of(draft), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{draft.document.code}-udkast.pdf"'
    return answer


@bp.get("/skriv/<code>/side/<int:number>.png")
@requires(Permission.DOCUMENT_EDIT)
def side(code: str, number: int) -> ResponseReturnValue:
    """Show one side of the sheet as a picture."""
    from bsak.writing import paper  # as above

    draft, _viewer = _draft(code)
    if draft is None:
        raise Hidden
    return Response(paper.side(draft, number), mimetype="image/png")


def _draft(code: str) -> tuple[Draft | None, Viewer]:
    document, viewer = writer_of(code)
    return queries.draft_of(document.id), viewer


def _saved() -> str:
    return _("Gemt kl. %(time)s", time=f"{clock.now().astimezone(DENMARK):%H.%M}")


def _news(
    draft: Draft, viewer: Viewer, slug: str, mark: str, words: Mapping[str, str]
) -> dict[str, Any]:
    """Return all that a page made from ``mark`` must show anew; ``words`` it has already.

    A field of ``taken`` that is null is gone, with its row.
    """
    from bsak.writing.paper import seen  # as above

    base, now = service.at_version(draft, service.version_in(draft, mark)), draft.fields
    mine = {path: rules.clean(text) for path, text in words.items()}
    changed = [path for path in {**base, **now} if base.get(path) != now.get(path)]
    return {
        "mark": draft.mark,
        "taken": {p: now.get(p) for p in changed if p not in mine or mine[p] != now.get(p)},
        "moved": _moved(changed, now),
        "news": " ".join(news_in_words(draft, mark, viewer)),
        "others": presences.told(draft, viewer),
        **_findings(draft, slug),
        "sheet": render_template("writing/_sheet.html", document=draft.document, sheet=seen(draft)),
    }


def _moved(changed: list[str], now: Fields) -> dict[str, str]:
    """Return the rows that stand in another list now, by where they stood."""
    moved = {}
    for path in changed:
        here = followed(path, now)
        if here != path:
            moved[path.rpartition("/")[0]] = here.rpartition("/")[0]
    return moved


def _told(side: settling.Side) -> dict[str, Any]:
    """Return one clash as the page shows it beside the field; ``theirs`` null: the row is gone."""
    return {
        "path": side.path,
        "name": side.name,
        "theirs": None if side.is_removed else side.theirs,
        "html": render_template("writing/_met.html", side=side),
    }


def _findings(draft: Draft, slug: str) -> dict[str, Any]:
    """Return what is to be mended in the part ``slug``, as its page shows it."""
    found, fields = checked(draft), draft.fields
    task = next((one for one in tasks(draft, found) if one.part.slug == slug), None)
    if task is None:
        return {}
    cls = WORDINGS[draft.document.kind.value]
    listed = get_template_attribute("writing/_fields.html", "found")
    by_path = at_fields(task, found)
    return {
        "findings": render_template(
            "writing/_findings.html",
            task=task,
            too_much=found.too_much,
            name=lambda path: label(cls, path, fields),
        ),
        "found": {path: listed(each, f"{path}:found") for path, each in by_path.items()},
    }
