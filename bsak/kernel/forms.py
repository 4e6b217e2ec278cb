"""The base of every form: CSRF, trimmed text, Danish messages, and the version that was read."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired

from bsak.kernel.words import _

DATES = ["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"]  # a picker sends the first
# WTForms has no Danish; these are the messages our fields can give.
_DANISH = {
    "This field is required.": "Feltet skal udfyldes.",
    "Not a valid date value.": "Skriv datoen som dag, måned og år, fx 23-05-2019.",
    "Not a valid integer value.": "Skriv et helt tal.",
    "Not a valid choice.": "Vælg en af mulighederne.",
    "Not a valid choice": "Vælg en af mulighederne.",
    "Invalid Choice: could not coerce.": "Vælg en af mulighederne.",
    "Invalid URL.": "Skriv en adresse, der begynder med https://.",
    "Field must be equal to %(other_name)s.": "De to felter skal være ens.",
}


class _Danish:
    """What WTForms asks for a translation."""

    def gettext(self, text: str) -> str:
        return _DANISH.get(text, text)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        if "at least" in singular:
            return "Skriv mindst %(min)d tegn."
        if "longer than" in singular or "at most" in singular:
            return "Skriv højst %(max)d tegn."
        return "Skriv mellem %(min)d og %(max)d tegn." if "between" in singular else singular


# Flask-WTF has no types, so what is made from it has a base that the checker cannot see.
class Form(FlaskForm):  # type: ignore[misc]
    """A form of ours. Text is trimmed; messages are Danish."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """How WTForms binds and speaks."""

        def get_translations(self, form: Any) -> _Danish:
            """Return the Danish messages."""
            return _Danish()

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            """Trim what is typed into text fields; passwords keep their spaces."""
            kind = getattr(unbound_field.field_class, "__name__", "")
            if kind in ("StringField", "TextAreaField", "SearchField", "URLField"):
                filters = tuple(options.get("filters", ()))
                unbound_field.kwargs.setdefault("filters", (_trim, *filters))
            if kind == "PasswordField":
                unbound_field.kwargs.setdefault("filters", (_there,))
            return super().bind_field(form, unbound_field, options)


class VersionedForm(Form):
    """A form that tells which version of the thing it was made from."""

    version = HiddenField()

    @property
    def read_version(self) -> int | None:
        """Return the version the form was made from; -1 when it was tampered with."""
        read = number(self.version.data or "")
        return -1 if read is None else read


def number(text: str | None) -> int | None:
    """Return the number or key that was sent, or None when it is none that we can have given."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else None


def options(pairs: Iterable[tuple[str, object]]) -> list[SelectChoice]:
    """Return what a SelectField offers, from (value, words)."""
    return [SelectChoice(value=value, label=words) for value, words in pairs]


def required(label: str) -> DataRequired:
    """Return a check whose message says what to write, in the label's words."""
    return DataRequired(_("Skriv %(label)s.", label=label))


def _trim(value: Any) -> Any:
    return _there(value).strip() if isinstance(value, str | None) else value


def _there(value: Any) -> Any:
    return "" if value is None else value  # a form sent by hand may lack a field
