"""What the checker says of a draft, before it is sent to be approved."""

from flask import abort, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bsak.checks import drafted, listing, ways
from bsak.checks import field as fields
from bsak.checks.routes.room import bp, me
from bsak.documents.finding import find
from bsak.kernel.access import Permission, requires
from bsak.writing import queries, rules


@bp.get("/tjek/kladde/<code>")
@requires(Permission.REGISTER_READ)
def draft(code: str) -> ResponseReturnValue:
    """Show what would be found if the draft were in force, beside what is found now."""
    who = me()
    document = find(code, who)
    if reason := rules.obstacle_to_writing(document, who):
        back = url_for("documents.show", code=document.code)
        abort(make_response(render_template("errors/403.html", reason=reason, back=back), 403))
    working = queries.draft_of(document.id)
    if working is None:
        return redirect(url_for("writing.begin", code=document.code))
    seen = drafted.seen(working, who)
    texts = seen.texts if seen else {}
    return render_template(
        "checks/draft.html",
        document=document,
        seen=seen,
        tiers=listing.TIERS,
        named=lambda finding: fields.name(finding, texts),
        led=lambda finding: ways.url(finding, who),
    )
