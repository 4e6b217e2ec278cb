"""The forms of a release: from when it counts, by when to answer, and why."""

from datetime import date
from typing import Any

from wtforms import BooleanField, DateField, Field, SelectField, TextAreaField, ValidationError
from wtforms.validators import InputRequired, Length

from bsak.distribution import issuing_rules
from bsak.distribution.order import TIME_TO_ANSWER, Order
from bsak.kernel.forms import DATES, Form, options
from bsak.kernel.words import lazy

_LONGEST = 2000


def _day(label: object) -> DateField:
    needed = InputRequired(lazy("Skriv dagen, fx 23-05-2019."))
    return DateField(label, format=DATES, validators=[needed])


class ReleaseForm(Form):
    """When does it count from, and why?"""

    effective_on = _day(lazy("Gælder fra"))
    answer_by = _day(lazy("Kvittering senest"))
    reason = TextAreaField(lazy("Hvorfor"), validators=[Length(max=_LONGEST)])
    is_edition = BooleanField(lazy("Lav en ny udgave: hele indholdet skiftes"))

    def __init__(self, today: date, first: date | None = None, **fields: Any) -> None:
        begins = first or today
        days = {"effective_on": begins, "answer_by": begins + TIME_TO_ANSWER}
        super().__init__(data=days, **fields)
        self._today = today

    @property
    def order(self) -> Order:
        """Return what was said."""
        return Order(
            effective_on=self.effective_on.data or self._today,
            answer_by=self.answer_by.data or self._today,
            reason=self.reason.data,
            is_edition=bool(self.is_edition and self.is_edition.data),  # an urgent leaf has none
        )

    def validate_effective_on(self, field: Field) -> None:
        """Refuse a day that is over."""
        if field.data:
            _refuse(issuing_rules.obstacle_to_first_day(field.data, self._today))

    def validate_answer_by(self, field: Field) -> None:
        """Refuse days that cannot follow one another."""
        if field.data and self.effective_on.data:
            _refuse(issuing_rules.obstacle_to_last_day(self.order))


class UrgentForm(ReleaseForm):
    """Which document is changed at once, and until when does the leaf hold?"""

    document = SelectField(lazy("Dokument"))
    valid_until = _day(lazy("Gælder til og med"))

    def __init__(self, today: date, changed: list[tuple[str, str]], **fields: Any) -> None:
        super().__init__(today, **fields)
        self.valid_until.data = self.valid_until.data or today + issuing_rules.URGENT_AT_MOST
        del self.is_edition
        self.document.choices = options(changed)

    def validate_valid_until(self, field: Field) -> None:
        """Refuse more than thirty days."""
        if field.data and self.effective_on.data:
            _refuse(issuing_rules.obstacle_to_urgency(field.data, self.effective_on.data))


def _refuse(reason: str | None) -> None:
    if reason:
        raise ValidationError(reason)
