"""What is said of a pack: whether it is still to be answered for, and what it holds by now."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from bsak.distribution import composing, overtaken
from bsak.distribution.models import Pack, Release
from bsak.distribution.packs import Held, Wanted
from bsak.distribution.standing import Standing
from bsak.kernel import clock
from bsak.kernel.danish import short_day
from bsak.kernel.words import _


def over_of(packs: Sequence[Pack]) -> dict[int, str]:
    """Return by pack why nobody needs to answer for it any more, or nothing."""
    today = clock.today()
    newer = overtaken.by(packs, today)
    return {pack.id: _over(pack, newer.get(pack.id), today) for pack in packs}


def _over(pack: Pack, newer: Release | None, today: date) -> str:
    """Return why nobody needs to answer for a pack any more, in a word or two, or nothing."""
    last_day = pack.release.valid_until
    if pack.is_answered:
        return ""
    if pack.copy.ended_on is not None:
        return _("Kopien er udgået")
    if pack.release.is_recalled:
        return _("Trukket tilbage")
    if newer is not None:
        return _("Afløst af %(release)s", release=newer.name)
    return _("Udløbet") if last_day is not None and last_day < today else ""


def sent_since(pack: Pack, one: Standing) -> str:
    """Return what else the pack's copy waits for, and what to do about it; or nothing."""
    others = [each for each in (*one.packs, *one.coming) if each.id != pack.id]
    since = [each for each in one.packs if each.release_id > pack.release_id]
    newer = [each for each in since if not each.release.urgent]
    if not others or pack.copy.ended_on is not None:
        return ""
    if newer and not (pack.is_answered or pack.release.urgent):
        return _("%(newer)s er sendt siden og har det hele med. Har du den pakke, så sæt den i, og "
                 "kvittér for den i stedet.", newer=newer[0].release.name)  # fmt: skip
    names = ", ".join(each.release.name for each in others)
    if pack.release.is_recalled:
        return _("Kopi %(copy)s venter på %(names)s.", copy=pack.copy.name, names=names)
    told = _("Kopi %(copy)s venter også på %(names)s.", copy=pack.copy.name, names=names)
    at = pack.receipts[-1].at if pack.is_answered and not pack.release.urgent else None
    if at is None or all(each.release.urgent or each.made_at > at for each in others):
        return told
    again = _("Pakken er regnet om, så den passer til kopien nu. Har du den fra før, så brug den "
              "ikke: bed sekretariatet om den nye.")  # fmt: skip
    return f"{told} {again}"


def counted_anew(pack: Pack, *, told: Collection[str]) -> str:
    """Return what a pack holds now that a stocktake has found the copy otherwise; or nothing.

    Only the codes in ``told`` are named.
    """
    if pack.disproved_by is None:
        return ""
    lines = composing.swaps_of(pack)
    into = [line.into for line in lines if line.into and line.into.code in told]
    out = [sheet for line in lines for sheet in line.out if sheet.code in told]
    named = [
        _("den rummer %(sheets)s", sheets=_revs(into)) if into else "",
        _("%(sheets)s skal tages ud", sheets=_revs(out)) if out else "",
    ]
    said = _("Pakken er regnet om efter optællingen %(day)s",
             day=short_day(pack.disproved_by.done_on))  # fmt: skip
    what = "; ".join(filter(None, named))
    return f"{said}: {what}." if what else f"{said}."


def _revs(sheets: Iterable[Held | Wanted]) -> str:
    return ", ".join(_("%(code)s Rev. %(rev)s", code=one.code, rev=one.rev) for one in sheets)
