"""Pages of the crisis organisation. Importing this puts every one of them on the blueprint."""

from bsak.contacts import belonging as contacts
from bsak.seats import belonging, models
from bsak.seats.routes import away, changes, chart, filling, seats
from bsak.seats.routes.room import bp

contacts.sources.append(belonging.groups_of)
contacts.tellers["seats"] = belonging.held_by

__all__ = ["away", "bp", "changes", "chart", "filling", "models", "seats"]
