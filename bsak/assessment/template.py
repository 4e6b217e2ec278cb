"""The questions a plan is asked, by core task. They are data: the list has grown and will again."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class Needs(StrEnum):
    """What must be there before the checker's silence is a yes."""

    NOTHING = "nothing"
    TEXT = "text"  # a text in force
    SEATS = "seats"  # seats of the plan's own group


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to judge. ``rules`` are those of the checker that can answer it.

    Where they can only see what is wrong, ``is_proved`` is false: their silence is no yes. What
    one of ``no`` finds is a no even where it is no error.
    """

    key: str
    text: str
    hint: str = ""
    rules: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    needs: Needs = Needs.TEXT
    is_proved: bool = True


@dataclass(frozen=True, slots=True)
class CoreTask:
    """A core task of crisis management, or the form of the plan, with its questions."""

    key: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """One edition of the questions."""

    edition: str
    source: str
    tasks: tuple[CoreTask, ...]

    @property
    def questions(self) -> Mapping[str, Question]:
        """Return every question by its key, in the order they are asked."""
        return {asked.key: asked for task in self.tasks for asked in task.questions}


@cache
def current() -> Template:
    """Return the edition that is used for what is gone through from now on."""
    text = files("bsak.assessment").joinpath("questions.toml").read_text(encoding="utf-8")
    said = tomllib.loads(text)
    return Template(
        edition=said["edition"],
        source=said["source"],
        tasks=tuple(
            CoreTask(
                key=task["key"],
                title=task["title"],
                questions=tuple(map(_question, task["questions"])),
            )
            for task in said["tasks"]
        ),
    )


def _question(asked: dict[str, Any]) -> Question:
    return Question(
        key=asked["key"],
        text=asked["text"],
        hint=asked.get("hint", ""),
        rules=tuple(asked.get("rules", ())),
        no=tuple(asked.get("no", ())),
        needs=Needs(asked.get("needs", Needs.TEXT)),
        is_proved=asked.get("is_proved", True),
    )
