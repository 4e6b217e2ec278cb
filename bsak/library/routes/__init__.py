"""Pages of the library. Importing this puts every one of them on the blueprint."""

from bsak.documents import beside
from bsak.library import models, panel, telling
from bsak.library.routes import placing, taking
from bsak.library.routes.room import bp

__all__ = ["bp", "models", "panel", "placing", "taking", "telling"]

beside.panels.append(panel.panel)
