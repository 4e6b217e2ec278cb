"""The form of a mark: since when a text lies in another system, and where."""

from typing import Any

from wtforms import DateField, HiddenField, StringField, ValidationError
from wtforms.validators import InputRequired, Length

from bsak.documents.forms import is_sensible, is_web_address
from bsak.kernel import clock
from bsak.kernel.forms import DATES, Form
from bsak.kernel.words import lazy
from bsak.library.rules import obstacle_to_day


class PlaceForm(Form):
    """Which revision was laid up, the day, and its address there."""

    number = HiddenField()
    on = DateField(
        lazy("Lagt op den"),
        format=DATES,
        validators=[InputRequired(lazy("Skriv den dag, teksten blev lagt op.")), is_sensible],
    )
    address = StringField(lazy("Adresse"), validators=[Length(max=300), is_web_address])

    def validate_on(self, field: Any) -> None:
        """Refuse a day that has not come."""
        if field.data and (reason := obstacle_to_day(field.data, clock.today())):
            raise ValidationError(reason)
