"""Pages of the register. Importing this puts every one of them on the blueprint."""

from bsak.documents.routes import changes, files, groups, notes, register, reports
from bsak.documents.routes.room import bp

__all__ = ["bp", "changes", "files", "groups", "notes", "register", "reports"]
