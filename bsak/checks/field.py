"""The field a finding is about: what people call it, and the page where it is mended."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import count
from types import MappingProxyType

from bsak.checks.facts import Text
from bsak.checks.finding import Finding, Page
from bsak.checks.reading import Reading
from bsak.documents import rules as documents
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.words import lazy
from bsak.plans.wording import WORDINGS
from bsak.writing import queries, rules
from bsak.writing.fields import build, flat
from bsak.writing.labels import label, part_of

# Fields of the register itself, as its form calls them.
_OF_REGISTER = MappingProxyType({
    "title": lazy("Titel"),
    "owner_function": lazy("Ejer"),
    "due_on": lazy("Frist"),
    "expected_on": lazy("Forventes færdigt"),
    "review_due": lazy("Næste eftersyn"),
    "exercised_on": lazy("Senest afprøvet"),
    "link": lazy("Link eller sagsnummer"),
})  # fmt: skip
# Are not changed by the form, but on the document's page, in the part of that name.
_SHOWN = MappingProxyType({"due_on": "deadlines-heading", "expected_on": "report-heading"})


def name(finding: Finding, texts: Mapping[int, Text]) -> str:
    """Return what people call the field, as in »Trin 3, handling«; nothing when there is none."""
    place, document = finding.found.field, finding.found.subject.document
    if not place or document is None:
        return ""
    if place in _OF_REGISTER:
        return str(_OF_REGISTER[place])
    text = texts.get(document.id)
    return _names(text.reading).named(place) if text else ""


def is_one(place: str, reading: Reading | None) -> bool:
    """Say whether a place is a field of the register's own, or one of the text."""
    return place in _OF_REGISTER or bool(reading and _names(reading).named(place))


def page(document: Document, place: str, viewer: Viewer) -> Page:
    """Return the page where ``viewer`` mends the field, or else reads it."""
    code = document.code
    if place in _OF_REGISTER:
        if place in _SHOWN:
            return "documents.show", {"code": code, "_anchor": _SHOWN[place]}
        if documents.obstacle_to_editing(document, viewer):
            return "documents.show", {"code": code}
        return "documents.edit", {"code": code, "_anchor": place}
    if rules.obstacle_to_writing(document, viewer):
        return "approval.show", {"code": code}
    draft = queries.draft_of(document.id)
    if draft is None:
        return "writing.begin", {"code": code, "felt": place}
    path = _nearest(queries.built(draft).paths, place)
    part = part_of(document.kind.value, draft.fields, path)
    if part is None:
        return "writing.show", {"code": code}
    return "writing.section", {"code": code, "section": part.slug, "_anchor": path}


class _Names:
    """What the places of one text are called."""

    def __init__(self, reading: Reading) -> None:
        self._cls = WORDINGS[reading.kind]
        keys = count(1)
        self._fields = flat(reading.wording, key=lambda: f"r{next(keys)}")
        self._paths = build(self._cls, self._fields).paths

    def named(self, place: str) -> str:
        path = _nearest(self._paths, place)
        return label(self._cls, path, self._fields) if path else ""


@lru_cache(maxsize=1000)
def _names(reading: Reading) -> _Names:
    return _Names(reading)


def _nearest(paths: Mapping[str, str], place: str) -> str:
    """Return the path of the field at a place, or of the field that holds it."""
    while place and place not in paths:
        place = place.rpartition(".")[0]
    return paths.get(place, "")
