"""The forms of approval: laying a text before somebody, deciding, mandates, reviews, holders."""

from datetime import date

from wtforms import (
    DateField,
    Field,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from bsak.approval import days, file_rules, rules
from bsak.approval.models import Authority, Step
from bsak.documents.forms import TITLE, day_field, is_sensible
from bsak.documents.kinds import Kind
from bsak.documents.models import ChangeType
from bsak.kernel import clock
from bsak.kernel.forms import DATES, Form, VersionedForm, options
from bsak.kernel.words import _, lazy

_WORDS = Length(max=2000)
_ADVICE = (Step.ADVICE_ASKED, Step.ADVICE_RECEIVED)


def _when(label: object, sentence: str) -> DateField:
    needed = InputRequired(sentence)
    return DateField(label, format=DATES, validators=[needed, is_sensible])


def _refuse(reason: str | None) -> None:
    """Put the rule's sentence at the field, so that it is told with whatever else is wrong."""
    if reason:
        raise ValidationError(reason)


class SubmitForm(VersionedForm):
    """What sort of change is it, why, and from when does it hold?"""

    change_type = SelectField(
        lazy("Hvilken slags ændring er det?"),
        choices=options((c.value, c.label) for c in ChangeType),
    )
    reason = TextAreaField(
        lazy("Begrundelse"),
        validators=[DataRequired(lazy("Skriv, hvorfor teksten ændres.")), _WORDS],
    )
    valid_from = _when(lazy("Gælder fra"), lazy("Skriv den dag, teksten skal gælde fra."))
    review_due = day_field(lazy("Næste eftersyn"))
    case_number = StringField(lazy("Sagsnummer"), validators=[Length(max=60)])

    def validate_valid_from(self, field: Field) -> None:
        """Hold the first day against the rules, also when the reason is missing."""
        if field.data and self._chosen is not ChangeType.WITHDRAWN:
            _refuse(days.obstacle_to_start(self._chosen, field.data, clock.today()))

    def validate_review_due(self, field: Field) -> None:
        """Hold the review against the first day, when there is one."""
        first: date | None = self.valid_from.data
        if field.data and first and self._chosen is not ChangeType.WITHDRAWN:
            _refuse(days.obstacle_to_first_review(self._chosen, first, field.data))

    @property
    def _chosen(self) -> ChangeType:
        said = self.change_type.data
        return ChangeType(said) if said in set(ChangeType) else ChangeType.TECHNICAL


class DecideForm(VersionedForm):
    """Approve what was read; the version says which text that was."""


class AdoptForm(VersionedForm):
    """At which meeting did the council adopt the plan?"""

    on_date = _when(lazy("Mødedato"), lazy("Skriv den dag, Kommunalbestyrelsen vedtog planen."))
    meeting = StringField(
        lazy("Møde og punkt"),
        validators=[DataRequired(lazy("Skriv mødet og punktet, fx »ordinært møde, punkt 7«.")),
                    Length(max=200)],
    )  # fmt: skip
    case_number = StringField(lazy("Sagsnummer"), validators=[Length(max=60)])

    def validate_on_date(self, field: Field) -> None:
        """Refuse a meeting that is not held, also when the point is missing."""
        if field.data:
            _refuse(days.obstacle_to_meeting_day(field.data, clock.today()))


class ReturnForm(VersionedForm):
    """What must be mended before the text can be approved?"""

    why = TextAreaField(
        lazy("Hvad skal rettes?"),
        validators=[DataRequired(lazy("Skriv, hvad der skal rettes, så gruppen kan komme videre.")),
                    _WORDS],
    )  # fmt: skip


class AdviceForm(Form):
    """When was Sundhedsstyrelsen asked, and when did the advice come?"""

    step = SelectField(lazy("Hvad er sket?"), choices=options((s.value, s.label) for s in _ADVICE))
    advised_on = _when(lazy("Dato"), lazy("Skriv den dag, det skete."))


class ReaffirmForm(VersionedForm):
    """The text was gone through and nothing changed."""

    note = TextAreaField(lazy("Bemærkning"), validators=[_WORDS])
    next_review = day_field(lazy("Næste eftersyn"))

    def validate_next_review(self, field: Field) -> None:
        """Hold the day against the rules, whatever is wrong with the note."""
        if field.data:
            _refuse(days.obstacle_to_review_day(field.data, clock.today()))


class HolderForm(Form):
    """Who must read the text and confirm it?"""

    person = SelectField(lazy("Person"), coerce=int)


class MandateForm(Form):
    """Who may approve what on the director's behalf?"""

    person = SelectField(lazy("Hvem"), coerce=int)
    function = StringField(
        lazy("I hvilken funktion?"),
        validators=[
            DataRequired(lazy("Skriv, i hvilken funktion personen godkender. Det står på arket.")),
            Length(max=120),
        ],
    )
    kinds = SelectMultipleField(
        lazy("Hvad må godkendes?"),
        choices=options((k.value, k.label) for k in rules.DELEGABLE),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validators=[InputRequired(lazy("Vælg mindst én art, som personen må godkende."))],
    )
    until = day_field(lazy("Gælder til og med"))
    why = TextAreaField(lazy("Begrundelse"), validators=[_WORDS])

    def validate_until(self, field: Field) -> None:
        """Refuse a last day that is past, also when something else is missing."""
        _refuse(days.obstacle_to_last_day(field.data, clock.today()))


class FileApprovalForm(Form):
    """By which function was a file approved, when, and where can it be seen?"""

    function = StringField(
        lazy("Hvem har godkendt den?"),
        validators=[DataRequired(lazy("Skriv, hvilken funktion der har godkendt filen.")), TITLE],
    )
    on = _when(lazy("Godkendt den"), lazy("Skriv den dag, filen blev godkendt."))
    where = StringField(lazy("Sagsnummer eller møde"), validators=[TITLE])

    def suit(self, kind: Kind, *, for_others: bool) -> None:
        """Ask only what is not given: who decides says it in their own function."""
        self._for_others = for_others
        if not for_others or rules.authority_for(kind) is Authority.COUNCIL:
            del self.function

    def validate_on(self, field: Field) -> None:
        """Refuse a day that has not come."""
        _refuse(file_rules.obstacle_to_day(field.data, clock.today()) if field.data else None)

    def validate_where(self, field: Field) -> None:
        """Ask for a place to look when somebody else approved it."""
        if self._for_others and not field.data:
            raise ValidationError(_("Skriv sagsnummeret eller mødet, hvor den er godkendt."))
