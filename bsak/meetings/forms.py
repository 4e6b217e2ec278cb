"""The forms of a meeting, a point, and who is asked."""

import re
from datetime import date

from flask import request
from wtforms import (
    BooleanField,
    DateField,
    Field,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length

from bsak.kernel.forms import DATES, Form, VersionedForm, options, required
from bsak.kernel.words import _, lazy
from bsak.meetings.items import Point, point_of
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.service import BOARD, Facts, facts_of
from bsak.meetings.states import Need

TITLE = Length(max=300)
_MOST = 60_000  # characters: far more than any point of any minutes
_CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?", re.IGNORECASE)


def is_sensible(_form: Form, field: Field) -> None:
    """Refuse dates that can only be a slip of the keyboard."""
    if field.data and not date(2000, 1, 1) <= field.data <= date(2099, 12, 31):
        raise ValidationError(_("Skriv et årstal mellem 2000 og 2099."))


def is_readable(_form: Form, field: Field) -> None:
    """Refuse what nobody would read; a count below the field would only be in the way."""
    if len(field.data) > _MOST:
        raise ValidationError(_("Teksten er for lang. Læg noget af den i et bilag."))


class MeetingForm(VersionedForm):
    """When and where a meeting is, and who leads it."""

    body = StringField(
        lazy("Møde"),
        validators=[required(lazy("hvem der holder mødet, fx BSAK")), Length(max=80)],
        render_kw={"list": "bodies"},
    )
    held_on = DateField(
        lazy("Dato"),
        format=DATES,
        validators=[InputRequired(lazy("Skriv mødets dato.")), is_sensible],
    )
    starts_at = StringField(lazy("Kl."))
    place = StringField(lazy("Sted"), validators=[TITLE])
    chair = StringField(lazy("Mødeleder (funktion)"), validators=[TITLE])
    has_board_points = BooleanField(lazy("Mødet har BSAK-punkter"))

    def validate_starts_at(self, field: Field) -> None:
        """Write the hour as 11:30."""
        if not field.data:
            return
        read = _CLOCK.fullmatch(field.data)
        if read is None or int(read[1]) > 23 or int(read[2] or 0) > 59:
            raise ValidationError(_("Skriv klokkeslættet som 11:30."))
        field.data = f"{int(read[1]):02}:{int(read[2] or 0):02}"

    def facts(self) -> Facts:
        """Return what was written."""
        return Facts(
            body=self.body.data,
            held_on=self.held_on.data,
            starts_at=self.starts_at.data,
            place=self.place.data,
            chair=self.chair.data,
            has_board_points=self.has_board_points.data,
        )


def meeting_form(meeting: Meeting | None) -> MeetingForm:
    """Return the form as the meeting stands; a post must bring its own version."""
    if meeting is None:
        return MeetingForm(data={"body": BOARD, "has_board_points": True})
    facts = facts_of(meeting)
    kept = {name: getattr(facts, name) for name in Facts.__dataclass_fields__}
    return MeetingForm(data={**kept, "version": _version(meeting.version)})


class ItemForm(VersionedForm):
    """One point in the board's own form. Its recommendations are rows beside, by their key."""

    title = StringField(lazy("Titel"), validators=[TITLE])
    case_number = StringField(lazy("Sagsnummer"), validators=[Length(max=40)])
    time_slot = StringField(lazy("Tidsrum"), validators=[Length(max=40)])
    need = SelectField(
        lazy("Slags punkt"),
        choices=options([("", lazy("Ikke valgt")), *((need.value, need.label) for need in Need)]),
    )
    is_board = BooleanField(lazy("BSAK-punkt"))
    is_closed = BooleanField(lazy("Lukket punkt"))
    occasion = TextAreaField(lazy("Anledning"), validators=[is_readable])
    presentation = TextAreaField(lazy("Sagsfremstilling"), validators=[is_readable])
    proposer = StringField(
        lazy("Hvem indstiller"), validators=[TITLE], render_kw={"list": "proposers"}
    )
    added = TextAreaField(lazy("Nye linjer i indstillingen"), validators=[is_readable])
    decision = TextAreaField(lazy("Beslutning"), validators=[is_readable])
    history = TextAreaField(lazy("Historik"), validators=[is_readable])
    attachments = TextAreaField(lazy("Bilag"), validators=[is_readable])

    def validate_title(self, field: Field) -> None:
        """Ask for a title where there is something to call by it."""
        if not field.data and not self.is_closed.data:
            raise ValidationError(_("Skriv punktets titel."))

    def point(self) -> Point:
        """Return what was written."""
        return Point(
            title=self.title.data,
            case_number=self.case_number.data,
            time_slot=self.time_slot.data,
            is_closed=self.is_closed.data,
            is_board=self.is_board.data,
            need=Need(self.need.data) if self.need.data else None,
            occasion=self.occasion.data,
            presentation=self.presentation.data,
            proposer=self.proposer.data,
            decision=self.decision.data if "decision" in self else None,
            history=self.history.data,
            attachments=tuple(_rows(self.attachments.data)),
        )


def item_form(item: AgendaItem | None, *, decides: bool = False) -> ItemForm:
    """Return the form as the point stands; a decision is only asked for when there can be one."""
    if item is None:
        form = ItemForm()
    else:
        point = point_of(item)
        kept = {name: getattr(point, name) for name in Point.__dataclass_fields__}
        kept["need"] = point.need.value if point.need else ""
        kept["attachments"] = "\n".join(point.attachments)
        form = ItemForm(data={**kept, "version": _version(item.version)})
    if not decides:
        del form.decision
    return form


def texts(item: AgendaItem) -> dict[int, str]:
    """Return what the rows of the posted form say, by the key of the recommendation."""
    posted = {line.id: request.form.get(f"line-{line.id}") for line in item.recommendations}
    return {key: text for key, text in posted.items() if text is not None}


class InviteForm(Form):
    """Functions to be asked to a meeting, one on each line."""

    names = TextAreaField(
        lazy("Funktioner, én på hver linje"),
        validators=[required(lazy("mindst én funktion")), is_readable],
    )
    is_guest = BooleanField(lazy("De er gæster"))

    def validate_names(self, field: Field) -> None:
        """Refuse what no list of functions holds."""
        if any(len(name) > 300 for name in field.data.splitlines()):
            raise ValidationError(_("Skriv højst 300 tegn på hver linje."))


def _rows(text: str) -> list[str]:
    return [row.strip() for row in text.splitlines() if row.strip()]


def _version(version: int) -> int | str:
    return "" if request.method == "POST" else version
