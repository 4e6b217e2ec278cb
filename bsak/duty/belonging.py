"""The turns of duty that a person has ahead, for the room of people below."""

from bsak.contacts.belonging import Held, Part
from bsak.duty import queries, saying
from bsak.duty.models import Shift, Turn
from bsak.kernel import clock
from bsak.kernel.words import _, ngettext

_SHOWN = 6


def held_by(person_id: int) -> Part:
    """Return the next turns of a person, the one that runs first."""
    found = queries.of_person(person_id, clock.today())
    rest = len(found) - _SHOWN
    return Part(
        heading=_("Kommende vagter"),
        lines=tuple(_held(shift, person_id) for shift in found[:_SHOWN]),
        more=ngettext("Og %(num)d vagt til.", "Og %(num)d vagter til.", rest) if rest > 0 else "",
    )


def _held(shift: Shift, person_id: int) -> Held:
    roster, words = shift.roster, saying.name(shift.roster, shift.from_on)
    if roster.turn is Turn.WEEK:
        words += f" ({saying.days(roster, shift.from_on)})"
    is_primary = shift.primary_id == person_id
    return Held(
        words=words,
        how=roster.name if is_primary else _("bagvagt på %(roster)s", roster=roster.name),
        endpoint="duty.roster",
        address={"roster_id": roster.id, "fra": shift.from_on.isoformat()},
    )
