"""How far each part of a draft is: what its writers say, and what the rules find."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Refused
from bsak.kernel.plain import TAG
from bsak.kernel.prose import Finding, Tier
from bsak.kernel.words import _
from bsak.plans.wording import WORDINGS
from bsak.writing import rules
from bsak.writing.checking import Checked
from bsak.writing.fields import shape_at
from bsak.writing.labels import Part, part_of, parts, words_at
from bsak.writing.models import Draft
from bsak.writing.shapes import Sort


class Progress(StrEnum):
    """How far one part is. »Done« is the writers' own word, as long as nothing is wrong."""

    EMPTY = "empty"
    BEGUN = "begun"
    WRONG = "wrong"
    DONE = "done"

    @property
    def label(self) -> str:
        """Return the word on the task list."""
        return {
            Progress.EMPTY: _("Ikke begyndt"),
            Progress.BEGUN: _("I gang"),
            Progress.WRONG: _("Der er noget at rette"),
            Progress.DONE: _("Udfyldt"),
        }[self]


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
    kind = draft.document.kind.value
    by_slug = findings_by_part(draft, found)
    return [
        Task(part, _progress(draft, part, by_slug.get(part.slug, ())), by_slug.get(part.slug, ()))
        for part in parts(kind, draft.fields)
    ]


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
        if any(path == start or path.startswith(f"{start}/") for start in part.paths):
            said = words_at(cls, path, draft.fields)
            if said and not said.choices and text != said.usual and not _is_list(cls, draft, path):
                return False
    return True


def set_done(draft: Draft, slug: str, *, is_done: bool, actor: Viewer) -> None:
    """Note whether the writers call a part done."""
    if reason := rules.obstacle_to_writing(draft.document, actor):
        raise Refused(reason)
    done = [one for one in draft.done if one != slug]
    if is_done:
        done.append(slug)
    if set(done) != set(draft.done):
        draft.done = done
        db.session.flush()


def _progress(draft: Draft, part: Part, found: tuple[Finding, ...]) -> Progress:
    is_wrong = any(one.tier is Tier.ERROR for one in found)
    if part.slug in draft.done:
        return Progress.WRONG if is_wrong else Progress.DONE
    if is_empty(draft, part):
        return Progress.EMPTY
    return Progress.WRONG if is_wrong else Progress.BEGUN


def _is_list(cls: type[Any], draft: Draft, path: str) -> bool:
    shape = shape_at(cls, draft.fields, path)
    return shape is None or shape.sort is Sort.ROWS
