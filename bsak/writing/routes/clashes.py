"""When two have written in the same field: both texts, a choice for each, and nothing lost."""

from collections.abc import Mapping, Sequence

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _
from bsak.plans.wording import WORDINGS
from bsak.writing import acts, queries, settling
from bsak.writing.acts import Act
from bsak.writing.labels import label, words_at
from bsak.writing.merge import Clash
from bsak.writing.models import Draft
from bsak.writing.routes.leading import act_and_lead_on
from bsak.writing.routes.room import bp, typed, writer_of
from bsak.writing.service import Clashing


def clash_page(
    draft: Draft,
    viewer: Viewer,
    slug: str,
    *,
    mark: str,
    words: Mapping[str, str],
    told: str = "",
) -> ResponseReturnValue:
    """Show both texts of every field that two have changed since ``mark``, to be chosen from."""
    page = render_template(
        "writing/clash.html",
        document=draft.document,
        draft=draft,
        slug=slug,
        met=settling.met(draft, mark, words, viewer),
        base=mark,
        told=told,
        chosen=request.form,
    )
    return page, 409


def removal_page(draft: Draft, slug: str, clashes: Sequence[Clash]) -> ResponseReturnValue:
    """Show what others have written in a row that is about to be removed."""
    cls, act = WORDINGS[draft.document.kind.value], Act.of(request.form.get("do", ""))
    page = render_template(
        "writing/removal.html",
        document=draft.document,
        draft=draft,
        slug=slug,
        row=act.path if act else "",
        clashes=clashes,
        words=typed(),
        base=request.form.get("mark", ""),
        name=lambda path: label(cls, path, draft.fields),
    )
    return page, 409


@bp.post("/skriv/<code>/flet/<section>")
@requires(Permission.DOCUMENT_EDIT)
def settle(code: str, section: str) -> ResponseReturnValue:
    """Store what was chosen between two texts, and all that waited for it."""
    document, viewer = writer_of(code)
    draft = queries.draft_of(document.id)
    if draft is None:
        raise Hidden
    act, mark = Act.of(request.form.get("do", "")), request.form.get("mark", "")
    mine, chosen = _mine(), _chosen(draft)
    if any(f"valg:{path}" not in request.form for path in mine):
        told = _("Vælg for hvert felt, hvad der skal stå.")
        base = request.form.get("base:", "")
        return clash_page(draft, viewer, section, mark=base, words={**typed(), **mine}, told=told)
    words = {**typed(), **chosen}
    try:
        settling.settle(draft, mark, words, actor=viewer)
        if acts.unseen(draft, act, request.form.get("seen", mark)):
            act = None
            flash(_("Rækken er rettet imens og er ikke fjernet. Se på den igen."), "problem")
        return act_and_lead_on(draft, viewer, section, act)
    except Clashing:
        db.session.rollback()
        told = _("Der er gemt igen imens. Se på det en gang til.")
        return clash_page(draft, viewer, section, mark=mark, words=words, told=told)
    except Refused as refusal:
        db.session.rollback()
        base = request.form.get("base:", "")
        words = {**typed(), **mine}
        return clash_page(draft, viewer, section, mark=base, words=words, told=str(refusal))


def _mine() -> dict[str, str]:
    """Return my text of every field two have changed, by path."""
    prefix = "min:"
    found = [name.removeprefix(prefix) for name in request.form if name.startswith(prefix)]
    return {path: request.form[prefix + path] for path in found}


def _chosen(draft: Draft) -> dict[str, str]:
    """Return what is to be stored; where theirs is kept there is nothing to store."""
    cls, chosen = WORDINGS[draft.document.kind.value], {}
    for path, text in _mine().items():
        match request.form.get(f"valg:{path}"):
            case "min":
                chosen[path] = text
            case "selv":
                words = words_at(cls, path, draft.fields)
                written = request.form.get(f"tekst:{path}", text)
                is_line = words is not None and words.lines == 1
                chosen[path] = " ".join(written.split()) if is_line else written
    return chosen
