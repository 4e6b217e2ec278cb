"""Adding, changing and finishing tasks. Each act leaves its trail."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from bsak.documents.models import Document
from bsak.groups.models import CrisisGroup
from bsak.groups.queries import viewer
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.danish import day
from bsak.kernel.db import db
from bsak.kernel.errors import Refused, refuse, refuse_stale
from bsak.kernel.words import _
from bsak.meetings.models import AgendaItem
from bsak.people.models import User
from bsak.tasks import queries, rules
from bsak.tasks.models import Task, TaskStatus

LONGEST = 300  # characters of a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is to be done, by whom, by when, and beside what."""

    title: str
    owner_function: str = ""
    owner: User | None = None
    due_on: date | None = None
    group: CrisisGroup | None = None
    document: Document | None = None
    remark: str = ""

    @property
    def place(self) -> CrisisGroup | None:
        """Return the group the task lies with: the document's, when it lies beside one."""
        return self.document.group if self.document else self.group


def add(
    terms: Terms, *, actor: Viewer, item: AgendaItem | None = None, on: date | None = None
) -> Task:
    """Write down a task; ``item`` is the point of a meeting that asked for it, ``on`` its day."""
    refuse(rules.obstacle_to_placing(terms.place, actor))
    if item is not None and on is None:
        _refuse_at_table(terms, item)
    task = Task(
        created_on=on or clock.today(),
        created_by_id=actor.user_id,
        item_id=item.id if item else None,
        status=TaskStatus.OPEN,
    )
    let_stand(task, terms, actor)
    db.session.add(task)
    db.session.flush()
    _record("task_added", task, actor, after={"title": task.title, "item": task.item_id})
    return task


def _refuse_at_table(terms: Terms, item: AgendaItem) -> None:
    """Refuse to decide what was given already, or a date that is over when the board gives it."""
    refuse(rules.obstacle_to_date(terms.due_on, item.meeting.held_on))
    same = queries.same(terms.title, terms.owner_function, terms.due_on, terms.place,
                        terms.document)  # fmt: skip
    refuse(rules.obstacle_to_repeating(same))


def edit(task: Task, terms: Terms, *, actor: Viewer, version: int | None = None) -> None:
    """Let ``terms`` stand. Raises Refused, or Stale with both texts."""
    refuse(rules.obstacle_to_changing(task, actor))
    before, after = told(terms_of(task)), told(terms)
    sentence = _("Nogen har ændret opgaven, mens du skrev. Der er ikke gemt noget af dit.")
    refuse_stale(version, task.version, sentence, mine=after, theirs=before)
    was, now = trail.difference(before, after)
    if not now:
        return
    let_stand(task, terms, actor)
    db.session.flush()
    _record("task_edited", task, actor, before=was, after=now)


def settle(task: Task, status: TaskStatus, remark: str, *, actor: Viewer) -> None:
    """Say that a task is done or dropped, with a word on it; or open it again."""
    refuse(rules.obstacle_to_changing(task, actor))
    if task.status is status:
        return
    refuse(rules.obstacle_to_settling(status, remark))
    _settle(task, status, "\n".join(filter(None, [task.remark, remark.strip()])), actor)


def take_back(task: Task, *, actor: Viewer) -> None:
    """Undo what was last said of how the task ended, and the word that was said with it."""
    refuse(rules.obstacle_to_changing(task, actor))
    if task.status is TaskStatus.OPEN:
        return
    last = db.session.scalar(
        select(trail.Entry)
        .where(trail.Entry.subject == "task", trail.Entry.subject_id == task.id)
        .order_by(trail.Entry.id.desc())
        .limit(1)
    )
    is_untouched = last is not None and last.action == "task_settled"
    before = (last.before if last and is_untouched else None) or {}
    _settle(task, TaskStatus.OPEN, before.get("remark", task.remark), actor)


def _settle(task: Task, status: TaskStatus, remark: str, actor: Viewer) -> None:
    before = {"status": task.status, "remark": task.remark}
    task.status, task.remark = status, remark
    task.finished_on = None if status is TaskStatus.OPEN else clock.today()
    db.session.flush()
    _record("task_settled", task, actor, before=before,
            after={"status": status, "remark": remark})  # fmt: skip


def remove(task: Task, *, actor: Viewer) -> None:
    """Take away a task that was just made by mistake; the trail still tells of it."""
    refuse(rules.obstacle_to_removing(task, actor, clock.today()))
    _record("task_removed", task, actor, before={"title": task.title})
    db.session.delete(task)
    db.session.flush()


def terms_of(task: Task) -> Terms:
    """Return what stands now."""
    return Terms(
        title=task.title,
        owner_function=task.owner_function,
        owner=task.owner,
        due_on=task.due_on,
        group=task.group,
        document=task.document,
        remark=task.remark,
    )


def told(terms: Terms) -> dict[str, str]:
    """Return the terms in words, by the label of each."""
    return {
        _("Opgave"): terms.title,
        _("Ejer (funktion)"): terms.owner_function,
        _("Ansvarlig person"): terms.owner.name if terms.owner else "",
        _("Frist"): day(terms.due_on),
        _("Krisegruppe"): terms.group.name if terms.group else "",
        _("Dokument"): terms.document.code if terms.document else "",
        _("Bemærkning"): terms.remark,
    }


def let_stand(task: Task, terms: Terms, actor: Viewer) -> None:
    """Write ``terms`` on a task. Raises Refused for what no task can be given."""
    title = " ".join(terms.title.split())
    if not title:
        raise Refused(_("Skriv, hvad der skal gøres."))
    if len(title) > LONGEST:
        raise Refused(_("Skriv opgaven med højst %(most)d tegn. Resten kan stå i bemærkningen.",
                        most=LONGEST))  # fmt: skip
    if terms.place is not task.group:
        refuse(rules.obstacle_to_placing(terms.place, actor))
    if terms.owner is not None and terms.owner is not task.owner:
        refuse(rules.obstacle_to_owner(terms.owner))
    if terms.owner is not None:
        refuse(rules.obstacle_to_handing(terms.document, viewer(terms.owner)))
    task.title, task.owner_function = title, " ".join(terms.owner_function.split())
    task.owner, task.due_on, task.remark = terms.owner, terms.due_on, terms.remark.strip()
    task.document, task.group = terms.document, terms.place


def _record(
    action: str,
    task: Task,
    actor: Viewer,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    trail.record(action, "task", task.id, actor_id=actor.user_id, before=before, after=after)
