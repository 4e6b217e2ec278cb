"""When the agenda of a meeting can be drafted, and by whom."""

from bsak.groups.rules import Viewer
from bsak.kernel.access import Permission
from bsak.kernel.words import _
from bsak.meetings.models import Meeting
from bsak.meetings.states import Stage


def obstacle_to_drafting(meeting: Meeting, viewer: Viewer) -> str | None:
    """Return why ``viewer`` cannot have the meeting's agenda drafted, or None."""
    if not viewer.may(Permission.MEETING_MANAGE):
        return _("Kun sekretariatet kan lave udkast til en dagsorden.")
    if meeting.stage is Stage.OPEN:
        return _("Mødet er i gang. Tilføj et punkt i stedet, hvis noget mangler.")
    if meeting.stage is not Stage.PLANNED:
        return _("Mødet er holdt. Lav udkastet til det næste møde, der er planlagt.")
    return None
