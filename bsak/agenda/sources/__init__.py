"""Where the matters of an agenda come from: functions from the register to what they find in it."""

from bsak.agenda.sources.checks import new_findings
from bsak.agenda.sources.deadlines import moved_undecided, near, passed
from bsak.agenda.sources.followup import decisions_without_effect, undated_tasks, undone_tasks
from bsak.agenda.sources.plans import groups_without_plan
from bsak.agenda.sources.roles import documents_without_owner, groups_without_leader
from bsak.agenda.sources.texts import open_comments, review_due, to_approve
from bsak.agenda.sources.waitings import outstanding_decisions

SOURCES = (
    passed,
    moved_undecided,
    outstanding_decisions,
    to_approve,
    open_comments,
    review_due,
    groups_without_leader,
    documents_without_owner,
    groups_without_plan,
    undone_tasks,
    decisions_without_effect,
    new_findings,
    near,
    undated_tasks,
)

__all__ = ["SOURCES"]
