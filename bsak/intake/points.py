"""A point of the minutes as the meeting's own row."""

from collections.abc import Sequence

from bsak.meetings.models import AgendaItem, Meeting, Recommendation
from bsak.meetings.reading.shape import Item


def write(held: Meeting, told: Item) -> AgendaItem:
    """Let the point of ``held`` say what the minutes say; a new one when there is none."""
    item = next((i for i in held.items if i.number == told.number), None)
    if item is None:
        item = AgendaItem(number=told.number, title=told.title)
        held.items.append(item)
    sections = told.sections
    item.title, item.case_number, item.is_closed = told.title, told.case_number, told.closed
    item.occasion, item.presentation = sections.occasion, sections.presentation
    item.decision, item.history = sections.decision, sections.history
    item.attachments, item.proposer = list(sections.attachments), told.proposer
    item.time_slot = told.time_slot
    item.is_board = is_board(held.body, told)
    _recommend(item, sections.recommendation)
    return item


def is_board(body: str, told: Item) -> bool:
    """Say whether a point is the board's, also where another forum has it."""
    return body == "BSAK" or "BSAK" in told.title or told.case_number.startswith("14.")


def _recommend(item: AgendaItem, texts: Sequence[str]) -> None:
    """Let the point recommend ``texts``; what stands there already is left alone."""
    if [line.text for line in item.recommendations] != list(texts):
        item.recommendations = [Recommendation(text=text) for text in texts]
