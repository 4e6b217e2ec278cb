"""Pages of the register. Importing this puts every one of them on the blueprint."""

from bsak.documents.routes import register, reports
from bsak.documents.routes.room import bp

__all__ = ["bp", "register", "reports"]
