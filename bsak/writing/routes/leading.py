"""Where a save leads: to the row that was changed, the next part, or back to the tasks."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from bsak.groups.rules import Viewer
from bsak.kernel.words import _
from bsak.writing import acts, meanwhile
from bsak.writing.acts import Act, Done
from bsak.writing.labels import outlined, parts
from bsak.writing.models import Draft
from bsak.writing.progress import set_done


def act_and_lead_on(
    draft: Draft, viewer: Viewer, slug: str, act: Act | None
) -> ResponseReturnValue:
    """Do what the pressed button asks once the text is saved, and lead to what comes next."""
    if "done" in request.form:
        set_done(draft, slug, is_done=request.form["done"] == "ja", actor=viewer)
    if act:
        return _at(draft, slug, acts.do(draft, act, actor=viewer))
    if request.form.get("do") == "stay":
        flash(_("Gemt."), "done")
        return redirect(url_for("writing.section", code=draft.document.code, section=slug), 303)
    return redirect(_next(draft, slug), 303)


def tell_news(draft: Draft, mark: str, viewer: Viewer) -> None:
    """Say what others have changed in the text since the form was made."""
    for sentence in news_in_words(draft, mark, viewer):
        flash(sentence, "done")


def news_in_words(draft: Draft, mark: str, viewer: Viewer) -> list[str]:
    """Return what others have changed since a form with ``mark`` was made, a sentence for each."""
    told = []
    for one in meanwhile.news(draft, mark, viewer):
        what = ", ".join(one.labels[:_MOST])
        if len(one.labels) > _MOST:
            what = _("%(what)s og %(n)d felter til", what=what, n=len(one.labels) - _MOST)
        told.append(_("%(who)s har imens rettet: %(what)s.", who=one.who, what=what))
    return told


_MOST = 5  # fields that are named one by one


def _at(draft: Draft, slug: str, done: Done) -> ResponseReturnValue:
    """Lead to the row that an act was about; a new chapter has a page of its own."""
    code = draft.document.code
    if done.undo:
        undo = url_for("writing.undo", code=code, saved_id=done.undo.id, afsnit=slug, til=done.row)
        flash(done.told, f"undo:{undo}")
    own = outlined(done.row) if done.is_new else ""
    where = url_for("writing.section", code=code, section=own or slug, _anchor=done.anchor)
    return redirect(where, 303)


def _next(draft: Draft, slug: str) -> str:
    """Return the page of the part after ``slug``; after the last the test."""
    code, do = draft.document.code, request.form.get("do", "")
    slugs = [part.slug for part in parts(draft.document.kind.value, draft.fields)]
    if do != "next" or slug not in slugs:
        return url_for("writing.show", code=code)
    if slug == slugs[-1]:
        return url_for("writing.test", code=code)
    return url_for("writing.section", code=code, section=slugs[slugs.index(slug) + 1])
