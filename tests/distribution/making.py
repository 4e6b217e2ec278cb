"""Makers for the numbered copies: a binder, its copies, and what was issued to them.

The sheets are made by hand: code and text say what stands on them, and nothing is laid out.
"""

import hashlib
import secrets
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from bsak.distribution import composing, names, packs
from bsak.distribution.answered import rank
from bsak.distribution.models import (
    Binder,
    BinderGroup,
    Copy,
    Holding,
    KeptSheet,
    Mark,
    Pack,
    Release,
    ReleaseSheet,
)
from bsak.documents.finding import by_code
from bsak.documents.kinds import Kind
from bsak.kernel.clock import DENMARK
from bsak.kernel.db import db
from tests import make

ISSUED = date(2026, 2, 1)
ANSWER_DAYS = 14


def binder(code="SU", *, groups=(), **more):
    """Return a binder without copies."""
    more = {"name": f"Krisemappe {code}", "kinds": [kind.value for kind in Kind]} | more
    linked = [BinderGroup(group_id=group.id) for group in groups]
    return make.kept(Binder(code=code, groups=linked, **more))


def copy(binder, number=None, *, holder_function="Leder af sygeplejen", **more):
    """Return the next numbered copy of ``binder``."""
    taken = db.session.scalars(select(Copy.number).where(Copy.binder_id == binder.id)).all()
    number = number or max(taken, default=0) + 1
    more = {"place": "Vagtrummet", "added_on": date(2026, 1, 1)} | more
    made = make.kept(
        Copy(binder_id=binder.id, number=number, holder_function=holder_function, **more)
    )
    db.session.refresh(binder)
    return made


def release(binder, sheets, *, edition=1, number=0, urgent=0, effective_on=ISSUED, **more):
    """Return a release of ``sheets`` with a pack for each copy, counted from what it holds.

    A sheet is (code, text), (code, text, pages) or (code, text, pages, rev). Without a rev it
    gets the next one when its text is another than in the release before. The text None lists a
    document that is withdrawn.
    """
    live = [one for one in binder.copies if one.ended_on is None]
    more = {
        "answer_by": effective_on + timedelta(days=ANSWER_DAYS),
        "valid_until": effective_on + timedelta(days=30) if urgent else None,
        "made_at": moment(effective_on),
        "copies": len(live),
        "address": "http://127.0.0.1:8000",
    } | more
    new = Release(
        binder_id=binder.id,
        edition=edition,
        number=number,
        urgent=urgent,
        effective_on=effective_on,
        **more,
    )
    before = _newest_sheets(binder)
    new.sheets = [_sheet(place, before, *told) for place, told in enumerate(sheets)]
    db.session.add(new)
    db.session.flush()
    db.session.add_all([_pack(one, new) for one in live])
    db.session.commit()
    return new


def urgent(binder, code, text, *, effective_on=ISSUED, **more):
    """Return an urgent leaf on top of the last release, in front of the sheet ``code``."""
    found = select(Release).where(Release.binder_id == binder.id).order_by(Release.id.desc())
    ranked = sorted(db.session.scalars(found), key=rank)
    last = [one for one in ranked if not one.urgent][-1]
    number = sum((one.edition, one.number) == (last.edition, last.number) for one in ranked)
    leaf = f"{code}-H{number}"
    new = release(
        binder, [(leaf, text)], edition=last.edition, number=last.number, urgent=number,
        effective_on=effective_on, **more,
    )  # fmt: skip
    for one in db.session.scalars(select(Pack).where(Pack.release_id == new.id)):
        one.swaps = composing.to_rows([packs.Swap((), composing.wanted_by(new)[0], code)])
    db.session.commit()
    return new


def pack(copy, release, *, is_whole=None):
    """Return the pack that brings ``copy`` to ``release`` from what it holds now."""
    return make.kept(_pack(copy, release, is_whole=is_whole))


def _pack(copy, release, *, is_whole=None):
    open_ = select(Holding).where(Holding.copy_id == copy.id, Holding.out_on.is_(None))
    held = composing.held_by(db.session.scalars(open_))
    whole = release.number + release.urgent == 0 if is_whole is None else is_whole
    wanted = composing.wanted_by(release)
    lines = packs.swaps([] if whole else held, wanted)
    return Pack(
        copy_id=copy.id,
        release_id=release.id,
        key=secrets.token_hex(8),
        swaps=composing.to_rows(lines),
        own=[],
        is_whole=whole,
        made_at=release.made_at,
    )


def pack_of(copy, release):
    """Return the pack that ``copy`` got for ``release``."""
    found = select(Pack).where(Pack.copy_id == copy.id, Pack.release_id == release.id)
    return db.session.scalars(found).one()


def moment(day):
    """Return the morning of ``day``."""
    return datetime.combine(day, time(8), DENMARK).astimezone(UTC)


def day_of(release):
    """Return the day a release was made."""
    return release.made_at.astimezone(DENMARK).date()


def digest(code, text):
    """Return what tells one text of a sheet from another."""
    return hashlib.sha256(f"{code}\n{text}".encode()).hexdigest()


def _newest_sheets(binder):
    mine = (Release.binder_id == binder.id) & (Release.urgent == 0)
    last = select(Release).where(mine).order_by(Release.id.desc())
    found = db.session.scalars(last.limit(1)).first()
    return {one.code: one for one in found.sheets} if found else {}


def _sheet(place, before, code, text, pages=2, rev=None):
    said, old = digest(code, text), before.get(code)
    is_gone = text is None
    is_same = old is not None and old.digest == said
    if rev is None:
        rev = old.rev if is_same else str(int(old.rev) + 1 if old and old.rev.isdigit() else 1)
    kept = hashlib.sha256(f"{said}\n{rev}".encode()).hexdigest()
    if not is_gone and db.session.get(KeptSheet, kept) is None:
        db.session.add(KeptSheet(digest=kept, sheet=f"{code} Rev. {rev}: {text}".encode()))
        db.session.flush()
    return ReleaseSheet(
        position=place,
        code=code,
        title=f"Kort {code}",
        section=code.partition("-")[0],
        rev=rev,
        valid_from=ISSUED,
        pages=0 if is_gone else pages,
        is_counted=not is_gone,
        mark=Mark.URGENT if names.is_urgent(code) else _mark(old, is_same=is_same, is_gone=is_gone),
        document=by_code(names.behind(code)),
        digest=said,
        kept=None if is_gone else kept,
    )


def _mark(old, *, is_same, is_gone):
    if is_gone:
        return Mark.WITHDRAWN
    return Mark.NEW if old is None else Mark.SAME if is_same else Mark.CHANGED
