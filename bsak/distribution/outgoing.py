"""Leaves that stand in a copy and are not to: a release took them out, or their text is newer."""

from collections.abc import Collection, Iterable

from sqlalchemy import select

from bsak.distribution import answered, composing
from bsak.distribution.models import Holding, Release, ReleaseSheet
from bsak.documents import finding, revisions
from bsak.kernel import clock
from bsak.kernel.db import rows


def endings(held: Collection[Holding]) -> dict[int, Release]:
    """Return by id the leaves that a release in effect takes out, though they still stand."""
    mine = [row for row in held if row.out_on is None and not _is_of_copy(row.code)]
    binder_of = {row.id: row.pack.release.binder_id for row in mine}
    effective = answered.in_effect([*{*binder_of.values()}], clock.today())
    listed = _listed([release.id for release in effective.values()])
    found = {}
    for row in mine:
        now = effective.get(binder_of[row.id])
        if now is None or answered.rank(row.pack.release) >= answered.rank(now):
            continue
        if listed.get((now.id, row.code)) != row.digest:
            found[row.id] = now
    return found


def _is_of_copy(code: str) -> bool:
    return code == composing.COVER or composing.is_slip(code)


def _listed(release_ids: Collection[int]) -> dict[tuple[int, str], str]:
    columns = (ReleaseSheet.release_id, ReleaseSheet.code, ReleaseSheet.digest)
    mine = ReleaseSheet.release_id.in_(release_ids) & ReleaseSheet.kept.is_not(None)
    found = rows(select(*columns).where(mine))
    return {(release_id, code): digest for release_id, code, digest in found}


def superseded(held: Iterable[Holding]) -> dict[str, int]:
    """Return the number of the revision in force, by the code of each leaf that is an older one."""
    by_code = {row.code: row.rev for row in held}
    documents = {document.id: document.code for document in finding.by_codes([*by_code])}
    found = {}
    for document_id, revision in revisions.in_force([*documents], clock.today()).items():
        rev = by_code[documents[document_id]]
        if rev.isdecimal() and int(rev) < revision.number:
            found[documents[document_id]] = revision.number
    return found
