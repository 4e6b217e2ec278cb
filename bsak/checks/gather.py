"""The register gathered for the rules. The number of questions is the same, whatever it holds."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Text as Words
from sqlalchemy import and_, cast, func, select

from bsak.approval.models import ApprovalStep, Step, Submission
from bsak.checks import gather_people, reading
from bsak.checks.facts import Decided, Department, Doc, Gap, Group, Shelved, TakesPart, Text, Wait
from bsak.checks.register import Register, by
from bsak.distribution import figures
from bsak.distribution.models import Release, ReleaseSheet
from bsak.documents.models import Attachment, ChangeType, CoOwner, Document, Revision, Waiting
from bsak.duty import queries as duty
from bsak.groups.models import CrisisGroup, EarlierName, Participation
from bsak.groups.models import Department as DepartmentRow
from bsak.kernel import clock
from bsak.kernel.clock import DENMARK
from bsak.kernel.db import rows
from bsak.meetings.models import AgendaItem, Meeting
from bsak.meetings.states import Stage
from bsak.writing import filling

_PLAN = "%delplan%"  # what the rules look for in decisions


def read(on: date | None = None) -> Register:
    """Return the register as it is today, or was on a day as far as rows still tell."""
    today = on or clock.today()
    known, sheets = _groups(), rows(_sheets())
    documents = _documents(known)
    return Register(
        today=today,
        groups=tuple(known.values()),
        departments=tuple(Department(*row) for row in rows(_departments())),
        taking_part=tuple(TakesPart(*row) for row in rows(_taking_part())),
        documents=tuple(documents.values()),
        texts=tuple(_texts(documents, sheets, today)),
        copies=tuple(_copies(sheets)),
        decisions=tuple(Decided(*row) for row in rows(_decisions())),
        gaps=tuple(_gaps(today)),
        lists=filling.all_filled(today),
        waits=tuple(Wait(*row) for row in rows(_waits())),
        shut=frozenset(row.code for row in rows(_shut(known))),
        **gather_people.gathered(today),
    )


def _groups() -> dict[int, Group]:
    names = select(EarlierName.group_id, EarlierName.name)
    before = rows(names.where(EarlierName.group_id.is_not(None)))
    earlier = by(before, lambda row: int(row.group_id))
    columns = (CrisisGroup.id, CrisisGroup.code, CrisisGroup.name, CrisisGroup.owner_function)
    query = select(*columns).where(CrisisGroup.is_closed.is_(False))
    return {
        row.id: Group(**row._mapping, earlier_names=tuple(old.name for old in earlier[row.id]))
        for row in rows(query.order_by(CrisisGroup.position, CrisisGroup.id))
    }


def _documents(known: Mapping[int, Group]) -> dict[int, Doc]:
    """Return the documents of open groups, in the groups' order and then as Danes sort."""
    parts = select(CoOwner.document_id, CoOwner.group_id, CoOwner.part).order_by(CoOwner.id)
    shared = by(rows(parts), lambda row: int(row.document_id))
    attached = select(Attachment.document_id, func.count()).group_by(Attachment.document_id)
    files = {row[0]: row[1] for row in rows(attached)}
    own = Document.__table__.c
    names = [name for name in Doc._fields if name not in ("files", "shared")]
    place = {key: at for at, key in enumerate(known)}
    query = select(*(own[name] for name in names)).where(Document.group_id.in_(known))
    found = rows(query.order_by(Document.sort_key, Document.id))
    return {
        row.id: Doc(
            **row._mapping,
            files=files.get(row.id, 0),
            shared=tuple((p.group_id, p.part) for p in shared[row.id] if p.group_id in known),
        )
        for row in sorted(found, key=lambda row: place[row.group_id])
    }


def _copies(sheets: Sequence[Any]) -> Iterator[Shelved]:
    codes = by(sheets, lambda row: int(row.binder_id))
    for one in figures.of_all():
        held = frozenset(row.code for row in codes[one.binder_id])
        yield Shelved(one.code, one.number, one.lag, held)


def _gaps(today: date) -> Iterator[Gap]:
    for one in duty.gaps_ahead(today):
        own = one.roster
        yield Gap(own.id, own.name, own.group_id, one.gap.shift, one.gap.lack, own.has_backup)


def _texts(documents: Mapping[int, Doc], sheets: Sequence[Any], today: date) -> list[Text]:
    """Return the texts in force; one that cannot be read is none."""
    with_advice = advised()
    pages = {(row.code, row.rev): row.pages for row in sheets}
    found = []
    for row in rows(_in_force(today)):
        document = documents.get(row.document_id)
        if document is None or document.is_withdrawn:
            continue
        if text := reading.read(document.kind.value, row.raw):
            found.append(
                Text(
                    document=document,
                    reading=text,
                    number=row.number,
                    approved_on=row.approved_at.astimezone(DENMARK).date(),
                    has_advice=document.id in with_advice,
                    pages=pages.get((document.code, str(row.number)), 0),
                )
            )
    order = {key: at for at, key in enumerate(documents)}
    return sorted(found, key=lambda text: order[text.document.id])


def advised() -> set[int]:
    """Return the documents that Sundhedsstyrelsen has given its advice on."""
    return {row.document_id for row in rows(_advised())}


def _in_force(today: date) -> Any:
    newest = (
        select(Revision.document_id, func.max(Revision.number).label("number"))
        .where(Revision.valid_from <= today)
        .group_by(Revision.document_id)
        .subquery()
    )
    is_newest = and_(
        Revision.document_id == newest.c.document_id, Revision.number == newest.c.number
    )
    raw = cast(Revision.wording, Words).label("raw")  # as it lies: parsed only when it is new
    columns = (Revision.document_id, Revision.number, Revision.approved_at, raw)
    current = select(*columns).join(newest, is_newest)
    return current.where(Revision.change_type != ChangeType.WITHDRAWN)


def _advised() -> Any:
    given = select(Submission.document_id).join(ApprovalStep)
    return given.where(ApprovalStep.step == Step.ADVICE_RECEIVED).distinct()


def _sheets() -> Any:
    """Return the question for which sheets have gone to the copies of which binder."""
    columns = (Release.binder_id, ReleaseSheet.code, ReleaseSheet.rev)
    query = select(*columns, func.max(ReleaseSheet.pages).label("pages"))
    return query.join(Release, Release.id == ReleaseSheet.release_id).group_by(*columns)


def _departments() -> Any:
    open_ones = DepartmentRow.is_closed.is_(False)
    columns = (DepartmentRow.id, DepartmentRow.name, DepartmentRow.short_name)
    return select(*columns).where(open_ones).order_by(DepartmentRow.id)


def _taking_part() -> Any:
    columns = (Participation.group_id, Participation.department_id, Participation.part)
    return select(*columns).order_by(Participation.id)


def _decisions() -> Any:
    columns = (
        AgendaItem.id, AgendaItem.number, Meeting.body, Meeting.held_on, AgendaItem.decision,
    )  # fmt: skip
    told = select(*columns).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    held = Meeting.stage.in_((Stage.HELD, Stage.LOCKED))
    order = (Meeting.held_on.desc(), AgendaItem.id.desc())
    return told.where(held, AgendaItem.decision.ilike(_PLAN)).order_by(*order)


def _shut(known: Mapping[int, Group]) -> Any:
    return select(Document.code).where(Document.group_id.not_in(known))


def _waits() -> Any:
    own = Waiting.__table__.c
    columns = [own[name] for name in Wait._fields]
    return select(*columns).where(Waiting.is_settled.is_(False)).order_by(Waiting.id)
