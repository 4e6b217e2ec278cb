"""The secretariat's page of numbers that are due, and the links that ask about them."""

from flask import make_response, render_template, request, send_file
from flask.typing import ResponseReturnValue

from bsak.contacts import asking, asking_words, export
from bsak.contacts.asking import Link
from bsak.contacts.models import Person
from bsak.contacts.routes.room import bp, me
from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.web import municipality, public_url

_MOST = 2_000  # links at a time


@bp.get("/kontakter/spoerg")
@requires(Permission.CONTACT_MANAGE)
def ask() -> ResponseReturnValue:
    """List whose numbers are due, and whom a link waits for."""
    group = groups.by_code(request.args.get("gruppe", ""))
    return render_template(
        "contacts/ask.html",
        due=asking.due(clock.today(), group.id if group else None),
        groups=tuple((one.code, one.name) for one in groups.all_groups()),
        chosen=group.code if group else "",
        is_person=lambda one: isinstance(one, Person),
        days=asking.DAYS,
    )


@bp.post("/kontakter/spoerg")
@requires(Permission.CONTACT_MANAGE)
def make_links() -> ResponseReturnValue:
    """Make a link for each that was ticked, and show them this once."""
    ticked = set(request.form.getlist("hvem"))
    chosen = [one.owner for one in asking.due(clock.today()) if one.key in ticked]
    made = asking.ask(chosen, actor=me())
    return render_template(
        "contacts/links.html",
        links=made,
        words=asking_words,
        public_url=public_url(),
        place=municipality(),
        days=asking.DAYS,
    )


@bp.post("/kontakter/spoerg/links.<ending>")
@requires(Permission.CONTACT_MANAGE)
def links_file(ending: str) -> ResponseReturnValue:
    """Give the links that the page holds as rows for a mail merge, or as letters."""
    links = asking.links(request.form.getlist("key")[:_MOST])
    if not links or ending not in ("csv", "xlsx", "pdf"):
        raise Hidden
    if ending == "pdf":
        return _letters(links)
    heads, rows = asking_words.heads(), asking_words.rows(links, public_url())
    content = (
        export.text(heads, rows) if ending == "csv" else export.sheet(heads, rows, clock.today())
    )
    answer = make_response(content)
    answer.mimetype = export.TYPES[ending]
    answer.headers["Content-Disposition"] = f"attachment; filename=links.{ending}"
    return answer


def _letters(links: list[Link]) -> ResponseReturnValue:
    from bsak.contacts import letter

    out = letter.printed(links, public_url(), municipality())
    return send_file(out, "application/pdf", download_name="breve.pdf", as_attachment=True)
