"""Pages about people and numbers. Importing this puts every one of them on the blueprint."""

from bsak.contacts import accounts
from bsak.contacts.routes import answering, asking, bringing, listed, parties, people, points, posts
from bsak.contacts.routes.room import bp
from bsak.people import notices

notices.tellers["left"] = accounts.left_open

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
