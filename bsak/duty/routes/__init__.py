"""Pages of rosters and call tests. Importing this puts every one of them on the blueprint."""

from bsak.contacts import belonging as contacts
from bsak.duty import belonging, models
from bsak.duty.routes import calling, papers, rosters, shifts
from bsak.duty.routes.room import bp

contacts.tellers["turns"] = belonging.held_by

__all__ = ["bp", "calling", "models", "papers", "rosters", "shifts"]
