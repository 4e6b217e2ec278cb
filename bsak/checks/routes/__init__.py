"""Pages of the checker. Importing this puts every one of them on the blueprint."""

from bsak.checks import at_start, models, panel
from bsak.checks.routes import accepting, drafts, listed
from bsak.checks.routes.room import bp
from bsak.documents import beside, notices

beside.panels.append(panel.panel)
beside.group_panels.append(panel.group_panel)
notices.at_start.tellers["checks"] = at_start.told

__all__ = ["accepting", "bp", "drafts", "listed", "models"]
