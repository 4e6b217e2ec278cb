"""Sign-in, password and account forms."""

from wtforms import PasswordField, SelectField, StringField
from wtforms.validators import Length

from bsak.kernel.forms import Form, options
from bsak.kernel.words import lazy
from bsak.people.models import Role


class SignInForm(Form):
    """Who are you?"""

    login = StringField(lazy("Brugernavn"), validators=[Length(max=120)])
    password = PasswordField(lazy("Adgangskode"), validators=[Length(max=1000)])


class PasswordForm(Form):
    """A new password for oneself."""

    old = PasswordField(lazy("Nuværende adgangskode"), validators=[Length(max=1000)])
    new = PasswordField(lazy("Ny adgangskode"), validators=[Length(max=1000)])


class GivenPasswordForm(Form):
    """A new first password for somebody who has forgotten theirs."""

    given = PasswordField(lazy("Ny adgangskode"), validators=[Length(max=1000)])


class AccountForm(Form):
    """A new account."""

    login = StringField(lazy("Brugernavn"), validators=[Length(max=120)])
    name = StringField(lazy("Navn"), validators=[Length(max=300)])
    role = SelectField(lazy("Rolle"), choices=options((r.value, r.label) for r in Role))
    password = PasswordField(lazy("Første adgangskode"), validators=[Length(max=1000)])
