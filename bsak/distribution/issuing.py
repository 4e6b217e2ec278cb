"""Issuing: an edition or a correction, with a pack for each copy, all in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from bsak import pdf
from bsak.binders.content import Content
from bsak.distribution import (
    binders,
    composing,
    issuing_rules,
    packing,
    papers,
    profile,
    queries,
)
from bsak.distribution.covers import Covers
from bsak.distribution.keeping import Keeping
from bsak.distribution.models import IS_SENT, Binder, Copy, Mark, Pack, Release, ReleaseSheet
from bsak.distribution.order import Order
from bsak.distribution.packs import Wanted, is_edition_better
from bsak.distribution.planned import Planned
from bsak.distribution.terms import terms_of
from bsak.groups.rules import Viewer
from bsak.kernel import clock, trail
from bsak.kernel.db import db
from bsak.kernel.errors import refuse
from bsak.kernel.paths import asset_folder
from bsak.settings import Settings


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be issued: the sheets, and how much of the binder they are."""

    binder: Binder
    layout: papers.Layout
    before: Release | None
    copies: tuple[Copy, ...]
    yellow: tuple[str, ...]  # the urgent leaves that come out, by code
    is_edition_better: bool

    @property
    def changed(self) -> tuple[Planned, ...]:
        """Return what is new, changed or gone since the release before.

        The list of effective sheets changes with every release, so it is no reason for one.
        """
        was = self.before.sheets if self.before else []
        gone_before = {row.code for row in was if row.mark is Mark.WITHDRAWN}
        return tuple(
            sheet
            for sheet in self.layout.sheets
            if (sheet.sheet is not None and sheet.code != "00-LG")
            or (sheet.mark is Mark.WITHDRAWN and sheet.code not in gone_before)
        )

    @property
    def is_needed(self) -> bool:
        """Say whether there is anything to correct.

        A text may say again what stands on paper, and then only the yellow leaf comes out.
        """
        return bool(self.changed or self.yellow)


def newest(binder: Binder) -> Release | None:
    """Return the last edition or correction of a binder; urgent ones come on top of it."""
    query = select(Release).where(Release.binder_id == binder.id, Release.urgent == 0, IS_SENT)
    query = query.order_by(Release.edition.desc(), Release.number.desc()).limit(1)
    return db.session.scalar(query.options(selectinload(Release.sheets)))


def in_use(binder: Binder) -> Sequence[Copy]:
    """Return the copies that are not lost or handed in, by number."""
    query = select(Copy).where(Copy.binder_id == binder.id, Copy.ended_on.is_(None))
    return db.session.scalars(query.order_by(Copy.number)).all()


def draft(
    binder: Binder,
    settings: Settings,
    *,
    day: date,
    is_edition: bool = False,
    progress: papers.Progress = lambda *_: None,
) -> Draft:
    """Lay out what a release on ``day`` would be; nothing is written but kept sheets."""
    before = newest(binder)
    is_edition = is_edition or before is None
    edition, number = queries.next_number(binder.id, None if is_edition else before)
    release = Release(edition=edition, number=number, urgent=0, effective_on=day)
    copies = in_use(binder)
    layout = papers.lay_out(
        binder,
        copies,
        profile.content_of(binder, settings, day),
        {} if is_edition or before is None else {row.code: row for row in before.sheets},
        terms=terms_of(release),
        instance=Path(settings.instance),
        progress=progress,
    )
    wanted = [sheet for sheet in layout.sheets if sheet.mark is not Mark.WITHDRAWN]
    held = [sheet.held for sheet in composing.wanted_by(before)] if before else []
    better = not is_edition and is_edition_better(held, [_wanted(one, "") for one in wanted])
    yellow = tuple(leaf.code for leaf in queries.urgent_leaves([before])) if before else ()
    return Draft(binder, layout, before, tuple(copies), yellow, better)


def issue(binder: Binder, order: Order, *, actor: Viewer, settings: Settings) -> Release:
    """Issue an edition or a correction, and count a pack for each copy. Raises Refused."""
    binders.hold(binder)
    made = draft(binder, settings, day=order.effective_on, is_edition=order.is_edition)
    refuse(issuing_rules.obstacle_to_issuing(made, order, actor, clock.today()))
    release = Release(
        binder=binder,
        edition=made.layout.terms.edition,
        number=made.layout.terms.number,
        urgent=0,
        effective_on=order.effective_on,
        answer_by=order.answer_by,
        reason=order.reason.strip(),
        copies=queries.highest_number(binder.id),
        address=settings.public_url,
        made_at=clock.now(),
        made_by_id=actor.user_id,
        sheets=_rows(made.layout.sheets),
    )
    db.session.add(release)
    db.session.flush()
    _pack_all(release, made.copies, made.layout.content)
    trail.record(
        "release_issued",
        "binder",
        binder.id,
        actor_id=actor.user_id,
        after={
            "release": release.name,
            "edition": release.edition,
            "effective_on": release.effective_on.isoformat(),
            "sheets": [sheet.code for sheet in made.changed],
            "copies": len(made.copies),
        },
    )
    return release


def give(copy: Copy, missed: Sequence[Release], *, settings: Settings) -> None:
    """Make the packs of what a copy missed, in order: each slip tells of the packs before it."""
    pdf.register(asset_folder("static") / "fonts")
    for release in missed:
        if release.urgent:
            db.session.add(packing.of_leaf(release, copy))
        else:
            content = profile.content_of(copy.binder, settings, release.effective_on)
            _pack_all(release, [copy], content)
    db.session.flush()


def count_again(copy: Copy, unanswered: Sequence[Pack]) -> None:
    """Count packs not yet answered for from what the copy holds now; their slips are new."""
    pdf.register(asset_folder("static") / "fonts")
    for pack in unanswered:
        if not pack.release.urgent:
            packer = packing.Packer(pack.release, [copy])
            packer.count_again(pack)
            packer.close()


def _pack_all(release: Release, copies: Sequence[Copy], content: Content) -> None:
    covers = Covers(release.binder, content, terms_of(release))
    packer = packing.Packer(release, copies)
    for copy in copies:
        packer.pack(copy, covers.of(copy))
    packer.close()


def _rows(sheets: Iterable[Planned]) -> list[ReleaseSheet]:
    """Return the sheets as they stand in the release; new ones are kept for ever."""
    keeping = Keeping()
    made = [_row(place, sheet, keeping) for place, sheet in enumerate(sheets)]
    keeping.write()
    return made


def _row(position: int, sheet: Planned, keeping: Keeping) -> ReleaseSheet:
    kept = keeping.keep(sheet.sheet, sheet.upload) if sheet.sheet else sheet.kept
    return ReleaseSheet(
        position=position,
        code=sheet.code,
        title=sheet.title,
        section=sheet.section,
        rev=sheet.rev,
        valid_from=sheet.valid_from,
        pages=sheet.pages,
        is_counted=sheet.is_counted,
        mark=sheet.mark,
        digest=sheet.digest,
        kept=kept,
        document_id=sheet.document_id,
        revision_id=sheet.revision_id,
    )


def _wanted(sheet: Planned, kept: str) -> Wanted:
    return Wanted(
        sheet.code, sheet.title, sheet.section, sheet.rev, sheet.pages, sheet.is_counted,
        sheet.digest, kept,
    )  # fmt: skip
