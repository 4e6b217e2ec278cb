"""Prints the corpus the way the product does: sheets kept on a shelf, then bound.

print_ours SCALE GROUPS FOLDER         once, from nothing or from what the shelf holds
print_ours SCALE GROUPS FOLDER N       N times more, each after one card has changed
"""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bsak import pdf
from bsak.binders import service
from bsak.binders.content import Content
from bsak.cards.marks import Marks
from bsak.plans import story
from bsak.plans.wording import Steps
from tests.bench.corpus import corpus
from tests.bench.corpus_content import content


def _ticked(block: Steps, _changes: Marks, _where: str) -> Iterator[pdf.Flowable]:
    """A list of steps in the corpus is a check list, with room for clock and initials."""
    yield pdf.TickList([step.text for step in block.steps])


story._BLOCKS[Steps] = _ticked


def build(binder: Content, folder: Path) -> tuple[float, int]:
    """Build the binder as a file; return the time it took and its number of sides."""
    start = time.perf_counter()
    with (folder / "ours.pdf").open("wb") as out:
        built = service.build(binder, out, instance=folder)
    return time.perf_counter() - start, built.pages


def changed(binder: Content, turn: int) -> Content:
    """Return the binder with a new revision of one card, another one each turn."""
    first = binder.groups[0]
    leaf = first.leaves[-1 - turn % 20]
    assert leaf.text
    said = f"Rettet {time.time_ns()}."
    section = {"heading": "Ny", "blocks": [{"tag": "paragraph", "text": said}]}
    wording: dict[str, Any] = leaf.text.wording
    wording = {**wording, "sections": [*wording["sections"], section]}
    text = replace(leaf.text, wording=wording, number=leaf.text.number + 1 + turn)
    leaves = [replace(one, text=text) if one is leaf else one for one in first.leaves]
    groups = (replace(first, leaves=tuple(leaves)), *binder.groups[1:])
    return replace(binder, groups=groups)


def main() -> None:
    """Print, and tell how long it took."""
    scale, groups, folder, *times = sys.argv[1:]
    binder = content(corpus(int(scale), groups=int(groups)))
    seconds, pages = build(binder, Path(folder))
    again = [
        build(changed(binder, turn), Path(folder))[0] for turn in range(int((times or [0])[0]))
    ]
    size = (Path(folder) / "ours.pdf").stat().st_size
    print(json.dumps({"seconds": seconds, "pages": pages, "again": again, "bytes": size}))


if __name__ == "__main__":
    main()
