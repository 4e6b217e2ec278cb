"""What the checker finds in the plans, the seats and the numbers, and has not been told yet."""

from collections.abc import Iterator

from bsak.agenda.finding import Found
from bsak.agenda.models import Cause
from bsak.agenda.register import Register


def new_findings(register: Register) -> Iterator[Found]:
    """Return what was found since the last meeting; what is only counted is nobody's news."""
    for one in register.checked:
        is_news = not one.is_minor
        group = register.groups.get(one.group_id or 0) if is_news else None
        document = register.documents.get(one.document_id or 0) if is_news else None
        words = f"{one.subject}: {one.words}" if one.subject else one.words
        yield Found(cause=Cause.CHECK, about=one.key, words=words, group=group, document=document)
