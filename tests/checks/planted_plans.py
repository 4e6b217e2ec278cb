"""For each rule on plans: a fault that it must find, and the same without it."""

from dataclasses import replace

from bsak.cards.wording import Closing, Step
from bsak.documents.kinds import Kind, Status
from bsak.documents.models import Part
from bsak.plans.wording import Section, Table
from tests.checks.registers import (
    MT,
    SK,
    SO,
    SUBPLAN,
    card,
    decision,
    doc,
    plan,
    register,
    steps,
    text,
)

_SK_PLAN = doc("SK-DP-01", Kind.SUBPLAN, "Delplan for skolerne", SK)
_SK_CARD = doc("SK-AC-01", title="Storm", group=SK)
_EVERYWHERE = "Der er delplaner på alle områder undtagen Social & Familie, hvor arbejdet er i gang."
_PLANNED = "Der skal laves delplaner på alle områder undtagen Social & Familie."
_COUNCIL = (
    doc("MT-PF-01", Kind.CONTINUITY_PLAN, "Plan for fortsat drift"),
    doc("MT-DP-02", Kind.HEALTH_PLAN, "Sundhedsberedskabsplan"),
)
_SHARED = doc("MT-AC-03", title="Storm", shared=((SK.id, Part.SPARRING),))


def _sent_on(words, code="MT-AC-01"):
    of = doc(code, title=f"Kort {code}")
    return text(steps(Step("Læg kortet.", detail=words)), of=of)


def _meets(of, *rooms):
    rows = tuple((room, "Altid") for room in rooms)
    places = Section("Mødested", blocks=(Table("", ("Sted", "Bruges når"), rows),))
    return text(plan(places), of=of)


def _plan_of(*sections, **fields):
    return register(text(replace(plan(*sections), **fields), of=SUBPLAN))


PLANS = {
    "group-empty": (
        register(groups=(MT, SO)),
        register(groups=(MT, SK), documents=(_SK_CARD,)),
    ),
    "decision-contradicted": (
        register(groups=(MT, SK, SO), decisions=(decision(_EVERYWHERE),)),
        register(groups=(MT, SK, SO), decisions=(decision(_PLANNED),)),
    ),
    "group-without-subplan": (
        register(groups=(MT, SK), documents=(_SK_CARD,)),
        register(groups=(MT, SK), documents=(_SK_PLAN,)),
    ),
    "group-without-card": (register(), register(documents=(doc(),))),
    "card-without-plan": (register(text(card(belongs_to=()))), register(text())),
    "council-plan-missing": (register(), register(documents=_COUNCIL)),
    "text-nowhere": (register(), register(text(plan(), of=SUBPLAN))),
    "no-owner": (
        register(documents=(doc(owner_function=""),)),
        register(documents=(doc(owner_function="", status=Status.WITHDRAWN),)),
    ),
    "points-to-missing": (
        register(text(card(see_also=("MT-SP-09",)))),
        register(text(card(note="Sag 14.00.08-A21-1-19, formular KL-XX-01.")), documents=()),
    ),
    "points-to-withdrawn": (
        register(text(card(see_also=("SK-AC-01",))), documents=(
            _SK_CARD._replace(status=Status.WITHDRAWN),)),
        register(text(card(see_also=("SK-AC-01",))), documents=(_SK_CARD,)),
    ),
    "points-to-unfinished": (
        register(text(card(see_also=("SK-AC-01",))), documents=(
            _SK_CARD._replace(status=Status.IN_PROGRESS),)),
        register(text(card(see_also=("SK-AC-01",))), documents=(_SK_CARD,)),
    ),
    "not-mentioned-back": (
        register(text(of=_SHARED), text(card(belongs_to=()), of=_SK_CARD), groups=(MT, SK)),
        register(
            text(of=_SHARED), text(card(see_also=("MT-AC-03",)), of=_SK_CARD), groups=(MT, SK)
        ),
    ),
    "hand-over-circle": (
        register(_sent_on("Skift til MT-AC-02."), _sent_on("Gå til kort MT-AC-01.", "MT-AC-02")),
        register(_sent_on("Skift til MT-AC-02."), _sent_on("Se også MT-AC-01.", "MT-AC-02")),
    ),
    "crowded-room": (
        register(_meets(SUBPLAN, "Lokale 1"), _meets(_SK_PLAN, "lokale 1", "Skolen"),
                 groups=(MT, SK)),
        register(_meets(SUBPLAN, "Lokale 1", "Materielgården"), _meets(_SK_PLAN, "Lokale 2"),
                 groups=(MT, SK)),
    ),
    "no-start": (
        register(text(card(cues=()))),
        _plan_of(incidents=()),  # its chapter on alarms says when
    ),
    "no-end": (
        register(text(card(closing=Closing()))),
        _plan_of(),
    ),
    "dead-end": (
        register(text(steps(Step("Gå til trin 9.", who="Leder")))),
        register(text(steps(Step("Gå til trin 2.", who="Leder")))),
    ),
    "plan-roles": (
        _plan_of(),
        register(text(plan(), of=doc("MT-SP-01", Kind.CONTINGENCY_PLAN, "Storm"))),
    ),
    "critical-functions": (_plan_of(critical_functions=("Vand",)), _plan_of()),
}  # fmt: skip
