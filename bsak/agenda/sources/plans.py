"""Groups that have no delplan, finished or begun."""

from collections.abc import Iterator

from bsak.agenda.finding import Found, of_group
from bsak.agenda.models import Cause
from bsak.agenda.register import Register
from bsak.documents.kinds import Column, Status
from bsak.kernel.words import _

TASK = "Lav en delplan"  # stays in the register, so it is Danish whatever language the page is in


def groups_without_plan(register: Register) -> Iterator[Found]:
    """Return the open groups without a delplan that nobody has been asked to make."""
    asked = {task.group_id for task in register.tasks if task.title == TASK}
    planned = {
        document.group_id
        for document in register.documents.values()
        if document.status is not Status.WITHDRAWN and Column.SUBPLAN in document.kind.columns
    }
    for group in register.open_groups:
        if group.id not in planned | asked:
            yield of_group(Cause.PLAN_MISSING, group, group.code, _("Gruppen har ingen delplan."))
