"""An urgent correction: one leaf in front of the document it overrides, for thirty days at most."""

from datetime import date

from sqlalchemy import func, select

from bsak.distribution import binders, issuing, issuing_rules, packing, queries
from bsak.distribution.models import Binder, Mark, Release, ReleaseSheet
from bsak.distribution.order import Order
from bsak.distribution.packs import Wanted
from bsak.distribution.urgent_leaf import Change, laid_out
from bsak.documents import revisions
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.settings import Settings


def changes(binder: Binder, on: date) -> list[Change]:
    """Return the documents of the last release that have a newer text in force ``on`` a day."""
    last = issuing.newest(binder)
    rows = (
        [row for row in last.sheets if row.revision and row.document and row.kept] if last else []
    )
    current = revisions.in_force([row.document_id for row in rows if row.document_id], on)
    found, sent = [], _sent(last) if last else set()
    for row in rows:
        now = current.get(row.document_id or 0)
        if now is None or now.id in sent:
            continue
        was = row.revision
        if row.document and was and now.number > was.number and now.wording != was.wording:
            found.append(Change(row.document, was, now, row))
    return found


def issue(
    binder: Binder, change: Change, order: Order, valid_until: date, *, actor: Viewer,
    settings: Settings,
) -> Release:  # fmt: skip
    """Issue one leaf that tells what has changed, to every copy. Raises Refused."""
    binders.hold(binder)
    last = issuing.newest(binder)
    copies = issuing.in_use(binder)
    refuse(
        issuing_rules.obstacle_to_urgent(
            binder, last, copies, order, valid_until, actor, clock.today()
        )
    )
    assert last is not None  # noqa: S101 -- the rule has refused a binder without a release
    release = Release(
        binder=binder,
        edition=last.edition,
        number=last.number,
        urgent=_highest(last) + 1,
        effective_on=order.effective_on,
        answer_by=order.answer_by,
        valid_until=valid_until,
        reason=order.reason.strip(),
        copies=last.copies,
        address=settings.public_url,
        made_at=clock.now(),
        made_by_id=actor.user_id,
    )
    leaf = laid_out(change, release, _before(last, change))
    release.sheets = _sheets(last, change, leaf)
    db.session.add(release)
    db.session.flush()
    for copy in copies:
        db.session.add(packing.of_leaf(release, copy))
    db.session.flush()
    said = {"release": release.name, "sheet": leaf.code, "valid_until": valid_until.isoformat()}
    trail.record("release_issued", "binder", binder.id, actor_id=actor.user_id, after=said)
    return release


def _sent(last: Release) -> set[int | None]:
    """Return the revisions that urgent leaves since ``last`` have told of already."""
    return {leaf.revision_id for leaf in queries.urgent_leaves([last])}


def _before(last: Release, change: Change) -> list[str]:
    """Return the urgent leaves that stand in front of a document since ``last``, by code."""
    leaves = queries.urgent_leaves([last])
    return [leaf.code for leaf in leaves if leaf.document_id == change.document.id]


def _highest(last: Release) -> int:
    return (
        db.session.scalar(
            select(func.max(Release.urgent)).where(
                Release.binder_id == last.binder_id,
                Release.edition == last.edition,
                Release.number == last.number,
            )
        )
        or 0
    )


def _sheets(last: Release, change: Change, leaf: Wanted) -> list[ReleaseSheet]:
    """Return the list of the last release with the leaf in front of what it overrides."""
    rows: list[ReleaseSheet] = []
    for was in last.sheets:
        if was.code == change.row.code:
            rows.append(
                ReleaseSheet(
                    code=leaf.code, title=leaf.title, section=leaf.section, rev=leaf.rev,
                    valid_from=None, pages=leaf.pages, is_counted=True, mark=Mark.URGENT,
                    digest=leaf.digest, kept=leaf.kept, document_id=was.document_id,
                    revision_id=change.now.id,
                )
            )  # fmt: skip
        rows.append(_again(was))
    for position, row in enumerate(rows):
        row.position = position
    return rows


def _again(was: ReleaseSheet) -> ReleaseSheet:
    kept = ("code", "title", "section", "rev", "valid_from", "pages", "is_counted", "mark",
            "digest", "kept", "document_id", "revision_id")  # fmt: skip
    return ReleaseSheet(**{name: getattr(was, name) for name in kept})
