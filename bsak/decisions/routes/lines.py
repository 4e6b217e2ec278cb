"""Taking, changing and dropping what is recommended, and undoing that."""

from flask.typing import ResponseReturnValue

from bsak.decisions import service
from bsak.decisions.forms import ActForm, LineForm
from bsak.decisions.routes.room import bp, find_line, group_names, me
from bsak.decisions.routes.showing import at_table, see_to
from bsak.kernel.access import Permission, requires
from bsak.kernel.words import _


@bp.post("/indstillinger/<int:line_id>/foelg")
@requires(Permission.MEETING_READ)
def take(line_id: int) -> ResponseReturnValue:
    """Follow a recommendation."""
    who, line, form = me(), find_line(line_id), LineForm()

    def act() -> str:
        service.take(line, actor=who, version=form.read_version)
        return line.minute

    return at_table(line.item, who, act, f"linje-{line_id}")


@bp.post("/indstillinger/<int:line_id>/ret")
@requires(Permission.MEETING_READ)
def change(line_id: int) -> ResponseReturnValue:
    """Decide something else than was recommended."""
    who, line, form = me(), find_line(line_id), ActForm(group_names())

    def act() -> str:
        see_to(form)
        service.change(line, form.act, form.text.data, actor=who, version=form.read_version)
        return line.minute

    return at_table(line.item, who, act, f"linje-{line_id}", f"ret{line_id}", form)


@bp.post("/indstillinger/<int:line_id>/foelg-ikke")
@requires(Permission.MEETING_READ)
def drop(line_id: int) -> ResponseReturnValue:
    """Do not follow a recommendation."""
    who, line, form = me(), find_line(line_id), LineForm()

    def act() -> str:
        see_to(form)
        service.drop(line, form.text.data, actor=who, version=form.read_version)
        return line.minute

    return at_table(line.item, who, act, f"linje-{line_id}", f"drop{line_id}", form)


@bp.post("/indstillinger/<int:line_id>/fortryd")
@requires(Permission.MEETING_READ)
def undo(line_id: int) -> ResponseReturnValue:
    """Take back what was decided on a line."""
    who, line, form = me(), find_line(line_id), LineForm()

    def act() -> str:
        service.undo(line, actor=who, version=form.read_version)
        return _("Fortrudt. Registret er, som det var før.")

    return at_table(line.item, who, act, f"linje-{line_id}")
