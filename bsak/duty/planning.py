"""Saying who has which shift: one, many at once, two swapped. Each act is undone as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bsak.duty import queries, rules, shifts
from bsak.duty.gaps import Who, days_between
from bsak.duty.models import Roster, Shift
from bsak.duty.rhythm import rhythm
from bsak.duty.rotation import shared_out
from bsak.duty.shifts import Seen
from bsak.groups.rules import Viewer
from bsak.kernel.db import db
from bsak.kernel.errors import Hidden, Refused, Stale
from bsak.kernel.trail import Entry
from bsak.kernel.words import Worded, _, lazy


class Swapped(Worded):
    """What is swapped between two shifts."""

    BOTH = "both", lazy("Både vagt og bagvagt")
    PRIMARY = "primary", lazy("Kun vagten")
    BACKUP = "backup", lazy("Kun bagvagten")


@dataclass(frozen=True, slots=True)
class Rotation:
    """People in order, and the first and last shift that are shared out among them."""

    order: Sequence[int]
    first: date
    last: date
    anew: bool = False  # also what is filled already


def assign(
    roster: Roster,
    shift: date,
    who: Who,
    *,
    actor: Viewer,
    note: str = "",
    seen: Seen | None = None,
) -> Entry | None:
    """Say who has one shift, and a word on it. Raises Stale when somebody has meanwhile."""
    shifts.hold(roster, actor)
    if not rhythm(roster).has(shift):
        raise Hidden
    if shifts.is_changed(roster, seen):
        stands = shifts.who_have(roster, [shift])[shift]
        names = queries.names_of({*who.people, *stands.people})
        words = shifts.said_of(roster, shift)
        mine, theirs = _told(who, names, note), _told(stands, names, words)
        raise Stale(_meanwhile(), mine=mine, theirs=theirs)
    entry = shifts.write(roster, {shift: who}, "shift_assigned", actor)
    shifts.note(roster, shift, note)
    return entry


def share_out(
    roster: Roster, rotation: Rotation, *, actor: Viewer, seen: Seen | None = None
) -> Entry | None:
    """Share shifts out among people who take turns; what is filled stays unless ``anew``."""
    shifts.hold(roster, actor)
    chosen, order = _chosen(roster, rotation), list(dict.fromkeys(rotation.order))
    if not order:
        raise Refused(_("Vælg mindst én person, der skal have vagter."))
    if rotation.anew and shifts.is_changed(roster, seen):
        raise Refused(_meanwhile())
    turns = rhythm(roster)
    there = queries.presence(order, chosen[0], turns.after(chosen[-1]))
    shared = shared_out(
        chosen,
        order,
        {} if rotation.anew else shifts.who_have(roster, chosen),
        lambda person, at: there.is_there(person, days_between(at, turns.after(at))),
        has_backup=roster.has_backup,
    )
    return shifts.write(roster, shared, "shifts_shared_out", actor)


def swap(
    roster: Roster,
    one: date,
    other: date,
    part: Swapped,
    *,
    actor: Viewer,
    seen: Seen | None = None,
) -> Entry | None:
    """Let two shifts change people, in one act."""
    shifts.hold(roster, actor)
    turns = rhythm(roster)
    if one == other or not turns.has(one) or not turns.has(other):
        raise Refused(_("Vælg to forskellige vagter, der skal byttes."))
    if shifts.is_changed(roster, seen):
        raise Refused(_meanwhile())
    standing = shifts.who_have(roster, [one, other])
    wanted = {
        one: _mixed(standing[one], standing[other], part),
        other: _mixed(standing[other], standing[one], part),
    }
    return shifts.write(roster, wanted, "shifts_swapped", actor)


def hand_over(shift: Shift, giver: int, taker: int | None, *, actor: Viewer) -> Entry | None:
    """Let ``taker`` have what ``giver`` has of a shift; None: nobody, so that it shows as a gap."""
    shifts.hold(shift.roster, actor)
    has = queries.who_has(shift)
    who = Who(*(taker if person == giver else person for person in (has.primary, has.backup)))
    return shifts.write(shift.roster, {shift.from_on: who}, "shift_assigned", actor)


def undo(roster: Roster, entry_id: int, *, actor: Viewer) -> None:
    """Put back who had the shifts before an act, when nobody has changed them since."""
    shifts.hold(roster, actor)
    entry = db.session.get(Entry, entry_id)
    if entry is None or (entry.subject, entry.subject_id) != (shifts.SUBJECT, roster.id):
        raise Hidden
    before, after = shifts.told_in(entry.before), shifts.told_in(entry.after)
    if not before:
        raise Hidden
    if shifts.who_have(roster, list(after)) != after:
        raise Refused(_("Vagterne er ændret siden, så det kan ikke fortrydes. Ret dem i planen."))
    shifts.write(roster, before, "shifts_put_back", actor)


def _chosen(roster: Roster, rotation: Rotation) -> list[date]:
    chosen = list(rhythm(roster).days(rotation.first, rotation.last))
    if not chosen:
        raise Refused(_("Vælg en sidste vagt, der ligger efter den første."))
    if len(chosen) > rules.MOST_SHIFTS:
        raise Refused(_("Fordel højst %(most)d vagter ad gangen.", most=rules.MOST_SHIFTS))
    return chosen


def _mixed(ours: Who, theirs: Who, part: Swapped) -> Who:
    return Who(
        ours.primary if part is Swapped.BACKUP else theirs.primary,
        ours.backup if part is Swapped.PRIMARY else theirs.backup,
    )


def _told(who: Who, names: Mapping[int, str], note: str) -> dict[str, str]:
    nobody = _("Ingen")
    return {
        _("Vagt"): names.get(who.primary or 0, nobody),
        _("Bagvagt"): names.get(who.backup or 0, nobody),
        _("Bemærkning"): note,
    }


def _meanwhile() -> str:
    return _(
        "Nogen har ændret vagterne, mens du så på dem. Der er ikke gemt noget af dit. Se planen "
        "igen, og prøv så."
    )
