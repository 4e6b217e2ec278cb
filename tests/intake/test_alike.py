"""The same thing in nearly the same words is known again; another thing is not."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bsak.demo import register
from bsak.documents.models import Remark, Waiting
from bsak.intake import awaited, reading, service
from bsak.intake.alike import says_same
from bsak.intake.awaited import Awaited
from bsak.intake.compare import propose
from bsak.intake.proposal import State, What
from bsak.kernel.db import db
from tests import make
from tests.intake.test_intake import MINUTES
from tests.intake.test_proposal import proposed, write

REAL = Path(__file__).parents[3] / "shared" / "minutes" / "chefforum-2019-04-11.txt"
# What the register was filled with, told as the board told it.
OURS = """# REFERAT Chefforum d. 11-04-2019

# Punkt 2: CF - Status på arbejdet med beredskabsplaner

14.00.08-A21-1-19

## Sagsfremstilling

#### Kommunikation & koordination

##### Under udarbejdelse

- der udestår beslutning på kommende BSAK-møde ang. oprettelse og placering af nødkaldsposter

#### Kultur & Borger

##### Udarbejdet

- Actioncard: Svigt af udbetalinger

Yderligere actioncards udarbejdes efter 2. maj, hvor HBR deltager på et lederkredsmøde.

#### Miljø, Teknik & Drift

##### Under udarbejdelse

- Specialplan for svigt af vandforsyning (mangler afklaring af om HOFOR kan levere vand)
- Specialplan for fortsat drift af rådhuset (mangler afklaring af behovet for lokaler med nødstrøm)

#### Sundhed & Pleje

##### Under udarbejdelse

- Actioncard: Psykosocial indsats (udarbejdes i samarbejde med SPO og Social & Familie)
- Actioncard: Oprettelse af nødskadestue/evakueringscenter (ønsker sparring på tværs)

Arbejdet forventes afsluttet medio april.
"""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("behovet for lokaler med nødstrøm", "behov for lokaler med nødstrøm.", True),
        ("Udarbejdes sammen med SPO og Social & Familie", "udarbejdes med SPO, Social og Familie",
         True),
        ("Forventes færdigt medio april", "Forventes færdigt medio maj", False),
        ("Forventes færdigt 2. maj", "Forventes færdigt 3. maj", False),
        ("om HOFOR kan levere vand", "om HBR kan levere vand", False),
        ("om HOFOR kan levere vand", "om HOFOR kan levere varme", False),
        ("kan holde åbent i nat", "kan ikke holde åbent i nat", False),
        ("", "", True),
    ],
)  # fmt: skip
def test_what_says_the_same(one, other, same):
    assert says_same(one, other) is says_same(other, one) is same


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("mangler afklaring af om HOFOR kan levere vand. Forventes afklaret på mødet den 19. juni",
         Awaited("om HOFOR kan levere vand", "på mødet den 19. juni", date(2019, 6, 19))),
        ("mangler afklaring af, om slangen kan nå", Awaited("om slangen kan nå")),
        ("mangler afklaring af behov; forventes afklaret den 6. juni",
         Awaited("behov", "den 6. juni", date(2019, 6, 6))),
        ("afventer svar fra VESTVAND", Awaited("svar fra VESTVAND")),
        ("udestår beslutning på kommende BSAK-møde",
         Awaited("udestår beslutning på kommende BSAK-møde", "på kommende BSAK-møde")),
        ("mangler", Awaited("mangler")),
    ],
)  # fmt: skip
def test_what_is_awaited_is_taken_apart(remark, told):
    assert awaited.read(remark, date(2019, 4, 11)) == told


def test_other_words_for_what_is_known_add_nothing_and_are_shown(app):
    write()
    other = MINUTES.replace("Arbejdet forventes afsluttet ultimo", "Arbejde forventes afsluttet")
    other = other.replace("afsluttet april", "afsluttet ultimo april")
    other = other.replace("rørbrud (mangler afklaring af om", "rørbrud (afventer, om")

    proposal = proposed(other.replace("ultimo april.", "ultimo april for gruppen."))

    told = [*proposal.of(What.WAITING), *proposal.of(What.REMARK)]
    assert {c.state for c in told} == {State.UNCHANGED}
    assert "næsten samme ord: »Arbejdet forventes" in told[-1].note


def test_what_is_settled_and_waits_again_is_new(app):
    write()
    for waiting in db.session.scalars(select(Waiting)):
        waiting.is_settled, waiting.settled_on = True, date(2024, 3, 1)
    db.session.commit()

    assert {c.state for c in proposed().of(What.WAITING)} == {State.NEW}


@pytest.fixture
def demo(app):
    """The register as the demo fills it."""
    register.fill()
    db.session.commit()


def test_demo_s_own_minutes_add_nothing_to_what_it_says(demo):
    texts = [OURS, *([REAL.read_text(encoding="utf-8")] if REAL.exists() else [])]
    before = [db.session.scalar(select(func.count(model.id))) for model in (Waiting, Remark)]

    for text in texts:
        proposal = propose(reading.read(text))
        told = [*proposal.of(What.WAITING), *proposal.of(What.REMARK)]
        assert len(told) >= 6
        assert {c.state for c in told} == {State.UNCHANGED}
        service.apply(proposal, proposal.suggested, actor=make.clerk())

    after = [db.session.scalar(select(func.count(model.id))) for model in (Waiting, Remark)]
    assert after == before
