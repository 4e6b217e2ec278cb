"""Tables: binders and their numbered copies, what was issued to them, and what they answered."""

from bsak.distribution.models.binder import (
    Binder,
    BinderDocument,
    BinderGroup,
    Copy,
    Medium,
)
from bsak.distribution.models.issued import (
    IS_SENT,
    NEVER,
    KeptSheet,
    Mark,
    Release,
    ReleaseSheet,
)
from bsak.distribution.models.state import (
    Channel,
    Holding,
    Pack,
    Receipt,
    Reminder,
    Replacement,
    SeenSheet,
    Stocktake,
)

__all__ = [
    "IS_SENT",
    "NEVER",
    "Binder",
    "BinderDocument",
    "BinderGroup",
    "Channel",
    "Copy",
    "Holding",
    "KeptSheet",
    "Mark",
    "Medium",
    "Pack",
    "Receipt",
    "Release",
    "ReleaseSheet",
    "Reminder",
    "Replacement",
    "SeenSheet",
    "Stocktake",
]
