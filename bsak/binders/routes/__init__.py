"""Pages of the binders. Importing this puts every one of them on the blueprint."""

from bsak.binders.routes import printing, sheets, stationery
from bsak.binders.routes.room import bp

__all__ = ["bp", "printing", "sheets", "stationery"]
