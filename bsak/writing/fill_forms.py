"""The form of a heading that fills itself."""

from collections.abc import Iterable, Iterator
from typing import Any

from wtforms import SelectField, StringField, ValidationError
from wtforms.fields import SelectChoice

from bsak.contacts import queries as contacts
from bsak.contacts.models import Party
from bsak.documents.forms import TITLE
from bsak.groups.models import CrisisGroup
from bsak.groups.queries import all_groups, by_code
from bsak.kernel.db import db
from bsak.kernel.forms import Form, number, options
from bsak.kernel.words import _, lazy
from bsak.writing.filling import Asked
from bsak.writing.filling_told import Outlook
from bsak.writing.models import Source


class PartForm(Form):
    """A heading of the list, picked or typed, and what its rows come from."""

    picked = SelectField(lazy("Overskrift"), default="")
    heading = StringField(lazy("Eller en ny overskrift"), validators=[TITLE])
    source = SelectField(lazy("Hvor kommer rækkerne fra?"))
    group = SelectField(lazy("Krisegruppe"))
    party = SelectField(lazy("Ekstern part"))

    def __init__(self, outlook: Outlook, **fields: Any) -> None:
        super().__init__(**fields)
        groups, parties = all_groups(), contacts.open_parties()
        self.picked.choices = list(_headings(outlook, _offered(groups, parties)))
        none = ("", _("Ingen valgt"))
        self.source.choices = options((one.value, one.label) for one in Source)
        self.group.choices = options([none, *((one.code, one.name) for one in groups)])
        self.party.choices = options([none, *((str(one.id), one.name) for one in parties)])

    def validate_heading(self, field: StringField) -> None:
        """Refuse two headings, and none."""
        if bool(field.data) == bool(self.picked.data):
            raise ValidationError(
                _("Vælg en overskrift, eller skriv en ny, ikke begge.") if field.data
                else _("Vælg en overskrift, eller skriv en ny her.")
            )  # fmt: skip

    @property
    def asked(self) -> Asked:
        """Return what was chosen."""
        party = number(self.party.data)
        return Asked(
            heading=self.picked.data or self.heading.data or "",
            source=Source(self.source.data),
            group=by_code(self.group.data) if self.group.data else None,
            party=db.session.get(Party, party) if party else None,
        )


def _headings(outlook: Outlook, offered: Iterable[str]) -> Iterator[SelectChoice]:
    """Return the headings to pick: those of the list that do not fill themselves, and new ones."""
    yield SelectChoice("", _("Vælg, eller skriv en ny nedenfor"))
    for heading in outlook.by_hand:
        yield SelectChoice(heading, heading, optgroup=_("Står på listen nu"))
    taken = {*outlook.by_hand, *(one.part.heading for one in outlook.headings)}
    for heading in offered:
        if heading not in taken:
            yield SelectChoice(heading, heading, optgroup=_("Grupper og eksterne parter"))


def _offered(groups: Iterable[CrisisGroup], parties: Iterable[Party]) -> Iterator[str]:
    yield _("Kriseledelsen")
    for group in groups:
        yield _("Krisegruppen %(name)s", name=group.name)
    yield from (party.name for party in parties)
