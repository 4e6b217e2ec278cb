"""The form that asks for a day gone by."""

from wtforms import DateField
from wtforms.validators import InputRequired

from bsak.kernel.forms import DATES, Form
from bsak.kernel.words import lazy


class DayForm(Form):
    """Which day?"""

    dag = DateField(
        lazy("Hvilken dag?"),
        format=DATES,
        validators=[InputRequired(lazy("Skriv dagen, fx 23-05-2019."))],
    )
