"""Every rule of the checker, and asking them all."""

from collections.abc import Mapping

from bsak.checks.finding import Finding, Rule
from bsak.checks.register import Register
from bsak.checks.rules import (
    content,
    defeated,
    duties,
    functions,
    keeping,
    language,
    lists,
    mandates,
    numbers,
    numbers_in_text,
    people,
    plans,
    relations,
    times,
)

CATALOGUE: tuple[Rule, ...] = (
    *people.RULES,
    *mandates.RULES,
    *functions.RULES,
    *numbers.RULES,
    *numbers_in_text.RULES,
    *lists.RULES,
    *plans.RULES,
    *relations.RULES,
    *defeated.RULES,
    *times.RULES,
    *keeping.RULES,
    *duties.RULES,
    *language.RULES,
    *content.RULES,
)
BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in CATALOGUE}


def findings(register: Register) -> list[Finding]:
    """Return what every rule finds, once each, in the order of the catalogue."""
    found = (Finding(rule, one) for rule in CATALOGUE for one in rule.find(register))
    return list({finding.key: finding for finding in found}.values())
