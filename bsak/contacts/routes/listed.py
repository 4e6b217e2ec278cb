"""The list of everybody who can be reached, on screen and as a file."""

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from bsak.contacts import listing, queries, rules
from bsak.contacts.listing import Wanted
from bsak.contacts.routes.room import bp, me, telling
from bsak.contacts.trouble import Trouble
from bsak.groups import departments
from bsak.groups import queries as groups
from bsak.kernel import clock
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.forms import number
from bsak.kernel.words import _

_FILTERS = ("q", "gruppe", "afdeling", "part", "hvem", "numre")


@bp.get("/kontakter")
@requires(Permission.REGISTER_READ)
def list() -> ResponseReturnValue:
    """List people and posts with the numbers they are reached by at work, and how old these are."""
    said = request.args
    return render_template(
        "contacts/list.html",
        page=listing.page(_wanted(), number(said.get("page")) or 1),
        chosen={name: said.get(name, "") for name in _FILTERS},
        with_gone=said.get("fratraadte") == "1",
        groups=tuple((group.code, group.name) for group in groups.all_groups()),
        departments=tuple((d.id, d.name) for d in departments.every() if not d.is_closed),
        parties=tuple((party.id, party.name) for party in queries.open_parties()),
        troubles=tuple((one.value, one.label) for one in Trouble),
        sorts=(("person", _("Personer")), ("post", _("Funktioner"))),
        obstacle=rules.obstacle_to_managing(me()),
        **telling(),
    )


@bp.get("/kontakter.<ending>")
@requires(Permission.REGISTER_READ)
def file(ending: str) -> ResponseReturnValue:
    """Give the list, narrowed as it is, as a file: work numbers alone."""
    from bsak.contacts import export  # xlsxwriter is slow to load

    if ending not in export.TYPES:
        raise Hidden
    found = listing.read(listing.lines(_wanted()))
    answer = make_response(export.written(found, ending, clock.today()))
    answer.mimetype = export.TYPES[ending]
    answer.headers["Content-Disposition"] = f"attachment; filename=kontakter.{ending}"
    return answer


def _wanted() -> Wanted:
    said = request.args
    group = groups.by_code(said.get("gruppe", ""))
    return Wanted(
        words=said.get("q", "")[:100],
        group_id=group.id if group else None,
        department_id=number(said.get("afdeling")),
        party_id=number(said.get("part")),
        sort=said.get("hvem", ""),
        with_gone=said.get("fratraadte") == "1",
        trouble=Trouble(sought) if (sought := said.get("numre")) in set(Trouble) else None,
    )
