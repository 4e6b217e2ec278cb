"""When a receipt can be given and taken back, and when somebody can be reminded of one."""

from dataclasses import dataclass
from datetime import date

from bsak.distribution.models import Copy, Pack, Release
from bsak.distribution.standing import Standing
from bsak.kernel.clock import DENMARK
from bsak.kernel.danish import day
from bsak.kernel.words import _

LONGEST_NAME = 120
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody says of a pack: who, which day, what is done, and what is still missing."""

    done_on: date
    answered_by: str
    sheets_in: bool
    old_out: bool
    recorded: bool
    note: str = ""

    @property
    def is_complete(self) -> bool:
        """Say whether all three are done."""
        return self.sheets_in and self.old_out and self.recorded


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a pack's copy: the newest release answered for, and its last change.

    An urgent leaf may have been sent ``instead`` of the pack's since.
    """

    is_complete: bool
    newer: Release | None
    instead: Release | None
    changed_on: date | None


def obstacle_to_pack(pack: Pack, known: Known) -> str | None:
    """Return why nobody needs to answer for a pack any more, or None."""
    copy = pack.copy
    if copy.ended_on is not None:
        return _("Kopi %(copy)s er taget ud af brug. Aflever den til sekretariatet.",
                 copy=copy.name)  # fmt: skip
    if pack.release.is_recalled:
        return _("%(release)s er trukket tilbage. Sæt ikke noget ind fra pakken: makulér den, og "
                 "lad kopi %(copy)s stå, som den var. Du skal ikke kvittere.",
                 release=pack.release.name, copy=copy.name)  # fmt: skip
    if known.is_complete:
        return _("Der er kvitteret for %(release)s i kopi %(copy)s. Du skal ikke kvittere igen.",
                 release=pack.release.name, copy=copy.name)  # fmt: skip
    if known.newer is not None:
        return _(
            "Kopi %(copy)s er allerede rettet til %(newer)s, som har det hele med. Du skal ikke "
            "kvittere for %(release)s; makulér de ark, du har til overs.",
            copy=copy.name, newer=known.newer.name, release=pack.release.name,
        )  # fmt: skip
    if known.instead is not None:
        return _("%(instead)s er sendt i stedet for %(release)s. Sæt det gule blad fra "
                 "%(instead)s ind, og makulér det fra %(release)s. Du skal ikke kvittere for "
                 "%(release)s.", instead=known.instead.name, release=pack.release.name)  # fmt: skip
    return None


def obstacle_to_answer(pack: Pack, answer: Answer, known: Known, today: date) -> str | None:
    """Return what is wrong with what somebody says of a pack, or None."""
    return (
        obstacle_to_name(answer.answered_by)
        or obstacle_to_ticks(answer)
        or obstacle_to_day(pack, answer.done_on, known, today)
    )


def obstacle_to_name(name: str) -> str | None:
    """Return why a receipt cannot be signed so, or None."""
    if not name.strip():
        return _("Skriv din funktion eller dine initialer.")
    if len(name) > LONGEST_NAME:
        return _("Skriv højst %(most)d tegn: funktion eller initialer er nok.", most=LONGEST_NAME)
    return None


def obstacle_to_ticks(answer: Answer) -> str | None:
    """Return what is missing when not everything is done, or None."""
    if len(answer.note) > LONGEST_NOTE:
        return _("Skriv højst %(most)d tegn.", most=LONGEST_NOTE)
    if answer.is_complete or answer.note.strip():
        return None
    return _("Sæt de tre flueben, når alt er gjort. Mangler noget, så skriv hvad.")


def obstacle_to_day(pack: Pack, done_on: date, known: Known, today: date) -> str | None:
    """Return why a pack cannot have been put in on that day, or None."""
    if done_on > today:
        return _("Dagen er ikke kommet endnu. Kvittér, når arkene er sat ind.")
    earliest = first_day(pack)
    if done_on < earliest:
        return _("%(release)s er fra %(day)s. Skriv den dag eller en senere.",
                 release=pack.release.name, day=day(earliest))  # fmt: skip
    if known.changed_on is not None and done_on < known.changed_on:
        return _("Kopien blev sidst rettet %(day)s. Skriv den dag eller en senere.",
                 day=day(known.changed_on))  # fmt: skip
    return None


def first_day(pack: Pack) -> date:
    """Return the first day that a pack can have been put in: when it was made.

    A calendar that is held still says when the release takes effect, not when the row was written.
    """
    made_on = pack.release.made_at.astimezone(DENMARK).date()
    return max(min(made_on, pack.release.effective_on), pack.copy.added_on)


def obstacle_to_taking_back(copy: Copy, *, is_newest: bool, is_replaced: bool) -> str | None:
    """Return why a receipt of a copy cannot be taken back, or None."""
    if not is_newest:
        return _("Kopi %(copy)s er rettet igen siden. Tag den nyeste kvittering tilbage først.",
                 copy=copy.name)  # fmt: skip
    if is_replaced:
        return _("Der er bestilt erstatningsark for et ark fra denne rettelse. Skriv i stedet en "
                 "optælling af kopi %(copy)s.", copy=copy.name)  # fmt: skip
    return None


def obstacle_to_reminding(standing: Standing, written_on: date) -> str | None:
    """Return why nobody is to be reminded of a copy now, or None; ``written_on`` is the real day.

    A reminder carries the moment it was written, also while the calendar is held still.
    """
    copy = standing.copy
    if copy.ended_on is not None or not standing.is_lagging or standing.pack is None:
        return _("Kopi %(copy)s mangler ingen kvittering.", copy=copy.name)
    if not standing.days_late:
        return _("Fristen er først %(day)s. Der kan rykkes dagen efter.",
                 day=day(standing.answer_by))  # fmt: skip
    if standing.reminded_on == written_on:
        return _("Der er allerede rykket for kopi %(copy)s i dag.", copy=copy.name)
    return None
