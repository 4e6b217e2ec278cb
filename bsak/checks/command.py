"""What ``bsak check`` prints: for people, and for other programs."""

from dataclasses import dataclass
from typing import Any

from flask import current_app

from bsak.checks import listing, standing
from bsak.checks.finding import Finding
from bsak.checks.standing import Result
from bsak.kernel.danish import day
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Answer:
    """The text, and whether an error counts."""

    text: str
    has_errors: bool


def as_text() -> Answer:
    """Return what is found, gathered under what it is about, and the sum of it."""
    result = standing.result()
    parts = [_about(about) for about in listing.gathered(result.open)]
    if result.accepted:
        told = [
            _("  %(name)s: %(message)s (til og med %(day)s: %(reason)s)",
              name=one.found.subject.name, message=one.found.message,
              day=day(by.until), reason=by.reason)
            for one, by in result.accepted
        ]  # fmt: skip
        parts.append("\n".join([_("Accepteret"), *told]))
    return Answer("\n\n".join([*parts, _sum(result)]), bool(result.of(Tier.ERROR)))


def as_json() -> tuple[dict[str, Any], bool]:
    """Return what is found as other programs read it, and whether an error counts."""
    result = standing.result()
    accepted = [
        {**_plain(one), "reason": by.reason, "until": by.until.isoformat()}
        for one, by in result.accepted
    ]
    told = {"findings": [_plain(one) for one in result.open], "accepted": accepted}
    return told, bool(result.of(Tier.ERROR))


def _plain(finding: Finding) -> dict[str, str]:
    subject = finding.found.subject
    return {
        "rule": finding.rule.id,
        "tier": finding.tier.value,
        "group": subject.group,
        "document": subject.code,
        "field": finding.found.field,
        "message": finding.found.message,
        "url": _url(finding),
    }


def _url(finding: Finding) -> str:
    """Return the path of the page where it is mended."""
    endpoint, address = finding.page
    values = dict(address)
    anchor = values.pop("_anchor", "")
    path = current_app.url_map.bind("").build(endpoint, values)
    return f"{path}#{anchor}" if anchor else path


def _about(about: listing.About) -> str:
    lines = [
        f"  {listing.TIERS[one.tier]!s:<9} {one.found.message}  [{one.rule.id}]"
        for one in about.findings
    ]
    return "\n".join([about.subject.name, *lines])


def _sum(result: Result) -> str:
    errors, warnings, tips = (result.of(tier) for tier in Tier)
    counted = (
        ngettext("%(num)d fejl", "%(num)d fejl", errors),
        ngettext("%(num)d advarsel", "%(num)d advarsler", warnings),
        ngettext("%(num)d tip", "%(num)d tip", tips),
        ngettext("%(num)d accepteret", "%(num)d accepterede", len(result.accepted)),
    )
    return ", ".join(counted) + "."
