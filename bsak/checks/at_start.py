"""What is found at the field somebody was sent to, told where they must begin a draft first."""

from flask import request

from bsak.checks import field as fields
from bsak.checks import standing
from bsak.documents.models import Document
from bsak.documents.notices import Notice
from bsak.groups.rules import Viewer
from bsak.kernel.words import _


def told(document: Document, viewer: Viewer) -> Notice | None:
    """Return the findings at the field that the address names, and what happens next."""
    place = request.args.get("felt", "")
    found = [
        one
        for one in standing.result(viewer).open
        if place and one.page == ("checks.field", {"code": document.code, "path": place})
    ]
    if not found:
        return None
    texts = standing.known().register.text_of
    name = fields.name(found[0], texts) or str(found[0].rule.title)
    after = _("Teksten har ingen kladde endnu. Begynd en i den godkendte tekst, så kommer du "
              "direkte til feltet.")  # fmt: skip
    return Notice(
        heading=_("Skal rettes: %(field)s", field=name),
        lines=(*(f"{one.found.message} {one.rule.do}" for one in found), after),
    )
