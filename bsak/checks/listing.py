"""What is found, as it is listed: narrowed, under its rules, or under what it is about."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bsak.checks.catalogue import CATALOGUE
from bsak.checks.finding import Finding, Rule, Subject, Theme
from bsak.checks.standing import Result
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy, ngettext

TIERS = {
    Tier.ERROR: lazy("Fejl"),
    Tier.WARNING: lazy("Advarsel"),
    Tier.TIP: lazy("Tip"),
}

_FEW = 3  # findings of a rule that are shown at once
_SCREEN = 15  # findings that can be read without folding any away


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty: all."""

    tier: str = ""
    group: str = ""
    theme: str = ""
    rule: str = ""

    def has(self, finding: Finding) -> bool:
        """Say whether a finding is asked for."""
        return (
            self.tier in ("", finding.tier)
            and self.theme in ("", finding.rule.theme)
            and self.rule in ("", finding.rule.id)
            and self.group in ("", finding.found.subject.group)
        )


def tally(findings: Iterable[Finding], wanted: Wanted) -> dict[Tier, int]:
    """Return how many of each weight there are where the list is narrowed to otherwise."""
    anywhere = replace(wanted, tier="")
    return dict(Counter(one.tier for one in findings if anywhere.has(one)))


def weighed(tally: Mapping[Tier, int]) -> dict[Tier, str]:
    """Return the word that stands after how many there are of each weight."""
    return {
        Tier.ERROR: ngettext("fejl", "fejl", tally.get(Tier.ERROR, 0)),
        Tier.WARNING: ngettext("advarsel", "advarsler", tally.get(Tier.WARNING, 0)),
        Tier.TIP: ngettext("tip", "tip", tally.get(Tier.TIP, 0)),
    }


@dataclass(frozen=True, slots=True)
class About:
    """Everything that is found about one thing, the gravest first."""

    subject: Subject
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Everything that one rule finds: the first few are shown at once, the rest when asked for."""

    rule: Rule
    shown: tuple[Finding, ...]
    folded: tuple[Finding, ...]

    @property
    def number(self) -> int:
        """Return how many there are."""
        return len(self.shown) + len(self.folded)

    @property
    def where(self) -> str:
        """Return how many of those not shown each krisegruppe has: "MT 2, SU 11"."""
        found = Counter(one.found.subject.group or _("på tværs") for one in self.folded)
        return ", ".join(f"{group} {number}" for group, number in found.items())


def ruled(findings: Sequence[Finding]) -> list[Ruled]:
    """Return findings under their rules, in their order.

    Where there are many, a few of each of the gravest are shown, and the rest is folded away.
    """
    by_rule: dict[str, list[Finding]] = {}
    for one in findings:
        by_rule.setdefault(one.rule.id, []).append(one)
    folds = len(findings) > _SCREEN and len(by_rule) > 1
    gravest = findings[0].tier if findings else None
    return [
        _ruled(own, _FEW if own[0].tier is gravest else 0) if folds else Ruled(own[0].rule, own, ())
        for own in map(tuple, by_rule.values())
    ]


def _ruled(own: tuple[Finding, ...], most: int) -> Ruled:
    shown = own if len(own) == most + 1 else own[:most]  # a fold is no shorter than one
    return Ruled(own[0].rule, shown, own[len(shown) :])


def gathered(findings: Sequence[Finding]) -> list[About]:
    """Return findings under what they are about; where the gravest and most are, first."""
    by_subject: dict[str, list[Finding]] = {}
    for one in findings:
        by_subject.setdefault(one.found.subject.key, []).append(one)
    abouts = [About(own[0].found.subject, tuple(own)) for own in by_subject.values()]
    return sorted(abouts, key=_weight)


def by_theme() -> Mapping[Theme, list[Rule]]:
    """Return the rules under their themes, the gravest first."""
    order = list(Tier)
    ranked = sorted(CATALOGUE, key=lambda rule: order.index(rule.tier))
    return {theme: [rule for rule in ranked if rule.theme is theme] for theme in Theme}


def counts(result: Result) -> dict[str, int]:
    """Return how many findings of each rule count."""
    found: dict[str, int] = {}
    for one in result.open:
        found[one.rule.id] = found.get(one.rule.id, 0) + 1
    return found


def _weight(about: About) -> tuple[int, ...]:
    return tuple(-sum(one.tier is tier for one in about.findings) for tier in Tier)
