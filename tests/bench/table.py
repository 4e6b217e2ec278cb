"""What was found of each target: one line of the table, one entry of the JSON file."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median as median

TARGETS = {
    "P1": "whole binder from nothing: not slower than Typst tagged, 10 times ahead of WeasyPrint",
    "P2": "after one card changed: 20 times ahead of Typst, 1.5 times plain pikepdf at most",
    "P3": "memory 1/5 of Typst's; at ten times the corpus 11 times the time, 3 times the memory",
    "P4": "revision packs for 22 copies at most twice the time of one stitched binder",
    "P5": "one card as PDF under 5 times one Typst card in a warm compiler",
    "W1": "kept page 60 % of the same bytes from Flask; changed page 5 times ahead of Datasette",
    "W2": "8 clients get at least what 1 client gets",
    "W3": "p99 at 100 times the data at most 3 times that of the small register",
    "W4": "search over 20,000 documents under 5 times the bare SQL; finds parts of compounds",
    "K1": "the checker reads 10 times the register, never seen before, in under a second",
    "S1": "bsak status from cold at most 1.5 times importing flask and sqlalchemy",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One target: our figure, the peer's, their ratio, whether the target is met, and what it is.

    A figure is None when it could not be measured; ``what`` then says why.
    """

    ours: float | None
    peer: float | None
    ratio: float | None
    met: bool
    what: str


def missing(why: str) -> Finding:
    """Return the finding of something that was not measured."""
    return Finding(None, None, None, False, why)


def show(findings: Iterable[tuple[str, Finding]]) -> str:
    """Return the table."""
    lines = [f"{'':3} {'ours':>10} {'peer':>10} {'ratio':>8}  met  target"]
    for name, found in findings:
        figures = f"{_figure(found.ours):>10} {_figure(found.peer):>10} {_figure(found.ratio):>8}"
        lines.append(f"{name:3} {figures}  {'yes' if found.met else 'NO ':3}  {TARGETS[name]}")
        lines.append(f"{'':38}     {found.what}")
    return "\n".join(lines)


def write(findings: Iterable[tuple[str, Finding]], path: Path) -> None:
    """Write the findings; those of targets not measured this time stay as they were."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept.update({name: asdict(found) for name, found in findings})
    ordered = {name: kept[name] for name in TARGETS if name in kept}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(ordered, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _figure(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
