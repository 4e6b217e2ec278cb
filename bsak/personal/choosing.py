"""What a form of a handover offers: for each thing, and for all of a sort when there are many."""

from collections.abc import Iterator, Sequence

from bsak.contacts.models import Person
from bsak.kernel.words import _, lazy
from bsak.personal.things import Departure, Sort, Thing

NOBODY, STAYS, AS_ALL, AS_PROPOSED = "0", "", "all", "proposed"
FEW = 2  # are chosen one by one
ALL = {
    Sort.SHIFT: lazy("Alle vagter"),
    Sort.DOCUMENT: lazy("Alle dokumenter"),
    Sort.TASK: lazy("Alle opgaver"),
}
_NAMED = 4  # of those who are proposed


def all_key(sort: Sort) -> str:
    """Return the name of the choice for all things of a sort."""
    return f"{sort.value}-all"


def for_one(thing: Thing, *, is_one_of_many: bool) -> Iterator[tuple[str, object]]:
    """Return who could take one thing, and what else can become of it."""
    if is_one_of_many:
        yield AS_ALL, _("Som valgt for alle")
    yield from ((str(one.id), one.shown) for one in thing.takers)
    if thing.vacant:
        yield NOBODY, thing.vacant
    if not thing.goes:
        yield STAYS, _("Bliver, hvor det er")


def for_all(things: Sequence[Thing]) -> Iterator[tuple[str, object]]:
    """Return who could take all of them, those who are proposed for some first."""
    proposed = {one.proposed.id for one in things if one.proposed}
    if proposed:
        yield AS_PROPOSED, _("Som foreslået for hver")
    takers = {one.id: one for thing in things for one in thing.takers}
    for one in sorted(takers.values(), key=lambda p: (p.id not in proposed, p.sort_key, p.id)):
        yield str(one.id), one.shown
    if all(thing.vacant for thing in things):
        yield NOBODY, _("Ingen")
    yield STAYS, _("Bliver, hvor de er")


def names(things: Sequence[Thing]) -> str:
    """Return who is proposed for some of them, by name; nothing when nobody is."""
    proposed = {one.proposed.id: one.proposed.name for one in things if one.proposed}
    told = ", ".join([*proposed.values()][:_NAMED])
    return _("%(names)s og flere", names=told) if len(proposed) > _NAMED else told


def offered(things: Sequence[Thing], departure: Departure | None) -> str:
    """Return the proposals as a page carries them, so that what was seen is what is done."""
    return " ".join(f"{thing.key}:{proposed(thing, departure)}" for thing in things)


def read_offers(said: str) -> dict[str, str]:
    """Return the proposals that a page carried, by the key of each thing."""
    return dict(one.split(":", 1) for one in said.split() if ":" in one)


def proposed(thing: Thing, departure: Departure | None) -> str:
    """Return what is chosen for a thing until somebody chooses otherwise."""
    if thing.proposed:
        return str(thing.proposed.id)
    is_for_good = departure is not None and departure.is_for_good
    return NOBODY if is_for_good and thing.vacant else STAYS


def clashing(thing: Thing, taker: Person | None, instead: Person | None) -> str:
    """Return that whoever takes all of a sort cannot take this one, and who does."""
    name = taker.name if taker else _("Den, der er foreslået,")
    if instead is None:
        return _("%(name)s kan ikke tage »%(thing)s«. Vælg en anden.",
                 name=name, thing=thing.words)  # fmt: skip
    return _("%(name)s kan ikke tage »%(thing)s«. Valgt i stedet: %(other)s.",
             name=name, thing=thing.words, other=instead.name)  # fmt: skip
