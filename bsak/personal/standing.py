"""What is found of a person, as people read it: what erasing takes away, and what must stay."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import func, select

from bsak.contacts.models import Person
from bsak.distribution.models import ReleaseSheet
from bsak.documents.models import Document, Revision
from bsak.kernel.db import db
from bsak.kernel.words import _
from bsak.personal import links, seeking, traces
from bsak.personal.links import Link
from bsak.personal.naming import NAMES
from bsak.personal.sought import Sought
from bsak.personal.traces import Trace

_DERIVED = ("search_entry",)  # told of by what it is made from


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in which something of the person stands, in how many rows, and why it stays."""

    what: str
    link: Link
    count: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything found of one person beside their own row and account."""

    sought: Sought
    looked_for: Sequence[str]
    goes: Sequence[Line]
    stays: Sequence[Line]
    printed: Sequence[Line]  # as the texts have it; ``paper`` reads the sheets themselves


def of(person: Person) -> Standing:
    """Return where something of ``person`` stands today."""
    sought = seeking.of(person)
    found = [one for one in traces.find(sought) if _is_told(one, person)]
    goes = [one for one in found if not one.stays]
    stays = [one for one in found if one.stays]
    return Standing(
        sought,
        seeking.said(person, sought),
        tuple(_lines(goes)),
        tuple(_lines(stays)),
        tuple(_printed(stays)),
    )


def _is_told(trace: Trace, person: Person) -> bool:
    """Leave out the person's own rows, which the page shows above, and what follows others."""
    own: dict[str, set[int | None]] = {
        "person": {person.id},
        "user": {person.user_id},
        "contact_point": {point.id for point in person.points},
    }
    return trace.table not in _DERIVED and trace.key[0] not in own.get(trace.table, ())


def _lines(found: Iterable[Trace]) -> Iterator[Line]:
    """Return one line for each thing, however many rows of one table tell of it."""
    for _table, rows in groupby(found, key=lambda trace: trace.table):
        some = list(rows)
        place = some[0].place
        where = links.of(place.table, [trace.key for trace in some])
        why = str(place.stays.why) if place.stays and some[0].stays else ""
        seen: Counter[str] = Counter()
        first: dict[str, Link] = {}
        for trace in some:
            link = where[trace.key]
            mark = f"{link.endpoint} {link.address}"
            seen[mark] += 1
            first.setdefault(mark, link)
        for mark, count in seen.items():
            yield Line(str(NAMES[place.name]), first[mark], count, why)


def _printed(stays: Iterable[Trace]) -> Iterator[Line]:
    """Tell of the sheets on which an approved text with the person in it was printed."""
    revisions = [trace.key[0] for trace in stays if trace.table == "revision"]
    query = (
        select(Document.code, Document.title, func.count(ReleaseSheet.kept.distinct()))
        .join(Revision, Revision.document_id == Document.id)
        .join(ReleaseSheet, ReleaseSheet.revision_id == Revision.id)
        .where(Revision.id.in_(revisions), ReleaseSheet.kept.is_not(None))
        .group_by(Document.code, Document.title)
        .order_by(Document.code)
    )
    for code, title, count in db.session.execute(query):
        link = Link(f"{code} {title}", "documents.show", {"code": code}, code)
        why = _("Arket er trykt og står i de numererede mapper. Det bliver taget ud med en "
                "rettelse, når en ny udgave uden navnet er godkendt.")  # fmt: skip
        yield Line(_("Trykt ark"), link, count, why)
