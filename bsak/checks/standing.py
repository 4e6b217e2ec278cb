"""What the checker finds today, and which of it somebody has accepted."""

from collections.abc import Iterable
from dataclasses import dataclass

from bsak.checks import catalogue, gather, queries
from bsak.checks.finding import Finding, is_open_to
from bsak.checks.models import Acceptance
from bsak.checks.register import Register
from bsak.groups.rules import Viewer
from bsak.kernel import kept
from bsak.kernel.prose import Tier

_TIERS = list(Tier)


@dataclass(frozen=True, slots=True)
class Result:
    """What was found and counts, the gravest first; and what somebody lets stand, until when."""

    open: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Acceptance], ...]

    def of(self, tier: Tier) -> int:
        """Return how many findings of that weight count."""
        return sum(finding.tier is tier for finding in self.open)


@dataclass(frozen=True, slots=True)
class Known:
    """The register as it was read, and everything that is found in it, the gravest first."""

    register: Register
    found: tuple[Finding, ...]


def known() -> Known:
    """Return the register and what is found in it today, whoever may see it."""
    return kept.remembered("checks", _known)


def found() -> tuple[Finding, ...]:
    """Return everything that is found today, whoever may see it, the gravest first."""
    return known().found


def result(viewer: Viewer | None = None) -> Result:
    """Return what ``viewer`` may know of; None: the machine, which may know all."""
    seen = [one for one in found() if viewer is None or is_open_to(one, viewer)]
    standing = {one.key: one for one in queries.standing()}
    return Result(
        open=tuple(one for one in seen if one.key not in standing),
        accepted=tuple((one, standing[one.key]) for one in seen if one.key in standing),
    )


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the gravest first."""
    return tuple(sorted(findings, key=lambda one: _TIERS.index(one.tier)))


def by_key(key: str, viewer: Viewer) -> Finding | None:
    """Return the finding of that name, when there is one that ``viewer`` may know of."""
    return next((one for one in found() if one.key == key and is_open_to(one, viewer)), None)


def _known() -> Known:
    register = gather.read()
    return Known(register, ranked(catalogue.findings(register)))
