"""Who is in a krisegruppe, what it is called, and which departments take part.

The list of groups and the page of one show documents and lie a floor up, in bsak.documents.
"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.groups import queries, rules, service
from bsak.groups.forms import MemberForm, NameForm
from bsak.groups.models import CrisisGroup
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused
from bsak.kernel.words import _
from bsak.people.models import User
from bsak.people.session import actor

bp = Blueprint("groups", __name__)
_LONGEST_PART = 500


@bp.route("/krisegrupper/<code>/ret", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def edit(code: str) -> ResponseReturnValue:
    """Rename a group; the old name is kept."""
    group = find(code)
    form = NameForm(obj=group)
    if form.validate_on_submit():
        try:
            service.rename(group, form.name.data, actor=actor())
            service.set_owner(group, form.owner_function.data or "", actor=actor())
        except Refused as refusal:
            form.form_errors.append(str(refusal))
        else:
            flash(_("Gruppen er gemt."), "done")
            return redirect(url_for("groups.edit", code=group.code))
    return _page(group, name_form=form)


@bp.post("/krisegrupper/<code>/medlemmer")
@requires(Permission.DOCUMENT_EDIT)
def join(code: str) -> ResponseReturnValue:
    """Put somebody into a group."""
    group = find(code)
    form = MemberForm.beside({place.user_id for place in queries.members(group.id)})
    if form.validate_on_submit() and form.user.data:
        user = _user(int(form.user.data))
        service.join(group, user, actor=actor(), is_leader=form.is_leader.data)
        flash(_("%(name)s er nu med i gruppen.", name=user.name), "done")
        return redirect(url_for("groups.edit", code=group.code))
    form.user.errors = [_("Vælg den person, der skal være med i gruppen.")]
    return _page(group, member_form=form)


@bp.post("/krisegrupper/<code>/medlemmer/<int:user_id>")
@requires(Permission.DOCUMENT_EDIT)
def seat(code: str, user_id: int) -> ResponseReturnValue:
    """Make a member the leader, an ordinary member, or none."""
    group, user = find(code), _user(user_id)
    if user.id not in {place.user_id for place in queries.members(group.id)}:
        raise Hidden
    match request.form.get("place"):
        case "leder":
            service.join(group, user, actor=actor(), is_leader=True)
            told = _("%(name)s leder nu gruppen.", name=user.name)
        case "medlem":
            service.join(group, user, actor=actor(), is_leader=False)
            told = _("%(name)s er nu almindeligt medlem.", name=user.name)
        case "ude":
            service.leave(group, user, actor=actor())
            told = _("%(name)s er ikke længere med i gruppen.", name=user.name)
        case _other:
            raise Refused(_("Vælg, om personen er leder, medlem eller ude af gruppen."))
    flash(told, "done")
    return redirect(url_for("groups.edit", code=group.code))


@bp.post("/krisegrupper/<code>/afdelinger")
@requires(Permission.DOCUMENT_EDIT)
def take_part(code: str) -> ResponseReturnValue:
    """Say which departments take part in the group's plans."""
    group = find(code)
    parts = {}
    for department, _part in queries.participation(group.id):
        if f"deltager-{department.id}" not in request.form:
            continue
        text = request.form.get(f"del-{department.id}", "").strip()
        if len(text) > _LONGEST_PART:
            raise Refused(
                _("Skriv højst %(n)d tegn om %(name)s.", n=_LONGEST_PART, name=department.name)
            )
        parts[department.id] = text
    service.take_part(group, parts, actor=actor())
    flash(_("Afdelingernes del i gruppens planer er gemt."), "done")
    return redirect(url_for("groups.edit", code=group.code))


def find(code: str) -> CrisisGroup:
    """Return the group with ``code``. Raises Hidden when there is none."""
    group = queries.by_code(code)
    if group is None:
        raise Hidden
    return group


def _page(
    group: CrisisGroup, *, name_form: NameForm | None = None, member_form: MemberForm | None = None
) -> ResponseReturnValue:
    who, places = queries.viewer(actor()), queries.members(group.id)
    failed = next((f for f in (name_form, member_form) if f and f.errors), None)
    page = render_template(
        "groups/edit.html",
        group=group,
        form=failed,
        name_form=name_form or NameForm(formdata=None, obj=group),
        member_form=member_form or MemberForm.beside({place.user_id for place in places}),
        members=places,
        departments=queries.participation(group.id),
        obstacle_to_renaming=rules.obstacle_to_renaming(who),
        obstacle_to_seating=rules.obstacle_to_seating(group.id, who),
    )
    return page, 422 if failed else 200


def _user(user_id: int) -> User:
    user = db.session.get(User, user_id)
    if user is None:
        raise Hidden
    return user
