"""Whether the numbers in texts are those that the contacts have."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from bsak.checks import given, numbers, phonebook
from bsak.checks.facts import Text
from bsak.checks.finding import Found, Rule, Theme, of_document
from bsak.checks.given import Given
from bsak.checks.phonebook import Book, Line
from bsak.checks.reading import Reading
from bsak.checks.register import Register
from bsak.documents.kinds import Kind
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy
from bsak.plans.wording import ContactListWording, Contacts, Roles


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
    book = phonebook.book(register)
    find = given.names(frozenset(book.lines))
    for text in register.texts:
        for one in (*_lines(text), *given.given(text.reading, find)):
            line = book.line(one.name)
            if line and one.numbers and _is_wrong(one, line, book):
                subject = of_document(text.document, register)
                message = _differing(line, one.numbers[0])
                yield Found(subject=subject, message=message, field=one.where, mark=one.name)


def incomplete(register: Register) -> Iterator[Found]:
    """Return the numbers in texts that cannot be dialled."""
    for text in register.texts:
        for where, number in _incomplete(text.reading):
            message = _("»%(number)s« har ikke otte cifre og kan ikke ringes op.", number=number)
            subject = of_document(text.document, register)
            yield Found(subject=subject, message=message, field=where, mark=number)


def not_told(register: Register) -> Iterator[Found]:
    """Return the steps of a known function that have another number, and do not say whose."""
    book = phonebook.book(register)
    find = given.names(frozenset(book.lines))
    for text in register.texts:
        for one in given.unsaid(text.reading, find):
            line = book.line(one.who)
            if line is None or not line.right or one.number in line.numbers:
                continue
            if not book.is_hinted(one.number, one.words):
                message = _(
                    "Trinnet er »%(who)s«, men %(typed)s er ikke det nummer, kontakterne har, og "
                    "trinnet siger ikke, hvem der ellers ringes til.",
                    who=one.who, typed=numbers.paired(one.number),
                )  # fmt: skip
                subject = of_document(text.document, register)
                yield Found(subject=subject, message=message, field=one.where,
                            mark=f"{one.who} {one.number}")  # fmt: skip


def _differing(line: Line, typed: str) -> str:
    if not line.right:  # somebody's number, which is not ours to tell
        return _("Teksten giver »%(post)s« nummeret %(typed)s, som en anden har i kontakterne.",
                 post=line.name, typed=numbers.paired(typed))  # fmt: skip
    return _(
        "Teksten giver »%(post)s« nummeret %(typed)s; i kontakterne er det %(right)s.",
        post=line.name, typed=numbers.paired(typed), right=numbers.paired(line.right),
    )  # fmt: skip


def _is_wrong(one: Given, line: Line, book: Book) -> bool:
    if line.numbers.intersection(one.numbers):
        return False
    number = one.numbers[0]
    if not line.right and book.posts_of.get(number, ("",)):
        return False  # a number that nobody has may be theirs, and a post's a way to reach them
    return not book.is_hinted(number, one.around)


@lru_cache(maxsize=4000)
def _typed(reading: Reading) -> Mapping[str, str]:
    """Return the numbers that stand in a text, each with the first of its places."""
    found: dict[str, str] = {}
    for where, words in reading.numbered:
        for number in numbers.within(words):
            found.setdefault(number, where)
    return found


@lru_cache(maxsize=4000)
def _incomplete(reading: Reading) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for where, words in reading.numbered:
        is_field = where.rpartition(".")[2].startswith("phone") and "label" not in where
        read = numbers.field_of if is_field else numbers.dialled
        found += [(where, number) for number in read(words)]
    return tuple(found)


def _lines(text: Text) -> Iterator[Given]:
    """Return the numbers of the lines of a plan or a list that name a function with one."""
    wording = text.reading.wording
    if isinstance(wording, ContactListWording):
        yield from _listed(wording)
    for where, section in text.reading.sections:
        for index, block in enumerate(section.blocks):
            at = f"{where}.blocks.{index}"
            if isinstance(block, Contacts):
                for number, row in enumerate(block.rows):
                    typed = given.typed(row.phone)
                    yield Given(f"{at}.rows.{number}.phone", row.function.strip(), typed)
            if isinstance(block, Roles):
                for number, seat in enumerate(block.seats):
                    typed = given.typed(seat.phone)
                    yield Given(f"{at}.seats.{number}.phone", seat.function.strip(), typed)


def _listed(wording: ContactListWording) -> Iterator[Given]:
    """Return those of a list; the function of another house may have the same name as one here."""
    for at, group in enumerate(wording.groups):
        for number, row in enumerate(group.rows):
            if not row.organisation.strip():
                typed = (*given.typed(row.phone), *given.typed(row.phone_outside_hours))
                where = f"groups.{at}.rows.{number}.phone"
                yield Given(where, row.function.strip(), typed)


RULES = (
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
    Rule(
        id="number-incomplete", tier=Tier.ERROR, theme=Theme.PEOPLE, find=incomplete,
        title=lazy("Nummer i teksten uden otte cifre"),
        why=lazy("Et nummer med et ciffer for lidt opdages først, når der ringes."),
        do=lazy("Skriv hele nummeret."),
    ),
    Rule(
        id="number-not-told", tier=Tier.WARNING, theme=Theme.PEOPLE, find=not_told,
        title=lazy("Et nummer i trinnet uden at sige, hvis det er"),
        why=lazy("Står den vagt ved trinnet, som alle kender, ringes der til den på nummeret."),
        do=lazy("Ret nummeret, eller skriv, hvem der ringes til."),
    ),
)  # fmt: skip
