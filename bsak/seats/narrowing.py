"""The organisation narrowed to what it lacks, or to one group."""

from collections.abc import Iterable
from dataclasses import replace

from bsak.kernel.words import Worded, lazy
from bsak.seats.organisation import Organisation, SeatLine


class Lack(Worded):
    """What a seat lacks. One that nobody holds lacks a holder first."""

    HOLDER = "indehaver", lazy("Ledige pladser")
    DEPUTY = "stedfortraeder", lazy("Pladser uden stedfortræder")


def lack(line: SeatLine) -> Lack | None:
    """Return what a seat lacks, if anything; who is away comes back and is no lack."""
    if line.is_vacant:
        return Lack.HOLDER
    return None if line.standing_in else Lack.DEPUTY


def narrowed(whole: Organisation, wanted: Lack | None, code: str) -> Organisation:
    """Return the seats that lack what is ``wanted``, of the group with ``code``; of all if ""."""

    def fitting(lines: Iterable[SeatLine]) -> tuple[SeatLine, ...]:
        return tuple(line for line in lines if wanted in (None, lack(line)))

    groups = (
        replace(group, seats=fitting(group.seats))
        for group in whole.groups
        if code in ("", group.code)
    )
    return replace(
        whole,
        strategic=() if code else fitting(whole.strategic),
        groups=tuple(group for group in groups if group.seats or not wanted),
    )
