"""The sections that plans must have: the list, and which plans in force lack which."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.documents.kinds import Kind
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _
from bsak.people.session import actor
from bsak.writing import requiring, sections
from bsak.writing.models import RequiredSection
from bsak.writing.routes.room import bp, draft_and_viewer
from bsak.writing.start_forms import SectionForm


@bp.route("/afsnit", methods=["GET", "POST"])
@requires(Permission.REGISTER_READ)
def required() -> ResponseReturnValue:
    """Show the sections that plans must have, and take one more from the secretariat."""
    who, form = groups.viewer(actor()), SectionForm()
    if request.method == "POST" and (reason := requiring.obstacle_to_requiring(who)):
        raise Refused(reason)
    if form.validate_on_submit():
        asked = requiring.Asked(
            heading=form.heading.data, hint=form.hint.data or "", reason=form.reason.data
        )
        try:
            section = requiring.add(Kind(form.kind.data), asked, actor=who)
        except Refused as refusal:
            form.heading.errors = [str(refusal)]
        else:
            flash(_("Afsnittet »%(heading)s« kræves nu.", heading=section.heading), "done")
            return _to_list(section)
    return _page(form, who)


@bp.post("/afsnit/<int:section_id>/flyt")
@requires(Permission.REGISTER_MANAGE)
def move_required(section_id: int) -> ResponseReturnValue:
    """Move a section up or down among those of its kind."""
    section = _find(section_id)
    step = -1 if request.form.get("way") == "up" else 1
    requiring.move(section, step, actor=groups.viewer(actor()))
    return _to_list(section)


@bp.post("/afsnit/<int:section_id>/slut")
@requires(Permission.REGISTER_MANAGE)
def end_required(section_id: int) -> ResponseReturnValue:
    """Ask for a section no longer."""
    section = _find(section_id)
    requiring.end(section, actor=groups.viewer(actor()))
    told = _("Afsnittet »%(heading)s« kræves ikke mere.", heading=section.heading)
    flash(told, f"undo:{url_for('writing.restore_required', section_id=section.id)}")
    return _to_list(section)


@bp.post("/afsnit/<int:section_id>/tilbage")
@requires(Permission.REGISTER_MANAGE)
def restore_required(section_id: int) -> ResponseReturnValue:
    """Ask for a section again."""
    section = _find(section_id)
    requiring.take_back(section, actor=groups.viewer(actor()))
    flash(_("Afsnittet »%(heading)s« kræves igen.", heading=section.heading), "done")
    return _to_list(section)


@bp.post("/skriv/<code>/tilfoej-afsnit")
@requires(Permission.DOCUMENT_EDIT)
def write_required(code: str) -> ResponseReturnValue:
    """Put a section that is asked for into the draft."""
    draft, who = draft_and_viewer(code)
    section = _find(request.form.get("section", 0, type=int))
    requiring.write(draft, section, actor=who)
    flash(_("Afsnittet »%(heading)s« er sat ind. Skriv det.", heading=section.heading), "done")
    return redirect(url_for("writing.show", code=draft.document.code))


def _find(section_id: int) -> RequiredSection:
    section = db.session.get(RequiredSection, section_id)
    if section is None:
        raise Hidden
    return section


def _to_list(section: RequiredSection) -> ResponseReturnValue:
    return redirect(url_for("writing.required", art=section.kind.value))


def _page(form: SectionForm, who: Viewer) -> ResponseReturnValue:
    asked = sections.by_kind()
    wanted = form.kind.data if form.is_submitted() else request.args.get("art")
    kind = next((k for k in asked if k.value == wanted), Kind.SUBPLAN)
    if not form.is_submitted():
        form.kind.data = kind.value
    page = render_template(
        "writing/required.html",
        form=form,
        asked=asked,
        kind=kind,
        ended=sections.of_kind(kind.value, ended=True),
        lacking=sections.lacking(who),
        obstacle=requiring.obstacle_to_requiring(who),
    )
    return page, 422 if form.errors else 200
