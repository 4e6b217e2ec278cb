"""The house keeps its shape: rooms on floors, small modules, and no room in disguise."""

import ast
import pkgutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import bsak
from bsak.kernel.paths import asset_folder

HOUSE = Path(bsak.__file__).parent
MODULES = sorted(p for p in HOUSE.rglob("*.py") if "versions" not in p.parts)  # not written by us
TEMPLATES = sorted(asset_folder("templates").rglob("*.html"))
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 250, 40, 120
ROOM_SIGNS = sorted(HOUSE.glob("*/__init__.py"))


def name(path):
    return str(path.relative_to(HOUSE.parent))


def too_long(source: str) -> list[str]:
    """Return the functions of ``source`` that do not fit on a screen."""
    return [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]


def docstring_only(source: str) -> bool:
    """Say whether a package's front holds its one line of docstring and nothing else."""
    body = ast.parse(source).body
    return len(body) == 1 and bool(ast.get_docstring(ast.parse(source))) and source.count("\n") == 1


def hands_on_only(source: str) -> bool:
    """Say whether a package's front has a docstring, imports and ``__all__`` and no code."""
    kinds = {type(node) for node in ast.parse(source).body}
    return kinds <= {ast.Expr, ast.ImportFrom, ast.Assign}


def linted(folder):
    """Hold the house in ``folder`` against its contracts: exit code and what was said."""
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout + run.stderr


def test_every_import_points_down():
    code, said = linted(HOUSE.parent)

    assert code == 0, said


def test_import_that_points_up_is_found(tmp_path):
    house = tmp_path / "bsak"
    for room in ("kernel", "people"):
        (house / room).mkdir(parents=True)
        (house / room / "__init__.py").touch()
    (house / "__init__.py").touch()
    (house / "kernel" / "db.py").write_text("import bsak.people\n")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.importlinter]\nroot_package = "bsak"\n'
        '[[tool.importlinter.contracts]]\nname = "Rooms"\ntype = "layers"\n'
        'containers = ["bsak"]\nlayers = ["people", "kernel"]\n'
    )

    code, said = linted(tmp_path)

    assert (code, "bsak.kernel is not allowed to import bsak.people" in said) == (1, True)


def test_contracts_know_every_room_with_doors():
    rooms = {p.parent.name for p in HOUSE.glob("*/routes.py")}
    contracts = tomllib.loads((HOUSE.parent / "pyproject.toml").read_text())["tool"]["importlinter"]
    doors = next(c for c in contracts["contracts"] if c["name"].startswith("Doors"))

    assert {f"bsak.{room}" for room in rooms} <= set(doors["containers"])


def offending(paths, rule) -> dict[str, object]:
    """Return the files whose source ``rule`` has something to say against, and what it says."""
    said = {name(path): rule(path.read_text(encoding="utf-8")) for path in paths}
    return {path: fault for path, fault in said.items() if fault}


def longer_than(most):
    """Return a rule that tells the number of lines of a source with more than ``most``."""
    return lambda source: source.count("\n") if source.count("\n") > most else 0


def test_module_is_one_idea():
    assert offending(MODULES, longer_than(LONGEST_MODULE)) == {}
    assert offending(MODULES, too_long) == {}


def test_room_has_a_sign_and_nothing_in_its_doorway():
    # Whoever prints writes `from bsak import pdf`: the print shop hands on what it offers.
    shop = [path for path in ROOM_SIGNS if path.parent.name == "pdf"]
    rooms = [path for path in ROOM_SIGNS if path not in shop]

    assert offending(rooms, lambda source: not docstring_only(source)) == {}
    assert offending(shop, lambda source: not hands_on_only(source)) == {}


def test_template_is_one_idea():
    assert offending(TEMPLATES, longer_than(LONGEST_TEMPLATE)) == {}


def test_every_offender_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.test_rooms.HOUSE", tmp_path / "house")
    for word, lines in (("a", 4), ("b", 2), ("c", 3)):
        (tmp_path / f"{word}.py").write_text("\n" * lines)

    assert offending(sorted(tmp_path.glob("*.py")), longer_than(2)) == {"a.py": 4, "c.py": 3}


def test_what_is_too_long_is_found():
    assert too_long("def f():\n" + "    x = 1\n" * LONGEST_FUNCTION) == ["f"]
    assert too_long("def f():\n" + "    x = 1\n" * (LONGEST_FUNCTION - 1)) == []
    assert docstring_only('"""A room."""\n')
    assert not docstring_only('"""A room."""\nimport os\n')
    assert not docstring_only("")
    assert not hands_on_only("def f(): pass\n")


def test_inner_package_holds_no_code_in_its_front():
    fronts = sorted(HOUSE.glob("*/*/__init__.py"))

    assert offending(fronts, lambda source: not hands_on_only(source)) == {}


def test_every_module_can_be_imported_and_the_app_knows_every_table():
    seen = _in_fresh_python("import bsak.app; print(*sorted(bsak.app.db.metadata.tables))")
    for module in pkgutil.walk_packages(bsak.__path__, "bsak."):
        if not module.name.startswith(("bsak.__main__", "bsak.migrations")):
            import_module(module.name)

    assert seen.split() == sorted(import_module("bsak.app").db.metadata.tables)


@pytest.mark.parametrize("start", ["bsak.app", "bsak.cli"])
def test_starting_does_not_wait_for_the_print_shop(start):
    heavy = ("reportlab", "pikepdf", "pypdfium2", "fontTools", "docx", "xlsxwriter", "PIL")
    loaded = _in_fresh_python(
        f"import {start}, sys; print(*(n for n in {heavy!r} if n in sys.modules))"
    )

    assert loaded.split() == []


def _in_fresh_python(code):
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=HOUSE.parent, capture_output=True, text=True, check=True
    )
    return run.stdout
