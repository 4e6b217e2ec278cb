"""Small registers to plant faults in: everything has a sound value until a test says otherwise."""

from dataclasses import replace
from datetime import date, timedelta

from bsak.cards.wording import CardWording, Closing, Contingency, Phase, Step, StopLine
from bsak.checks.facts import (
    Decided,
    Department,
    Doc,
    Gap,
    Group,
    Held,
    Human,
    Point,
    Post,
    Seat,
    Shelved,
    Text,
)
from bsak.checks.reading import Reading
from bsak.checks.register import Register
from bsak.contacts.models import PointKind
from bsak.documents.kinds import Kind
from bsak.duty.gaps import Lack
from bsak.plans.wording import Paragraph, PlanWording, Section
from bsak.seats.roles import CrisisRole, Level

TODAY = date(2026, 11, 22)
MT = Group(1, "MT", "Miljø, Teknik & Drift", "Afdelingschef")
SK = Group(2, "SK", "Skoler & Dagtilbud", "Skolechef")
SO = Group(3, "SO", "Social & Familie", "Socialchef")
ENGINEERING = Department(1, "Miljø & Teknik", "M&T")
STAFF = Department(2, "Økonomi & Stab", "ØS")
ASTA = Human(1, "Asta Eksempel", department_id=1)
BO = Human(2, "Bo Eksempel", department_id=2)
PHONE = Point(1, 1, None, PointKind.PHONE, "00000012", added_on=TODAY, confirmed_on=TODAY)
BOS_PHONE = Point(2, 2, None, PointKind.PHONE, "00000013", added_on=TODAY, confirmed_on=TODAY)
GUARD = Post(1, "Krisestabens vagt")
GUARD_PHONE = Point(3, None, 1, PointKind.PHONE, "00000001", added_on=TODAY, confirmed_on=TODAY)


def doc(code="MT-AC-01", kind=Kind.ACTION_CARD, title="Brand", group=MT, **facts):
    """Return a finished document that lacks nothing."""
    number = sum(map(ord, code))
    usual = {"owner_function": "Afdelingschef", "review_due": TODAY + timedelta(days=90),
             "exercised_on": TODAY - timedelta(days=90)}  # fmt: skip
    return Doc(number, code, group.id, kind, title, **{**usual, **facts})


SUBPLAN = doc("MT-DP-01", Kind.SUBPLAN, "Delplan")
CARD = CardWording(
    audience="Vagtlederen",
    cues=("nogen ser røg",),
    goal="Alle er ude inden 10 minutter.",
    stop=(StopLine("Ring 112", "Sig adressen først.", "112"),),
    phases=(Phase("Inden 15 minutter", 15, (Step("Luk døren.", who="Leder"),)),),
    contingencies=(Contingency("Telefonerne er døde", "Send en kurér til rådhuset."),),
    closing=Closing(
        "huset er frigivet", (Step("Aflever kort og log", "til staben.", who="Leder"),)
    ),
    belongs_to=("MT-DP-01",),
)
PLAN = PlanWording(
    summary="Planen siger, hvad gruppen gør.",
    critical_functions=("Vand", "Varme", "Veje"),
    incidents=("Storm",),
    sections=(
        Section("Alarmering", blocks=(Paragraph("Ring til vagten."),)),
        Section("Afslutning", blocks=(Paragraph("Kriselederen melder af."),)),
    ),
)


def text(wording=CARD, of=None, **facts):
    """Return a wording in force."""
    of = of or doc()
    facts.setdefault("approved_on", TODAY - timedelta(days=30))
    return Text(of, Reading(of.kind.value, wording), **facts)


def card(**fields):
    """Return a card with some of its fields otherwise."""
    return replace(CARD, **fields)


def steps(*made, minutes=15):
    """Return a card with these steps."""
    return replace(CARD, phases=(Phase("Inden kort tid", minutes, made),))


def plan(*sections, **fields):
    """Return a plan with these chapters as well."""
    return replace(PLAN, sections=(*PLAN.sections, *sections), **fields)


def seat(number=1, group=MT, held=(1, 2), role=CrisisRole.LEADER, title="Kriseleder"):
    """Return a seat: the first of ``held`` is the holder."""
    level = Level.OPERATIONAL if group else Level.STRATEGIC
    filled = tuple(Held(person, rank) for rank, person in enumerate(held) if person)
    return Seat(number, group.id if group else None, level, role, title, held=filled)


def register(*texts, documents=(), **parts):
    """Return a register that holds these texts, their documents and a delplan for the group."""
    own = {one.id: one for one in (SUBPLAN, *documents, *(t.document for t in texts))}
    parts.setdefault("groups", (MT,))
    parts.setdefault("people", {1: ASTA, 2: BO})
    return Register(today=TODAY, texts=texts, documents=tuple(own.values()), **parts)


def organised(*seats, people=(ASTA, BO), points=(PHONE, BOS_PHONE), **parts):
    """Return a register with seats."""
    return register(seats=seats, people={p.id: p for p in people}, points=points, **parts)


def decision(words):
    """Return a decision in these words."""
    return Decided(1, 2, "Chefforum", date(2019, 4, 11), words)


def gap(lack=Lack.NOBODY, days=3):
    """Return a gap in the duty so many days ahead."""
    return Gap(1, "Krisegruppens vagt", MT.id, TODAY + timedelta(days=days), lack)


def copy(behind=0, *codes):
    """Return a numbered copy."""
    return Shelved("MT", 5, behind, frozenset(codes))


def long_ago(days):
    """Return a day before today."""
    return TODAY - timedelta(days=days)


def ahead(days):
    """Return a day after today."""
    return TODAY + timedelta(days=days)
