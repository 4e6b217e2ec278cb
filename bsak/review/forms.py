"""The forms of the room: sending a text to be read, and a comment."""

from collections.abc import Collection
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    Field,
    HiddenField,
    SelectMultipleField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from bsak.documents.forms import is_sensible
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.groups.queries import all_groups
from bsak.kernel import clock
from bsak.kernel.forms import DATES, Form, options
from bsak.kernel.words import lazy
from bsak.people.models import Role, User
from bsak.people.queries import everybody
from bsak.review.rules import LONGEST, obstacle_to_asking_nobody, obstacle_to_due_day


def _ticks(label: object) -> SelectMultipleField:
    return SelectMultipleField(
        label, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )


class SendForm(Form):
    """Who is to read the text, by when?"""

    due_on = DateField(
        lazy("Svar senest"),
        format=DATES,
        validators=[InputRequired(lazy("Skriv dagen som dag, måned og år, fx 23-05-2026.")),
                    is_sensible],
    )  # fmt: skip
    groups = _ticks(lazy("Krisegrupper"))
    external = BooleanField(lazy("HBR (alle eksterne læsere)"))
    people = _ticks(lazy("Personer"))
    message = TextAreaField(lazy("Besked til læserne"), validators=[Length(max=LONGEST)])

    def offer(self, document: Document, asked_groups: Collection[int | None],
              asked_people: Collection[int | None]) -> None:  # fmt: skip
        """Offer whoever may see the document and is not asked already."""
        self._is_open = bool(asked_groups or asked_people)
        self._groups = {
            g.code: g
            for g in all_groups()
            if g.id not in asked_groups
            and (not document.is_confidential or g.id == document.group_id)
        }
        inside = {place.user_id for place in document.group.members}
        self._people = {
            str(user.id): user
            for user in everybody()
            if user.is_active
            and user.id not in asked_people
            and (not document.is_confidential or user.id in inside or _sees_all(user))
        }
        self.groups.choices = options((g.code, g.name) for g in self._groups.values())
        self.people.choices = options((key, u.name) for key, u in self._people.items())
        if document.is_confidential:
            del self.external

    def validate_due_on(self, field: Field) -> None:
        """Refuse a day that is past, also when nobody is chosen."""
        if field.data and (reason := obstacle_to_due_day(field.data, clock.today())):
            raise ValidationError(reason)

    def validate(self, extra_validators: Any = None) -> bool:
        """Say all that is wrong at once: also that nobody is chosen."""
        is_valid = bool(super().validate(extra_validators))
        asked = len(self.chosen_groups) + len(self.chosen_people) + self.chosen_external
        if reason := obstacle_to_asking_nobody(is_open=self._is_open, asked=asked):
            self.form_errors.append(reason)
        return is_valid and not reason

    @property
    def chosen_groups(self) -> tuple[CrisisGroup, ...]:
        """Return the groups that are ticked."""
        return tuple(self._groups[code] for code in self.groups.data or () if code in self._groups)

    @property
    def chosen_people(self) -> tuple[User, ...]:
        """Return the people that are ticked."""
        return tuple(self._people[key] for key in self.people.data or () if key in self._people)

    @property
    def chosen_external(self) -> bool:
        """Say whether HBR is ticked."""
        return self.external is not None and bool(self.external.data)


class CommentForm(Form):
    """What is to be said about a passage?"""

    round = HiddenField()
    place = HiddenField()
    text = TextAreaField(
        lazy("Din kommentar"),
        validators=[DataRequired(lazy("Skriv din kommentar.")), Length(max=LONGEST)],
    )
    is_blocking = BooleanField(lazy("Skal løses før godkendelse"))


def _sees_all(user: User) -> bool:
    return user.role in (Role.SECRETARIAT, Role.APPROVER)
