"""Pages of the decisions room. Importing this puts every one of them on the blueprint."""

from bsak.decisions.routes import frozen, lines, lists, points, sitting
from bsak.decisions.routes.room import bp

__all__ = ["bp", "frozen", "lines", "lists", "points", "sitting"]
