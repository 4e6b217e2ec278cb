"""One release: its sheets, the pack of each copy, and all of it on paper."""

from io import BytesIO

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue

from bsak.distribution import hiding, pack_words, queries, recalling, rules, standing, stopped
from bsak.distribution.models import Mark, Pack, Release, ReleaseSheet
from bsak.distribution.routes.room import bp, found, me
from bsak.kernel.access import Permission, requires
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, refuse


@bp.get("/kopier/<code>/udgivelse/<rev>")
@requires(Permission.BINDER_BUILD)
def release(code: str, rev: str) -> ResponseReturnValue:
    """Show what was issued, and how each copy has answered."""
    one = found_release(code, rev)
    who = me()
    secret = hiding.hidden({sheet.code for sheet in one.sheets}, who)
    packs = queries.packs_to(one.id)
    over = pack_words.over_of(packs)
    return render_template(
        "distribution/release.html",
        release=one,
        rev=rev,
        told=[sheet for sheet in _told(one) if sheet.code not in secret],
        sees_sheets=rules.sees_sheets(one.binder, who),
        packs=packs,
        over=over,
        ended=[pack_id for pack_id, said in over.items() if said],
        stopped=stopped.of(packs),
        due_on=standing.due_on,
        may_manage=who.may(Permission.BINDER_MANAGE),
        obstacle=recalling.obstacle(one, who),
        stays_recalled=recalling.obstacle_to_reinstating(one, who),
    )


@bp.get("/kopier/<code>/udgivelse/<rev>/pakker.pdf")
@requires(Permission.BINDER_MANAGE)
def packs_pdf(code: str, rev: str) -> ResponseReturnValue:
    """Print the packs of a release: all, or only those not answered for."""
    one = found_release(code, rev)
    packs = list(queries.packs_to(one.id))
    if request.args.get("manglende"):
        over = pack_words.over_of(packs)
        packs = [pack for pack in packs if not pack.is_answered and not over[pack.id]]
    if not packs:
        raise Hidden
    return _pdf(packs, f"{one.binder.code}-{one.name}.pdf")


@bp.get("/pakker/<int:pack_id>.pdf")
@requires(Permission.BINDER_MANAGE)
def pack_pdf(pack_id: int) -> ResponseReturnValue:
    """Print the pack of one copy."""
    pack = db.session.get(Pack, pack_id)
    if pack is None:
        raise Hidden
    return _pdf([pack], f"{pack.copy.name}-{pack.release.name}.pdf")


def _told(one: Release) -> list[ReleaseSheet]:
    """Return what it brought: an urgent one its leaf, an edition all, a correction the changes."""
    if one.urgent:
        return [sheet for sheet in one.sheets if sheet.mark is Mark.URGENT]
    return [sheet for sheet in one.sheets if not one.number or sheet.mark is not Mark.SAME]


def found_release(code: str, rev: str) -> Release:
    """Return a release by its binder and what tells it from others. Raises Hidden."""
    numbers = rev.split(".")
    if not 2 <= len(numbers) <= 3 or not all(n.isdecimal() and len(n) < 7 for n in numbers):
        raise Hidden
    edition, number, urgent = (*map(int, numbers), 0)[:3]
    one = queries.released(found(code), edition, number, urgent)
    if one is None:
        raise Hidden
    return one


def _pdf(packs: list[Pack], name: str) -> ResponseReturnValue:
    from bsak.distribution import printing

    refuse(stopped.obstacle(packs))
    out = BytesIO()
    printing.pack_into(out, packs)
    out.seek(0)
    return send_file(out, "application/pdf", download_name=name.replace(" ", "-"))
