"""Sign in and out, one's own password, and the administration of accounts."""

from flask import (
    Blueprint,
    flash,
    g,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user

from bsak.kernel import carrying
from bsak.kernel.access import Permission, public, requires
from bsak.kernel.carrying import Sent, holds_secrets
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.web import own_path
from bsak.kernel.words import _
from bsak.people import notices, queries, service
from bsak.people.forms import AccountForm, GivenPasswordForm, PasswordForm, SignInForm
from bsak.people.models import Role, User
from bsak.people.session import actor

bp = Blueprint("people", __name__)


@bp.route("/log-ind", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Let somebody in, and lead them to where they were going."""
    if current_user.is_authenticated:
        return redirect("/")
    form = SignInForm()
    if form.validate_on_submit():
        user, reason = None, _("Brugernavn eller adgangskode passer ikke. Prøv igen.")
        try:
            user = service.sign_in(
                form.login.data, form.password.data, address=request.remote_addr or ""
            )
        except Refused as refusal:
            reason = str(refusal)
        if user:
            session.clear()
            g.pop("csrf_token", None)  # made for the session that is gone
            login_user(user)
            session[carrying.TOKEN] = carrying.token_for(user.id)
            return _carry_on(user)
        form.form_errors.append(reason)
        db.session.commit()  # the wrong try counts, though the page it gives is a refusal
    page = render_template("people/sign_in.html", form=form, carried=carrying.brought())
    return page, 422 if form.errors else 200


def ask_to_sign_in() -> ResponseReturnValue:
    """Lead to signing in, and from there to the page; what was sent to a form comes along."""
    if sent := carrying.sent():
        page = render_template(
            "people/sign_in.html",
            form=SignInForm(formdata=None),
            carried=sent,
            action=url_for("people.sign_in", next=_address()),
        )
        return page, 401
    target = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("people.sign_in", next=target))


def send_again() -> ResponseReturnValue | None:
    """Return the page that offers to send what a form of an older session held, if it is such."""
    sent = carrying.sent()
    if sent is None:
        return None
    if not current_user.is_authenticated:
        return ask_to_sign_in()
    return (_offer(sent, _address()), 400) if sent.is_of(actor().id) else None


def _carry_on(user: User) -> ResponseReturnValue:
    brought, address = carrying.brought(), carrying.target(request.args.get("next", ""))
    if brought and address:
        if brought.is_of(user.id):
            return _offer(brought, address)
        flash(_("En anden havde skrevet på siden her uden at gemme. Det er ikke gemt."), "problem")
    return redirect(_target())


def _offer(sent: Sent, address: str) -> str:
    back = own_path(*address.split("?", 1)) or "/"
    return render_template("people/carried.html", sent=sent, address=address, back=back)


def _address() -> str:
    return request.full_path.rstrip("?")


@bp.post("/log-ud")
@public
def sign_out() -> ResponseReturnValue:
    """End this session and leave nothing in the browser."""
    if current_user.is_authenticated:
        service.sign_out(actor())
    logout_user()
    session.clear()
    response = make_response(redirect(url_for("people.sign_in")))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@bp.route("/min-konto", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_READ)
@holds_secrets
def account() -> ResponseReturnValue:
    """Change one's own password; every session ends, this one too."""
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            service.change_password(actor(), old=form.old.data, new=form.new.data)
        except Refused as refusal:
            form.form_errors.append(str(refusal))
        else:
            logout_user()
            session.clear()
            flash(_("Adgangskoden er skiftet. Log ind med den nye."), "done")
            return redirect(url_for("people.sign_in"))
    return render_template("people/account.html", form=form), 422 if form.errors else 200


@bp.route("/konti", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_MANAGE)
@holds_secrets
def list() -> ResponseReturnValue:
    """Show every account, and open a new one."""
    form = AccountForm()
    if form.validate_on_submit():
        try:
            service.add(
                login=form.login.data,
                name=form.name.data,
                role=Role(form.role.data),
                password=form.password.data,
                actor=actor(),
            )
        except Refused as refusal:
            form.form_errors.append(str(refusal))
        else:
            flash(_("Kontoen er oprettet. Giv personen adgangskoden personligt."), "done")
            return redirect(url_for("people.list"))
    page = render_template(
        "people/list.html", form=form, users=queries.everybody(), roles=Role, told=notices.told()
    )
    return page, 422 if form.errors else 200


@bp.post("/konti/<int:user_id>/rolle")
@requires(Permission.ACCOUNT_MANAGE)
def set_role(user_id: int) -> ResponseReturnValue:
    """Change what an account is for."""
    user = db.get_or_404(User, user_id)
    role = request.form.get("role", "")
    if role not in [r.value for r in Role]:
        raise Refused(_("Vælg en rolle på listen."))
    service.set_role(user, Role(role), actor=actor())
    flash(_("%(name)s er nu %(role)s.", name=user.name, role=user.role.label), "done")
    return redirect(url_for("people.list"))


@bp.route("/konti/<int:user_id>/adgangskode", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_MANAGE)
@holds_secrets
def give_password(user_id: int) -> ResponseReturnValue:
    """Give somebody a new first password."""
    user, form = db.get_or_404(User, user_id), GivenPasswordForm()
    if form.validate_on_submit():
        try:
            service.give_password(user, form.given.data, actor=actor())
        except Refused as refusal:
            form.form_errors.append(str(refusal))
        else:
            told = _("%(name)s har fået en ny adgangskode og er logget ud. Giv den personligt.",
                     name=user.name)  # fmt: skip
            flash(told, "done")
            return redirect(url_for("people.list"))
    page = render_template("people/password.html", form=form, user=user)
    return page, 422 if form.errors else 200


@bp.post("/konti/<int:user_id>/luk")
@requires(Permission.ACCOUNT_MANAGE)
def close(user_id: int) -> ResponseReturnValue:
    """Close an account; it can be opened again."""
    user = db.get_or_404(User, user_id)
    service.close(user, actor=actor())
    undo = url_for("people.reopen", user_id=user.id)
    flash(_("Kontoen for %(name)s er lukket.", name=user.name), f"undo:{undo}")
    return redirect(url_for("people.list"))


@bp.post("/konti/<int:user_id>/aabn")
@requires(Permission.ACCOUNT_MANAGE)
def reopen(user_id: int) -> ResponseReturnValue:
    """Open a closed account again."""
    user = db.get_or_404(User, user_id)
    service.reopen(user, actor=actor())
    flash(_("Kontoen for %(name)s er åben igen.", name=user.name), "done")
    return redirect(url_for("people.list"))


def _target() -> str:
    path, _sep, query = request.args.get("next", "").partition("?")
    return own_path(path, query) or "/"
