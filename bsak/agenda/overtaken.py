"""What is recommended and has been overtaken: its document is finished, its answer has come."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bsak.agenda import telling
from bsak.agenda.acts import Act, Verb
from bsak.agenda.register import Doc, Register
from bsak.agenda.sources import deadlines, plans, roles, texts

_DATED = (Verb.DEADLINE, Verb.TASK)
# What a line says of the deadline that was: by now it may be another.
_OLD_DATE = re.compile(r", der (?:var|er) den \d{1,2}\. \w+ \d{4},")

_SETTLE = "at der træffes beslutning om "


@dataclass(frozen=True)
class Now:
    """What still calls for a decision, in the register as a meeting sees it."""

    register: Register

    def left(self, act: Act, told: Collection[str]) -> Act | None:
        """Return what of an act is still called for, or None; ``told``: what its point tells of."""
        if self._is_answered(act):
            return None
        kept = tuple(code for code in act.documents if self._is_wanted(code, act, told))
        if act.documents and not kept:
            return None
        return replace(act, documents=kept)

    def dated(self, act: Act) -> Act:
        """Return an act with the usual date, when its own is over before the meeting."""
        calendar = self.register.calendar
        if act.verb not in _DATED or act.due_on is None or act.due_on >= calendar.held_on:
            return act
        return replace(act, due_on=calendar.usual_date)

    def is_ours(self, text: str, act: Act) -> bool:
        """Say whether a line still has the words that it was drafted in."""
        known = telling.of_register(self.register)
        if act.verb is Verb.SETTLE and act.waiting not in known.waits:
            return text.startswith(_SETTLE)  # what was waited for is not known any more
        said = {telling.recommended(act, known)}
        if act.verb is Verb.DEADLINE:
            for due_on in (act.due_on, None, date.min):
                documents = {
                    code: one._replace(due_on=due_on) for code, one in known.documents.items()
                }
                said.add(telling.recommended(act, replace(known, documents=documents)))
        return _OLD_DATE.sub("", text) in {_OLD_DATE.sub("", one) for one in said}

    def _is_answered(self, act: Act) -> bool:
        """Say whether what an act without documents is for has come already."""
        if act.verb is Verb.SETTLE:
            return act.waiting not in {wait.id for wait in self.register.waits}
        if act.task:
            return act.task not in {task.id for task in self.register.tasks}
        is_plan = act.verb is Verb.TASK and act.title == plans.TASK
        return is_plan and act.group not in self._without_plan

    def _is_wanted(self, code: str, act: Act, told: Collection[str]) -> bool:
        """Say whether an act is still called for, for one of its documents."""
        document = self._documents.get(code)
        if document is None:
            return True
        if act.verb is Verb.DEADLINE:
            moved = self._moved.get(code)
            return code in self._late or moved in told
        if act.verb is Verb.APPROVE:
            return document.id in self._laid
        return act.task is not None or self._wants_task(document, act.title)

    def _wants_task(self, document: Doc, title: str) -> bool:
        own = (task for task in self.register.tasks if task.document_id == document.id)
        if any(task.title == title for task in own):
            return False
        if title in (texts.ANSWER_ONE, texts.ANSWER):
            return document.id in {one.document_id for one in self.register.comments}
        if title == texts.REVIEW:
            return document.code in self._to_review
        if title == texts.ADOPT:
            return document.id in self._laid
        return title != roles.FIND_OWNER or not document.owner_function

    @cached_property
    def _documents(self) -> dict[str, Doc]:
        return {one.code: one for one in self.register.documents.values()}

    @cached_property
    def _late(self) -> set[str]:
        return {one.about for one in deadlines.passed(self.register)}

    @cached_property
    def _moved(self) -> dict[str, str]:
        return {one.about: one.subject for one in deadlines.moved_undecided(self.register)}

    @cached_property
    def _to_review(self) -> set[str]:
        return {one.about for one in texts.review_due(self.register)}

    @cached_property
    def _without_plan(self) -> set[str]:
        return {one.about for one in plans.groups_without_plan(self.register)}

    @cached_property
    def _laid(self) -> set[int]:
        return {one.document_id for one in self.register.laid}
