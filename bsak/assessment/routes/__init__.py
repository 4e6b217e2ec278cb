"""Pages that take a plan through the template; importing this puts all on the blueprint."""

from bsak.assessment import models, telling
from bsak.assessment.routes import pages, undoing
from bsak.assessment.routes.room import bp

__all__ = ["bp", "models", "pages", "telling", "undoing"]
