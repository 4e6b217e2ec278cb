"""The button that drafts a meeting's agenda."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from bsak.agenda import closing, hiding, service, warning
from bsak.agenda.counting import listed
from bsak.documents.editing import hiders
from bsak.groups.queries import viewer
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.web import outside
from bsak.kernel.words import _, ngettext
from bsak.meetings import queries
from bsak.meetings.items import closers
from bsak.meetings.placing import placers
from bsak.meetings.telling import warners
from bsak.people.session import actor

bp = Blueprint("agenda", __name__)
closers.append(closing.let_go)
placers.append(service.bring_up_to_date)
hiders.append(hiding.hide)
warners.append(warning.warned)


@bp.post("/moeder/<int:id>/udkast")
@requires(Permission.MEETING_MANAGE)
def draft(id: int) -> ResponseReturnValue:
    """Write what the register calls for on the meeting's agenda."""
    meeting = queries.by_id(id)
    if meeting is None:
        raise Hidden
    made = service.draft(meeting, actor=viewer(actor()), checker=outside("checks.list"))
    flash(_told(made), "done")
    for line in made.overtaken[:3]:
        flash(_("»%(line)s« gælder noget, der er afgjort siden, og flytter det ikke længere. Ret "
                "ordene, eller fjern linjen.", line=line[:200]), "problem")  # fmt: skip
    return redirect(url_for("meetings.show", id=id))


def _told(made: service.Drafted) -> str:
    counted = [
        ngettext("%(num)d ny sag", "%(num)d nye sager", made.matters) if made.matters else "",
        ngettext("%(num)d nyt fund fra tjekket", "%(num)d nye fund fra tjekket", made.findings)
        if made.findings else "",
    ]  # fmt: skip
    matters = listed([one for one in counted if one])
    if made.points:
        count = ngettext("%(num)d punkt", "%(num)d punkter", made.points)
        if not matters:
            return _("Udkastet er lavet: %(points)s er sat på dagsordenen. Læs igennem, og ret, "
                     "hvad der skal rettes.", points=count)  # fmt: skip
        return _(
            "Udkastet er lavet: %(points)s med %(matters)s er sat på dagsordenen. Læs dem "
            "igennem, og ret, hvad der skal rettes.",
            points=count,
            matters=matters,
        )
    if matters:
        return _("Udkastet er ajour: %(matters)s er kommet på de punkter, der var.",
                 matters=matters)  # fmt: skip
    return _("Udkastet er ajour. Der er intet nyt siden sidst.")
