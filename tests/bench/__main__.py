"""``make bench``: measures every target, prints the table and writes instance/bench.json."""

import argparse
import platform
from collections.abc import Callable
from time import perf_counter

from tests.bench import card, checks, packs, paper, search, start, web
from tests.bench.children import ROOT, Unmeasured
from tests.bench.table import TARGETS, Finding, missing, show, write


def main() -> None:
    """Measure what was asked for, one target after the other."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", default="", help="targets with commas between, as in P1,W1")
    parser.add_argument("--quick", action="store_true", help="fewer turns, a smaller WeasyPrint")
    options = parser.parse_args()
    wanted = [name for name in options.only.upper().split(",") if name] or list(TARGETS)
    if unknown := set(wanted) - set(TARGETS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(TARGETS)}")
    measures = _measures(quick=options.quick)
    found = []
    for name in wanted:
        begun = perf_counter()
        found.append((name, _measured(measures[name])))
        print(f"{name} measured in {perf_counter() - begun:.0f} s", flush=True)
        write(found[-1:], ROOT / "instance/bench.json")
    print(f"\nPython {platform.python_version()}, {platform.machine()}\n{show(found)}")


def _measures(*, quick: bool) -> dict[str, Callable[[], Finding]]:
    print_shop, browser = paper.Paper(quick=quick), web.Web(quick=quick)
    return {
        "P1": lambda: paper.from_nothing(print_shop),
        "P2": lambda: paper.after_a_change(print_shop),
        "P3": lambda: paper.memory(print_shop),
        "P4": lambda: packs.for_all_copies(quick=quick),
        "P5": lambda: card.on_the_screen(quick=quick),
        "W1": lambda: web.pages(browser),
        "W2": lambda: web.crowds(browser),
        "W3": lambda: web.large(browser),
        "W4": lambda: search.parts(quick=quick),
        "S1": lambda: start.cold(quick=quick),
        "K1": lambda: checks.measure(quick=quick),
    }


def _measured(measure: Callable[[], Finding]) -> Finding:
    try:
        return measure()
    except Unmeasured as reason:
        return missing(f"could not be measured: {reason}")


if __name__ == "__main__":
    main()
