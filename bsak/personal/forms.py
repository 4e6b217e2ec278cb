"""The form of a handover: when somebody goes, and who takes each thing they hold.

Of shifts, documents and tasks there can be many: one choice for all of them, and one for each that
is to go elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flask import request
from wtforms import BooleanField, DateField, HiddenField, SelectField, ValidationError
from wtforms.validators import InputRequired, Optional

from bsak.contacts.models import Person
from bsak.documents.forms import is_sensible
from bsak.kernel.forms import DATES, Form, number, options
from bsak.kernel.words import _, lazy
from bsak.personal import choosing
from bsak.personal.choosing import AS_ALL, AS_PROPOSED, NOBODY, STAYS, all_key
from bsak.personal.rules import obstacle_to_going
from bsak.personal.service import mark
from bsak.personal.things import Departure, Sort, Thing


class ErasureForm(Form):
    """Say once more what no undo can bring back."""

    is_sure = BooleanField(
        lazy("Personen har fået det, vi har gemt, eller vil ikke have det"),
        validators=[InputRequired(lazy("Sæt kryds, før oplysningerne slettes."))],
    )


class HandoverForm(Form):
    """The days; ``handover_form`` puts in a choice for each thing."""

    from_on = DateField(
        lazy("Første dag, personen ikke er her"),
        format=DATES,
        validators=[InputRequired(lazy("Skriv, hvornår personen går.")), is_sensible],
    )
    to_on = DateField(lazy("Sidste dag væk"), format=DATES, validators=[Optional(), is_sensible])
    made_from = HiddenField()
    offered = HiddenField()
    things: tuple[Thing, ...] = ()
    many: Mapping[Sort, tuple[Thing, ...]] = {}  # that one choice moves
    departure: Departure | None = None

    def validate_to_on(self, field: Any) -> None:
        """Refuse days in the wrong order."""
        if self.departure is None or not self.from_on.data:
            return
        person, going = self.departure.person, self.departure.going
        if reason := obstacle_to_going(person, going, self.from_on.data, field.data):
            raise ValidationError(reason)

    def validate(self, extra_validators: object = None) -> bool:
        """Check also that whoever takes all of a sort can take each; another is put in if not."""
        is_fine = bool(super().validate(extra_validators))
        clashing = [one for some in self.many.values() for one in some if self._is_clashing(one)]
        for thing in clashing:
            self._put_in_another(thing)
        if clashing:
            self.form_errors.append(_("Den, der får alle, kan ikke tage dem her. Se, hvem der er "
                                      "valgt i stedet, og send igen."))  # fmt: skip
        return is_fine and not clashing

    @property
    def takers(self) -> Mapping[str, Person | None]:
        """Return who takes each thing; what stays where it is is left out."""
        chosen: dict[str, Person | None] = {}
        for thing in self.things:
            said = self._said(thing)
            if said == NOBODY:
                chosen[thing.key] = None
            elif key := number(said):
                chosen[thing.key] = next(one for one in thing.takers if one.id == key)
        return chosen

    def has_exceptions(self, sort: Sort) -> bool:
        """Say whether one of many goes elsewhere than the others, or must."""
        return any(self[one.key].data != AS_ALL for one in self.many[sort])

    def for_all(self, sort: Sort) -> Any:
        """Return the menu that moves all of a sort."""
        return self[all_key(sort)]

    def names(self, sort: Sort) -> str:
        """Return who is proposed for some of many."""
        return choosing.names(self.many[sort])

    def offer_anew(self) -> None:
        """Let the page carry the proposals that it shows now."""
        self.offered.data = choosing.offered(self.things, self.departure)

    def _is_clashing(self, thing: Thing) -> bool:
        field = self[thing.key]
        able = {choice.value for choice in field.choices}
        return field.data == AS_ALL and self._said(thing) not in able

    def _put_in_another(self, thing: Thing) -> None:
        """Choose whoever is proposed instead, and say so at the menu."""
        everybody = {str(one.id): one for other in self.many[thing.sort] for one in other.takers}
        taker = everybody.get(self._said(thing))
        proposed = (self._offer(thing), choosing.proposed(thing, self.departure))
        instead = next((one for one in thing.takers if str(one.id) in proposed), None)
        field = self[thing.key]
        field.data = str(instead.id) if instead else STAYS
        field.errors = [*field.errors, choosing.clashing(thing, taker, instead)]

    def _said(self, thing: Thing) -> str:
        said = str(self[thing.key].data or STAYS)
        if said != AS_ALL:
            return said
        said = str(self.for_all(thing.sort).data or STAYS)
        return self._offer(thing) if said == AS_PROPOSED else said

    def _offer(self, thing: Thing) -> str:
        """Return what the page proposed, which may be another by now."""
        shown = choosing.read_offers(self.offered.data or "")
        return shown.get(thing.key, choosing.proposed(thing, self.departure))


def handover_form(departure: Departure, things: Sequence[Thing]) -> HandoverForm:
    """Return the form for what the person holds, with the proposals chosen."""

    class Chosen(HandoverForm):
        """The things of this person."""

    movable = tuple(thing for thing in things if (thing.takers or thing.goes) and not thing.instead)
    many = dict(_many(movable))
    Chosen.things, Chosen.many, Chosen.departure = movable, many, departure
    stands: dict[str, object] = {
        "from_on": departure.from_on, "to_on": departure.to_on, "made_from": mark(list(things)),
        "offered": choosing.offered(movable, departure),
    }  # fmt: skip
    for sort, some in many.items():
        offers = options(choosing.for_all(some))
        setattr(Chosen, all_key(sort), SelectField(choosing.ALL[sort], choices=offers))
        is_proposed = any(thing.proposed for thing in some)
        stands[all_key(sort)] = (
            AS_PROPOSED if is_proposed else choosing.proposed(some[0], departure)
        )
    for thing in movable:
        is_one = thing.sort in many
        offers = options(choosing.for_one(thing, is_one_of_many=is_one))
        setattr(Chosen, thing.key, SelectField(thing.words, choices=offers))
        stands[thing.key] = AS_ALL if is_one else choosing.proposed(thing, departure)
    return Chosen(data=stands)


def _many(things: Sequence[Thing]) -> Iterator[tuple[Sort, tuple[Thing, ...]]]:
    """Go through the sorts that one choice moves; also the few that were many when it was made."""
    for sort in choosing.ALL:
        some = tuple(thing for thing in things if thing.sort is sort)
        if len(some) > choosing.FEW or (some and all_key(sort) in request.form):
            yield sort, some
