"""The editor's pages."""

from bsak.writing.routes import clashes, differences, live, pages, required, starting, undoing
from bsak.writing.routes.room import bp

__all__ = ["bp", "clashes", "differences", "live", "pages", "required", "starting", "undoing"]
