"""Numbers of a person or a post: added, changed, moved, confirmed and taken away."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.contacts import inbox, queries, removing, rules, service
from bsak.contacts.forms import PointForm, as_read
from bsak.contacts.models import ContactPoint, How, Person, Post
from bsak.contacts.removing import Removed
from bsak.contacts.routes import people, posts
from bsak.contacts.routes.room import bp, folder, me
from bsak.contacts.tracing import owner_of
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden, Refused, refuse
from bsak.kernel.words import _


@bp.post("/kontakter/<any(personer, funktioner):sort>/<int:owner_id>/numre")
@requires(Permission.CONTACT_MANAGE)
def add_point(sort: str, owner_id: int) -> ResponseReturnValue:
    """Write down a number."""
    owner = people.find(owner_id) if sort == "personer" else posts.find(owner_id)
    form = PointForm(owner)
    if form.validate_on_submit():
        try:
            point = service.add_point(owner, form.terms, actor=me())
        except Refused as refusal:
            form.value.errors = [str(refusal)]
        else:
            back = url_for("contacts.remove_point", point_id=point.id)
            flash(_("Nummeret er tilføjet."), f"undo:{back}")
            return _to(owner)
    return _page_of(owner, form), 422


@bp.route("/kontakter/numre/<int:point_id>/ret", methods=["GET", "POST"])
@requires(Permission.CONTACT_MANAGE)
def edit_point(point_id: int) -> ResponseReturnValue:
    """Change a number."""
    point = _find(point_id)
    owner = owner_of(point)
    form = PointForm(owner, point, data=None if request.method == "POST" else as_read(point))
    if form.validate_on_submit():
        service.change_point(point, form.terms, actor=me(), read=form.read.data or "")
        flash(_("Nummeret er rettet."), "done")
        return _to(owner)
    page = render_template("contacts/edit_point.html", form=form, point=point, owner=owner,
                           back=_address(owner))  # fmt: skip
    return page, 422 if form.errors else 200


@bp.post("/kontakter/numre/<int:point_id>/flyt")
@requires(Permission.CONTACT_MANAGE)
def move_point(point_id: int) -> ResponseReturnValue:
    """Move a number one place up."""
    point = _find(point_id)
    service.move_point(point, -1, actor=me())
    return _to(owner_of(point))


@bp.post("/kontakter/numre/<int:point_id>/svar")
@requires(Permission.REGISTER_READ)
def confirm_point(point_id: int) -> ResponseReturnValue:
    """Write down that a number is right, or is not, as its owner says or has told."""
    point, said = _find(point_id), request.form.get("svar", "")
    refuse(rules.obstacle_to_confirming(owner_of(point), me()))
    if said not in ("rigtigt", "forkert"):
        raise Hidden
    service.confirm(point, is_right=said == "rigtigt", how=How.TYPED, actor=me())
    told = _("Nummeret er bekræftet.") if said == "rigtigt" else _("Nummeret er meldt forkert.")
    if said == "forkert" and rules.obstacle_to_managing(me()):
        told += " " + _("Giv sekretariatet det rigtige.")
    flash(told, "done")
    return _to(owner_of(point))


@bp.post("/kontakter/numre/<int:point_id>/fjern")
@requires(Permission.CONTACT_MANAGE)
def remove_point(point_id: int) -> ResponseReturnValue:
    """Take a number away."""
    point = _find(point_id)
    owner = owner_of(point)
    undo = url_for("contacts.restore_point", key=inbox.put(folder(), removing.remembered(point)))
    service.remove_point(point, actor=me())
    flash(_("Nummeret er fjernet."), f"undo:{undo}")
    return _to(owner)


@bp.post("/kontakter/numre/<key>/sat-tilbage")
@requires(Permission.CONTACT_MANAGE)
def restore_point(key: str) -> ResponseReturnValue:
    """Put back a number that was taken away."""
    owner = removing.put_back(inbox.get(folder(), key, Removed), actor=me())
    inbox.throw_away(folder(), key)
    flash(_("Nummeret står der igen."), "done")
    return _to(owner)


def _find(point_id: int) -> ContactPoint:
    point = queries.point(point_id)
    if point is None or (point.person and rules.obstacle_to_writing(point.person)):
        raise Hidden
    return point


def _page_of(owner: Person | Post, form: PointForm) -> str:
    return people.shown(owner, form) if isinstance(owner, Person) else posts.shown(owner, form)


def _to(owner: Person | Post) -> ResponseReturnValue:
    return redirect(_address(owner))


def _address(owner: Person | Post) -> str:
    if isinstance(owner, Person):
        return url_for("contacts.person", person_id=owner.id)
    return url_for("contacts.post", post_id=owner.id)
