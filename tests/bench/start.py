"""S1: what ``bsak status`` costs from cold, beside the imports that a web program needs."""

from statistics import median

from tests.bench.children import PYTHON, run
from tests.bench.paper import room
from tests.bench.table import Finding
from tests.bench.web import make_register

_TOLD = (
    "import json, sys, bsak.app; "
    "print(json.dumps({'heavy': [m for m in ('reportlab', 'pikepdf') if m in sys.modules]}))"
)


def cold(*, quick: bool) -> Finding:
    """Run both in turn, each in a new process."""
    with room() as instance:
        make_register(instance, 1, 0)
        environment = {"BSAK_INSTANCE": str(instance)}
        ours, imports = [], []
        for _ in range(5 if quick else 15):
            status = [PYTHON, "-m", "bsak", "status"]
            ours.append(run(status, environment=environment).seconds)
            imports.append(run([PYTHON, "-c", "import flask, sqlalchemy"]).seconds)
        is_light = _is_light()
    mine, theirs = 1000 * median(ours), 1000 * median(imports)
    loads = "loads neither reportlab nor pikepdf" if is_light else "LOADS reportlab or pikepdf"
    what = f"ms from cold, importing flask and sqlalchemy as peer; the web part {loads}"
    return Finding(mine, theirs, mine / theirs, mine <= 1.5 * theirs and is_light, what)


def _is_light() -> bool:
    return run([PYTHON, "-c", _TOLD]).told["heavy"] == []
