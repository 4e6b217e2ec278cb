"""Whether the functions that texts count on are somebody's."""

from collections.abc import Iterator
from functools import lru_cache

from bsak.cards.wording import CardWording
from bsak.checks import functions, prose
from bsak.checks.finding import Found, Page, Rule, Theme, of_document, of_seat
from bsak.checks.reading import Reading
from bsak.checks.register import Register
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy
from bsak.plans.wording import Contacts, Roles


def held_by_nobody(register: Register) -> Iterator[Found]:
    """Return the functions that a text names and that nobody in the organisation has."""
    known = functions.known(register)
    if not register.seats and not register.posts:
        return  # nobody has said yet who is who
    for text in register.texts:
        seen: set[str] = set()
        for where, function in _meant(text.reading):
            if function in seen:
                continue
            seen.add(function)
            if not functions.is_held(function, known):
                message = _(
                    "»%(function)s« er nævnt, men ingen plads, funktion eller stilling i "
                    "kontakterne hedder sådan.",
                    function=function,
                )
                subject = of_document(text.document, register)
                yield Found(subject=subject, message=message, field=where, mark=function)


def unnamed_seats(register: Register) -> Iterator[Found]:
    """Return the seats whose function nobody has filled in."""
    for seat in register.seats:
        if found := prose.blank(seat.title) or prose.blank(seat.function):
            message = _("»%(found)s« er ikke udfyldt.", found=found)
            mended: Page = "seats.edit", {"seat_id": seat.id}
            yield Found(subject=of_seat(seat, register), message=message, mended=mended)


@lru_cache(maxsize=4000)
def _meant(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Return the functions that are one certain one, and not whoever is on the spot."""
    named = [pair for pair in _named(reading) if functions.is_named(pair[1])]
    steps = [
        (f"{action.where.rpartition('.')[0]}.who", action.who)
        for action in reading.actions
        if action.who and functions.is_named_to_act(action.who)
    ]
    return (*named, *steps)


def _named(reading: Reading) -> Iterator[tuple[str, str]]:
    """Return the functions that a text gives a role, with the paths of their fields."""
    if isinstance(reading.wording, CardWording):
        yield "responsible", reading.wording.responsible
        yield "deputy", reading.wording.deputy
    for where, section in reading.sections:
        for index, block in enumerate(section.blocks):
            at = f"{where}.blocks.{index}"
            if isinstance(block, Contacts):
                for number, row in enumerate(block.rows):
                    yield f"{at}.rows.{number}.deputy", row.deputy
            if isinstance(block, Roles):
                for number, seat in enumerate(block.seats):
                    yield f"{at}.seats.{number}.function", seat.function
                    for deputy in seat.deputies:
                        yield f"{at}.seats.{number}.deputies", deputy


RULES = (
    Rule(
        id="role-held-by-nobody", tier=Tier.WARNING, theme=Theme.PEOPLE, find=held_by_nobody,
        title=lazy("Funktion, som ingen har"),
        why=lazy("Teksten sender opgaven til en, der ikke kan findes."),
        do=lazy("Opret funktionen i kontakterne, eller skriv den, der har opgaven nu."),
    ),
    Rule(
        id="seat-placeholder", tier=Tier.ERROR, theme=Theme.PEOPLE, find=unnamed_seats,
        title=lazy("»Vakant«, »NN« eller »XX« på en plads"),
        why=lazy("Pladsen ser besat ud på papiret, men er det ikke."),
        do=lazy("Skriv den funktion, der har pladsen, eller lad feltet stå tomt."),
    ),
)  # fmt: skip
