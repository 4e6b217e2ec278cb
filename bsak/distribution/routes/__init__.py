"""Pages of the numbered copies. Importing this puts every one of them on the blueprint."""

from bsak.distribution.routes import (
    binders,
    copies,
    goods,
    issuing,
    past,
    recalls,
    receipts,
    releases,
    reminders,
    replaces,
    scanning,
    stocktakes,
    urgent,
)
from bsak.distribution.routes.readying import make_ready
from bsak.distribution.routes.room import bp
from bsak.documents import revisions

revisions.followers.append(make_ready)

__all__ = [
    "binders",
    "bp",
    "copies",
    "goods",
    "issuing",
    "past",
    "recalls",
    "receipts",
    "releases",
    "reminders",
    "replaces",
    "scanning",
    "stocktakes",
    "urgent",
]
