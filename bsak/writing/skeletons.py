"""A text before anybody has written it: a skeleton for each kind of document.

A skeleton never looks finished: what must be written stands in square brackets (rule T-11), and
the sections a plan must have are there without words (rule P-06), with the hint as help.
"""

from bsak.cards.wording import CardSort, CardWording
from bsak.documents.kinds import Kind
from bsak.plans.wording import (
    WORDINGS,
    ChecklistGroup,
    ChecklistItem,
    ChecklistWording,
    ContactGroup,
    ContactListWording,
    ContactRow,
    Paragraph,
    PlanWording,
    Roles,
    RoleSeat,
    Section,
    Wording,
)
from bsak.seats.roles import CrisisRole
from bsak.writing import sections
from bsak.writing.card_skeletons import CARDS

_STAFF = "kriseorganisation"

_CONTACTS = ContactListWording(
    purpose="[Hvem bruger listen, og hvornår]",
    use=("Ring i den rækkefølge, listen har.", "Ret et nummer samme dag, det skifter."),
    groups=(
        ContactGroup(
            "Døgnet rundt",
            (
                ContactRow(function="[Funktion med vagt]", organisation="[Sted]"),
                ContactRow(function="[Funktion]", organisation="[Sted]"),
            ),
        ),
        ContactGroup("I åbningstiden", (ContactRow(function="[Funktion]", organisation="[Sted]"),)),
    ),
)
_CHECKLIST = ChecklistWording(
    audience="[Hvem bruger listen]",
    place="[Hvor den bruges]",
    purpose="[Hvad der er klar, når listen er krydset af]",
    groups=(
        ChecklistGroup("Før", (ChecklistItem("[Tjek, hent eller pak det første]"),)),
        ChecklistGroup("Undervejs", (ChecklistItem("[Gør det næste]"),)),
        ChecklistGroup("Efter", (ChecklistItem("[Ryd op, fyld op, og meld tilbage]"),)),
    ),
)


def skeleton(kind: Kind, sort: CardSort = CardSort.EVENT) -> Wording:
    """Return the text that a new document of ``kind`` begins with; ``sort`` is for cards."""
    match WORDINGS[kind.value]():
        case CardWording():
            return CARDS[sort]
        case ContactListWording():
            return _CONTACTS
        case ChecklistWording():
            return _CHECKLIST
    return _plan(kind)


def _plan(kind: Kind) -> PlanWording:
    asked = sections.of_kind(kind.value)
    chapters = tuple(
        Section(section.heading, blocks=(_staff() if _is_staff(section.heading) else Paragraph(),))
        for section in asked
    )
    loose = (Section("[Kapitlets overskrift]", blocks=(Paragraph("[Kapitlets tekst]"),)),)
    return PlanWording(
        summary="[Hvornår planen bruges, og det første, der gøres]",
        critical_functions=("[Det, der skal virke i en krise]",),
        incidents=("[En hændelse, planen dækker]",),
        sections=chapters or loose,
    )


def _is_staff(heading: str) -> bool:
    return sections.plain(heading) == _STAFF


def _staff() -> Roles:
    """Return the five roles of a crisis staff, each with a seat that nobody has filled."""
    seats = tuple(
        RoleSeat(role, function="[Funktion]", deputies=("[Stedfortræder på samme niveau]",))
        for role in CrisisRole
    )
    return Roles(seats=seats)
