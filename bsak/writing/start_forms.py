"""The forms for how a text begins, and for the sections that plans must have."""

from flask_wtf.file import FileField
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from bsak.kernel.forms import Form, options, required
from bsak.kernel.words import lazy
from bsak.writing.sections import KINDS


class SectionForm(Form):
    """One more section that plans of a kind must have."""

    kind = SelectField(lazy("Art"), choices=options((kind.value, kind.label) for kind in KINDS))
    heading = StringField(
        lazy("Overskrift"), validators=[required(lazy("afsnittets overskrift")), Length(max=300)]
    )
    hint = TextAreaField(lazy("Hvad hører til i afsnittet?"), validators=[Length(max=1000)])
    reason = TextAreaField(
        lazy("Hvorfor kræves det?"),
        validators=[
            DataRequired(lazy("Skriv, hvorfor planerne skal have afsnittet.")),
            Length(max=1000),
        ],
    )


class StartForm(Form):
    """Where the text comes from."""

    source = RadioField(
        lazy("Hvor kommer teksten fra?"),
        validators=[DataRequired(lazy("Vælg, hvor teksten kommer fra."))],
    )
    # Whether it may be chosen is asked of the register, with the same answer for what is hidden.
    other = SelectField(lazy("Hvilket dokument?"), validate_choice=False)
    file = FileField(lazy("Word-fil"))
