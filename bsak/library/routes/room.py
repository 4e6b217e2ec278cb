"""What every page of the library begins with: the blueprint and who asks."""

from flask import Blueprint

from bsak.documents.finding import find
from bsak.documents.models import Document
from bsak.groups import queries as groups
from bsak.groups.rules import Viewer
from bsak.kernel.errors import Hidden
from bsak.library import systems
from bsak.library.queries import Group
from bsak.people.session import actor

bp = Blueprint("library", __name__)


def me() -> Viewer:
    """Return who asks, as the rules see them."""
    return groups.viewer(actor())


def document_and_system(code: str, system: str) -> tuple[Document, str]:
    """Return what an address names. Raises Hidden when one of them is unknown to who asks."""
    name = systems.find(system)
    if name is None:
        raise Hidden
    return find(code, me()), name


def group(found: list[Group], code: str) -> Group:
    """Return the group with ``code``, however it is cased. Raises Hidden when there is none."""
    for one in found:
        if one.code == code.upper():
            return one
    raise Hidden
