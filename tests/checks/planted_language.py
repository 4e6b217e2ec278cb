"""For each rule on language: a fault that it must find, and the same without it."""

from bsak.cards.wording import CardSort, Closing, Phase, Step
from bsak.documents.kinds import Kind
from bsak.plans.wording import Paragraph, Section, Table
from tests.checks.registers import CARD, ENGINEERING, card, doc, plan, register, steps, text

_HARD = (
    "Beredskabsorganisationens koordinationsansvarlige funktionsledere iværksætter umiddelbart "
    "efter aktiveringstidspunktet samtlige forudbestemte kommunikationsforanstaltninger "
) * 8
_EASY = "Ring til vagten. Saml holdet. Skriv i loggen. Luk døren. Hent mappen. " * 8
_TEN = tuple(Step("Luk døren.", who="Leder") for _ in range(10))


def _step(lead, text_="", **fields):
    return register(text(steps(Step(lead, text_, **{"who": "Leder", **fields}))))


def _prose(words):
    return register(text(plan(Section("Ledelse", blocks=(Paragraph(words),))),
                         of=doc("MT-SP-01", Kind.CONTINGENCY_PLAN, "Storm")))  # fmt: skip


def _table(*row):
    table = Table("", ("Sted", "Behov"), (row,))
    return register(text(plan(Section("Steder", blocks=(table,))),
                         of=doc("MT-SP-01", Kind.CONTINGENCY_PLAN, "Storm")))  # fmt: skip


LANGUAGE = {
    "step-without-doer": (
        _step("Luk døren.", who=""),
        register(text(card(sort=CardSort.ROLE, phases=(
            Phase("Nu", 15, (Step("Luk døren."),)),)))),
    ),
    "two-actions": (
        _step("Luk døren og ring til vagten."),
        _step("Hent kort og log."),
    ),
    "hard-to-read": (_prose(_HARD), _prose(_EASY)),
    "unknown-abbreviation": (
        _step("Meld det til LBS."),
        register(
            text(steps(Step("Meld det", "til den lokale stab (LBS).", who="M&T"))),
            departments=(ENGINEERING,),
        ),
    ),
    "longer-than-leaf": (register(text(pages=3)), register(text(pages=2))),
    "long-title": (
        register(text(of=doc(title="Brand i en bygning med mange mennesker i"))),
        register(text()),
    ),
    "empty-field": (register(text(card(goal=""))), register(text())),
    "too-many-steps": (
        register(text(steps(*_TEN))),
        register(text(steps(*_TEN[:9]))),
    ),
    "step-form": (_step("Døren lukkes."), _step("Luk døren.")),
    "vague-words": (_step("Luk evt. døren."), _step("Luk døren.")),
    "number-to-look-up": (
        _step("Ring til vagten."),
        _step("Ring til vagten.", phone="00 00 00 01"),
    ),
    "other-card-announced": (
        _step("Ring", "til staben. Sig: »MT-AC-07 er i gang«.", phone="00 00 00 01"),
        _step("Ring", "til staben. Sig: »MT-AC-01 er i gang«.", phone="00 00 00 01"),
    ),
    "no-hand-in": (
        register(text(card(closing=Closing("huset er frit", (Step("Gå hjem."),))))),
        register(text(CARD)),
    ),
    "crooked-table": (_table("Rådhuset"), _table("Rådhuset", "Strøm")),
    "number-or-date-form": (
        _step("Ring", "til 00000001."),
        _step("Ring", "til 00 00 00 01."),
    ),
    "template-left": (
        _step("Saml holdet", "ved [samlingssted]."),
        _step("Saml holdet", "ved porten."),
    ),
}  # fmt: skip
