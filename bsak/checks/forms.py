"""The form for letting a finding stand."""

from typing import Any

from wtforms import DateField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length

from bsak.checks import mandate
from bsak.kernel import clock
from bsak.kernel.forms import DATES, Form
from bsak.kernel.words import lazy


class AcceptForm(Form):
    """Why a finding may stand, and until when."""

    reason = TextAreaField(
        lazy("Hvorfor kan det stå?"), validators=[Length(max=mandate.LONGEST_REASON)]
    )
    until = DateField(
        lazy("Til og med"),
        format=DATES,
        validators=[DataRequired(lazy("Vælg den sidste dag, fundet kan stå."))],
    )

    def validate_reason(self, field: Any) -> None:
        """Ask for a reason."""
        if not field.data:
            raise ValidationError(mandate.obstacle_to_terms("", clock.today(), clock.today()))

    def validate_until(self, field: Any) -> None:
        """Hold the day within a year."""
        if reason := mandate.obstacle_to_terms("-", field.data, clock.today()):
            raise ValidationError(reason)
