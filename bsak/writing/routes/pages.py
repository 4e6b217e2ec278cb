"""The editor: the task list of a text, one page for each part, and the test before approval."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.documents import notices
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _
from bsak.plans.wording import WORDINGS
from bsak.writing import leftovers, queries, sections
from bsak.writing.checking import checked
from bsak.writing.labels import OUTLINES, label, outlined, parts
from bsak.writing.progress import Task, findings_by_part, tasks
from bsak.writing.routes.parts import part_page
from bsak.writing.routes.room import bp, writer_of
from bsak.writing.routes.saving import lost, saved


@bp.get("/skriv/<code>")
@requires(Permission.DOCUMENT_EDIT)
def show(code: str) -> ResponseReturnValue:
    """Show the tasks of whoever writes a text."""
    document, viewer = writer_of(code)
    draft = queries.draft_of(document.id)
    if draft is None:
        return redirect(url_for("writing.begin", code=document.code))
    found = checked(draft)
    return render_template(
        "writing/show.html",
        document=document,
        draft=draft,
        found=found,
        leftovers=leftovers.pieces(draft),
        missing=sections.missing(document.kind.value, found.built.wording),
        others=queries.others(draft, viewer.user_id),
        notices=notices.in_editor.of(document, viewer),
        **_divided(tasks(draft, found)),
    )


@bp.route("/skriv/<code>/afsnit/<section>", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def section(code: str, section: str) -> ResponseReturnValue:
    """Show one part of a text to be written, and save it."""
    document, viewer = writer_of(code)
    draft = queries.draft_of(document.id)
    if request.method == "POST":
        return saved(draft, viewer, section) if draft else lost(document)
    if draft is None:
        raise Hidden
    part = next((p for p in parts(document.kind.value, draft.fields) if p.slug == section), None)
    if part is None:
        flash(_("Den del er fjernet i mellemtiden."), "problem")
        return redirect(url_for("writing.show", code=document.code))
    return part_page(draft, viewer, part)


@bp.get("/skriv/<code>/test")
@requires(Permission.DOCUMENT_EDIT)
def test(code: str) -> ResponseReturnValue:
    """Show everything to mend before approval, each thing a click from its field."""
    from bsak.writing.paper import seen  # the print shop is slow to start

    document, _viewer = writer_of(code)
    draft = queries.draft_of(document.id)
    if draft is None:
        raise Hidden
    found = checked(draft)
    return render_template(
        "writing/test.html",
        document=document,
        draft=draft,
        found=found,
        parts=parts(document.kind.value, draft.fields),
        by_slug=findings_by_part(draft, found),
        sheet=seen(draft),
        name=lambda path: label(WORDINGS[document.kind.value], path, draft.fields),
    )


def _divided(every: list[Task]) -> dict[str, Any]:
    """Return the tasks before, among and after the chapters of a text that has chapters."""
    chapters = [one for one in every if outlined(one.part.paths[0])]
    outline = next((one for one in every if one.part.paths[0] in OUTLINES), None)
    place = every.index(outline) if outline else len(every)
    return {
        "before": every[:place],
        "outline": outline,
        "row_name": OUTLINES[outline.part.paths[0]] if outline else "",
        "chapters": chapters,
        "after": every[place + 1 + len(chapters) :],
    }
