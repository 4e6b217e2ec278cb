"""What waits for a correction of a binder, told from the register without laying out a side."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bsak.distribution import names, queries
from bsak.distribution.models import (
    IS_SENT,
    Binder,
    BinderDocument,
    BinderGroup,
    Mark,
    Release,
    ReleaseSheet,
)
from bsak.distribution.profile import Chosen, reader
from bsak.distribution.texts_now import Known, TextsNow
from bsak.documents.models import Revision
from bsak.documents.rules import sees
from bsak.kernel import clock
from bsak.kernel.db import db, rows
from bsak.kernel.words import ngettext


@dataclass(frozen=True, slots=True)
class Pending:
    """The documents that stand otherwise in the register than a binder was last issued."""

    binder: Binder
    changed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of all of them."""
        return self.changed + self.new + self.gone

    @property
    def told(self) -> str:
        """Return how many they are, in words; nothing when there are none."""
        if not self.codes:
            return ""
        return ngettext(
            "%(num)d dokument venter på en rettelse",
            "%(num)d dokumenter venter på en rettelse",
            len(self.codes),
        )


@dataclass(frozen=True, slots=True)
class _Listed:
    """A document as the last release of a binder lists it."""

    title: str
    revision_id: int | None
    rev: str


@dataclass(frozen=True, slots=True)
class Stands:
    """A document that belongs in a binder and has a text, of the register or in a file."""

    document: Known
    revision_id: int | None


def of_binders(binders: Iterable[Binder]) -> dict[int, Pending]:
    """Return what waits, by the id of each binder in use that something was issued to.

    The number of questions is the same for one binder as for all.
    """
    last = last_of([binder.id for binder in binders if not binder.is_closed])
    if not last:
        return {}
    before, texts = _listed(last.values()), TextsNow()
    fronted = _fronted(last.values())
    now = {
        binder: standing(binder, texts, next_day(last.get(binder.id)))
        for binder in with_profiles([*last])
    }
    words = _words(now, before)
    return {
        binder.id: _compared(binder, stands, before[binder.id], fronted[binder.id], texts, words)
        for binder, stands in now.items()
    }


def waiting() -> list[Pending]:
    """Return the binders in use that a correction is to be made of, by their code."""
    in_use = db.session.scalars(
        select(Binder).where(Binder.is_closed.is_(False)).order_by(Binder.code)
    ).all()
    found = of_binders(in_use)
    each = (found.get(binder.id) for binder in in_use)
    return [one for one in each if one is not None and one.codes]


def _compared(
    binder: Binder,
    stands: Mapping[str, Stands],
    before: Mapping[str, _Listed],
    fronted: Collection[str],
    texts: TextsNow,
    words: Mapping[int, Any],
) -> Pending:
    changed, new = [], []
    for code, one in stands.items():
        was = before.get(code)
        if was is None:
            if one.revision_id is not None or texts.is_readable(one.document):
                new.append(code)
        elif code in fronted or not _says_the_same(one, was, texts, words):
            changed.append(code)
    gone = [code for code in before if code not in stands]
    return Pending(binder, tuple(changed), tuple(new), tuple(gone))


def _says_the_same(one: Stands, was: _Listed, texts: TextsNow, words: Mapping[int, Any]) -> bool:
    """Say whether the sides would say the same; a text approved anew word for word does."""
    if one.document.name != was.title:
        return False
    if one.revision_id is None or was.revision_id is None:
        is_file = one.revision_id is was.revision_id
        return is_file and texts.file_rev(one.document) == was.rev
    if one.revision_id == was.revision_id:
        return True
    return bool(words[one.revision_id] == words[was.revision_id])


def next_day(last: Release | None) -> date:
    """Return the first day that a release can count from: today, or that of what is sent ahead."""
    return max(clock.today(), last.effective_on) if last else clock.today()


def standing(binder: Binder, texts: TextsNow, day: date) -> dict[str, Stands]:
    """Return what the profile of ``binder`` asks for on a day, by code."""
    who, chosen = reader(binder), Chosen.of(binder)
    found = {}
    for document in texts.documents:
        if not sees(document, who):
            continue
        if not chosen.belongs(document.code, document.kind, document.group):
            continue
        revision_id = texts.revision(document, day)
        if revision_id is not None or texts.has_file(document):
            found[document.code] = Stands(document, revision_id)
    return found


def last_of(binder_ids: Collection[int]) -> dict[int, Release]:
    """Return the last edition or correction of each binder; an urgent leaf is neither."""
    mine = select(Release).where(Release.binder_id.in_(binder_ids), Release.urgent == 0, IS_SENT)
    found = db.session.scalars(mine.order_by(Release.edition, Release.number))
    return {release.binder_id: release for release in found}


def _listed(last: Iterable[Release]) -> dict[int, dict[str, _Listed]]:
    by_id = {release.id: release for release in last}
    columns = (
        ReleaseSheet.release_id, ReleaseSheet.code, ReleaseSheet.title, ReleaseSheet.revision_id,
        ReleaseSheet.rev,
    )  # fmt: skip
    wanted = (
        ReleaseSheet.release_id.in_(by_id),
        ReleaseSheet.document_id.is_not(None),
        ReleaseSheet.mark != Mark.WITHDRAWN,
    )
    found: dict[int, dict[str, _Listed]] = defaultdict(dict)
    for row in rows(select(*columns).where(*wanted).order_by(ReleaseSheet.position)):
        release = by_id[row.release_id]
        found[release.binder_id][row.code] = _Listed(row.title, row.revision_id, row.rev)
    return found


def _fronted(last: Iterable[Release]) -> dict[int, set[str]]:
    """Return by binder the sheets that stand behind a yellow leaf, and so say something else."""
    found: dict[int, set[str]] = defaultdict(set)
    for leaf in queries.urgent_leaves([*last]):
        found[leaf.release.binder_id].add(names.behind(leaf.code))
    return found


def with_profiles(binder_ids: Sequence[int]) -> Sequence[Binder]:
    """Return binders with all that their profiles name."""
    return db.session.scalars(
        select(Binder)
        .where(Binder.id.in_(binder_ids))
        .options(
            selectinload(Binder.groups).joinedload(BinderGroup.group),
            selectinload(Binder.documents).joinedload(BinderDocument.document),
        )
    ).all()


def _words(
    now: Mapping[Binder, Mapping[str, Stands]], before: Mapping[int, Mapping[str, _Listed]]
) -> dict[int, Any]:
    """Return the wordings that must be read: of texts that were approved since."""
    ids: set[int] = set()
    for binder, stands in now.items():
        for code, one in stands.items():
            was = before[binder.id].get(code)
            pair = (one.revision_id, was.revision_id if was else None)
            if None not in pair and pair[0] != pair[1]:
                ids.update(one for one in pair if one is not None)
    return wordings(ids)


def wordings(revision_ids: Collection[int]) -> dict[int, Any]:
    """Return what texts say, by the id of the revision."""
    mine = Revision.id.in_(revision_ids)
    return {row.id: row.wording for row in rows(select(Revision.id, Revision.wording).where(mine))}
