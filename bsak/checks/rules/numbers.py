"""Whether those who must be reached can be: numbers that are known, right, and one for each."""

from collections.abc import Iterator

from bsak.checks import numbers
from bsak.checks.facts import Human, Point
from bsak.checks.finding import Found, Rule, Subject, Theme, of_person, of_post
from bsak.checks.register import Register
from bsak.contacts.ages import limit
from bsak.contacts.models import PointKind
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy, ngettext


def unconfirmed(register: Register) -> Iterator[Found]:
    """Return whose numbers nobody has said are right for half a year."""
    first = limit(register.today)
    for subject, points in _owners(register):
        old = [
            point
            for point in points
            if not point.wrong_since and (point.confirmed_on or point.added_on) < first
        ]
        if old:
            yield Found(subject=subject, message=_unconfirmed(old))


def _unconfirmed(old: list[Point]) -> str:
    """Return how many there are; an e-mail address is no number."""
    mails = sum(point.kind is PointKind.MAIL for point in old)
    if mails == len(old):
        return ngettext(
            "%(num)d mailadresse er ikke bekræftet i et halvt år.",
            "%(num)d mailadresser er ikke bekræftet i et halvt år.",
            mails,
        )
    if mails:
        return _("%(n)d numre og mailadresser er ikke bekræftet i et halvt år.", n=len(old))
    return ngettext(
        "%(num)d nummer er ikke bekræftet i et halvt år.",
        "%(num)d numre er ikke bekræftet i et halvt år.",
        len(old),
    )


def wrong(register: Register) -> Iterator[Found]:
    """Return whose numbers somebody has said are wrong."""
    for subject, points in _owners(register):
        if any(point.wrong_since for point in points):
            message = _("Et nummer eller en adresse er meldt forkert og er ikke rettet.")
            yield Found(subject=subject, message=message)


def unreachable(register: Register) -> Iterator[Found]:
    """Return the people with a seat, and the functions, that nobody can ring."""
    for subject, points in _owners(register):
        if not any(point.is_number and not point.wrong_since for point in points):
            yield Found(subject=subject, message=_("Der er intet telefonnummer, der virker."))


def malformed(register: Register) -> Iterator[Found]:
    """Return the numbers that cannot be dialled."""
    for subject, points in _owners(register):
        for point in points:
            if point.is_number and not numbers.is_whole(point.value):
                message = _("Et nummer har ikke otte cifre.")
                yield Found(subject=subject, message=message, mark=f"{point.id}")


def shared(register: Register) -> Iterator[Found]:
    """Return the numbers of work that two have: only one of them is reached."""
    owner = {point.id: subject for subject, points in _owners(register) for point in points}
    for points in numbers.phones(register).values():
        of_work = (p for p in points if p.id in owner and not p.is_private)
        subjects = {owner[p.id].key: owner[p.id] for p in of_work}
        first, *others = subjects.values() or (None,)
        if first and others:
            message = _("Det samme nummer står ved %(other)s.", other=_listed(others))
            yield Found(subject=first, message=message, mark=f"{points[0].id}")


def _owners(register: Register) -> Iterator[tuple[Subject, list[Point]]]:
    """Return each person with a seat and each function, with their numbers."""
    seated = dict.fromkeys(held.person_id for seat in register.seats for held in seat.held)
    for person_id in seated:
        person = register.people.get(person_id)
        if person and not _has_left(person, register):
            yield of_person(person, register), register.points_of_person[person.id]
    for post in register.posts:
        yield of_post(post, register), register.points_of_post[post.id]


def _has_left(person: Human, register: Register) -> bool:
    return person.left_on is not None and person.left_on <= register.today


def _listed(subjects: list[Subject]) -> str:
    return _(" og ").join(f"»{subject.name}«" for subject in subjects)


RULES = (
    Rule(
        id="number-unconfirmed", tier=Tier.WARNING, theme=Theme.PEOPLE, find=unconfirmed,
        title=lazy("Nummer ikke bekræftet i et halvt år"),
        why=lazy("Lister med forældede numre er det, der oftest går galt."),
        do=lazy("Send spørgsmålet »Er nummeret stadig rigtigt?«, eller ring det op."),
    ),
    Rule(
        id="number-wrong", tier=Tier.ERROR, theme=Theme.PEOPLE, find=wrong,
        title=lazy("Nummer meldt forkert"),
        why=lazy("Nogen har prøvet og fik fat i en forkert eller ingen."),
        do=lazy("Find det rigtige nummer, og ret det i kontakterne."),
    ),
    Rule(
        id="unreachable", tier=Tier.ERROR, theme=Theme.PEOPLE, find=unreachable,
        title=lazy("Kan ikke ringes op"),
        why=lazy("En plads i kriseorganisationen, der ikke kan kaldes, er tom."),
        do=lazy("Skriv et arbejdsnummer i kontakterne."),
    ),
    Rule(
        id="number-malformed", tier=Tier.ERROR, theme=Theme.PEOPLE, find=malformed,
        title=lazy("Nummer uden otte cifre"),
        why=lazy("Et nummer med et ciffer for lidt opdages først, når der ringes."),
        do=lazy("Skriv nummeret igen i kontakterne."),
    ),
    Rule(
        id="number-shared", tier=Tier.WARNING, theme=Theme.PEOPLE, find=shared,
        title=lazy("Samme nummer hos to"),
        why=lazy("Den ene af dem kan ikke nås, når den anden har telefonen."),
        do=lazy("Ret det ene nummer, eller saml de to i én funktion."),
    ),
)  # fmt: skip
