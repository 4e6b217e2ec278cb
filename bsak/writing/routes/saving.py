"""Saving one part of a text: what was typed first, then what a button beside a row asks."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.plans.wording import WORDINGS
from bsak.writing import acts, rules, service
from bsak.writing.acts import Act
from bsak.writing.labels import label, parts
from bsak.writing.models import Draft
from bsak.writing.routes.clashes import clash_page, removal_page
from bsak.writing.routes.leading import act_and_lead_on, tell_news
from bsak.writing.routes.parts import part_page
from bsak.writing.routes.room import typed
from bsak.writing.service import Clashing


def saved(draft: Draft, viewer: Viewer, slug: str) -> ResponseReturnValue:
    """Store what was typed into the form of the part ``slug``, and lead on."""
    act, mark = Act.of(request.form.get("do", "")), request.form.get("mark", "")
    words, seen = typed(), request.form.get("seen", "")
    if act and act.verb == "remove" and seen:  # chosen with others' changes in sight
        words = {p: text for p, text in words.items() if not p.startswith(f"{act.path}/")}
    try:
        if clashes := acts.unseen(draft, act, seen or mark):
            db.session.rollback()
            return removal_page(draft, slug, clashes)
        service.save(draft, mark, words, actor=viewer)
        tell_news(draft, mark, viewer)
        return act_and_lead_on(draft, viewer, slug, act)
    except Clashing:
        db.session.rollback()
        return clash_page(draft, viewer, slug, mark=mark, words=words)
    except Refused as refusal:
        db.session.rollback()
        return _held(draft, viewer, slug, str(refusal))


def lost(document: Document) -> ResponseReturnValue:
    """Show what was typed into a draft that is no longer there, so that it can be kept."""
    cls, words = WORDINGS[document.kind.value], typed()
    kept = [(label(cls, path, words), text) for path, text in words.items() if text.strip()]
    return render_template("writing/lost.html", document=document, kept=kept), 409


def _held(draft: Draft, viewer: Viewer, slug: str, told: str) -> ResponseReturnValue:
    """Return the form as it was typed, with what stopped it."""
    part = next((p for p in parts(draft.document.kind.value, draft.fields) if p.slug == slug), None)
    words = typed()
    if part is None:
        return lost(draft.document)
    long = {path: told for path, text in words.items() if len(text) > rules.LONGEST_FIELD}
    mark = request.form.get("mark", "")
    return part_page(draft, viewer, part, typed=words, told=long or {"": told}, mark=mark)
