"""Pages of the review room."""

from bsak.review.routes import comments, crossing, reading, sending
from bsak.review.routes.room import bp

__all__ = ["bp", "comments", "crossing", "reading", "sending"]
