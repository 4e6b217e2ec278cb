"""How a document's leaf stands in the binder it carries the number of: by what is on paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from bsak.distribution import answered, lagging, listed, queries
from bsak.distribution.models import IS_SENT, Binder, Copy, Release, ReleaseSheet
from bsak.distribution.said import Said
from bsak.documents.models import Document, Revision
from bsak.kernel.db import db


@dataclass(frozen=True, slots=True)
class Texts:
    """A document, the text of the leaf in hand, and the text in force."""

    document: Document
    asked: Revision
    newest: Revision

    @property
    def is_same(self) -> bool:
        """Say whether the leaf says what is in force; a mere reprint makes nothing outdated."""
        return _says(self.asked, self.newest)


@dataclass(frozen=True, slots=True)
class Fronting:
    """The last urgent leaf in front of a document's own, on top of the newest correction."""

    release: Release
    tells_of: Revision | None
    is_over: bool


def said(holds: Said, texts: Texts, copy: Copy, day: date) -> Said:
    """Answer for a leaf; ``holds`` tells which text is in force."""
    document, newest = texts.document, texts.newest
    rows = _listed(document.code, copy.binder_id)
    before = [row for row in rows if row.release.effective_on <= day]
    if not before:
        return replace(holds, word="in_force" if texts.is_same else "outdated")
    now = _of(before, listed.newest(copy.binder_id, day))
    if now is None:
        gone = listed.took_out(before[-1].release, day)
        word = "taken_out" if texts.is_same else "outdated"
        return replace(holds, word=word, gone=gone, stands=_elsewhere(texts, copy.binder, day))
    if texts.is_same:
        return replace(holds, word="in_force")
    paper, front = text(document, now.rev), yellow(document, now.release, day)
    first = next(row.release for row in before if row.rev == now.rev)
    if _says(paper, newest):
        return replace(holds, word="outdated", release=first)
    if paper is None or not _says(texts.asked, paper):
        return replace(holds, word="outdated", release=first, paper=now.rev,
                       yellow=front.release if front else None)  # fmt: skip
    if front is not None:
        return _fronted(replace(holds, word="overridden"), front, newest)
    later = (row for row in rows if row.release.effective_on > day)
    by_rev = _texts(document)
    brings = next((row.release for row in later if _says(by_rev.get(row.rev), newest)), None)
    return replace(holds, word="newer", release=brings, paper=now.rev)


def of_yellow(found: Said, release: Release, document: Document, copy: Copy, day: date) -> Said:
    """Answer for an urgent leaf of ``release`` that no correction has come after.

    ``found`` says that it is in force.
    """
    newest = newest_text(document, day)
    now = _of(_listed(document.code, copy.binder_id), listed.newest(copy.binder_id, day))
    front = yellow(document, now.release, day) if now else None
    if now is None or front is None or newest is None:
        return found
    if front.release.urgent > release.urgent:
        return Said(word="outdated", release=front.release)
    if _says(text(document, now.rev), newest):
        return Said(word="outdated", paper=now.rev)
    word = "lapsed" if front.is_over else "in_force"
    return _fronted(replace(found, word=word, paper=now.rev), front, newest)


def listed_rev(document: Document, copy: Copy, day: date) -> str:
    """Return the revision that shall stand in a copy, or nothing."""
    now = _of(_listed(document.code, copy.binder_id), listed.newest(copy.binder_id, day))
    return now.rev if now else ""


def taken_out_by(document: Document, copy: Copy, day: date) -> Release | None:
    """Return the release that took a document's leaf out of a copy's binder, if one has."""
    rows = _listed(document.code, copy.binder_id)
    before = [row for row in rows if row.release.effective_on <= day]
    if not before or _of(before, listed.newest(copy.binder_id, day)):
        return None
    return listed.took_out(before[-1].release, day)


def newest_text(document: Document, day: date) -> Revision | None:
    """Return the text in force."""
    mine = select(Revision).where(Revision.document_id == document.id, Revision.valid_from <= day)
    return db.session.scalar(mine.order_by(Revision.number.desc()).limit(1))


def text(document: Document, rev: str) -> Revision | None:
    """Return the text of one revision, also of one that does not hold yet.

    A later one may hold from an earlier day, so that this one never did and yet is on paper.
    """
    if not rev.isdecimal():
        return None
    same = select(Revision).where(Revision.document_id == document.id)
    return db.session.scalar(same.where(Revision.number == int(rev)))


def yellow(document: Document, on_top_of: Release, day: date) -> Fronting | None:
    """Return the urgent leaf in front of a document's own, also one whose last day is past."""
    sent = queries.urgent_leaves([on_top_of])
    begun = [leaf for leaf in sent if leaf.release.effective_on <= day]
    mine = [leaf for leaf in begun if leaf.document_id == document.id]
    if not mine:
        return None
    release = mine[-1].release
    return Fronting(release, mine[-1].revision, not lagging.is_in_effect(release, day))


def _fronted(found: Said, front: Fronting, newest: Revision) -> Said:
    """Return what is told of a yellow leaf and of the leaf behind it alike."""
    return replace(
        found,
        release=front.release,
        until=front.release.valid_until,
        is_over=front.is_over,
        newer="" if _says(front.tells_of, newest) else str(newest.number),
    )


def _elsewhere(texts: Texts, but: Binder, day: date) -> tuple[str, ...]:
    """Return the binders by code that have the text in force now; of secret ones none is told."""
    open_ = [one for one in queries.all_binders() if not one.is_closed and one.id != but.id]
    told = {one.id: one.code for one in open_ if not one.with_confidential}
    last = answered.in_effect([*told], day)
    query = select(ReleaseSheet).where(
        ReleaseSheet.release_id.in_([one.id for one in last.values()]),
        ReleaseSheet.code == texts.document.code,
        ReleaseSheet.kept.is_not(None),
    )
    by_rev = _texts(texts.document)
    rows = db.session.scalars(query.options(joinedload(ReleaseSheet.release)))
    has = [row for row in rows if _says(by_rev.get(row.rev), texts.newest)]
    return tuple(sorted(told[row.release.binder_id] for row in has))


def _texts(document: Document) -> dict[str, Revision]:
    mine = select(Revision).where(Revision.document_id == document.id)
    return {str(one.number): one for one in db.session.scalars(mine)}


def _listed(code: str, binder_id: int) -> Sequence[ReleaseSheet]:
    """Return a sheet as each release of a binder lists it, the oldest first."""
    query = (
        select(ReleaseSheet)
        .join(ReleaseSheet.release)
        .where(
            Release.binder_id == binder_id,
            Release.urgent == 0,
            IS_SENT,
            ReleaseSheet.code == code,
            ReleaseSheet.kept.is_not(None),
        )
        .order_by(Release.edition, Release.number)
        .options(contains_eager(ReleaseSheet.release))
    )
    return db.session.scalars(query).all()


def _of(rows: Sequence[ReleaseSheet], release: Release | None) -> ReleaseSheet | None:
    return next((row for row in rows if release and row.release_id == release.id), None)


def _says(one: Revision | None, other: Revision) -> bool:
    return one is not None and (one.number == other.number or one.wording == other.wording)
