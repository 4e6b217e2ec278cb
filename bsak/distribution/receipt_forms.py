"""The form of a receipt: three things done, the day, who says so, and what is missing."""

from datetime import date
from typing import Any

from wtforms import BooleanField, DateField, Field, StringField, TextAreaField, ValidationError
from wtforms.validators import InputRequired, Length

from bsak.distribution import receipt_rules
from bsak.distribution.models import Pack
from bsak.distribution.receipt_rules import Answer, Known
from bsak.kernel.forms import DATES, Form
from bsak.kernel.words import _, lazy


class ReceiptForm(Form):
    """What is done with a pack, and what is not?"""

    sheets_in = BooleanField(lazy("De nye ark er sat ind"))
    old_out = BooleanField(lazy("De gamle ark er taget ud og makuleret (eller var ikke i mappen)"))
    recorded = BooleanField(lazy("Det er skrevet i rettelsesfortegnelsen"))
    done_on = DateField(
        lazy("Hvilken dag blev det gjort?"),
        format=DATES,
        validators=[InputRequired(lazy("Skriv dagen, fx 23-05-2019."))],
    )
    answered_by = StringField(lazy("Din funktion eller dine initialer"))
    note = TextAreaField(
        lazy("Mangler der noget?"), validators=[Length(max=receipt_rules.LONGEST_NOTE)]
    )

    def __init__(self, pack: Pack, known: Known, today: date, *, with_note: bool = False) -> None:
        super().__init__(data={"done_on": today} | _last(pack, with_note=with_note))
        self._pack, self._known, self._today = pack, known, today
        self.recorded.label.text = _(
            "%(release)s er skrevet i rettelsesfortegnelsen", release=pack.release.name
        )
        if pack.release.urgent:
            self.sheets_in.label.text = _("Det gule blad er sat ind")
            self.old_out.label.text = _("Arket bag det er blevet siddende")
        elif pack.disproved_by is not None:
            self.sheets_in.label.text = _("Arkene i den nye pakke er sat ind")

    @property
    def answer(self) -> Answer:
        """Return what was said."""
        return Answer(
            done_on=self.done_on.data or self._today,
            answered_by=self.answered_by.data,
            sheets_in=self.sheets_in.data,
            old_out=self.old_out.data,
            recorded=self.recorded.data,
            note=self.note.data,
        )

    def validate_done_on(self, field: Field) -> None:
        """Refuse a day on which it cannot have been done."""
        if field.data:
            _refuse(receipt_rules.obstacle_to_day(self._pack, field.data, self._known, self._today))

    def validate_answered_by(self, field: Field) -> None:
        """Ask who says so."""
        _refuse(receipt_rules.obstacle_to_name(field.data))

    def validate_note(self, _field: Field) -> None:
        """Ask what is missing when not all is done."""
        _refuse(receipt_rules.obstacle_to_ticks(self.answer))


def _last(pack: Pack, *, with_note: bool) -> dict[str, Any]:
    """Return what was last answered while something was missing; the note may name sheets."""
    last = pack.receipts[-1] if pack.receipts else None
    if last is None or last.is_count:
        return {}
    said = {
        "sheets_in": last.sheets_in,
        "old_out": last.old_out,
        "recorded": last.recorded,
        "answered_by": last.answered_by,
    }
    return said | {"note": last.note} if with_note else said


def _refuse(reason: str | None) -> None:
    if reason:
        raise ValidationError(reason)
