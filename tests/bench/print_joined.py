"""Joins the finished documents with pikepdf and nothing else: the limit for a reprint.

print_joined SCALE GROUPS FOLDER N     N times, from one PDF per document
"""

import json
import sys
import time
from pathlib import Path

import pikepdf

from bsak.binders import service
from tests.bench.corpus import corpus
from tests.bench.corpus_content import content


def main() -> None:
    """Make the documents, join them, and tell how long the joining took."""
    scale, groups, folder, times = sys.argv[1:]
    binder = content(corpus(int(scale), groups=int(groups)))
    room = Path(folder)
    paths = []
    for group in binder.groups:
        for leaf in group.leaves:
            paths.append(room / f"{leaf.code}.pdf")
            with paths[-1].open("wb") as out:
                service.print_one(leaf, binder, out, instance=room, slot=group.slot)
    seconds = [_join(paths, room / "joined.pdf") for _ in range(int(times))]
    with pikepdf.open(room / "joined.pdf") as joined:
        print(json.dumps({"again": seconds, "pages": len(joined.pages)}))


def _join(paths: list[Path], out: Path) -> float:
    start = time.perf_counter()
    joined = pikepdf.new()
    for path in paths:
        with pikepdf.open(path) as part:
            joined.pages.extend(part.pages)
    joined.save(out)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
