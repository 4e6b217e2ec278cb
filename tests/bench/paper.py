"""P1 to P3: the binder of the corpus, beside Typst, WeasyPrint and plain joining."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench import peers
from tests.bench.children import ROOT, Run, Unmeasured, module, run
from tests.bench.table import Finding

FONTS = ROOT / "static/fonts"
HERE = Path(__file__).parent
GROUPS = 7


@contextmanager
def room() -> Iterator[Path]:
    """Give a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="bsak-bench-") as name:
        yield Path(name)


class Paper:
    """Every print of the corpus, each measured once however many targets ask for it."""

    def __init__(self, *, quick: bool) -> None:
        self._quick = quick
        self.turns = 1 if quick else 3

    def ours_from_nothing(self, scale: int = 1) -> Run:
        """Return our own print, with an empty shelf and a new process."""
        with room() as folder:
            return run(module("print_ours", scale, GROUPS, folder))

    @cache  # noqa: B019 -- one object, as long as the bench
    def pairs(self) -> tuple[tuple[Run, Run], ...]:
        """Return our print and Typst's, in turn."""
        return tuple((self.ours_from_nothing(), self._typst()) for _ in range(self.turns))

    def _typst(self, scale: int = 1) -> Run:
        python = peers.python()
        with room() as folder:
            run(module("peer_input", scale, GROUPS, folder))
            return run([python, HERE / "print_typst.py", folder, FONTS], limit=900)

    def weasyprint(self) -> tuple[Run, Run, int]:
        """Return ours and WeasyPrint's print of as many groups as there is time for."""
        python, groups = peers.python_with_pango(), 1 if self._quick else GROUPS
        with room() as folder:
            run(module("peer_input", 1, groups, folder))
            ours = run(module("print_ours", 1, groups, folder))
            command = [python, HERE / "print_weasyprint.py", folder, FONTS]
            return ours, run(command, limit=1200), groups


def from_nothing(paper: Paper) -> Finding:
    """P1: whole processes, from start to end, with nothing kept from before."""
    pairs = paper.pairs()
    ours = median(mine.seconds for mine, _ in pairs)
    typst = median(theirs.seconds for _, theirs in pairs)
    pages = pairs[0][0].told["pages"]
    what = f"seconds, {pages} sides, Typst tagged as peer"
    try:
        mine, weasy, groups = paper.weasyprint()
    except Unmeasured as reason:
        return Finding(ours, typst, ours / typst, False, f"{what}; {reason}")
    ahead = weasy.seconds / mine.seconds
    what += f"; {ahead:.0f} times ahead of WeasyPrint ({weasy.seconds:.0f} s for {groups} of 7)"
    return Finding(ours, typst, ours / typst, ours <= typst and ahead >= 10, what)


def after_a_change(paper: Paper) -> Finding:
    """P2: the same binder again in the process that runs, one card changed."""
    typst = median(theirs.seconds for _, theirs in paper.pairs())
    ours: list[float] = []
    joined: list[float] = []
    with room() as folder:
        for _ in range(paper.turns):
            ours += run(module("print_ours", 1, GROUPS, folder, 5)).told["again"]
            joined += run(module("print_joined", 1, GROUPS, folder, 3)).told["again"]
    mine, theirs = median(ours), median(joined)
    what = (
        f"seconds, pikepdf joining the same documents as peer; {typst / mine:.0f} times ahead of "
        f"Typst's full run ({typst:.1f} s)"
    )
    met = mine * 20 <= typst and mine <= 1.5 * theirs
    return Finding(mine, theirs, mine / theirs, met, what)


def memory(paper: Paper) -> Finding:
    """P3: peak memory beside Typst, and what ten times the corpus costs."""
    pairs = paper.pairs()
    ours = max(mine.mebibytes for mine, _ in pairs)
    typst = min(theirs.mebibytes for _, theirs in pairs)
    once = median(mine.seconds for mine, _ in pairs)
    ten = paper.ours_from_nothing(10)
    slower, bigger = ten.seconds / once, ten.mebibytes / ours
    what = f"MiB at the peak; ten times the corpus takes {slower:.1f} × time, {bigger:.1f} × memory"
    met = ours * 5 <= typst and slower <= 11 and bigger <= 3
    return Finding(ours, typst, ours / typst, met, what)
