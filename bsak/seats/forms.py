"""The forms of a seat, of who fills it, and of who is away."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import request
from wtforms import DateField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length, Optional

from bsak.contacts.models import Person
from bsak.contacts.queries import working
from bsak.groups.models import CrisisGroup
from bsak.kernel import clock
from bsak.kernel.forms import DATES, Form, VersionedForm, options
from bsak.kernel.words import _, lazy
from bsak.seats.models import Seat
from bsak.seats.organisation import said_rank
from bsak.seats.roles import CrisisRole
from bsak.seats.rules import MOST_DEPUTIES
from bsak.seats.service import About

_RANKS = 4  # the holder and three deputies; more than those who are there can always be added


class SeatForm(VersionedForm):
    """What is the seat, and where in the organisation?"""

    group = SelectField(lazy("Hvor"))
    role = SelectField(lazy("Fast rolle"))
    name = StringField(lazy("Pladsens navn"), validators=[Length(max=300)])
    function = StringField(lazy("Funktion i det daglige"), validators=[Length(max=300)])

    def __init__(self, groups: Iterable[CrisisGroup | None], **fields: Any) -> None:
        super().__init__(**fields)
        self._groups = {group.code if group else "": group for group in groups}
        strategic = _("Strategisk niveau: kriseledelsen")
        self.group.choices = options(
            (code, f"{group.code} {group.name}" if group else strategic)
            for code, group in self._groups.items()
        )
        free = ("", _("Ingen af de fem"))
        self.role.choices = options([free, *((role.value, role.label) for role in CrisisRole)])

    def validate_name(self, field: Any) -> None:
        """Ask for a name where there is no fixed role."""
        if not self.role.data and not field.data:
            raise ValidationError(_("Vælg en af de faste roller, eller skriv pladsens navn."))

    @property
    def place(self) -> CrisisGroup | None:
        """Return the group that was chosen; None: the strategic level."""
        return self._groups[self.group.data]

    @property
    def about(self) -> About:
        """Return what was typed."""
        return About(
            role=CrisisRole(self.role.data) if self.role.data else None,
            name=self.name.data or "",
            function=self.function.data or "",
        )


class FillForm(VersionedForm):
    """Who fills the seat, as what, and from when?"""

    person = SelectField(lazy("Person"), validators=[DataRequired(lazy("Vælg en person."))])
    rank = SelectField(lazy("Som"), coerce=int)
    from_on = DateField(
        lazy("Fra og med"), format=DATES, validators=[DataRequired(lazy("Skriv datoen."))]
    )

    def __init__(self, seat: Seat, now: dict[int, str], **fields: Any) -> None:
        super().__init__(**fields)
        self._people = {str(person.id): person for person in working()}
        choose = ("", _("Vælg en person"))
        self.person.choices = options(
            [choose, *((key, person.shown) for key, person in self._people.items())]
        )
        most = min(MOST_DEPUTIES + 1, max(_RANKS, 2 + max(now, default=0)))
        self.rank.choices = options((str(rank), _rank(rank, now)) for rank in range(most))
        if not self.is_submitted():
            first = next((rank for rank in range(most) if rank not in now), 0)
            self.rank.data, self.from_on.data = first, clock.today()
            self.version.data = seat.version

    @property
    def who(self) -> Person:
        """Return the person that was chosen."""
        return self._people[self.person.data]


class DayForm(VersionedForm):
    """From which day?"""

    on = DateField(
        lazy("Fra og med"), format=DATES, validators=[DataRequired(lazy("Skriv datoen."))]
    )


class AwayForm(Form):
    """Who is away, and when?"""

    person = SelectField(lazy("Person"), validators=[DataRequired(lazy("Vælg en person."))])
    from_on = DateField(
        lazy("Første dag væk"),
        format=DATES,
        validators=[DataRequired(lazy("Skriv den første dag."))],
    )
    to_on = DateField(lazy("Sidste dag væk"), format=DATES, validators=[Optional()])

    def __init__(self, people: Iterable[Person], **fields: Any) -> None:
        super().__init__(**fields)
        self._people = {str(person.id): person for person in people}
        choose = ("", _("Vælg en person"))
        self.person.choices = options(
            [choose, *((key, person.shown) for key, person in self._people.items())]
        )
        if not self.is_submitted():
            wanted = request.args.get("person", "")
            self.person.data = wanted if wanted in self._people else ""
            self.from_on.data = clock.today()

    @property
    def who(self) -> Person:
        """Return the person that was chosen."""
        return self._people[self.person.data]

    @property
    def last(self) -> date | None:
        """Return the last day away, if anybody has said."""
        day: date | None = self.to_on.data
        return day


class ToldForm(Form):
    """Where was it told?"""

    note = TextAreaField(lazy("Hvor er det meldt?"), validators=[Optional(), Length(max=2000)])


def seat_form(seat: Seat, groups: Iterable[CrisisGroup | None]) -> SeatForm:
    """Return the form with the seat as it stands; a post brings its own."""
    if request.method == "POST":
        return SeatForm(groups)
    typed = {
        "group": seat.group.code if seat.group else "",
        "role": seat.role.value if seat.role else "",
        "name": seat.name,
        "function": seat.function,
        "version": seat.version,
    }
    return SeatForm(groups, data=typed)


def _rank(rank: int, now: dict[int, str]) -> str:
    told = said_rank(rank)
    return _("%(rank)s (afløser %(name)s)", rank=told, name=now[rank]) if rank in now else told
