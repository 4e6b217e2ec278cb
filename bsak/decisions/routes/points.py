"""What is decided at a point beside its recommendations: free text, changes, putting it off."""

from flask.typing import ResponseReturnValue

from bsak.decisions import carrying, service
from bsak.decisions.forms import ActForm
from bsak.decisions.routes.room import bp, find_point, group_names, me
from bsak.decisions.routes.showing import at_table, see_to
from bsak.kernel.access import Permission, requires
from bsak.kernel.forms import number
from bsak.kernel.words import _


@bp.post("/punkter/<int:item_id>/beslutning")
@requires(Permission.MEETING_READ)
def decide(item_id: int) -> ResponseReturnValue:
    """Write what was decided in free text."""
    return at_table(find_point(item_id), me(), lambda: _("Beslutningen er gemt."), "beslutning")


@bp.post("/punkter/<int:item_id>/aendring")
@requires(Permission.MEETING_READ)
def attach(item_id: int) -> ResponseReturnValue:
    """Let a decision in free text change the register too."""
    who, item, form = me(), find_point(item_id), ActForm(group_names())

    def act() -> str:
        see_to(form)
        seen = number(form.seen.data)
        lines = -1 if seen is None else seen
        return service.attach(item, form.act, form.text.data, actor=who, seen=lines).minute

    return at_table(item, who, act, "beslutning", "ny", form)


@bp.post("/punkter/<int:item_id>/udsaet")
@requires(Permission.MEETING_READ)
def postpone(item_id: int) -> ResponseReturnValue:
    """Put a point off to a coming meeting."""
    who, item = me(), find_point(item_id)

    def act() -> str:
        carrying.postpone(item, actor=who)
        return _("Punktet er udsat og står på listen til et kommende møde.")

    return at_table(item, who, act)


@bp.post("/punkter/<int:item_id>/optag")
@requires(Permission.MEETING_READ)
def resume(item_id: int) -> ResponseReturnValue:
    """Take a point up after all that was put off."""
    who, item = me(), find_point(item_id)

    def act() -> str:
        carrying.resume(item, actor=who)
        return _("Punktet er taget op igen.")

    return at_table(item, who, act)
