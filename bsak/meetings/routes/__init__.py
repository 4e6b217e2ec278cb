"""Pages of the meetings room. Importing this puts every one of them on the blueprint."""

from bsak.meetings.routes import attendance, meetings, places, points
from bsak.meetings.routes.room import bp

__all__ = ["attendance", "bp", "meetings", "places", "points"]
