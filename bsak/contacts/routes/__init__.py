"""Pages about people and numbers. Importing this puts every one of them on the blueprint."""

from bsak.contacts.routes import answering, asking, bringing, listed, parties, people, points, posts
from bsak.contacts.routes.room import bp

__all__ = [
    "answering",
    "asking",
    "bp",
    "bringing",
    "listed",
    "parties",
    "people",
    "points",
    "posts",
]
