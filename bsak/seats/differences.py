"""What has changed between the organisation as it was told and as it is, in words."""

from collections.abc import Iterator, Sequence
from itertools import chain

from bsak.kernel.danish import phone
from bsak.kernel.words import _
from bsak.seats.organisation import said_rank
from bsak.seats.told import ToldPerson, ToldSeat


def between(before: Sequence[ToldSeat], after: Sequence[ToldSeat]) -> list[str]:
    """Return a sentence for each change: seats first, then who fills them, then numbers.

    Where nothing was told before, a sentence for each seat.
    """
    earlier = {seat.seat: seat for seat in before}
    later = {seat.seat: seat for seat in after}
    if not before:
        return [_stands(seat) for seat in after]
    said = [
        _("Ny plads: %(stands)s", stands=_stands(seat))
        for seat in after
        if seat.seat not in earlier
    ]
    said += [
        _("Pladsen er nedlagt: %(place)s.", place=seat.place)
        for seat in before
        if seat.seat not in later
    ]
    for seat in after:
        if seat.seat in earlier:
            said += _of_seat(earlier[seat.seat], seat)
    return [*said, *_numbers(before, after)]


def _stands(seat: ToldSeat) -> str:
    if not seat.people:
        return _("%(place)s: ledig.", place=seat.place)
    who = ", ".join(f"{one.name} ({said_rank(one.rank).lower()})" for one in seat.people)
    return f"{seat.place}: {who}."


def _of_seat(was: ToldSeat, now: ToldSeat) -> Iterator[str]:
    if was.place != now.place:
        yield _("%(before)s hedder nu %(after)s.", before=was.place, after=now.place)
    for rank in sorted({one.rank for one in chain(was.people, now.people)}):
        before, after = was.at(rank), now.at(rank)
        if (before and before.person) != (after and after.person):
            yield _moved(now.place, rank, before, after)


def _moved(place: str, rank: int, before: ToldPerson | None, after: ToldPerson | None) -> str:
    values = {
        "place": place,
        "rank": said_rank(rank).lower(),
        "before": _named(before),
        "after": _named(after),
    }
    if after is None and rank == 0:
        return _("%(place)s: ledig efter %(before)s.", **values)
    if after is None:
        return _("%(place)s: %(before)s er ikke længere %(rank)s.", **values)
    if before is None:
        return _("%(place)s: %(after)s er ny %(rank)s.", **values)
    return _("%(place)s: %(after)s er ny %(rank)s i stedet for %(before)s.", **values)


def _numbers(before: Sequence[ToldSeat], after: Sequence[ToldSeat]) -> Iterator[str]:
    """Return what is new of those who were there before too, once for each person."""
    known = {one.person: one for seat in before for one in seat.people}
    for person, now in {one.person: one for seat in after for one in seat.people}.items():
        was = known.get(person)
        if was is None or not was.name:
            continue
        if was.name != now.name:
            yield _("%(before)s hedder nu %(after)s.", before=was.name, after=now.name)
        if was.phone != now.phone:
            yield _("%(name)s: arbejdstelefon %(after)s (før %(before)s).", name=now.name,
                    after=_number(now.phone), before=_number(was.phone))  # fmt: skip
        if was.mail != now.mail:
            yield _("%(name)s: mail %(after)s (før %(before)s).", name=now.name,
                    after=now.mail or _("ingen"), before=was.mail or _("ingen"))  # fmt: skip


def _named(one: ToldPerson | None) -> str:
    return (one.name or _("en, der er slettet")) if one else ""


def _number(value: str) -> str:
    return phone(value).replace("\u00a0", " ") or _("intet")
