"""What every page of this room begins with: the blueprint, who asks, and what is under way."""

from flask import Blueprint

from bsak.assessment import queries
from bsak.assessment.models import Assessment
from bsak.documents.models import Document
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel.errors import Refused
from bsak.kernel.words import _
from bsak.people.session import actor

bp = Blueprint("assessment", __name__)


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return groups.viewer(actor())


def opened(document: Document) -> Assessment:
    """Return the assessment that is under way. Raises Refused when there is none."""
    newest = queries.newest(document)
    if newest is None or newest.finished_on is not None:
        raise Refused(_("Der er ingen gennemgang i gang. Begynd en på planens side."))
    return newest
