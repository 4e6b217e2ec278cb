"""The secretariat says what lies in another system, and takes it back."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.documents import revisions
from bsak.documents.finding import by_code
from bsak.documents.models import Document
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.forms import number
from bsak.kernel.words import _, ngettext
from bsak.library import placed, queries, service, systems
from bsak.library.forms import PlaceForm
from bsak.library.models import Placement
from bsak.library.routes.room import bp, document_and_system, group, me


@bp.route("/bibliotek/<code>/<system>", methods=["GET", "POST"])
@requires(Permission.BINDER_MANAGE)
def place(code: str, system: str) -> ResponseReturnValue:
    """Say which revision of a document was laid up, when, and where."""
    document, name = document_and_system(code, system)
    was = placed.newest(document, name)
    current = revisions.in_force([document.id], clock.today()).get(document.id)
    stands = {"number": current.number if current else "", "on": clock.today(),
              "address": was.address if was else ""}  # fmt: skip
    form = PlaceForm(data=stands)
    if form.validate_on_submit():
        revision = placed.revision(document, number(form.number.data) or 0)
        if revision is None:
            raise Hidden
        at = service.Place(name, form.on.data, form.address.data or "")
        _told([service.place(revision, document, at, actor=me())], name)
        return _to_group(document)
    page = render_template(
        "library/place.html", form=form, document=document, system=name, current=current
    )
    return page, 422 if form.errors else 200


@bp.post("/bibliotek/<group_code>/<system>/alle")
@requires(Permission.BINDER_MANAGE)
def place_all(group_code: str, system: str) -> ResponseReturnValue:
    """Say that the texts that the page named are laid up today; each as code and revision."""
    name, who = systems.find(system), me()
    if name is None:
        raise Hidden
    found = group(queries.shelves(who, clock.today()), group_code)
    known, at, marks = {held.code for held in found.held}, service.Place(name, clock.today()), []
    for told in request.form.getlist("ark"):
        code, _slash, said = told.partition("/")
        document = by_code(code) if code in known else None
        revision = placed.revision(document, number(said) or 0) if document else None
        if document is None or revision is None:
            raise Hidden
        marks.append(service.place(revision, document, at, actor=who))
    _told(marks, name)
    return redirect(url_for("library.list", _anchor=found.code))


@bp.post("/bibliotek/<code>/<system>/ned")
@requires(Permission.BINDER_MANAGE)
def take_down(code: str, system: str) -> ResponseReturnValue:
    """Say that nothing of a document lies in a system any more."""
    document, name = document_and_system(code, system)
    mark = service.take_down(document, name, actor=me())
    if mark:
        told = _("%(code)s er taget ned af %(system)s.", code=document.code, system=name)
        flash(told, f"undo:{_way_back([mark])}")
    return _to_group(document)


@bp.post("/bibliotek/fortryd/<marks>")
@requires(Permission.BINDER_MANAGE)
def undo(marks: str) -> ResponseReturnValue:
    """Take back what was just said; ``marks`` are the keys with dots between."""
    keys = [number(key) or 0 for key in marks.split(".")]
    found = placed.marks(keys)
    if len(found) != len(keys):
        raise Hidden
    service.undo(found, actor=me())
    flash(_("Det er fortrudt. Nu står det som før."), "done")
    return _to_group(found[0].document)


def _told(said: Sequence[Placement | None], system: str) -> None:
    """Tell what was marked, with a way back; what stood already is no news."""
    marks = [mark for mark in said if mark]
    if not marks:
        flash(_("Det stod allerede sådan."), "done")
        return
    told = ngettext(
        "%(num)d tekst står nu som lagt i %(system)s.",
        "%(num)d tekster står nu som lagt i %(system)s.",
        len(marks),
        system=system,
    )
    flash(told, f"undo:{_way_back(marks)}")


def _way_back(marks: Sequence[Placement]) -> str:
    return url_for("library.undo", marks=".".join(str(mark.id) for mark in marks))


def _to_group(document: Document) -> ResponseReturnValue:
    return redirect(url_for("library.list", _anchor=document.group.code))
