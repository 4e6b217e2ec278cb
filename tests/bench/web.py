"""W1 to W3: the overview and the longest list, on the register of 2019 and at 100 times that."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from statistics import median
from time import perf_counter
from urllib.request import urlopen

from tests.bench import peers
from tests.bench.browser import Browser
from tests.bench.children import PYTHON, free_port, module, run, server
from tests.bench.paper import room
from tests.bench.table import Finding

PAGES = {"overview": "/overblik", "list": "/register"}
SIZES = {"2019": (1, 0), "100×": (100, 50_000)}
_CARD = "MT-AC-01"


@dataclass(slots=True)
class Loads:
    """What one page did under load: requests per second, p99 and the client's share each round."""

    rate: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Measured:
    """One register: loads by (page, clients, who), first pages after a change, Datasette's page."""

    loads: dict[tuple[str, int, str], Loads] = field(default_factory=dict)
    fresh: dict[str, list[float]] = field(default_factory=dict)
    datasette: list[float] = field(default_factory=list)

    def rate(self, page: str, clients: int, who: str) -> float:
        """Return the median of requests per second."""
        return median(self.loads[page, clients, who].rate)

    def p99(self, page: str) -> float:
        """Return the median of our p99 with one client, in ms."""
        return median(self.loads[page, 1, "ours"].p99)


class Web:
    """The registers, each measured once however many targets ask for it."""

    def __init__(self, *, quick: bool) -> None:
        self._rounds, self._seconds = (2, 1.0) if quick else (5, 2.0)

    @cache  # noqa: B019 -- one object, as long as the bench
    def measured(self, size: str) -> Measured:
        """Return everything that is measured on one register."""
        found = Measured()
        with room() as instance:
            make_register(instance, *SIZES[size])
            with serving(instance) as port:
                self._under_load(found, instance, port)
                self._after_changes(found, instance, port)
        return found

    def _under_load(self, found: Measured, instance: Path, port: int) -> None:
        browser = Browser(port)
        for page, path in PAGES.items():
            browser.get(path)
            kept = instance / f"{page}.html"
            kept.write_bytes(browser.get(path))
            plain = free_port()
            with server(module("plain_server", plain, kept), plain):
                asked = (
                    ("ours", port, path, browser.cookie),
                    ("memory", plain, "/memory", ""),
                    ("file", plain, "/file", ""),
                )
                for _, ask, clients in product(range(self._rounds), asked, (1, 8)):
                    who, *where = ask
                    told = run(module("load", *where, clients, self._seconds)).told
                    loads = found.loads.setdefault((page, clients, who), Loads())
                    loads.rate.append(told["rate"])
                    loads.p99.append(told["p99"])
                    loads.busy.append(told["busy"])

    def _after_changes(self, found: Measured, instance: Path, port: int) -> None:
        """Change a status, ask for a page, and ask Datasette for the same rows, in turn."""
        member, reader = Browser(port), Browser(port)
        beside = free_port()
        command = [peers.datasette(), "serve", instance / "bsak.sqlite", "--port", beside]
        with server([*command, "--setting", "max_returned_rows", 200], beside):
            for path in PAGES.values():
                reader.get(path)
                _rows(beside)
            for turn in range(10 * self._rounds):
                page = list(PAGES)[turn % 2]
                member.report(_CARD, ("in_progress", "in_review", "completed")[turn % 3])
                found.fresh.setdefault(page, []).append(reader.timed(PAGES[page]))
                found.datasette.append(_rows(beside))


def _rows(port: int) -> float:
    """Return how many seconds Datasette's page of the documents takes."""
    start = perf_counter()
    with urlopen(f"http://127.0.0.1:{port}/bsak/document?_size=200", timeout=120) as answer:
        answer.read()
    return perf_counter() - start


def make_register(instance: Path, *arguments: object) -> None:
    """Fill an instance with the demo, as many times as asked for."""
    environment = {"BSAK_INSTANCE": str(instance)}
    run(module("corpus_register", *arguments), environment=environment)


@contextmanager
def serving(instance: Path) -> Iterator[int]:
    """Run the server as shipped over an instance."""
    port = free_port()
    command = [PYTHON, "-m", "bsak", "serve", "--port", port]
    with server(command, port, environment={"BSAK_INSTANCE": str(instance)}):
        yield port


def pages(web: Web) -> Finding:
    """W1: pages that nothing has changed, and the first page after a change."""
    shares, fresh, told = [], [], []
    for size in SIZES:
        found = web.measured(size)
        datasette = median(found.datasette)
        for page in PAGES:
            ours, memory, file = (found.rate(page, 1, who) for who in ("ours", "memory", "file"))
            shares.append((ours / memory, ours, memory))
            after = median(found.fresh[page])
            fresh.append(datasette / after)
            told.append(
                f"{page} {size}: {ours:.0f}/s, Flask {memory:.0f}/s, file {file:.0f}/s; after a "
                f"change {1000 * after:.0f} ms, Datasette {1000 * datasette:.0f} ms"
            )
    share, ours, memory = min(shares)
    what = f"requests/s of the worst page beside Flask; {min(fresh):.1f} times ahead of Datasette "
    met = share >= 0.6 and min(fresh) >= 5
    return Finding(ours, memory, share, met, what + f"after a change ({'; '.join(told)})")


def crowds(web: Web) -> Finding:
    """W2: eight clients beside one, each round of eight beside the round of one next to it."""
    rates = []
    for size, page in product(SIZES, PAGES):
        one, eight, flask_one, flask_eight = (
            web.measured(size).loads[page, clients, who]
            for who, clients in product(("ours", "memory"), (1, 8))
        )
        ratio = _beside(eight, one)
        told = (
            f"{page} {size} {ratio:.2f}, plain Flask {_beside(flask_eight, flask_one):.2f}, "
            f"client busy {median(eight.busy):.0%}"
        )
        rates.append((ratio, median(eight.rate), median(one.rate), told))
    worst = min(rates)
    what = f"requests/s of 8 clients beside 1, the worst page ({'; '.join(r[3] for r in rates)})"
    return Finding(worst[1], worst[2], worst[0], worst[0] >= 1, what)


def _beside(these: Loads, those: Loads) -> float:
    """Return the median ratio of rounds that ran one after the other."""
    return median(a / b for a, b in zip(these.rate, those.rate, strict=True))


def large(web: Web) -> Finding:
    """W3: the overview's slowest hundredth at 100 times the data."""
    small, big = (web.measured(size).p99("overview") for size in SIZES)
    what = "p99 in ms of the overview, the register of 2019 as peer"
    return Finding(big, small, big / small, big <= 3 * small, what)
