"""Questions about binders, their numbered copies, and what was issued to them."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import contains_eager, defer, joinedload, selectinload

from bsak.distribution import answered
from bsak.distribution.models import (
    IS_SENT,
    Binder,
    BinderDocument,
    BinderGroup,
    Copy,
    Mark,
    Pack,
    Release,
    ReleaseSheet,
)
from bsak.distribution.names import numbered
from bsak.documents.models import Document
from bsak.kernel.db import db, rows


def by_code(code: str) -> Binder | None:
    """Return the binder with ``code``, however it is cased."""
    return db.session.scalar(select(Binder).where(Binder.code == code.upper()))


def with_profile(code: str) -> Binder | None:
    """Return the binder with ``code`` and all that its profile names."""
    return db.session.scalar(
        select(Binder)
        .where(Binder.code == code.upper())
        .options(
            selectinload(Binder.groups).joinedload(BinderGroup.group),
            selectinload(Binder.documents)
            .joinedload(BinderDocument.document)
            .joinedload(Document.group),
            selectinload(Binder.copies),
        )
    )


def codes() -> frozenset[str]:
    """Return the code of every binder that ever was."""
    return frozenset(row.code for row in rows(select(Binder.code)))


def copy_of(code: str, number: int) -> Copy | None:
    """Return a numbered copy of the binder with ``code``."""
    return db.session.scalar(
        select(Copy)
        .join(Copy.binder)
        .where(Binder.code == code.upper(), Copy.number == number)
        .options(joinedload(Copy.binder))
    )


def names_of_copies() -> set[str]:
    """Return the name of every copy in use."""
    query = select(Binder.code, Copy.number).join(Copy.binder).where(Copy.ended_on.is_(None))
    return {numbered(code, number) for code, number in rows(query)}


def all_binders() -> Sequence[Binder]:
    """Return every binder: those in use first, by their code."""
    return db.session.scalars(select(Binder).order_by(Binder.is_closed, Binder.code)).all()


def newest(binder_ids: Collection[int]) -> dict[int, Release]:
    """Return what was last issued to each binder, and is not recalled."""
    counts = (Release.edition, Release.number, Release.urgent)
    found = db.session.scalars(
        select(Release).where(Release.binder_id.in_(binder_ids), IS_SENT).order_by(*counts)
    )
    return {release.binder_id: release for release in found}


def releases(binder_id: int) -> Sequence[Release]:
    """Return everything that was issued to a binder, also what was recalled, the newest first."""
    counts = (Release.edition.desc(), Release.number.desc(), Release.urgent.desc())
    return db.session.scalars(
        select(Release).where(Release.binder_id == binder_id).order_by(*counts)
    ).all()


def answers(issued: Sequence[Release]) -> dict[int, tuple[int, int]]:
    """Return for each release how many copies hold it or what came after, of how many it went to.

    Copies that have ended do not count; ``issued`` are releases of one binder.
    """
    ids = [release.id for release in issued]
    wanted, done_with = Pack.release_id.in_(ids), answered.done(ids)
    sent = rows(
        select(Pack.release_id, Pack.copy_id).join(Pack.copy).where(wanted, Copy.ended_on.is_(None))
    )
    reached = answered.highest({copy_id for _release_id, copy_id in sent})
    found = {}
    for release in issued:
        went_to = [copy_id for release_id, copy_id in sent if release_id == release.id]
        rank = answered.rank(release)
        done = sum(
            reached.get(copy_id, 0) >= rank or (release.id, copy_id) in done_with
            for copy_id in went_to
        )
        found[release.id] = (done, len(went_to))
    return found


def packs_of(copy_id: int) -> Sequence[Pack]:
    """Return what was sent to a copy with every answer, the newest first."""
    return db.session.scalars(
        select(Pack)
        .where(Pack.copy_id == copy_id)
        .order_by(Pack.id.desc())
        .options(
            joinedload(Pack.release),
            selectinload(Pack.receipts),
            defer(Pack.swaps),  # long, and read only when a pack is printed
            defer(Pack.own),
        )
    ).all()


def packs_to(release_id: int) -> Sequence[Pack]:
    """Return what a release sent to each copy, by its number."""
    return db.session.scalars(
        select(Pack)
        .join(Pack.copy)
        .where(Pack.release_id == release_id)
        .order_by(Copy.number)
        .options(
            joinedload(Pack.copy).joinedload(Copy.binder),
            joinedload(Pack.release),
            selectinload(Pack.receipts),
        )
    ).all()


def released(binder: Binder, edition: int, number: int, urgent: int) -> Release | None:
    """Return one release of a binder with its sheets."""
    return db.session.scalar(
        select(Release)
        .where(
            Release.binder_id == binder.id,
            Release.edition == edition,
            Release.number == number,
            Release.urgent == urgent,
        )
        .options(selectinload(Release.sheets))
    )


def is_issued(binder_id: int) -> bool:
    """Say whether anything was ever issued to a binder."""
    return bool(rows(select(Release.id).where(Release.binder_id == binder_id).limit(1)))


def next_number(binder_id: int, corrects: Release | None) -> tuple[int, int]:
    """Return edition and number of the next edition, or of what ``corrects`` the release before.

    What was recalled keeps its number.
    """
    mine = select(Release).where(Release.binder_id == binder_id).subquery()
    if corrects is None:
        edition: int | None = db.session.scalar(select(func.max(mine.c.edition)))
        return (edition or 0) + 1, 0
    of_edition = mine.c.edition == corrects.edition
    last: int | None = db.session.scalar(select(func.max(mine.c.number)).where(of_edition))
    return corrects.edition, (last or 0) + 1


def highest_number(binder_id: int) -> int:
    """Return the highest number that a copy of the binder ever had; copies are never deleted."""
    last: int | None = db.session.scalar(
        select(func.max(Copy.number)).where(Copy.binder_id == binder_id)
    )
    return last or 0


def urgent_leaves(releases: Collection[Release]) -> Sequence[ReleaseSheet]:
    """Return the urgent leaves that were sent on top of ``releases``, in the order they were."""
    mine = tuple_(Release.binder_id, Release.edition, Release.number)
    on_top_of = [(one.binder_id, one.edition, one.number) for one in releases]
    query = (
        select(ReleaseSheet)
        .join(ReleaseSheet.release)
        .where(mine.in_(on_top_of), ReleaseSheet.mark == Mark.URGENT, IS_SENT)
        .order_by(Release.urgent)
        .options(contains_eager(ReleaseSheet.release))
    )
    return db.session.scalars(query).all()
