"""New documents, and changes to what the register says of one."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.documents import editing, rules, service
from bsak.documents.editing import Facts
from bsak.documents.finding import find
from bsak.documents.forms import AddForm, EditForm, opened_on
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.documents.note_forms import WithdrawForm
from bsak.documents.routes.room import bp, document_page, me, to_page
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel import case_numbers
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, Stale
from bsak.kernel.forms import options
from bsak.kernel.words import _
from bsak.people.models import User


@bp.route("/register/nyt", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def add() -> ResponseReturnValue:
    """Put a document into the register."""
    who = me()
    usual = {"group": request.args.get("gruppe"), "kind": request.args.get("art", Kind.ACTION_CARD)}
    form = AddForm(data=usual if request.method == "GET" else None)
    form.group.choices = options(
        (g.code, g.name)
        for g in groups.all_groups()
        if who.may(Permission.REGISTER_MANAGE) or g.id in who.groups
    )
    if form.validate_on_submit():
        try:
            document = _added(form, who)
        except Refused as refusal:
            db.session.rollback()
            form.form_errors.append(str(refusal))
        else:
            flash(_("%(title)s står nu i registret som %(code)s.",
                    title=document.title, code=document.code), "done")  # fmt: skip
            _warn_of(document.case_number)
            return to_page(document)
    return render_template("documents/add.html", form=form), 422 if form.errors else 200


@bp.route("/register/<code>/ret", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def edit(code: str) -> ResponseReturnValue:
    """Change what the register says of a document."""
    who = me()
    document = find(code, who)
    form = _edit_form(document)
    if form.validate_on_submit():
        try:
            editing.edit(document, _facts(form), actor=who, version=form.read_version)
        except Stale:
            raise
        except Refused as refusal:
            form.form_errors.append(str(refusal))
        else:
            flash(_("Oplysningerne er gemt."), "done")
            _warn_of(document.case_number)
            return to_page(document)
    page = render_template(
        "documents/edit.html",
        form=form,
        document=document,
        obstacle=rules.obstacle_to_editing(document, who),
    )
    return page, 422 if form.errors else 200


@bp.post("/register/<code>/fortroligt")
@requires(Permission.DOCUMENT_EDIT)
def secrecy(code: str) -> ResponseReturnValue:
    """Make a document confidential, or open it again."""
    who = me()
    document = find(code, who)
    is_confidential = request.form.get("is_confidential") == "ja"
    written = editing.set_secrecy(document, is_confidential=is_confidential, actor=who)
    if is_confidential:
        told = _("Nu er dokumentet fortroligt: kun gruppen, sekretariatet og godkenderen ser det.")
    else:
        told = _("Dokumentet er ikke længere fortroligt.")
    flash(told, "done")
    for place in written:
        flash(place, "problem")
    return to_page(document)


@bp.post("/register/<code>/udgaa")
@requires(Permission.DOCUMENT_EDIT)
def withdraw(code: str) -> ResponseReturnValue:
    """Take a document out of use, with a reason."""
    who = me()
    document, form = find(code, who), WithdrawForm()
    if not form.validate_on_submit():
        return document_page(document, who, failed=form)
    entry = editing.withdraw(document, form.why.data, actor=who)
    told = _("%(title)s er udgået.", title=document.title)
    flash(told, f"undo:{url_for('documents.undo', entry_id=entry.id)}")
    return to_page(document)


@bp.post("/register/<code>/tag-tilbage")
@requires(Permission.DOCUMENT_EDIT)
def reinstate(code: str) -> ResponseReturnValue:
    """Take a withdrawn document back into use."""
    who = me()
    document = find(code, who)
    editing.reinstate(document, actor=who)
    told = _("%(title)s er taget tilbage: %(status)s.",
             title=document.title, status=document.status.label)  # fmt: skip
    flash(told, "done")
    return to_page(document)


def _added(form: AddForm, who: Viewer) -> Document:
    group = groups.by_code(form.group.data)
    if group is None:
        raise Hidden
    document = service.add(
        group,
        Kind(form.kind.data),
        form.title.data,
        actor=who,
        unit=form.unit.data or "",
        status=Status(form.status.data),
        owner_function=form.owner_function.data or "",
    )
    document.case_number = case_numbers.check(form.case_number.data or "").number
    document.link = form.link.data or ""
    return document


def _edit_form(document: Document) -> EditForm:
    facts = editing.facts_of(document)
    form = opened_on(
        EditForm,
        document,
        title=facts.title,
        unit=facts.unit,
        owner_function=facts.owner_function,
        owner=str(document.owner_id or ""),
        case_number=facts.case_number,
        link=facts.link,
        exercised_on=facts.exercised_on,
        review_due=facts.review_due,
    )
    people = {place.user_id: place.user.name for place in document.group.members}
    if document.owner:
        people.setdefault(document.owner.id, document.owner.name)
    form.owner.choices = options(
        [("", _("Ingen valgt")), *((str(key), name) for key, name in people.items())]
    )
    return form


def _facts(form: EditForm) -> Facts:
    return Facts(
        title=form.title.data,
        unit=form.unit.data or "",
        owner_function=form.owner_function.data or "",
        owner=db.session.get(User, int(form.owner.data)) if form.owner.data else None,
        case_number=form.case_number.data or "",
        link=form.link.data or "",
        exercised_on=form.exercised_on.data,
        review_due=form.review_due.data,
    )


def _warn_of(case_number: str) -> None:
    if warning := case_numbers.check(case_number).warning:
        flash(warning, "problem")
