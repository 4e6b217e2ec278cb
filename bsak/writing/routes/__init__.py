"""The editor's pages."""

from bsak.writing.routes import pages, required
from bsak.writing.routes.room import bp

__all__ = ["bp", "pages", "required"]
