"""The forms of a binder's profile and of a numbered copy."""

import re
from typing import Any

from flask import request
from wtforms import (
    BooleanField,
    Field,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from bsak.distribution import rules
from bsak.distribution.binders import Profile, profile_of
from bsak.distribution.copies import Place, place_of
from bsak.distribution.models import Binder, Copy, Medium
from bsak.documents.finding import by_codes
from bsak.documents.kinds import Kind
from bsak.documents.models import Document
from bsak.documents.rules import may_know
from bsak.groups.models import CrisisGroup
from bsak.groups.queries import all_groups
from bsak.groups.rules import Viewer
from bsak.kernel.forms import Form, VersionedForm, options, required
from bsak.kernel.words import _, lazy
from bsak.people.queries import everybody

_TITLE = Length(max=300)


def _ticks(label: object) -> SelectMultipleField:
    return SelectMultipleField(
        label, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )


class ProfileForm(VersionedForm):
    """What is the binder called, and which texts belong in it?"""

    code = StringField(lazy("Kode"), validators=[required(lazy("mappens kode, fx SU"))])
    name = StringField(lazy("Mappens navn"), validators=[required(lazy("mappens navn")), _TITLE])
    groups = _ticks(lazy("Krisegrupper"))
    kinds = _ticks(lazy("Arter af dokumenter"))
    also = TextAreaField(lazy("Disse dokumenter skal også med"))
    without = TextAreaField(lazy("Disse dokumenter skal ikke med"))
    with_confidential = BooleanField(lazy("Fortrolige dokumenter er med i mappen"))

    def __init__(self, viewer: Viewer, binder: Binder | None = None, **fields: Any) -> None:
        super().__init__(**fields)
        self._viewer = viewer
        self._found: dict[str, tuple[Document, ...]] = {}
        self._groups: dict[str, CrisisGroup] = {group.code: group for group in all_groups()}
        if binder:  # a group that has closed since stays ticked until somebody unticks it
            self._groups |= {row.group.code: row.group for row in binder.groups}
        self.groups.choices = options((g.code, f"{g.code} {g.name}") for g in self._groups.values())
        self.kinds.choices = options((kind.value, kind.label) for kind in Kind)

    def validate_also(self, field: Field) -> None:
        """Find the documents that are named."""
        self._found["also"] = self._named(field.data)

    def validate_without(self, field: Field) -> None:
        """Find the documents that are named."""
        self._found["without"] = self._named(field.data)

    @property
    def profile(self) -> Profile:
        """Return what was typed."""
        return Profile(
            code=self.code.data.upper(),
            name=self.name.data,
            groups=tuple(self._groups[code] for code in self.groups.data),
            kinds=tuple(Kind(kind) for kind in self.kinds.data),
            also=self._found["also"],
            without=self._found["without"],
            with_confidential=self.with_confidential.data,
        )

    def _named(self, text: str) -> tuple[Document, ...]:
        codes = dict.fromkeys(code.upper() for code in re.split(r"[\s,;]+", text) if code)
        found = {d.code: d for d in by_codes(codes) if may_know(d, self._viewer)}
        if unknown := ", ".join(code for code in codes if code not in found):
            raise ValidationError(
                _("Der er intet dokument med koden %(codes)s. Koden står i registret.",
                  codes=unknown)
            )  # fmt: skip
        return tuple(found.values())


class CopyForm(VersionedForm):
    """Which functions answer for a copy, and where does it stand?"""

    holder_function = StringField(
        lazy("Indehaver (funktion)"),
        validators=[required(lazy("den funktion, der har kopien")), _TITLE],
    )
    deputy_function = StringField(lazy("Stedfortræder (funktion)"), validators=[_TITLE])
    place = StringField(lazy("Fast plads"), validators=[_TITLE])
    medium = RadioField(lazy("Type"), default=Medium.BINDER.value)

    def __init__(self, **fields: Any) -> None:
        super().__init__(**fields)
        self.medium.choices = options((medium.value, medium.label) for medium in Medium)

    def validate_holder_function(self, field: Field) -> None:
        """Refuse the name of a person."""
        _refuse_person(field.data)

    def validate_deputy_function(self, field: Field) -> None:
        """Refuse the name of a person."""
        _refuse_person(field.data)

    @property
    def written(self) -> Place:
        """Return what was typed."""
        return Place(
            holder_function=self.holder_function.data,
            deputy_function=self.deputy_function.data,
            place=self.place.data,
            medium=Medium(self.medium.data),
        )


class EndForm(Form):
    """Why does a copy end?"""

    why = StringField(
        lazy("Hvorfor udgår kopien?"),
        validators=[
            DataRequired(lazy("Skriv, hvorfor kopien udgår, fx »Afleveret« eller »Bortkommet«.")),
            _TITLE,
        ],
    )


def profile_form(viewer: Viewer, binder: Binder) -> ProfileForm:
    """Return the form with the binder's profile as it stands; a post brings its own."""
    if request.method == "POST":
        return ProfileForm(viewer, binder)
    now = profile_of(binder)
    typed = {
        "code": now.code,
        "name": now.name,
        "groups": [group.code for group in now.groups],
        "kinds": [kind.value for kind in now.kinds],
        "also": ", ".join(sorted(document.code for document in now.also)),
        "without": ", ".join(sorted(document.code for document in now.without)),
        "with_confidential": now.with_confidential,
        "version": binder.version,
    }
    return ProfileForm(viewer, binder, data=typed)


def copy_form(copy: Copy) -> CopyForm:
    """Return the form with the copy as it stands; a post brings its own."""
    if request.method == "POST":
        return CopyForm()
    return CopyForm(data={"version": copy.version}, obj=place_of(copy))


def _refuse_person(function: str) -> None:
    names = (person.name for person in everybody())
    if reason := rules.obstacle_to_function(function, names):
        raise ValidationError(reason)
