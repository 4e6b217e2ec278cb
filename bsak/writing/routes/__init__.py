"""The editor's pages."""

from bsak.writing.routes import pages
from bsak.writing.routes.room import bp

__all__ = ["bp", "pages"]
