"""How far each part of a draft is: what its writers say, and what the rules find."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.kernel.plain import TAG
from bsak.kernel.prose import Finding, Tier
from bsak.kernel.words import Worded, lazy
from bsak.plans.wording import WORDINGS
from bsak.writing import rules
from bsak.writing.checking import Checked
from bsak.writing.fields import shape_at
from bsak.writing.labels import Part, part_of, parts, words_at
from bsak.writing.models import Draft, DraftSave
from bsak.writing.shapes import Sort

_PROMPT = "T-11"  # the rule for what a template left in brackets


class Progress(Worded):
    """How far one part is. Only what its writers call done is done, or wrong."""

    EMPTY = "empty", lazy("Ikke begyndt")
    BEGUN = "begun", lazy("I gang")
    WRONG = "wrong", lazy("Der er noget at rette")
    DONE = "done", lazy("Udfyldt")


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the task list."""

    part: Part
    progress: Progress
    findings: tuple[Finding, ...]

    @property
    def shown(self) -> tuple[Finding, ...]:
        """Return what to mend; nothing is wrong with what nobody has begun."""
        return () if self.progress is Progress.EMPTY else self.findings


def tasks(draft: Draft, found: Checked) -> list[Task]:
    """Return every part of ``draft`` with how far it is."""
    by_slug, touched = findings_by_part(draft, found), _touched(draft)
    every = []
    for part in parts(draft.document.kind.value, draft.fields):
        findings = by_slug.get(part.slug, ())
        every.append(Task(part, _progress(draft, part, findings, touched), findings))
    return every


def at_fields(task: Task, found: Checked) -> Mapping[str, tuple[Finding, ...]]:
    """Return what to say beside the fields of a part; what a template asks says it itself."""
    if not task.shown:
        return {}
    said = {
        path: tuple(one for one in group if one.rule != _PROMPT)
        for path, group in found.findings.items()
    }
    return {path: group for path, group in said.items() if group}


def findings_by_part(draft: Draft, found: Checked) -> Mapping[str, tuple[Finding, ...]]:
    """Return what to mend by the slug of its part; "" holds what is no field's."""
    by_slug: dict[str, tuple[Finding, ...]] = {}
    for one in found.all:
        part = part_of(draft.document.kind.value, draft.fields, one.where)
        slug = part.slug if part else ""
        by_slug[slug] = (*by_slug.get(slug, ()), one)
    return by_slug


def is_empty(draft: Draft, part: Part) -> bool:
    """Say whether nobody has written anything in a part; what can only be chosen does not count."""
    cls = WORDINGS[draft.document.kind.value]
    for path, text in draft.fields.items():
        if not text.strip() or path.endswith(f"/{TAG}"):
            continue
        if _is_in(part, path):
            said = words_at(cls, path, draft.fields)
            if said and not said.choices and text != said.usual and not _is_list(cls, draft, path):
                return False
    return True


def set_done(draft: Draft, slug: str, *, is_done: bool, actor: Viewer) -> None:
    """Note whether the writers call a part done."""
    refuse(rules.obstacle_to_writing(draft.document, actor))
    done = [one for one in draft.done if one != slug]
    if is_done:
        done.append(slug)
    if set(done) != set(draft.done):
        draft.done = done
        db.session.flush()


def _progress(draft: Draft, part: Part, found: tuple[Finding, ...], touched: set[str]) -> Progress:
    if part.slug in draft.done:
        is_wrong = any(one.tier is Tier.ERROR for one in found)
        return Progress.WRONG if is_wrong else Progress.DONE
    has_prompts = any(one.rule == _PROMPT for one in found)
    is_as_begun = has_prompts and not any(_is_in(part, path) for path in touched)
    return Progress.EMPTY if is_as_begun or is_empty(draft, part) else Progress.BEGUN


def _touched(draft: Draft) -> set[str]:
    """Return every path that somebody has changed since the draft was begun."""
    saves = select(DraftSave.before).where(DraftSave.draft_id == draft.id)
    return {path for before in db.session.scalars(saves) for path in before}


def _is_in(part: Part, path: str) -> bool:
    return any(path == start or path.startswith(f"{start}/") for start in part.paths)


def _is_list(cls: type[Any], draft: Draft, path: str) -> bool:
    shape = shape_at(cls, draft.fields, path)
    return shape is None or shape.sort is Sort.ROWS
