"""One person: who they are, their numbers, and whether they are still here."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.contacts import belonging, looking, queries, rules, service
from bsak.contacts.forms import PersonForm, PointForm
from bsak.contacts.models import Person
from bsak.contacts.routes.room import bp, me, telling
from bsak.contacts.terms import details_of
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _


@bp.route("/kontakter/personer/ny", methods=["GET", "POST"])
@requires(Permission.CONTACT_MANAGE)
def add_person() -> ResponseReturnValue:
    """Write somebody down."""
    form = PersonForm(data={"party": request.args.get("part", "")})
    if form.validate_on_submit():
        try:
            person = service.add_person(form.details, actor=me())
        except Refused as refusal:
            form.form_errors.append(str(refusal))
        else:
            back = url_for("contacts.remove_person", person_id=person.id)
            flash(_("%(name)s er tilføjet. Skriv nu numrene.", name=person.name), f"undo:{back}")
            return redirect(url_for("contacts.person", person_id=person.id))
    page = render_template("contacts/edit_person.html", form=form, person=None)
    return page, 422 if form.errors else 200


@bp.get("/kontakter/personer/<int:person_id>")
@requires(Permission.REGISTER_READ)
def person(person_id: int) -> ResponseReturnValue:
    """Show a person and the numbers they are reached by at work."""
    found = find(person_id)
    return shown(found, PointForm(found))


@bp.post("/kontakter/personer/<int:person_id>/private")
@requires(Permission.REGISTER_READ)
def show_private(person_id: int) -> ResponseReturnValue:
    """Show a person's private numbers to somebody who may see them, and write down that it was."""
    found = find(person_id)
    looking.look(found, viewer=me())
    return shown(found, PointForm(found, formdata=None), with_private=True)


@bp.route("/kontakter/personer/<int:person_id>/ret", methods=["GET", "POST"])
@requires(Permission.CONTACT_MANAGE)
def edit_person(person_id: int) -> ResponseReturnValue:
    """Change who somebody is."""
    found = find(person_id)
    form = PersonForm(found, data=None if request.method == "POST" else _as_read(found))
    if form.validate_on_submit():
        service.change(found, form.details, actor=me(), version=form.read_version)
        flash(_("Personen er rettet."), "done")
        return redirect(url_for("contacts.person", person_id=found.id))
    page = render_template("contacts/edit_person.html", form=form, person=found)
    return page, 422 if form.errors else 200


@bp.post("/kontakter/personer/<int:person_id>/fjern")
@requires(Permission.CONTACT_MANAGE)
def remove_person(person_id: int) -> ResponseReturnValue:
    """Take back somebody who was just written down by mistake."""
    service.remove_person(find(person_id), actor=me())
    flash(_("Personen er taget ud igen."), "done")
    return redirect(url_for("contacts.list"))


@bp.post("/kontakter/personer/<int:person_id>/tilbage")
@requires(Permission.CONTACT_MANAGE)
def come_back(person_id: int) -> ResponseReturnValue:
    """Say that somebody is here after all."""
    found = find(person_id)
    service.come_back(found, actor=me())
    flash(_("%(name)s er her igen.", name=found.name), "done")
    return redirect(url_for("contacts.person", person_id=found.id))


def find(person_id: int) -> Person:
    """Return a person. Raises Hidden when there is none, or who they were has been erased."""
    found = queries.person(person_id)
    if found is None or found.erased_on is not None:
        raise Hidden
    return found


def shown(found: Person, form: PointForm, *, with_private: bool = False) -> str:
    """Return the page of a person."""
    viewer = me()
    groups = belonging.groups_of([found.id])[found.id]
    may_confirm = not rules.obstacle_to_confirming(found, viewer)
    return render_template(
        "contacts/person.html",
        person=found,
        form=form,
        obstacle=rules.obstacle_to_managing(viewer) or rules.obstacle_to_writing(found),
        may_confirm=may_confirm,
        not_private=rules.obstacle_to_private(found, groups, viewer),
        with_private=with_private,
        seen=looking.seen(found, looking.NEWEST) if may_confirm else (),
        held=belonging.held_by(found.id),
        **telling(),
    )


def _as_read(found: Person) -> dict[str, object]:
    details = details_of(found)
    return {
        "name": details.name,
        "title": details.title,
        "department": str(found.department_id or ""),
        "party": str(found.party_id or ""),
        "user": str(found.user_id or ""),
        "employee_key": details.employee_key or "",
        "note": details.note,
        "version": found.version,
    }
