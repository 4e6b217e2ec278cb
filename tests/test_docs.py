"""The papers beside the program say what the program says: rooms, settings, commands, words."""

import argparse
import inspect
import pkgutil
import re
from dataclasses import MISSING, fields
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import pytest

import bsak
from bsak import cli
from bsak.demo.organisation import ACCOUNTS, PASSWORD
from bsak.kernel.db import db
from bsak.settings import Settings

TOP = Path(bsak.__file__).parent.parent
HOUSE = TOP / "bsak"
PAPERS = [TOP / "README.md", TOP / "ARCHITECTURE.md", TOP / "CHANGELOG.md", *TOP.glob("docs/*.md")]
README, HOUSE_PAPER = PAPERS[0].read_text(encoding="utf-8"), PAPERS[1].read_text(encoding="utf-8")
GLOSSARY, NEEDS = ((TOP / "docs" / f"{n}.md").read_text("utf-8") for n in ("glossary", "needs"))
# The words of the house that every reader must find; other enums are inner matters.
TOLD = {"Kind", "Column", "Status", "Condition", "Role", "WaitingFor", "Part", "ChangeType",
        "CardSort", "CrisisRole", "TaskStatus",
        "Stage", "Need", "Outcome", "Presence", "Cause", "Verb"}  # fmt: skip
NOT_BUILT = {"backup", "restore", "tick"}  # named in the papers as missing, by these words


def name(path):
    return str(path.relative_to(TOP))


def rows(text: str, columns: int) -> list[list[str]]:
    """Return the cells of every table row of ``text`` with that many columns."""
    lines = [line.strip().strip("|").split("|") for line in text.splitlines() if line[:1] == "|"]
    cells = [[cell.strip() for cell in line] for line in lines if len(line) == columns]
    return [row for row in cells if not set("".join(row)) <= set("-: ")]


def code(text: str) -> list[str]:
    """Return what is set as code: spans and indented lines."""
    return re.findall(r"`([^`\n]+)`", text) + re.findall(r"^    (.+)$", text, re.MULTILINE)


def commands(text: str) -> set[str]:
    return {
        m
        for piece in code(text)
        for m in re.findall(r"(?:^|(?<!from)[\s/`])bsak ([a-z][\w-]*)", piece)
    }


def targets(text: str) -> set[str]:
    return {m for piece in code(text) for m in re.findall(r"\bmake ([a-z]+)", piece)}


def built() -> set[str]:
    parser = cli._parser()
    (offered,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    return set(offered.choices)


def classes() -> dict[str, list[type]]:
    """Return the classes of the house by name; the print shop has a Column and a Part too."""
    found: dict[str, list[type]] = {}
    for module in pkgutil.walk_packages(bsak.__path__, "bsak."):
        if not module.name.startswith(("bsak.__main__", "bsak.migrations")):
            for word, found_class in inspect.getmembers(
                import_module(module.name), inspect.isclass
            ):
                if found_class.__module__ == module.name:
                    found.setdefault(word, []).append(found_class)
    return found


@pytest.fixture(scope="module")
def house():
    return classes()


def label(member: StrEnum) -> str | None:
    """Return the Danish word that people see for ``member``, when there is one."""
    return getattr(member, "label", None)


def choices(house: dict[str, list[type]], enum: str) -> list[StrEnum]:
    return [member for c in house.get(enum, []) if issubclass(c, StrEnum) for member in c]


def known(word: str, house: dict[str, list[type]]) -> bool:
    """Say whether ``word`` names a class, a member, a column or a module of the house."""
    if word.startswith("bsak."):
        return (HOUSE / word.split(".")[1]).is_dir()
    first, _, rest = word.partition(".")
    return any(not rest or hasattr(c, rest) for c in house.get(first, []))


def test_every_room_stands_in_the_architecture_as_its_own_sign_says():
    signs = {
        path.parent.name: import_module(f"bsak.{path.parent.name}").__doc__.splitlines()[0]
        for path in HOUSE.glob("*/__init__.py")
    }

    told = dict(rows(HOUSE_PAPER.partition("## Doors")[0], 2)[1:])

    assert {room.strip("`"): sign for room, sign in told.items()} == signs


def test_readme_has_every_setting_with_its_default():
    there = {
        f"BSAK_{f.name.upper()}": "–" if f.default in ("", MISSING) else str(f.default).lower()
        for f in fields(Settings)
    }

    table = [row for row in rows(README, 3) if row[0].startswith("`BSAK_")]

    assert {n.strip("`"): d.strip("`").lower() for n, d, _meaning in table} == there


def test_readme_has_the_accounts_of_the_demo():
    table = {row[0].strip("`") for row in rows(README, 3)}

    assert {login for login, *_rest in ACCOUNTS} <= table
    assert f"`{PASSWORD}`" in README


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_commands_of_a_paper_can_be_given(paper):
    text = paper.read_text(encoding="utf-8")
    makefile = (TOP / "Makefile").read_text(encoding="utf-8")

    assert commands(text) - NOT_BUILT <= built()
    assert targets(text) <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_readme_tells_of_every_command_and_of_no_missing_one_too_long():
    assert commands(README) >= built()
    assert built().isdisjoint(NOT_BUILT)


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_what_a_paper_points_to_is_there(paper):
    text = paper.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)|src=\"([^\"]+)\"", text)
    paths = [
        piece for piece in code(text) if re.fullmatch(r"(bsak|tests|docs|static)/[\w./-]+", piece)
    ]

    assert [a or b for a, b in links if not (paper.parent / (a or b)).exists()] == []
    assert [path for path in paths if not (TOP / path).exists()] == []


def test_every_picture_is_shown():
    assert {p.name for p in TOP.glob("docs/pictures/*.png")} == set(
        re.findall(r"docs/pictures/([\w-]+\.png)", README)
    )


def test_words_of_the_glossary_are_the_words_of_the_code(house):
    told = {row[2].strip("`"): row[0] for row in rows(GLOSSARY, 3) if "`" in row[2]}

    assert [word for word in told if not known(word, house)] == []
    for word, danish in told.items():
        enum, _, chosen = word.partition(".")
        shown = [label(member) for member in choices(house, enum) if member.name == chosen]
        assert all(part is None or part in danish for part in shown)


def test_glossary_lacks_no_table_and_no_word_people_choose_from(house):
    told = {row[2].strip("`") for row in rows(GLOSSARY, 3)}
    models = {mapper.class_.__name__ for mapper in db.Model.registry.mappers}
    members = {f"{enum}.{member.name}" for enum in TOLD for member in choices(house, enum)}

    assert (models | members) - told == set()


def test_needs_are_22_and_stand_on_what_is_there(app, house):
    numbers = [int(n) for n in re.findall(r"^## (\d+)\. ", NEEDS, re.MULTILINE)]
    columns = {f"{t.name}.{c.name}" for t in db.metadata.tables.values() for c in t.columns}
    pages = {rule.rule for rule in app.url_map.iter_rules()}
    words = code(NEEDS)

    assert numbers == list(range(1, 23))
    assert [w for w in words if re.fullmatch(r"[a-z_]+\.[a-z_]+", w) and w not in columns] == []
    assert [w for w in words if w.startswith("/") and w not in pages] == []
    assert [w for w in words if w[0].isupper() and not known(w, house)] == []


def test_papers_that_are_wrong_are_found(house):
    assert commands("`bsak fly` and\n\n    .venv/bin/bsak binder build --all") == {"fly", "binder"}
    assert targets("Kør `make tea`") == {"tea"}
    assert not known("Kind.POEM", house)
    assert not known("Poem", house)
    assert not known("bsak.attic", house)
    assert rows("| a | b |\n| --- | --- |\n| c | d |", 2) == [["a", "b"], ["c", "d"]]
