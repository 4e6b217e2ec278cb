"""The page of one part of a text: its form, what is to be mended in it, and who else is here."""

from collections.abc import Mapping

from flask import render_template
from flask.typing import ResponseReturnValue

from bsak.groups.rules import Viewer
from bsak.plans.wording import WORDINGS
from bsak.writing import queries, sections
from bsak.writing.checking import checked
from bsak.writing.fields import shape_at
from bsak.writing.fieldset import Reader
from bsak.writing.labels import OUTLINES, Part, label, outlined
from bsak.writing.models import Draft
from bsak.writing.progress import Task, at_fields, tasks

Told = Mapping[str, str]  # what stopped a save, by the path of the field; "" is the whole form


def part_page(
    draft: Draft,
    viewer: Viewer,
    part: Part,
    *,
    typed: Mapping[str, str] | None = None,
    told: Told | None = None,
    mark: str = "",
) -> ResponseReturnValue:
    """Return the page of ``part``; after a save that was refused, with all that was typed."""
    from bsak.writing.paper import seen  # the print shop is slow to start

    cls, found = WORDINGS[draft.document.kind.value], checked(draft)
    every = tasks(draft, found)
    task = next(one for one in every if one.part.slug == part.slug)
    fields = {**draft.fields, **(typed or {})}
    page = render_template(
        "writing/section.html",
        document=draft.document,
        draft=draft,
        part=part,
        task=task,
        too_much=found.too_much,
        following=_following(every, task),
        asked=_asked(draft, part),
        is_outline=part.paths[0] in OUTLINES,
        items=Reader(fields, at_fields(task, found)).part(cls, part),
        told=told or {},
        mark=mark or draft.mark,
        strays={
            label(cls, path, fields): text
            for path, text in (typed or {}).items()
            if text and shape_at(cls, draft.fields, path) is None
        },
        name=lambda path: label(cls, path, draft.fields),
        others=queries.others(draft, viewer.user_id),
        sheet=seen(draft),
    )
    return page, 422 if told else 200


def _asked(draft: Draft, part: Part) -> str:
    """Return what plans of this kind must say in a chapter, if they must have it."""
    if not outlined(part.paths[0]):
        return ""
    asked = sections.of_kind(draft.document.kind.value)
    return next((one.hint for one in asked if sections.covers(part.title, one.heading)), "")


def _following(every: list[Task], task: Task) -> Part | None:
    index = every.index(task)
    return every[index + 1].part if index + 1 < len(every) else None
