"""What the checker finds about a document, as its own page shows it."""

from collections.abc import Sequence

from flask import url_for

from bsak.checks import field as fields
from bsak.checks import listing, standing, ways
from bsak.checks.finding import Finding
from bsak.documents import beside
from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.words import _

_MOST = 6  # lines; the rest is on the checker's own page
_OF_PEOPLE = ("seat-", "person-", "post-", "duty-")  # a group has many of each


def panel(document: Document, viewer: Viewer) -> beside.Panel | None:
    """Return the panel of what is found about ``document``."""
    if not viewer.may(Permission.REGISTER_READ):
        return None
    own = [one for one in _open(viewer) if one.found.subject.code == document.code]
    return _panel(own, document.group, viewer)


def group_panel(group: CrisisGroup, viewer: Viewer) -> beside.Panel | None:
    """Return the panel of what is found about ``group`` itself and the people on its seats."""
    own = [one for one in _open(viewer) if one.found.subject.group == group.code]
    return _panel([one for one in own if not one.found.subject.code], group, viewer)


def _open(viewer: Viewer) -> tuple[Finding, ...]:
    return standing.result(viewer).open


def _panel(own: Sequence[Finding], group: CrisisGroup, viewer: Viewer) -> beside.Panel | None:
    """Return a panel of findings, the gravest first; nothing is said where nothing is found."""
    if not own:
        return None
    more = len(own) - _MOST
    return beside.Panel(
        id="checks",
        heading=_("Fund i tjekket"),
        empty="",
        lines=tuple(_line(one, group, viewer) for one in own[:_MOST]),
        add_url=url_for("checks.list", gruppe=group.code) if more > 0 else "",
        add_text=_("Se %(n)d til i tjekket", n=more) if more > 0 else "",
    )


def _line(finding: Finding, group: CrisisGroup, viewer: Viewer) -> beside.Line:
    subject = finding.found.subject
    name = fields.name(finding, standing.known().register.text_of) if subject.code else ""
    if not name:
        name = str(finding.rule.title)
        if subject.key.startswith(_OF_PEOPLE):  # whose group it is, the page says itself
            name = f"{name}, {subject.name.removeprefix(f'{group.name}: ')}"
    url = ways.url(finding, viewer)
    return beside.Line(f"{listing.TIERS[finding.tier]}: {name}", url, finding.found.message)
