"""What is found, the rules that find it, and the way to a field."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.checks import field as fields
from bsak.checks import listing, mandate, standing, ways
from bsak.checks.catalogue import BY_ID
from bsak.checks.finding import Theme
from bsak.checks.routes.room import bp, me
from bsak.documents.finding import find
from bsak.groups import queries as groups
from bsak.kernel import kept
from bsak.kernel.access import Permission, requires


@bp.get("/tjek")
@requires(Permission.REGISTER_READ)
@kept.page
def list() -> ResponseReturnValue:
    """Show what is found, narrowed as the address says, and what somebody lets stand."""
    who = me()
    result, wanted = standing.result(who), _wanted()
    shown = [one for one in result.open if wanted.has(one)]
    tally, texts = listing.tally(result.open, wanted), standing.known().register.text_of
    return render_template(
        "checks/list.html",
        result=result,
        wanted=wanted,
        tally=tally,
        ruled=listing.ruled(shown),
        led=lambda one: ways.url(one, who),
        shown=len(shown),
        tiers=listing.TIERS,
        many=listing.weighed(tally),
        weights=tuple((tier.value, str(word)) for tier, word in listing.TIERS.items()),
        themes=tuple((theme.value, theme.label) for theme in Theme),
        groups=tuple((group.code, group.name) for group in groups.all_groups()),
        rule=BY_ID.get(wanted.rule),
        named=lambda finding: fields.name(finding, texts),
        may_accept=lambda one: not mandate.obstacle_to_accepting(one.group_id, who),
    )


@bp.get("/tjek/regler")
@requires(Permission.REGISTER_READ)
@kept.page
def rules() -> ResponseReturnValue:
    """Show every rule: what it looks for, why it matters, and how much it finds now."""
    return render_template(
        "checks/rules.html",
        themes=listing.by_theme(),
        counts=listing.counts(standing.result(me())),
        tiers=listing.TIERS,
        total=len(BY_ID),
    )


@bp.get("/tjek/felt/<code>/<path:path>")
@requires(Permission.REGISTER_READ)
def field(code: str, path: str) -> ResponseReturnValue:
    """Lead to the field of a document: where it is written, or else where it is read."""
    who = me()
    endpoint, address = fields.page(find(code, who), path, who)
    values: dict[str, Any] = {**address}
    return redirect(url_for(endpoint, **values))


def _wanted() -> listing.Wanted:
    said = request.args
    tier, theme, rule = said.get("vaegt", ""), said.get("emne", ""), said.get("regel", "")
    return listing.Wanted(
        tier=tier if tier in listing.TIERS else "",
        group=said.get("gruppe", "").upper(),
        theme=theme if theme in set(Theme) else "",
        rule=rule if rule in BY_ID else "",
    )
