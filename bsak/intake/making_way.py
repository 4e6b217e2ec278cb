"""The points planned for a meeting make way for its minutes: none is minuted, and none is lost."""

from bsak.agenda import carried
from bsak.groups.rules import Viewer
from bsak.kernel.errors import refuse
from bsak.kernel.words import ngettext
from bsak.meetings import numbering, placing, rules
from bsak.meetings.models import AgendaItem, Meeting


def told(meeting: Meeting | None) -> str:
    """Return what becomes of the points that are planned for the meeting; empty when none is."""
    if meeting is None or not meeting.is_planned:
        return ""
    drafted, own = _parted(meeting)
    words = []
    if own:
        words.append(
            ngettext("%(num)d punkt på den planlagte dagsorden kommer på listen til senere.",
                     "%(num)d punkter på den planlagte dagsorden kommer på listen til senere.",
                     len(own))
        )  # fmt: skip
    if drafted:
        words.append(
            ngettext("%(num)d punkt fra udkastet slettes. Dets sager kommer med i næste udkast.",
                     "%(num)d punkter fra udkastet slettes. Deres sager kommer med i næste udkast.",
                     len(drafted))
        )  # fmt: skip
    return " ".join(words)


def clear(meeting: Meeting, actor: Viewer) -> None:
    """Hold the meeting, and take what is planned for it off its agenda."""
    numbering.hold(meeting)
    refuse(rules.obstacle_to_importing(meeting))
    if not meeting.is_planned:
        return
    drafted, own = _parted(meeting)
    for item in own:
        placing.postpone(item, actor=actor)
    for item in drafted:
        placing.drop(item, actor=actor)


def _parted(meeting: Meeting) -> tuple[list[AgendaItem], list[AgendaItem]]:
    """Return the points that only a draft has written in, and those that are people's own."""
    untouched = carried.drafted(meeting.items)
    drafted = [item for item in meeting.items if item.id in untouched]
    return drafted, [item for item in meeting.items if item.id not in untouched]
