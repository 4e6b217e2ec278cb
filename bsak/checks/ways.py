"""Where a finding leads somebody: to the page that puts it right, or else the one that shows it."""

from typing import Any

from flask import current_app, url_for

from bsak.checks.finding import Finding
from bsak.groups.rules import Viewer
from bsak.kernel.access import declared


def url(finding: Finding, viewer: Viewer) -> str:
    """Return the address that ``viewer`` is led to."""
    endpoint, address = finding.page
    permission = declared(current_app, endpoint)
    if permission and not viewer.may(permission):
        endpoint, address = finding.found.subject.page
    values: dict[str, Any] = {**address}
    return url_for(endpoint, **values)
