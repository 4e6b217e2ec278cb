"""What must be put right in points before others read them: secret names, dates that are over."""

from collections.abc import Iterator, Sequence

from bsak.agenda import mentions
from bsak.agenda.acts import read
from bsak.kernel.danish import day
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem
from bsak.meetings.states import Outcome


def warned(items: Sequence[AgendaItem]) -> dict[int, str]:
    """Return what is to be put right in each point, by its key."""
    secret = mentions.warned(items)
    found = {
        item.id: " ".join(filter(None, [secret.get(item.id, ""), *_over(item)])) for item in items
    }
    return {key: words for key, words in found.items() if words}


def _over(item: AgendaItem) -> Iterator[str]:
    """Return each line that sets a date before its own meeting."""
    if item.meeting is None:
        return
    for line in item.recommendations:
        act = read(line.act)
        if act is None or act.due_on is None or line.outcome is not Outcome.OPEN:
            continue
        if act.due_on < item.meeting.held_on:
            yield _("Indstillingen »%(line)s« sætter en frist før mødet, den %(day)s. Ret datoen.",
                    line=line.text, day=day(act.due_on))  # fmt: skip
