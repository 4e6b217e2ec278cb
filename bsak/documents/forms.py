"""The forms of the register: report, add and edit."""

from datetime import date
from typing import Any, TypeVar

from flask import request
from wtforms import (
    DateField,
    Field,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Length, Optional

from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Document
from bsak.kernel import clock, vague_dates
from bsak.kernel.danish import day
from bsak.kernel.forms import DATES, Form, VersionedForm, options, required
from bsak.kernel.words import _, lazy

_F = TypeVar("_F", bound=VersionedForm)
TITLE = Length(max=300)
SETTABLE = tuple(s for s in Status if s is not Status.WITHDRAWN)  # that one has its own button


def opened_on(form_class: type[_F], document: Document, **fields: Any) -> _F:
    """Return the form made from the document as it stands; a post must bring its own version."""
    version = "" if request.method == "POST" else document.version
    return form_class(data={**fields, "version": version})


def in_words(on: date | None, words: str) -> str:
    """Return an expected date as somebody would type it."""
    return words or (f"{on:%d-%m-%Y}" if on else "")


def understood(field: Field) -> tuple[date | None, str]:
    """Return the day and the wording of a vague date. Raises ValidationError with advice."""
    if not field.data:
        return None, ""
    when = vague_dates.parse(field.data, clock.today())
    if when is None:
        raise ValidationError(
            _("Skriv, hvornår det ventes: »medio april«, »uge 29«, »efter 2. maj« eller en dato.")
        )
    exact = when.precision is vague_dates.Precision.DAY
    return when.day, "" if exact else when.text


def refuse_what_is_over(on: date | None) -> None:
    """Refuse a day that somebody is to wait for when it has been already."""
    if on and on < clock.today():
        raise ValidationError(
            _("%(day)s er gået. Skriv en dag, der kommer, eller lad feltet stå tomt.", day=day(on))
        )


def is_sensible(_form: Form, field: Field) -> None:
    """Refuse dates that can only be a slip of the keyboard."""
    if field.data and not date(2000, 1, 1) <= field.data <= date(2099, 12, 31):
        raise ValidationError(_("Skriv et årstal mellem 2000 og 2099."))


def day_field(label: Any) -> DateField:
    """Return a field for a date that may be left empty."""
    return DateField(label, format=DATES, validators=[Optional(), is_sensible])


def is_web_address(_form: Form, field: Field) -> None:
    """Refuse links that a browser would run instead of follow."""
    text = field.data or ""
    if text and (not text.startswith(("https://", "http://")) or any(c.isspace() for c in text)):
        raise ValidationError(_("Skriv en adresse, der begynder med https://, uden mellemrum."))


class ReportForm(VersionedForm):
    """How far is the document, and when is it expected to be done?"""

    status = SelectField(
        lazy("Status"),
        choices=options((s.value, s.label) for s in SETTABLE),
    )
    expected = StringField(lazy("Forventes færdigt"), validators=[TITLE])
    note = TextAreaField(lazy("Bemærkning"), validators=[Length(max=2000)])

    expected_on: date | None = None
    expected_text: str = ""

    def __init__(self, document: Document, *, is_posted: bool) -> None:
        words = in_words(document.expected_on, document.expected_text)
        stands = {"status": document.status.value, "expected": words}
        if is_posted:  # a post must bring the version it was made from
            super().__init__(data=stands)
        else:
            super().__init__(formdata=None, data={**stands, "version": document.version})
        self._was = document

    def validate_expected(self, field: Field) -> None:
        """Read the words; those that stood there already keep the day they were given."""
        if field.data == in_words(self._was.expected_on, self._was.expected_text):
            self.expected_on, self.expected_text = self._was.expected_on, self._was.expected_text
        else:
            self.expected_on, self.expected_text = understood(field)
            if self.expected_on != self._was.expected_on:
                refuse_what_is_over(self.expected_on)


class FactsForm(Form):
    """What both a new and a known document are told by."""

    title = StringField(lazy("Titel"), validators=[required(lazy("dokumentets titel")), TITLE])
    unit = StringField(lazy("Enhed"), validators=[TITLE])
    owner_function = StringField(lazy("Ejer (funktion)"), validators=[TITLE])
    case_number = StringField(lazy("Sagsnummer"), validators=[Length(max=60)])
    link = StringField(lazy("Link til teksten"), validators=[Length(max=1000), is_web_address])


class AddForm(FactsForm):
    """A new document in the register."""

    group = SelectField(lazy("Krisegruppe"))
    kind = SelectField(lazy("Art"), choices=options((k.value, k.label) for k in Kind))
    status = SelectField(lazy("Status"), choices=options((s.value, s.label) for s in SETTABLE))


class EditForm(FactsForm, VersionedForm):
    """What the register says of a document beside its status and deadline."""

    owner = SelectField(lazy("Ansvarlig person"))
    exercised_on = day_field(lazy("Senest afprøvet"))
    review_due = day_field(lazy("Næste eftersyn"))

    def validate_exercised_on(self, field: Field) -> None:
        """Refuse a day to come: what is planned has not been tried."""
        if field.data and field.data > clock.today():
            raise ValidationError(
                _("Skriv den dag, kortet eller planen blev afprøvet, senest i dag.")
            )
