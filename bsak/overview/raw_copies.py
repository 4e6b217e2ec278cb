"""How the numbered copies stand for ``bsak status``: plain SQL, read by the rules of all pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from bsak.distribution import reckoning
from bsak.distribution.lagging import Stand
from bsak.distribution.reckoning import Leaf, Line

# What bsak.distribution.figures and .expired ask, without an ORM to load first.
COPIES = """
WITH sent AS (
  SELECT id, binder_id, edition * 1000000 + number * 1000 + urgent AS rank, urgent,
         effective_on, answer_by, valid_until
  FROM binder_release WHERE effective_on <> '9999-12-31'
), told AS (
  SELECT id, pack_id, done_on, sheets_in AND old_out AND recorded AS is_complete,
         channel = 'stocktake' AS is_count
  FROM receipt
), done AS (
  SELECT pack_id FROM told WHERE is_complete AND NOT EXISTS (
    SELECT 1 FROM told AS later WHERE later.pack_id = told.pack_id AND later.id > told.id
                                  AND later.is_count AND NOT later.is_complete)
), newest AS (
  SELECT binder_id, max(CASE WHEN urgent = 0 THEN rank END) AS rank, max(rank) AS last
  FROM sent WHERE effective_on <= {today} GROUP BY binder_id
), reached AS (
  SELECT pack.copy_id, max(sent.rank) AS rank FROM pack JOIN sent ON sent.id = pack.release_id
  WHERE sent.urgent = 0 AND pack.id IN (SELECT pack_id FROM done) GROUP BY pack.copy_id
), waiting AS (
  SELECT pack.id, pack.copy_id, sent.rank, sent.urgent, sent.effective_on, sent.answer_by,
         sent.valid_until
  FROM pack JOIN sent ON sent.id = pack.release_id
  WHERE pack.id NOT IN (SELECT pack_id FROM done)
)
SELECT copy.id, copy.binder_id, binder.code, copy.number, newest.rank, newest.last, reached.rank,
       waiting.id, waiting.rank, waiting.urgent, waiting.effective_on, waiting.answer_by,
       waiting.valid_until, copy.added_on, told.done_on, told.is_complete, told.is_count
FROM binder_copy AS copy
JOIN binder ON binder.id = copy.binder_id
LEFT JOIN newest ON newest.binder_id = binder.id
LEFT JOIN reached ON reached.copy_id = copy.id
LEFT JOIN waiting ON waiting.copy_id = copy.id AND waiting.rank > coalesce(reached.rank, 0)
LEFT JOIN told ON told.pack_id = waiting.id
WHERE copy.ended_on IS NULL AND NOT binder.is_closed
ORDER BY binder.code, copy.number, waiting.rank, waiting.id, told.id
"""
LEAVES = """
SELECT sent.binder_id, sent.edition * 1000000 + sent.number * 1000, sent.number, sent.urgent,
       sent.valid_until, sheet.code, binder.with_confidential OR document.is_confidential
FROM binder_release AS sent
JOIN release_sheet AS sheet ON sheet.release_id = sent.id
JOIN binder ON binder.id = sent.binder_id
LEFT JOIN document ON document.id = sheet.document_id
WHERE sent.urgent > 0 AND sent.effective_on <= {today} AND sheet.mark = 'urgent'
ORDER BY sent.edition, sent.number, sent.urgent
"""
_DAYS = ("effective_on", "answer_by", "valid_until", "added_on", "done_on")
_Row = TypeVar("_Row", Line, Leaf)


@dataclass(frozen=True, slots=True)
class OfBinder:
    """How the copies of one binder stand: how many, how many lag, and by how much at most."""

    code: str
    copies: int
    current: int
    lagging: int
    most_behind: int  # releases
    most_late: int  # days


def stands(copies: Iterable[Any], leaves: Iterable[Any], today: date) -> list[Stand]:
    """Return how every copy in use stands, from the rows of both questions."""
    lines = [_with_days(Line._make(row), _DAYS) for row in copies]
    sent = [_with_days(Leaf._make(row), ["valid_until"]) for row in leaves]
    return reckoning.stands(lines, sent, today)


def by_binder(every: Iterable[Stand]) -> list[OfBinder]:
    """Return how the copies stand, binder by binder."""
    of: dict[str, list[Stand]] = {}
    for one in every:
        of.setdefault(one.code, []).append(one)
    return [
        OfBinder(
            code,
            len(alike),
            sum(one.is_current for one in alike),
            sum(one.is_lagging for one in alike),
            max(one.lag for one in alike),
            max(one.days_late for one in alike),
        )
        for code, alike in of.items()
    ]


def _with_days(line: _Row, names: Iterable[str]) -> _Row:
    """Return a row with its days as days: SQLite has them as text."""
    told = {name: getattr(line, name) for name in names}
    read: dict[str, Any] = {
        name: date.fromisoformat(day) for name, day in told.items() if isinstance(day, str)
    }
    return line._replace(**read)
