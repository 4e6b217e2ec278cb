"""The small forms on the page of a document: each adds one thing to it."""

from datetime import date
from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import (
    DateField,
    Field,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from bsak.documents import decisions
from bsak.documents.forms import TITLE, is_sensible, refuse_what_is_over, understood
from bsak.documents.models import Document, Part, WaitingFor
from bsak.groups.queries import all_groups
from bsak.kernel.forms import DATES, Form, options, required
from bsak.kernel.words import _, lazy

_PARTS = {Part.CO_OWNER: lazy("Udarbejder det sammen"), Part.SPARRING: lazy("Sparrer om det")}
_WAITS = {
    WaitingFor.CLARIFICATION: lazy("En afklaring"),
    WaitingFor.DECISION: lazy("En beslutning"),
}


class RemarkForm(Form):
    """Something to remember about the document."""

    text = TextAreaField(
        lazy("Bemærkning"), validators=[required(lazy("bemærkningen")), Length(max=4000)]
    )


class WaitForm(Form):
    """What is waited for, of whom, until when?"""

    waits_kind = SelectField(
        lazy("Hvad ventes der på?"), choices=options((k.value, text) for k, text in _WAITS.items())
    )
    subject = StringField(
        lazy("Beskriv det kort"),
        validators=[DataRequired(lazy("Skriv, hvad der ventes på.")), TITLE],
    )
    waits_for = StringField(lazy("Hvem ventes der på?"), validators=[TITLE])
    awaited = StringField(lazy("Hvornår ventes svaret?"), validators=[TITLE])

    expected_on: date | None = None
    expected_text: str = ""

    def validate_awaited(self, field: Field) -> None:
        """Read the words as a day, as far as they name one."""
        self.expected_on, self.expected_text = understood(field)
        refuse_what_is_over(self.expected_on)


class DeadlineForm(Form):
    """A new deadline, and the decision that set it."""

    due_on = DateField(
        lazy("Ny frist"),
        format=DATES,
        validators=[InputRequired(_("Skriv den nye frist som dag, måned og år.")), is_sensible],
    )
    item = SelectField(lazy("Besluttet på"), coerce=str, validators=[Optional()])
    reason = TextAreaField(lazy("Begrundelse"), validators=[Length(max=2000)])

    def __init__(self, **fields: Any) -> None:
        super().__init__(**fields)
        points = [(str(point.id), point.words) for point in decisions.recent()]
        self.item.choices = options([("", _("Ingen beslutning – skriv en begrundelse")), *points])

    def validate_due_on(self, field: Field) -> None:
        """Refuse a day before the meeting that is said to have decided it."""
        offered = {choice.value for choice in self.item.choices if choice.value}
        if not field.data or self.item.data not in offered:
            return
        if reason := decisions.obstacle(int(self.item.data), field.data):
            raise ValidationError(reason)


class ShareForm(Form):
    """Another group that has a part in the document."""

    group = SelectField(lazy("Krisegruppe"))
    part = SelectField(
        lazy("Del i dokumentet"), choices=options((p.value, t) for p, t in _PARTS.items())
    )

    def __init__(self, document: Document, **fields: Any) -> None:
        super().__init__(**fields)
        taken = {document.group_id, *(o.group_id for o in document.co_owners)}
        self.group.choices = options((g.code, g.name) for g in all_groups() if g.id not in taken)


class WithdrawForm(Form):
    """Why does the document go out of use?"""

    why = TextAreaField(
        lazy("Hvorfor udgår det?"),
        validators=[DataRequired(lazy("Skriv, hvorfor dokumentet udgår.")), Length(max=2000)],
    )


class FileForm(Form):
    """A file that holds the document's text."""

    file = FileField(
        lazy("Fil"), validators=[FileRequired(_("Vælg en fil: PDF, Word (.docx), PNG eller JPEG."))]
    )
