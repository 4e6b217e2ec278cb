"""Cards and plans on the screen: the revision in force, for whoever may see the document."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from bsak.cards.wording import CardWording
from bsak.documents import revisions, rules
from bsak.documents.models import Document, Revision
from bsak.groups import queries as groups
from bsak.kernel import clock, kept
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden
from bsak.kernel.markup import PHONE, runs
from bsak.kernel.plain import from_plain
from bsak.people.session import actor
from bsak.plans.wording import WORDINGS, ChecklistWording, ContactListWording

bp = Blueprint("plans", __name__)


@bp.get("/laes/<code>")
@requires(Permission.DOCUMENT_READ)
@kept.page
def show(code: str) -> ResponseReturnValue:
    """Show the text in force, as on paper: same order, same numbers, same words."""
    document = db.session.scalar(select(Document).where(Document.code == code.upper()))
    if document is None or not rules.sees(document, groups.viewer(actor())):
        raise Hidden
    revision = revisions.in_force([document.id], clock.today()).get(document.id)
    if revision is None:
        raise Hidden
    return render_template(
        _template(document),
        document=document,
        revision=revision,
        wording=_wording(document, revision),
        pieces=pieces,
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words on the screen; ``number`` is what to ring, when they are a phone number."""

    text: str
    is_bold: bool = False
    number: str = ""


def pieces(text: str) -> list[Piece]:
    """Return people's text in pieces: bold words, and phone numbers that can be rung."""
    found = []
    for run in runs(text):
        plain = run.text.replace("\u00a0", " ")
        number = plain.replace(" ", "") if PHONE.fullmatch(plain) else ""
        if len(number) == 8:
            number = f"+45{number}"
        found.append(Piece(run.text, run.bold, number))
    return found


def _wording(document: Document, revision: Revision) -> object:
    return from_plain(WORDINGS[document.kind.value], revision.wording)


def _template(document: Document) -> str:
    wording = WORDINGS[document.kind.value]
    if wording is CardWording:
        return "cards/show.html"
    if wording is ContactListWording:
        return "plans/contacts.html"
    if wording is ChecklistWording:
        return "plans/checklist.html"
    return "plans/show.html"
