"""What a contact list would be filled with, told before: from where, what goes, what stays."""

from dataclasses import dataclass

from bsak.contacts.models import Party
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.plans.wording import ContactListWording
from bsak.writing import filling, queries
from bsak.writing.models import ListPart, Source


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that fills itself: where from, how many rows it gets, how many it has now."""

    part: ListPart
    told: str
    rows: int
    rows_now: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would happen: the headings that are filled, and those that nothing is done to."""

    headings: tuple[Heading, ...]
    by_hand: tuple[str, ...]
    has_draft: bool


def outlook(document: Document) -> Outlook:
    """Return what the rows would be if they were fetched now. Changes nothing."""
    wanted = filling.parts(document)
    draft = queries.draft_of(document.id)
    now = queries.built(draft).wording if draft else filling.in_force(document)
    if not isinstance(now, ContactListWording):
        now = ContactListWording()
    before = {group.heading: len(group.rows) for group in now.groups}
    after = {group.heading: len(group.rows) for group in filling.filled(now, wanted).groups}
    own = {part.heading for part in wanted}
    return Outlook(
        headings=tuple(
            Heading(one, source(one), after.get(one.heading, 0), before.get(one.heading, 0))
            for one in wanted
        ),
        by_hand=tuple(heading for heading in before if heading and heading not in own),
        has_draft=draft is not None,
    )


def source(part: ListPart) -> str:
    """Return where the rows under a heading come from, with the name of the group or party."""
    group = db.session.get(CrisisGroup, part.group_id) if part.group_id else None
    party = db.session.get(Party, part.party_id) if part.party_id else None
    match part.source:
        case Source.LEADERSHIP:
            return _("Pladserne i kriseledelsen")
        case Source.SEATS:
            return _("Pladserne i krisegruppen %(group)s", group=group.name if group else "")
        case Source.POSTS if group:
            return _("Funktionsnumrene i krisegruppen %(group)s", group=group.name)
        case Source.POSTS:
            return _("Alle kommunens funktionsnumre")
        case Source.PARTY:
            return _("Funktioner og personer hos %(party)s", party=party.name if party else "")
