"""Whether what has a day is done by it: deadlines, reviews, and the council's election terms."""

from collections.abc import Iterator
from datetime import timedelta

from bsak.approval.days import term_of
from bsak.approval.rules import OF_THE_COUNCIL
from bsak.checks.facts import Doc
from bsak.checks.finding import Found, Page, Rule, Theme, of_document
from bsak.checks.register import Register
from bsak.documents.kinds import Kind, Status
from bsak.kernel.danish import day
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy


def deadlines_passed(register: Register) -> Iterator[Found]:
    """Return the unfinished documents whose deadline is over."""
    for document in register.in_use:
        if document.is_open and document.due_on and document.due_on < register.today:
            message = _("Fristen den %(day)s er overskredet, og der er ingen ny.",
                        day=day(document.due_on))  # fmt: skip
            subject = of_document(document, register)
            yield Found(subject=subject, message=message, field="due_on")


def expected_late(register: Register) -> Iterator[Found]:
    """Return the documents that their group expects to finish after the deadline."""
    for document in register.in_use:
        due, expected = document.due_on, document.expected_on
        if document.is_open and due and expected and register.today <= due < expected:
            message = _(
                "Gruppen regner med den %(expected)s, men fristen er den %(due)s.",
                expected=day(expected), due=day(due),
            )  # fmt: skip
            subject = of_document(document, register)
            yield Found(subject=subject, message=message, field="expected_on")


def expected_passed(register: Register) -> Iterator[Found]:
    """Return the documents with a deadline to come that should have been done by now."""
    for document in register.in_use:
        due, expected = document.due_on, document.expected_on
        is_late = due is not None and due < register.today  # is told as such
        if document.is_open and expected and expected < register.today and not is_late:
            message = _("Gruppen regnede med at være færdig den %(day)s.", day=day(expected))
            subject = of_document(document, register)
            yield Found(subject=subject, message=message, field="expected_on")


def no_deadline(register: Register) -> Iterator[Found]:
    """Return the documents that somebody is at work on with no day to be done by."""
    for document in register.in_use:
        if document.is_open and document.due_on is None:
            message = _("Dokumentet er ikke færdigt og har ingen frist.")
            subject = of_document(document, register)
            yield Found(subject=subject, message=message, field="due_on")


def reviews_overdue(register: Register) -> Iterator[Found]:
    """Return the finished documents that should have been looked over."""
    for document in register.in_use:
        due = document.review_due
        if document.status is Status.COMPLETED and due and due < register.today:
            message = _("Eftersynet den %(day)s er overskredet.", day=day(due))
            subject, is_here = of_document(document, register), document.id in register.text_of
            yield Found(subject=subject, message=message, field="review_due",
                        mended=_of_text(document) if is_here else None)  # fmt: skip


def terms_over(register: Register) -> Iterator[Found]:
    """Return the plans of the council that were not adopted in this election term."""
    term = term_of(register.today)
    last = term_of(term.first - timedelta(days=1))
    for text in register.texts:
        adopted = text.approved_on
        if text.document.kind not in OF_THE_COUNCIL or adopted >= term.first:
            continue
        message = (
            _(
                "Planen er vedtaget den %(adopted)s, altså i en tidligere valgperiode end den "
                "sidste. Den skulle være vedtaget igen senest den %(last)s.",
                adopted=day(adopted), last=day(last.last),
            )
            if adopted < last.first
            else _(
                "Planen er vedtaget den %(adopted)s i sidste valgperiode. Den skal vedtages igen "
                "senest den %(last)s.",
                adopted=day(adopted), last=day(term.last),
            )
        )  # fmt: skip
        yield Found(subject=of_document(text.document, register), message=message,
                    mended=_of_text(text.document))  # fmt: skip


def advice_missing(register: Register) -> Iterator[Found]:
    """Return the health plans in force without Sundhedsstyrelsen's advice."""
    for text in register.texts:
        if text.document.kind is Kind.HEALTH_PLAN and not text.has_advice:
            message = _("Der er ikke skrevet, at Sundhedsstyrelsen har rådgivet om planen.")
            yield Found(subject=of_document(text.document, register), message=message,
                        mended=_of_text(text.document))  # fmt: skip


def _of_text(document: Doc) -> Page:
    """Return the page where a text in force is confirmed, revised and told of."""
    return "approval.show", {"code": document.code}


RULES = (
    Rule(
        id="deadline-passed", tier=Tier.ERROR, theme=Theme.TIME, find=deadlines_passed,
        title=lazy("Frist overskredet uden ny beslutning"),
        why=lazy("En frist, der er gået, uden at nogen tager stilling, er ingen frist."),
        do=lazy("Gør dokumentet færdigt, eller få en ny frist på næste møde."),
    ),
    Rule(
        id="expected-late", tier=Tier.WARNING, theme=Theme.TIME, find=expected_late,
        title=lazy("Ventes færdigt efter fristen"),
        why=lazy("Det er lettere at flytte en frist, før den er gået."),
        do=lazy("Tag det op på næste møde, eller find hjælp til at nå det."),
    ),
    Rule(
        id="expected-passed", tier=Tier.TIP, theme=Theme.TIME, find=expected_passed,
        title=lazy("Ikke færdigt, da gruppen regnede med det"),
        why=lazy("Ingen ved, om arbejdet er gået i stå."),
        do=lazy("Meld, hvornår det nu ventes færdigt."),
    ),
    Rule(
        id="no-deadline", tier=Tier.WARNING, theme=Theme.TIME, find=no_deadline,
        title=lazy("Under udarbejdelse uden frist"),
        why=lazy("Det, der ikke har en dag, bliver lavet en anden dag."),
        do=lazy("Sæt en frist på næste møde."),
    ),
    Rule(
        id="review-overdue", tier=Tier.WARNING, theme=Theme.TIME, find=reviews_overdue,
        title=lazy("Eftersyn overskredet"),
        why=lazy("Numre, steder og folk ændrer sig hurtigere end planer."),
        do=lazy("Gennemgå teksten, og bekræft den eller ret den."),
    ),
    Rule(
        id="term-over", tier=Tier.ERROR, theme=Theme.TIME, find=terms_over,
        title=lazy("Vedtaget før denne valgperiode"),
        why=lazy("Kommunalbestyrelsen skal revidere planen mindst én gang i hver valgperiode."),
        do=lazy("Planlæg revisionen, så planen kan vedtages i tide."),
    ),
    Rule(
        id="advice-missing", tier=Tier.ERROR, theme=Theme.TIME, find=advice_missing,
        title=lazy("Uden Sundhedsstyrelsens rådgivning"),
        why=lazy("Rådgivningen skal være indhentet, før sundhedsberedskabsplanen vedtages."),
        do=lazy("Skriv, hvornår planen blev sendt, og hvornår svaret kom."),
    ),
)  # fmt: skip
