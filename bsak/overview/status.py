"""The register in figures for ``bsak status``: plain SQL, so that it answers at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bsak import settings
from bsak.distribution.lagging import Stand, worst_first
from bsak.kernel import clock
from bsak.overview import raw_copies, raw_counts

# The words of documents.kinds, which cannot be had without loading the whole web framework.
STATUSES = {
    "not_started": "Ikke påbegyndt",
    "in_progress": "Under udarbejdelse",
    "in_review": "Til gennemlæsning",
    "completed": "Udarbejdet",
    "withdrawn": "Udgået",
}
KINDS = {
    "continuity_plan": "Plan for fortsat drift",
    "consolidated_subplan": "Samlet delplan",
    "subplan": "Delplan",
    "health_plan": "Sundhedsberedskabsplan",
    "contingency_plan": "Specialplan",
    "response_plan": "Indsatsplan",
    "action_card": "Actioncard",
    "checklist": "Huskeliste",
    "contact_list": "Kontaktliste",
    "web_content": "Hjemmesideindhold",
    "other": "Andet",
}


@dataclass(slots=True)
class Tally:
    """Counts of documents: in all, by status, by kind and status, and overdue."""

    code: str = ""
    name: str = ""
    by_status: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATUSES, 0))
    by_kind: dict[str, dict[str, int]] = field(default_factory=dict)
    overdue: int = 0

    @property
    def documents(self) -> int:
        """Return how many documents there are, whatever their status."""
        return sum(self.by_status.values())

    def add(self, kind: str, status: str, count: int, overdue: int) -> None:
        """Count some documents in."""
        self.by_status[status] += count
        kinds = self.by_kind.setdefault(kind, dict.fromkeys(STATUSES, 0))
        kinds[status] += count
        self.overdue += overdue


@dataclass(frozen=True, slots=True)
class Report:
    """The register in figures."""

    groups: tuple[Tally, ...]
    totals: Tally
    open_decisions: int
    copies: tuple[Stand, ...] = ()  # the numbered copies in use


def read() -> Report:
    """Count the register. Raises Refused when there is no database, or an old one."""
    chosen = settings.load()
    clock.hold(chosen.today)
    today = clock.today()
    found = raw_counts.fetch(chosen, today.isoformat())
    tallies = {key: (Tally(code, name), closed) for key, code, name, closed in found.groups}
    totals = Tally()
    for group_id, kind, status, count, overdue in found.documents:
        tallies[group_id][0].add(kind, status, count, int(overdue))
        totals.add(kind, status, count, int(overdue))
    shown = (tally for tally, closed in tallies.values() if tally.documents or not closed)
    copies = raw_copies.stands(found.copies, found.leaves, today)
    return Report(tuple(shown), totals, found.decisions, tuple(copies))


def as_json(report: Report) -> dict[str, Any]:
    """Return the report in the form that other programs read."""
    return {
        "groups": [{"code": g.code, "name": g.name, **_figures(g)} for g in report.groups],
        "totals": _figures(report.totals),
        "open_decisions": report.open_decisions,
        "copies": {
            "total": len(report.copies),
            "current": sum(one.is_current for one in report.copies),
            "lagging": [
                {"copy": one.name, "behind": one.lag, "days_late": one.days_late}
                for one in worst_first(report.copies)
            ],
        },
    }


def as_text(report: Report) -> str:
    """Return the report as tables for a terminal: by group, by kind, and by binder."""
    totals = report.totals
    heads = [*STATUSES.values(), "I alt", "Overskredet"]
    groups = [
        (f"{tally.code}  {tally.name}", [*tally.by_status.values(), tally.documents, tally.overdue])
        for tally in report.groups
    ]
    every = [*totals.by_status.values(), totals.documents, totals.overdue]
    kinds = [
        (KINDS[kind], [*counts.values(), sum(counts.values())])
        for kind, counts in sorted(totals.by_kind.items(), key=lambda pair: [*KINDS].index(pair[0]))
    ]
    return "\n".join(
        [
            *_table("Krisegruppe", heads, [*groups, ("I alt", every)]),
            "",
            *_table("Art", heads[:-1], kinds),
            "",
            *_copies(report.copies),
            f"Udestående beslutninger: {report.open_decisions}",
        ]
    )


def _copies(stands: Iterable[Stand]) -> Iterable[str]:
    """Return the copies binder by binder; nothing when there are none."""
    binders = raw_copies.by_binder(stands)
    if not binders:
        return
    heads = ["Kopier", "Ajour", "Bagud", "Højst rettelser bagud", "Højst dage over fristen"]
    rows = [
        (one.code, [one.copies, one.current, one.lagging, one.most_behind, one.most_late])
        for one in binders
    ]
    yield from _table("Mappe", heads, rows)
    yield ""


def _figures(tally: Tally) -> dict[str, Any]:
    return {
        "documents": tally.documents,
        "by_status": tally.by_status,
        "overdue": tally.overdue,
    }


def _table(first: str, heads: list[str], rows: list[tuple[str, list[int]]]) -> Iterable[str]:
    wide = max(len(name) for name in (first, *(name for name, _ in rows)))
    yield f"{first:<{wide}}  " + "  ".join(heads)
    for name, counts in rows:
        cells = (f"{n:>{len(head)}}" for n, head in zip(counts, heads, strict=True))
        yield f"{name:<{wide}}  " + "  ".join(cells)
