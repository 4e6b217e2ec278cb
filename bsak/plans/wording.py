"""What plans, contact lists and checklists say: typed, frozen, with one JSON form each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from bsak.cards.wording import CardWording
from bsak.seats.roles import CrisisRole


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; **two asterisks** make words bold, here and in every text of a plan."""

    tag: ClassVar[str] = "paragraph"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points in no order."""

    tag: ClassVar[str] = "bullets"
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One action in a plan, and the function that does it."""

    text: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbered actions in the order of work."""

    tag: ClassVar[str] = "steps"
    steps: tuple[PlanStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading row; every row has as many cells as there are headings."""

    tag: ClassVar[str] = "table"
    caption: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()  # parts of the whole, one per column; empty: equal columns


@dataclass(frozen=True, slots=True)
class Contact:
    """A function one may have to reach: never a person, whose name lives on the contact lists."""

    function: str = ""
    deputy: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Functions with deputies and numbers."""

    tag: ClassVar[str] = "contacts"
    caption: str = ""
    rows: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleSeat:
    """One of the five roles: the function that fills it, its deputies in order, its first tasks."""

    role: CrisisRole
    function: str = ""
    deputies: tuple[str, ...] = ()
    phone: str = ""
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """The internal crisis organisation."""

    tag: ClassVar[str] = "roles"
    caption: str = ""
    seats: tuple[RoleSeat, ...] = ()


@dataclass(frozen=True, slots=True)
class Callout:
    """What must not be overlooked, set in a frame."""

    tag: ClassVar[str] = "callout"
    title: str = ""
    text: str = ""


Block = Paragraph | Bullets | Steps | Table | Contacts | Roles | Callout


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 1 or 2 and what stands under it."""

    heading: str = ""
    level: int = 1
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanWording:
    """The content of a plan. Title, number, owner, dates and approval belong to the register."""

    schema: int = 1
    activation: str = "Ved akut behov"
    summary: str = ""
    critical_functions: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    belongs_to: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Somebody to ring; the name of a person may stand here and nowhere else."""

    function: str = ""
    organisation: str = ""
    name: str = ""
    phone: str = ""
    phone_outside_hours: str = ""
    email: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContactGroup:
    """Rows under one heading."""

    heading: str = ""
    rows: tuple[ContactRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactListWording:
    """The content of a contact list."""

    schema: int = 1
    purpose: str = ""
    use: tuple[str, ...] = ()
    groups: tuple[ContactGroup, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing to do or bring, with a box."""

    text: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistGroup:
    """Items under one heading."""

    heading: str = ""
    items: tuple[ChecklistItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistWording:
    """The content of a checklist: who uses it, where, and what is ticked."""

    schema: int = 1
    audience: str = ""
    place: str = ""
    purpose: str = ""
    groups: tuple[ChecklistGroup, ...] = ()
    note: str = ""


Wording = CardWording | PlanWording | ContactListWording | ChecklistWording

WORDINGS: Mapping[str, type[Wording]] = {
    "subplan": PlanWording,
    "consolidated_subplan": PlanWording,
    "contingency_plan": PlanWording,
    "response_plan": PlanWording,
    "health_plan": PlanWording,
    "continuity_plan": PlanWording,
    "action_card": CardWording,
    "checklist": ChecklistWording,
    "contact_list": ContactListWording,
    "web_content": PlanWording,
    "other": PlanWording,
}
