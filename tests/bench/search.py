"""W4: search over 20,000 documents with text, beside the bare SQL; and a part of a compound.

search FOLDER N                        asks N times and tells, inside the instance
"""

import json
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.bench.children import module, run
from tests.bench.paper import room
from tests.bench.table import Finding
from tests.bench.web import make_register

FACTOR = 426  # times the demo's 47 documents
QUERIES = ("strømsvigt", "kommunikation borger", "svigt", "vandforsyning 212", "evakuering")
BARE = (
    "SELECT d.id, d.code, d.title FROM search_trigram t JOIN document d ON d.id = t.rowid "
    "WHERE search_trigram MATCH ? ORDER BY bm25(search_trigram, 10.0, 1.0, 2.0) LIMIT 30"
)


def parts(*, quick: bool) -> Finding:
    """Measure and compare."""
    with room() as instance:
        make_register(instance, FACTOR, 60_000, "texts")
        command = module("search", instance, 3 if quick else 9)
        told = run(command, environment={"BSAK_INSTANCE": str(instance)}).told
    rows = told["queries"]
    ratios = [row["ours"] / row["bare"] for row in rows]
    worst = rows[ratios.index(max(ratios))]
    shown = ", ".join(
        f"»{row['query']}« {row['ours']:.0f}/{row['bare']:.0f} ms, {row['hits']} hits"
        for row in rows
    )
    found = "found" if told["compound"] else "NOT found"
    what = f"ms, the worst of: {shown}; »svigt« in »strømsvigt« {found}"
    met = max(ratios) < 5 and told["compound"]
    return Finding(worst["ours"], worst["bare"], max(ratios), met, what)


def main() -> None:
    """Ask inside the instance, ours and the bare SQL in turn."""
    from bsak.cli import _in_app  # noqa: PLC0415 -- only the child loads the product
    from bsak.groups.rules import Viewer  # noqa: PLC0415
    from bsak.overview.finding import find  # noqa: PLC0415
    from bsak.people.models import Role  # noqa: PLC0415

    instance, times = Path(sys.argv[1]), int(sys.argv[2])
    bare = sqlite3.connect(instance / "bsak.sqlite")
    _in_app()
    role = Role.SECRETARIAT
    clerk = Viewer(user_id=None, name="bsak", role=role, permissions=role.permissions)
    rows = []
    for query in QUERIES:
        wanted = " ".join(f'"{word}"' for word in _folded(query).split())
        ours, sql = [], []
        for _ in range(times + 1):
            ours.append(_timed(lambda q=query: find(q, clerk)))
            sql.append(_timed(lambda w=wanted: bare.execute(BARE, (w,)).fetchall()))
        total = find(query, clerk).total
        row = {"query": query, "ours": median(ours[1:]), "bare": median(sql[1:]), "hits": total}
        rows.append(row)
    hits = find("svigt", clerk).hits
    compound = any("strømsvigt" in "".join(p.text for p in h.title).casefold() for h in hits)
    print(json.dumps({"queries": rows, "compound": compound}))


def _folded(query: str) -> str:
    from bsak.kernel.danish import fold  # noqa: PLC0415

    return fold(query)


def _timed(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
