"""The forms of people, posts, parties and numbers."""

from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Length

from bsak.contacts import numbers, queries
from bsak.contacts.models import ContactPoint, Hours, Party, Person, PointKind, Post
from bsak.contacts.places import PostDetails
from bsak.contacts.terms import Details, PointTerms, mark, terms_of
from bsak.groups import departments
from bsak.groups.models import CrisisGroup, Department
from bsak.groups.queries import all_groups
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.forms import Form, VersionedForm, number, options, required
from bsak.kernel.words import _, lazy
from bsak.people.models import User
from bsak.people.queries import everybody

TITLE = Length(max=300)


class PlacedForm(VersionedForm):
    """What lies with a department here, or with an outside party."""

    department = SelectField(lazy("Afdeling"))
    party = SelectField(lazy("Ekstern part"))
    note = TextAreaField(lazy("Bemærkning"), validators=[Length(max=2000)])

    def offer(self, placed: Person | Post | None) -> None:
        """Offer the departments and parties in use, and those that ``placed`` lies with."""
        here, outside = (placed.department, placed.party) if placed else (None, None)
        lines = [d for d in departments.every() if not d.is_closed or d is here]
        self.department.choices = options([("", _("Ingen")), *((str(d.id), d.name) for d in lines)])
        known = [*queries.open_parties()]
        known += [outside] if outside and outside not in known else []
        self.party.choices = options([("", _("Ingen")), *((str(p.id), p.name) for p in known)])

    def validate_party(self, field: Any) -> None:
        """Ask for one place alone."""
        if field.data and self.department.data:
            raise ValidationError(_("Vælg enten en afdeling eller en ekstern part, ikke begge."))


class PersonForm(PlacedForm):
    """Who somebody is."""

    name = StringField(lazy("Navn"), validators=[required(lazy("personens navn")), TITLE])
    title = StringField(lazy("Stilling"), validators=[TITLE])
    employee_key = StringField(
        lazy("Medarbejdernummer eller initialer"), validators=[Length(max=60)]
    )
    user = SelectField(lazy("Konto i bsak"))

    def __init__(self, person: Person | None = None, **fields: Any) -> None:
        super().__init__(**fields)
        self.offer(person)
        own = person.user_id if person else None
        users = [u for u in everybody() if u.is_active or u.id == own]
        self.user.choices = options([("", _("Ingen")), *((str(u.id), u.name) for u in users)])

    @property
    def details(self) -> Details:
        """Return what was typed."""
        return Details(
            name=self.name.data or "",
            title=self.title.data or "",
            department=_chosen(Department, self.department.data),
            party=_chosen(Party, self.party.data),
            user=_chosen(User, self.user.data),
            employee_key=self.employee_key.data or None,
            note=self.note.data or "",
        )


class PostForm(PlacedForm):
    """What a post is called, and where it lies."""

    name = StringField(
        lazy("Funktion"), validators=[required(lazy("hvad funktionen hedder")), TITLE]
    )
    group = SelectField(lazy("Krisegruppe"))

    def __init__(self, post: Post | None = None, **fields: Any) -> None:
        super().__init__(**fields)
        self.offer(post)
        groups = all_groups()
        if post and post.group and post.group not in groups:
            groups.append(post.group)
        self.group.choices = options([("", _("Ingen")), *((str(g.id), g.name) for g in groups)])

    @property
    def details(self) -> PostDetails:
        """Return what was typed."""
        return PostDetails(
            name=self.name.data or "",
            group=_chosen(CrisisGroup, self.group.data),
            department=_chosen(Department, self.department.data),
            party=_chosen(Party, self.party.data),
            note=self.note.data or "",
        )


class PartyForm(VersionedForm):
    """What an outside party is called."""

    name = StringField(lazy("Navn"), validators=[required(lazy("partens navn")), TITLE])
    note = TextAreaField(lazy("Bemærkning"), validators=[Length(max=2000)])


class PointForm(Form):
    """One number: by what, when it is answered, and for whom."""

    read = HiddenField()
    kind = SelectField(lazy("Slags"))
    value = StringField(lazy("Nummer eller adresse"), validators=[Length(max=120)])
    hours = SelectField(lazy("Hvornår"))
    is_private = BooleanField(lazy("Privat nummer"))

    def __init__(
        self, owner: Person | Post, point: ContactPoint | None = None, **more: Any
    ) -> None:
        super().__init__(**more)
        self._owner, self._point = owner, point
        self.kind.choices = options((kind.value, kind.label) for kind in PointKind)
        self.hours.choices = options((hours.value, hours.label) for hours in Hours)
        if isinstance(owner, Post):
            del self.is_private

    def validate_value(self, field: Any) -> None:
        """Check the number as its kind is written."""
        if self.is_kept or self.kind.data not in set(PointKind):
            return
        try:
            numbers.cleaned(PointKind(self.kind.data), field.data or "")
        except Refused as refusal:
            raise ValidationError(str(refusal)) from None

    @property
    def is_kept(self) -> bool:
        """Say whether a private number, which the form does not show, is to stay as it is."""
        point = self._point
        return point is not None and point.is_private and not self.value.data

    @property
    def terms(self) -> PointTerms:
        """Return what was typed."""
        stays = self._point.value if self._point and self.is_kept else ""
        return PointTerms(
            kind=PointKind(self.kind.data),
            value=stays or self.value.data or "",
            hours=Hours(self.hours.data),
            is_private=bool(self.is_private.data) if self.is_private else False,
        )


def as_read(point: ContactPoint) -> dict[str, object]:
    """Return what the form of a number begins with; a private number is not shown in it."""
    terms = terms_of(point)
    value = "" if terms.is_private else numbers.shown(terms.kind, terms.value)
    return {"kind": terms.kind.value, "value": value, "hours": terms.hours.value,
            "is_private": terms.is_private, "read": mark(point)}  # fmt: skip


def _chosen(model: Any, key: str | None) -> Any:
    wanted = number(key)
    return db.session.get(model, wanted) if wanted else None
