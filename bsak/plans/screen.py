"""A wording on the screen: which template draws it, and people's text in pieces."""

from dataclasses import dataclass

from bsak.cards.wording import CardWording
from bsak.documents.kinds import Kind
from bsak.kernel.markup import PHONE, runs
from bsak.plans.wording import WORDINGS, ChecklistWording, ContactListWording


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


def template_of(kind: Kind) -> str:
    """Return the template that draws a text of ``kind``.

    It takes document, wording, pieces, the revision or none, and ``standing``: a sentence for a
    text that is not the one in force.
    """
    wording = WORDINGS[kind.value]
    if wording is CardWording:
        return "cards/show.html"
    if wording is ContactListWording:
        return "plans/contacts.html"
    if wording is ChecklistWording:
        return "plans/checklist.html"
    return "plans/show.html"
