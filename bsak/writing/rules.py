"""Who may write a text, and what a draft can hold."""

import re
import unicodedata
from collections.abc import Mapping

from bsak.documents import rules as documents
from bsak.documents.kinds import Status
from bsak.documents.models import Document
from bsak.groups.rules import Viewer
from bsak.kernel.words import _

LONGEST_FIELD = 10_000  # characters; a side of A4 holds about 3,000
LONGEST_DRAFT = 400_000
MOST_ROWS = 400  # in one list of rows
# Cc without tab and line break, and lone surrogates: no keyboard makes them, no paper shows them.
_NEVER_TYPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def obstacle_to_writing(document: Document, viewer: Viewer) -> str | None:
    """Return why ``viewer`` may not write the text of ``document``, or None."""
    if document.status is Status.WITHDRAWN:
        return _("Dokumentet er udgået. Sekretariatet kan tage det tilbage.")
    return documents.obstacle_to_editing(document, viewer)


def clean(text: str) -> str:
    """Return what was typed as it is stored: one kind of line break, composed letters."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _NEVER_TYPED.sub("", whole))


def obstacle_to_length(fields: Mapping[str, str]) -> str | None:
    """Return what is too long in a draft's fields, or None."""
    if any(len(text) > LONGEST_FIELD for text in fields.values()):
        return _("Et felt har over %(n)d tegn. Del teksten i flere felter.", n=LONGEST_FIELD)
    if sum(map(len, fields.values())) > LONGEST_DRAFT:
        return _("Teksten er for lang til ét dokument. Del den i flere.")
    return None
