"""K1: the checker over ten times the register, beside only parsing the texts it reads.

``checks measure`` fills the instance that BSAK_INSTANCE names, checks it, and prints the figures.
"""

import json
import sys
from statistics import median
from time import process_time
from typing import Any

from sqlalchemy import insert, select

from bsak.checks import catalogue, gather, reading
from bsak.cli import _in_app
from bsak.contacts.models import ContactPoint, Person
from bsak.demo.register import fill
from bsak.documents.models import Document, Revision
from bsak.kernel.db import db
from bsak.plans import by_kind
from bsak.seats.models import Assignment, Seat
from tests.bench.children import module, run
from tests.bench.corpus_register import grow
from tests.bench.paper import room
from tests.bench.table import Finding

_TIMES = 10
_STEP = 100  # what a copy's numbers are above the first's, as corpus_register has it
_WIDE = 1000  # the same for people and their numbers, of whom there are more
_SECOND = 1000  # ms


def measure(*, quick: bool) -> Finding:
    """Check a register that no process has read before."""
    with room() as instance:
        environment = {"BSAK_INSTANCE": str(instance)}
        told = run(module("checks", 3 if quick else 9), environment=environment).told
    ours, parsing = 1000 * told["check"], 1000 * told["parse"]
    what = (
        f"ms of processor: {told['rules']} rules, {told['documents']} documents, {told['texts']} "
        f"texts read for the first time, parsing the texts alone as peer; "
        f"{1000 * told['again']:.0f} ms when they are known; {told['found']} findings"
    )
    return Finding(ours, parsing, ours / parsing, ours < _SECOND, what)


def _measured(turns: int) -> dict[str, Any]:
    first, again, parse = [], [], []
    for _ in range(turns):
        for kept in _caches():
            kept.cache_clear()
        first.append(_timed(_check))
        again.append(_timed(_check))
        parse.append(_timed(_parse))
    register = gather.read()
    return {
        "check": median(first),
        "again": median(again),
        "parse": median(parse),
        "rules": len(catalogue.CATALOGUE),
        "documents": len(register.documents),
        "texts": len(register.texts),
        "found": len(catalogue.findings(register)),
    }


def _check() -> None:
    catalogue.findings(gather.read())


def _parse() -> None:
    texts = select(Document.kind, Revision.wording).join(Document)
    for kind, wording in db.session.execute(texts):
        by_kind.read(kind.value, wording)


def _timed(do: Any) -> float:
    begun = process_time()
    do()
    return process_time() - begun


def _caches() -> list[Any]:
    """Return everything the checker remembers from one text to the next."""
    modules = [m for name, m in sys.modules.items() if name.startswith("bsak.checks")]
    found = [
        thing for m in modules for thing in vars(m).values() if hasattr(type(thing), "cache_clear")
    ]
    return [*found, reading.read]


def _fill() -> None:
    fill()
    db.session.flush()
    texts = _rows(Revision)
    codes = _codes()
    people = {model: _rows(model) for model in (Seat, Person, Assignment, ContactPoint)}
    grow(_TIMES, len(codes) * _TIMES, with_texts=False)
    now = _codes()
    for copy in range(1, _TIMES):
        renamed = {old: now[key + copy * _STEP] for key, old in codes.items()}
        _add(Revision, [_text(row, copy, renamed) for row in texts])
        for model, rows in people.items():
            _add(model, [_moved(row, copy) for row in rows])
    db.session.commit()


def _text(row: dict[str, Any], copy: int, renamed: dict[str, str]) -> dict[str, Any]:
    wording = json.dumps(row["wording"])
    for old, new in renamed.items():
        wording = wording.replace(old, new)
    moved = {"id": row["id"] + copy * _WIDE, "document_id": row["document_id"] + copy * _STEP}
    return {**row, **moved, "wording": json.loads(wording)}


def _moved(row: dict[str, Any], copy: int) -> dict[str, Any]:
    """Return a row of the organisation as the copy of the register has it."""
    moved = {"id": row["id"] + copy * _WIDE}
    for name in ("seat_id", "person_id"):
        if row.get(name):
            moved[name] = row[name] + copy * _WIDE
    if row.get("group_id"):
        moved["group_id"] = row["group_id"] + copy * _STEP
    if row.get("post_id"):
        return {**row, **moved}  # a function's number: one more of the same function
    return {**row, **moved, **({"user_id": None} if "user_id" in row else {})}


def _codes() -> dict[int, str]:
    return {row.id: row.code for row in db.session.execute(select(Document.id, Document.code))}


def _rows(model: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in db.session.execute(select(model.__table__)).mappings()]


def _add(model: Any, rows: list[dict[str, Any]]) -> None:
    db.session.execute(insert(model.__table__), rows)


def main() -> None:
    """Fill an instance, check it, and print the figures as JSON."""
    context = _in_app()
    _fill()
    print(json.dumps(_measured(int(sys.argv[1]))))
    context.pop()


if __name__ == "__main__":
    main()
