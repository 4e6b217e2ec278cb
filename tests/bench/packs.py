"""P4: packs for 22 copies after ten documents have changed, beside one stitched binder.

pikepdf stitches the binder, from one PDF of each document as for P2. How long the product takes to
bind the same binder out of its finished sheets is told too: it is the harder measure, and a moving
one, for whatever makes binding faster makes packs look slower beside it.

packs TURNS                            issues so many corrections, inside the instance
"""

import gc
import json
import sys
from collections.abc import Callable
from io import BytesIO
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from tests.bench.children import module, run
from tests.bench.paper import room
from tests.bench.table import Finding

if TYPE_CHECKING:
    from bsak.distribution.printing import Leaf

# ruff: noqa: PLC0415 -- only the child loads the product
_T = TypeVar("_T")


def for_all_copies(*, quick: bool) -> Finding:
    """Issue corrections and stitch binders in turn, all in one process."""
    with room() as instance:
        command = module("packs", 3 if quick else 9)
        told = run(command, environment={"BSAK_INSTANCE": str(instance)}).told
    issued, printed, laid, stitched, bound = (
        median(told[name]) for name in ("issued", "printed", "laid", "stitched", "bound")
    )
    ours = issued + printed
    what = (
        f"seconds for 22 packs on {told['sides'][0]:.0f} sides, pikepdf stitching a binder of "
        f"{told['binder_sides'][0]:.0f} sides as peer; issuing {issued:.2f}, printing "
        f"{printed:.2f}; laying out the ten documents took {laid:.2f} when they were approved; "
        f"{ours / bound:.1f} times the product binding that binder itself ({bound:.2f})"
    )
    return Finding(ours, stitched, ours / stitched, ours <= 2 * stitched, what)


def main() -> None:
    """Make the register, then change, issue, print and answer, again and again."""
    from bsak.cli import _in_app
    from tests.bench.packs_register import fill

    _in_app()
    fill()
    gc.freeze()  # as the server does when it starts
    turns = [_turn(number) for number in range(int(sys.argv[1]) + 1)]  # the first only warms up
    print(json.dumps({name: [turn[name] for turn in turns[1:]] for name in turns[0]}))


def _turn(number: int) -> dict[str, float]:
    """Change ten documents, send every copy its pack, and print one copy's whole binder."""
    from bsak.distribution import printing, queries, standing
    from bsak.kernel.db import db
    from tests.bench import packs_register as register

    changed = register.change(number)
    db.session.remove()
    binder = queries.with_profile("00")
    assert binder
    issued, release = _timed(lambda: register.issue(binder))
    packs = queries.packs_to(release.id)
    printed, sides = _timed(lambda: printing.pack_into(BytesIO(), packs))
    laid, _ = _timed(lambda: register.lay_out(changed))
    register.answer(release)
    leaves = printing.of_holdings(standing.held(binder.copies[number]))
    bound, whole = _timed(lambda: printing.write(BytesIO(), leaves, title=binder.name))
    documents = [_alone(leaf) for leaf in leaves]
    stitched, _ = _timed(lambda: _stitched(documents))
    return {"issued": issued, "printed": printed, "laid": laid, "bound": bound, "sides": sides,
            "stitched": stitched, "binder_sides": whole}  # fmt: skip


def _alone(leaf: "Leaf") -> bytes:
    """Return one document of the binder as a finished PDF."""
    from bsak.distribution import printing

    out = BytesIO()
    printing.write(out, [leaf], title=leaf.title)
    return out.getvalue()


def _stitched(documents: list[bytes]) -> int:
    """Join finished documents with pikepdf and nothing else."""
    import pikepdf

    joined = pikepdf.new()
    for document in documents:
        with pikepdf.open(BytesIO(document)) as part:
            joined.pages.extend(part.pages)
    joined.save(BytesIO())
    return len(joined.pages)


def _timed(act: Callable[[], _T]) -> tuple[float, _T]:
    gc.collect()
    start = perf_counter()
    made = act()
    return perf_counter() - start, made


if __name__ == "__main__":
    main()
