"""Whether those who must be reached can be: numbers that are known, right, and one for each."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from bsak.checks import numbers
from bsak.checks.facts import Human, Point, Text
from bsak.checks.finding import (
    Found,
    Rule,
    Subject,
    Theme,
    of_document,
    of_person,
    of_post,
)
from bsak.checks.reading import Reading
from bsak.checks.register import Register, by
from bsak.contacts.ages import limit
from bsak.contacts.models import PointKind
from bsak.documents.kinds import Kind
from bsak.kernel.danish import fold
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy, ngettext
from bsak.plans.wording import Contacts, Roles


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


def unknown_in_text(register: Register) -> Iterator[Found]:
    """Return the numbers typed in a text that stand at nobody in the contacts."""
    known = numbers.phones(register)
    if not known:
        return  # nobody has begun on the contacts
    for text in register.texts:
        if text.document.kind is Kind.CONTACT_LIST:
            continue
        for number, where in _typed(text.reading).items():
            if number not in known:
                message = _(
                    "Nummeret %(number)s står ikke ved nogen i kontakterne.",
                    number=numbers.paired(number),
                )
                subject = of_document(text.document, register)
                yield Found(subject=subject, message=message, field=where, mark=number)


def differing(register: Register) -> Iterator[Found]:
    """Return the functions that a text gives another number than the contacts do."""
    posts = by(register.posts, lambda post: fold(post.name))
    for text in register.texts:
        for where, function, phone in _lines(text):
            same = posts[fold(function.strip())]  # two parties may each have one of that name
            own = [point for post in same for point in register.points_of_post[post.id]]
            known = {numbers.digits(p.value): p.is_private for p in own if p.is_number}
            right = next((number for number, is_private in known.items() if not is_private), "")
            typed = [*numbers.within(phone)] or [numbers.digits(phone)]  # two may stand in it
            if right and typed[0] and not set(typed) & set(known):
                message = _(
                    "Teksten giver »%(post)s« nummeret %(typed)s; i kontakterne er det %(right)s.",
                    post=same[0].name, typed=numbers.paired(typed[0]), right=numbers.paired(right),
                )  # fmt: skip
                subject = of_document(text.document, register)
                yield Found(subject=subject, message=message, field=where, mark=function)


@lru_cache(maxsize=4000)
def _typed(reading: Reading) -> Mapping[str, str]:
    """Return the numbers that stand in a text, each with the first of its places."""
    found: dict[str, str] = {}
    for where, words in reading.lines:
        for number in numbers.within(words) if numbers.PAIR.search(words) else ():
            found.setdefault(number, where)
    return found


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


def _lines(text: Text) -> Iterator[tuple[str, str, str]]:
    """Return (where, function, number) of the lines of a plan that name one with the other."""
    for where, section in text.reading.sections:
        for index, block in enumerate(section.blocks):
            at = f"{where}.blocks.{index}"
            if isinstance(block, Contacts):
                for number, row in enumerate(block.rows):
                    yield f"{at}.rows.{number}.phone", row.function, row.phone
            if isinstance(block, Roles):
                for number, seat in enumerate(block.seats):
                    yield f"{at}.seats.{number}.phone", seat.function, seat.phone


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
    Rule(
        id="number-unknown", tier=Tier.TIP, theme=Theme.PEOPLE, find=unknown_in_text,
        title=lazy("Nummer i teksten, som ingen har"),
        why=lazy("Et nummer, der kun står i en tekst, bliver ikke bekræftet og ikke rettet."),
        do=lazy("Opret funktionen i kontakterne, eller ret nummeret i teksten."),
    ),
    Rule(
        id="number-differs", tier=Tier.ERROR, theme=Theme.PEOPLE, find=differing,
        title=lazy("Teksten og kontakterne er uenige"),
        why=lazy("To forskellige numre til den samme vagt: det ene er forkert."),
        do=lazy("Ring begge op, og ret det forkerte."),
    ),
)  # fmt: skip
