"""One post: a function with numbers of its own, whoever fills it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.contacts import places, queries, rules
from bsak.contacts.forms import PointForm, PostForm
from bsak.contacts.models import Post
from bsak.contacts.routes.room import bp, me, telling
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _


@bp.route("/kontakter/funktioner/ny", methods=["GET", "POST"])
@requires(Permission.CONTACT_MANAGE)
def add_post() -> ResponseReturnValue:
    """Write down a post."""
    form = PostForm(data={"party": request.args.get("part", "")})
    if form.validate_on_submit():
        made = places.add_post(form.details, actor=me())
        back = url_for("contacts.close_post", post_id=made.id)
        flash(_("%(name)s er tilføjet. Skriv nu numrene.", name=made.name), f"undo:{back}")
        return redirect(url_for("contacts.post", post_id=made.id))
    page = render_template("contacts/edit_post.html", form=form, post=None)
    return page, 422 if form.errors else 200


@bp.get("/kontakter/funktioner/<int:post_id>")
@requires(Permission.REGISTER_READ)
def post(post_id: int) -> ResponseReturnValue:
    """Show a post and its numbers."""
    found = find(post_id)
    return shown(found, PointForm(found))


@bp.route("/kontakter/funktioner/<int:post_id>/ret", methods=["GET", "POST"])
@requires(Permission.CONTACT_MANAGE)
def edit_post(post_id: int) -> ResponseReturnValue:
    """Change what a post is called and where it lies."""
    found = find(post_id)
    form = PostForm(found, data=None if request.method == "POST" else _as_read(found))
    if form.validate_on_submit():
        places.change_post(found, form.details, actor=me(), version=form.read_version)
        flash(_("Funktionen er rettet."), "done")
        return redirect(url_for("contacts.post", post_id=found.id))
    page = render_template("contacts/edit_post.html", form=form, post=found)
    return page, 422 if form.errors else 200


@bp.post("/kontakter/funktioner/<int:post_id>/luk")
@requires(Permission.CONTACT_MANAGE)
def close_post(post_id: int) -> ResponseReturnValue:
    """Say that a post is used no more."""
    found = find(post_id)
    places.close(found, is_closed=True, actor=me())
    back = url_for("contacts.reopen_post", post_id=found.id)
    flash(_("%(name)s er ikke i brug længere.", name=found.name), f"undo:{back}")
    return redirect(url_for("contacts.post", post_id=found.id))


@bp.post("/kontakter/funktioner/<int:post_id>/genaabn")
@requires(Permission.CONTACT_MANAGE)
def reopen_post(post_id: int) -> ResponseReturnValue:
    """Say that a post is used again."""
    found = find(post_id)
    places.close(found, is_closed=False, actor=me())
    flash(_("%(name)s er i brug igen.", name=found.name), "done")
    return redirect(url_for("contacts.post", post_id=found.id))


def find(post_id: int) -> Post:
    """Return a post. Raises Hidden when there is none."""
    found = queries.post(post_id)
    if found is None:
        raise Hidden
    return found


def shown(found: Post, form: PointForm) -> str:
    """Return the page of a post."""
    obstacle = rules.obstacle_to_managing(me())
    return render_template(
        "contacts/post.html", post=found, form=form, obstacle=obstacle, **telling()
    )


def _as_read(found: Post) -> dict[str, object]:
    return {
        "name": found.name,
        "group": str(found.group_id or ""),
        "department": str(found.department_id or ""),
        "party": str(found.party_id or ""),
        "note": found.note,
        "version": found.version,
    }
