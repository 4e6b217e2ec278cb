"""What is kept of one person: shown, given out as a file, and erased."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import current_app, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from bsak.contacts import inbox
from bsak.contacts.models import Person
from bsak.kernel import clock, trail
from bsak.kernel.access import Permission, requires
from bsak.kernel.web import municipality
from bsak.kernel.words import _
from bsak.personal import erasing, files, hindrances, kept, kept_person, kept_work, standing
from bsak.personal.forms import ErasureForm
from bsak.personal.routes.room import bp, find, me
from bsak.personal.sought import Sought


@bp.get("/personer/<int:person_id>/oplysninger")
@requires(Permission.CONTACT_MANAGE)
def keeps(person_id: int) -> ResponseReturnValue:
    """Show what is kept of a person, why and for how long."""
    return _page(find(person_id), ErasureForm(formdata=None))


@bp.post("/personer/<int:person_id>/oplysninger.pdf")
@requires(Permission.CONTACT_MANAGE)
def paper(person_id: int) -> ResponseReturnValue:
    """Give out what is kept of a person as a letter they can read."""
    # The print shop is slow to start, so it starts where something is printed.
    from bsak.personal import given_paper

    person = find(person_id)
    out = given_paper.printed(_given_out(person), person.name, municipality())
    name = f"oplysninger-person-{person.id}.pdf"
    return send_file(out, "application/pdf", as_attachment=True, download_name=name)


@bp.post("/personer/<int:person_id>/oplysninger.json")
@requires(Permission.CONTACT_MANAGE)
def file(person_id: int) -> ResponseReturnValue:
    """Give out the same as a file that another program can read."""
    person = find(person_id)
    said = json.dumps(_given_out(person), ensure_ascii=False, indent=2)
    name = f"oplysninger-person-{person.id}.json"
    return send_file(
        BytesIO(said.encode()), "application/json", as_attachment=True, download_name=name
    )


@bp.post("/personer/<int:person_id>/slet")
@requires(Permission.CONTACT_MANAGE)
def erase(person_id: int) -> ResponseReturnValue:
    """Erase a person."""
    person, form = find(person_id), ErasureForm()
    if not form.validate_on_submit():
        return _page(person, form)
    erasing.erase(person, actor=me())
    inbox.clear(Path(current_app.instance_path))
    flash(_("Oplysningerne er slettet. Det, der er gjort, kan stadig læses, uden navn. Her står, "
            "hvad der er tilbage."), "done")  # fmt: skip
    return redirect(url_for("personal.keeps", person_id=person.id))


def _given_out(person: Person) -> dict[str, Any]:
    """Return all that is kept, for the person; the trail tells that it was given out."""
    trail.record("person_given_out", "person", person.id, actor_id=me().user_id)
    found, parts = standing.of(person), _kept(person, is_for_them=True)
    return kept.as_json(person, parts, found, _files(found.sought), clock.now())


def _kept(person: Person, *, is_for_them: bool) -> list[kept.Kept]:
    return [*kept_person.of(person, is_for_them=is_for_them), *kept_work.of(person)]


def _files(sought: Sought) -> files.Files:
    """Return what the files tell of somebody, when it is asked for: it takes a while."""
    if request.args.get("filer") != "ja":
        return files.count()
    return files.look_into(sought, Path(current_app.instance_path) / "files")


def _page(person: Person, form: ErasureForm) -> ResponseReturnValue:
    found = standing.of(person)
    looked = _files(found.sought)
    page = render_template(
        "personal/kept.html",
        person=person,
        kept=_kept(person, is_for_them=False),
        standing=found,
        files=looked,
        stays=kept.stays(found, looked),
        what_to_do=files.what_to_do(),
        hindrance=hindrances.of(person, me()),
        form=form,
    )
    return page, 422 if form.errors else 200
