"""The forms of duty: the roster, one shift, many shared out, two swapped, and a call."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from bsak.contacts.models import Person
from bsak.duty import calling, rosters, rules, saying
from bsak.duty.gaps import Who
from bsak.duty.models import Roster, Turn
from bsak.duty.planning import Rotation, Swapped
from bsak.groups.models import CrisisGroup
from bsak.groups.queries import all_groups
from bsak.groups.rules import Viewer
from bsak.kernel.forms import DATES, Form, VersionedForm, number, options, required
from bsak.kernel.words import _, lazy

PLACES = 12  # in the order of a rotation
_WEEKDAYS = (
    lazy("Mandag"), lazy("Tirsdag"), lazy("Onsdag"), lazy("Torsdag"),
    lazy("Fredag"), lazy("Lørdag"), lazy("Søndag"),
)  # fmt: skip


class RosterForm(VersionedForm):
    """What a duty is called, whose it is, and when it changes hands."""

    name = StringField(
        lazy("Hvad hedder vagten?"), validators=[required(lazy("vagtens navn")), Length(max=100)]
    )
    group = SelectField(lazy("Hvis vagt er det?"))
    turn = RadioField(lazy("Hvor tit skifter vagten?"))
    weekday = SelectField(lazy("Ugevagten skifter om"))
    changes_at = TimeField(
        lazy("Klokkeslæt for vagtskiftet"),
        format=["%H:%M", "%H.%M"],
        validators=[InputRequired(lazy("Skriv klokkeslættet, fx 08:00."))],
    )
    has_backup = BooleanField(lazy("Der er altid også en bagvagt"))
    begins_on = DateField(
        lazy("Første vagt begynder"),
        format=DATES,
        validators=[InputRequired(lazy("Skriv datoen som dag, måned og år, fx 23-05-2019."))],
    )
    note = TextAreaField(lazy("Bemærkning"), validators=[Optional(), Length(max=2000)])

    def __init__(self, viewer: Viewer, roster: Roster | None = None, **fields: Any) -> None:
        super().__init__(**fields)
        own = roster.group_id if roster else None
        self._groups = {
            group.code: group
            for group in all_groups()
            if rules.may_manage(group.id, viewer) or group.id == own
        }
        everybody = [("", _("Hele kommunen"))] if rules.may_manage(None, viewer) else []
        groups = [(code, group.name) for code, group in self._groups.items()]
        self.group.choices = options([*everybody, *groups])
        self.turn.choices = [(one.value, one.label) for one in Turn]
        self.weekday.choices = options((str(n), name) for n, name in enumerate(_WEEKDAYS))

    @property
    def terms(self) -> rosters.Terms:
        """Return what was typed."""
        return rosters.Terms(
            name=self.name.data or "",
            group=self._groups.get(self.group.data),
            turn=Turn(self.turn.data),
            weekday=int(self.weekday.data),
            changes_at=self.changes_at.data or time(8),
            has_backup=self.has_backup.data,
            begins_on=self.begins_on.data,
            note=self.note.data or "",
        )


class ShiftForm(Form):
    """Who has one shift."""

    primary = SelectField(lazy("Vagt"))
    backup = SelectField(lazy("Bagvagt"))
    note = StringField(lazy("Bemærkning"), validators=[Optional(), Length(max=300)])
    mark = HiddenField()

    def __init__(self, people: Sequence[Person], **fields: Any) -> None:
        super().__init__(**fields)
        self._names = {person.id: person.name for person in people}
        self.primary.choices = self.backup.choices = choices(people, _("Ingen"))

    def validate_backup(self, field: SelectField) -> None:
        """Refuse somebody as their own backup where it was chosen."""
        obstacle = rules.obstacle_to_two(self.who, self._names)
        if obstacle is not None:
            raise ValidationError(obstacle)

    @property
    def who(self) -> Who:
        """Return the people who were chosen."""
        return Who(number(self.primary.data), number(self.backup.data))


class SharingForm(Form):
    """From which shift to which, and who takes turns."""

    first = SelectField(lazy("Fra"))
    last = SelectField(lazy("Til"))
    order = FieldList(SelectField(), min_entries=PLACES, max_entries=PLACES)
    anew = BooleanField(lazy("Fordel også de vagter, der allerede er fordelt"))
    mark = HiddenField()

    def __init__(
        self, roster: Roster, shifts: Sequence[date], people: Sequence[Person], **fields: Any
    ) -> None:
        super().__init__(**fields)
        said = [(str(day), _said(roster, day)) for day in shifts]
        self.first.choices = self.last.choices = options(said)
        offered = choices(people, "–")
        for at, entry in enumerate(self.order, 1):
            entry.choices = offered
            entry.label.text = _("Nummer %(n)d", n=at)

    @property
    def rotation(self) -> Rotation:
        """Return what was chosen."""
        chosen = [number(entry.data) for entry in self.order]
        return Rotation(
            order=[person for person in chosen if person is not None],
            first=date.fromisoformat(self.first.data),
            last=date.fromisoformat(self.last.data),
            anew=self.anew.data,
        )


class SwapForm(Form):
    """With which other shift, and what of it."""

    other = SelectField(lazy("Byt med"))
    part = RadioField(lazy("Hvad skal byttes?"))
    mark = HiddenField()

    def __init__(self, others: Iterable[tuple[str, str]], **fields: Any) -> None:
        super().__init__(**fields)
        self.other.choices = options(others)
        self.part.choices = [(one.value, one.label) for one in Swapped]

    @property
    def what(self) -> Swapped:
        """Return what is to be swapped."""
        return Swapped(self.part.data)


class CallForm(Form):
    """After how many minutes somebody was reached, when it is not now, and a word on it."""

    minutes = IntegerField(
        lazy("Minutter"), validators=[Optional(), NumberRange(0, calling.LONGEST)]
    )
    note = StringField(lazy("Bemærkning"), validators=[Optional(), Length(max=300)])
    mark = HiddenField()


class BeginForm(Form):
    """Whom to test."""

    group = SelectField(lazy("Hvem skal prøves?"))

    def __init__(self, groups: Iterable[CrisisGroup], *, leadership: bool, **fields: Any) -> None:
        super().__init__(**fields)
        top = [("", _("Kriseledelsen (strategisk niveau)"))] if leadership else []
        self.group.choices = options([*top, *((group.code, group.name) for group in groups)])


def choices(people: Iterable[Person], nobody: str) -> Any:
    """Return what a field offers: nobody, then everybody by name with what tells them apart."""
    said = [(str(one.id), one.shown) for one in people]
    return options([("", nobody), *said])


def _said(roster: Roster, shift: date) -> str:
    if roster.turn is Turn.DAY:
        return saying.name(roster, shift)
    return f"{saying.name(roster, shift)} ({saying.days(roster, shift)})"
