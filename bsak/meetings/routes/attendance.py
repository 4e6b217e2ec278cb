"""Who is asked to a meeting, and who came."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bsak.groups import queries as groups
from bsak.kernel.access import Permission, requires
from bsak.kernel.errors import Hidden
from bsak.kernel.words import _, ngettext
from bsak.meetings import attending, queries, rules
from bsak.meetings.attending import Mark
from bsak.meetings.forms import InviteForm
from bsak.meetings.models import Meeting
from bsak.meetings.routes.room import bp, found, me
from bsak.meetings.states import Presence

_GUEST = "HBR"


@bp.route("/moeder/<int:id>/deltagere", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
def attend(id: int) -> ResponseReturnValue:
    """Show who is asked; a post says who came, and may take one off."""
    meeting = found(id)
    if request.method == "POST":
        attending.mark(meeting, _marks(meeting), actor=me())
        verb, _colon, key = request.form.get("do", "").partition(":")
        if verb == "remove":
            _removed(meeting, key)
        else:
            flash(_("Deltagerne er gemt."), "done")
        return _to_list(id)
    return _page(meeting, InviteForm(formdata=None)), 200


@bp.post("/moeder/<int:id>/deltagere/nye")
@requires(Permission.MEETING_MANAGE)
def invite(id: int) -> ResponseReturnValue:
    """Ask functions to the meeting, one on each line."""
    meeting, form = found(id), InviteForm(request.values)
    if not form.validate_on_submit():
        return _page(meeting, form), 422
    new = attending.invite(
        meeting,
        form.names.data.splitlines(),
        actor=me(),
        is_guest=form.is_guest.data,
        said=_mark(request.args, "presence", "note") or Mark(Presence.INVITED),
    )
    _tell(new)
    return _to_list(id)


@bp.post("/moeder/<int:id>/deltagere/samme")
@requires(Permission.MEETING_MANAGE)
def invite_again(id: int) -> ResponseReturnValue:
    """Ask the same as last time."""
    _tell(attending.invite_again(found(id), actor=me()))
    return _to_list(id)


def _removed(meeting: Meeting, key: str) -> None:
    one = next((one for one in meeting.attendances if str(one.id) == key), None)
    if one is None:
        raise Hidden
    name, guest = one.name, "y" if one.is_guest else None
    said = Mark(one.presence, one.note)
    attending.uninvite(meeting, one, actor=me())
    back = url_for(
        "meetings.invite",
        id=meeting.id,
        names=name,
        is_guest=guest,
        presence=said.presence.value,
        note=said.note or None,
    )
    flash(_("%(name)s er taget af listen.", name=name), f"undo:{back}")


def _page(meeting: Meeting, form: InviteForm) -> str:
    there = {one.name for one in meeting.attendances}
    owners = [group.owner_function for group in groups.all_groups()]
    known = dict.fromkeys([*queries.functions_asked(), *owners])
    return render_template(
        "meetings/attend.html",
        meeting=meeting,
        form=form,
        known=[name for name in known if name and name not in there],
        guest=_GUEST,
        last=queries.last_with_attendance(meeting),
        presences=list(Presence),
        obstacle=rules.obstacle_to_changing(meeting),
    )


def _marks(meeting: Meeting) -> dict[int, Mark]:
    said = {
        one.id: _mark(request.form, f"presence-{one.id}", f"note-{one.id}")
        for one in meeting.attendances
    }
    return {key: mark for key, mark in said.items() if mark}


def _mark(sent: Mapping[str, str], presence: str, note: str) -> Mark | None:
    said = sent.get(presence, "")
    if said not in {one.value for one in Presence}:
        return None
    return Mark(Presence(said), sent.get(note, "").strip()[:300])


def _tell(new: list[str]) -> None:
    told = ngettext("%(num)d er sat på listen.", "%(num)d er sat på listen.", len(new))
    flash(told if new else _("De står der alle i forvejen."), "done")


def _to_list(meeting_id: int) -> ResponseReturnValue:
    return redirect(url_for("meetings.attend", id=meeting_id))
