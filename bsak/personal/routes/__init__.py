"""Pages about one person: importing this puts every one of them on the blueprint."""

from bsak.personal import models
from bsak.personal.routes import accounts, handing, keeping
from bsak.personal.routes.room import bp

__all__ = ["accounts", "bp", "handing", "keeping", "models"]
