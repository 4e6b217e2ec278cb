"""What a reader of minutes should look at: what is missing, and what seems wrong."""

from collections.abc import Iterator, Sequence

from bsak.kernel.case_numbers import check
from bsak.kernel.words import _
from bsak.meetings.reading.items import build_item
from bsak.meetings.reading.points import Placed
from bsak.meetings.reading.shape import Item, Meeting, Notice
from bsak.meetings.reading.wrapped import HANGING


def of_head(meeting: Meeting, items: Sequence[Item], listed: int) -> list[Notice]:
    """Return what the head lacks; the table of contents ``listed`` so many points."""
    sentences: list[str] = []
    if not meeting.body:
        sentences.append(_("Udvalget eller forummet blev ikke fundet. Skriv det selv."))
    if meeting.date is None:
        sentences.append(_("Mødedatoen blev ikke fundet. Skriv den selv."))
    if not items:
        sentences.append(
            _("Der blev ikke fundet noget punkt. Et punkt begynder med »Punkt 1:« og en titel.")
        )
    if items and listed and listed != len(items):
        sentences.append(
            _(
                "Indholdsfortegnelsen har %(listed)d punkter, men der er læst %(read)d. "
                "Se efter, om et punkt mangler sin overskrift.",
                listed=listed,
                read=len(items),
            )
        )
    return [Notice(0, sentence) for sentence in sentences]


def of_point(placed: Sequence[Placed]) -> Iterator[Notice]:
    """Yield what seems wrong in a point."""
    for one in placed:
        if one.became == "case_number" and (warning := check(one.text).warning):
            yield Notice(one.line.number, warning)
    title = build_item(placed).title
    if title and title.split()[-1].lower() in HANGING:
        sentence = _("Titlen »%(title)s« ser ud til at mangle sin ende. Se efter.", title=title)
        yield Notice(placed[0].line.number, sentence)
    unheaded = [one.line for one in placed if one.became == "unheaded" and one.line.text]
    if unheaded:
        sentence = _("Teksten står før punktets første afsnit og er læst som sagsfremstilling.")
        yield Notice(unheaded[0].number, sentence)
