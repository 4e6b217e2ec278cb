"""The forms about a krisegruppe: its name, and who is in it."""

from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import Length

from bsak.kernel.forms import Form, options, required
from bsak.kernel.words import _, lazy
from bsak.people.queries import everybody


class NameForm(Form):
    """What is the group called, and which function owns what it makes?"""

    name = StringField(
        lazy("Gruppens navn"), validators=[required(lazy("gruppens navn")), Length(max=300)]
    )
    owner_function = StringField(lazy("Ejer (funktion)"), validators=[Length(max=300)])


class MemberForm(Form):
    """Who joins the group?"""

    user = SelectField(lazy("Person"))
    is_leader = BooleanField(lazy("Leder gruppen"))

    @classmethod
    def beside(cls, member_ids: set[int]) -> "MemberForm":
        """Return the form with every open account that is not in the group yet."""
        form = cls()
        people = [u for u in everybody() if u.is_active and u.id not in member_ids]
        form.user.choices = options(
            [("", _("Vælg en person")), *((str(u.id), u.name) for u in people)]
        )
        return form


class GroupForm(Form):
    """A new krisegruppe."""

    code = StringField(lazy("Kode"), validators=[required(lazy("gruppens kode")), Length(max=3)])
    name = StringField(
        lazy("Gruppens navn"), validators=[required(lazy("gruppens navn")), Length(max=300)]
    )
    owner_function = StringField(lazy("Ejer (funktion)"), validators=[Length(max=300)])


class DepartmentForm(Form):
    """A new department."""

    department = StringField(
        lazy("Afdelingens navn"), validators=[required(lazy("afdelingens navn")), Length(max=300)]
    )
    short_name = StringField(lazy("Forkortelse"), validators=[Length(max=20)])
