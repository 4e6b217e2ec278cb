"""Whether what was made is kept alive: tried, answered, corrected on the shelf."""

from collections.abc import Iterator

from bsak.approval.days import years_after
from bsak.checks.finding import Found, Page, Rule, Subject, Theme, of_document, of_group
from bsak.checks.register import Register
from bsak.documents.kinds import Kind, Status
from bsak.kernel.danish import day
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy

EXERCISE_YEARS = 2
BEHIND = 2  # releases
_TRIED = (
    Kind.CONTINUITY_PLAN, Kind.CONSOLIDATED_SUBPLAN, Kind.SUBPLAN, Kind.HEALTH_PLAN,
    Kind.CONTINGENCY_PLAN, Kind.RESPONSE_PLAN, Kind.ACTION_CARD,
)  # fmt: skip


def exercises_overdue(register: Register) -> Iterator[Found]:
    """Return what was tried long ago."""
    for document in register.in_use:
        tried = document.exercised_on
        is_over = tried is not None and years_after(tried, EXERCISE_YEARS) < register.today
        if document.status is Status.COMPLETED and is_over:
            message = _("Senest afprøvet den %(day)s.", day=day(tried))
            subject = of_document(document, register)
            yield Found(subject=subject, message=message, field="exercised_on")


def never_exercised(register: Register) -> Iterator[Found]:
    """Return the plans and cards in force that were never tried."""
    for text in register.texts:
        if text.document.kind in _TRIED and text.document.exercised_on is None:
            message = _("Der står ikke i registret, at teksten er afprøvet.")
            subject = of_document(text.document, register)
            yield Found(subject=subject, message=message, field="exercised_on")


def answers_overdue(register: Register) -> Iterator[Found]:
    """Return what documents wait for, where the day it was expected has passed."""
    for wait in register.waits:
        document = register.document.get(wait.document_id or 0)
        group = register.group.get(wait.group_id)
        if wait.expected_on is None or wait.expected_on >= register.today or group is None:
            continue
        if document and document.is_withdrawn:
            continue
        message = _("Der ventes stadig på »%(subject)s«. Svaret var ventet den %(day)s.",
                    subject=wait.subject, day=day(wait.expected_on))  # fmt: skip
        subject = of_document(document, register) if document else of_group(group)
        endpoint, address = subject.page
        mended: Page = endpoint, {**address, "_anchor": "waiting-heading"}
        yield Found(subject=subject, message=message, mark=f"waiting-{wait.id}", mended=mended)


def copies_behind(register: Register) -> Iterator[Found]:
    """Return the numbered copies that lack two corrections or more."""
    groups = {group.code: group.id for group in register.groups}
    for copy in register.copies:
        if copy.behind >= BEHIND:
            name = f"{copy.code}-{copy.number:02d}"
            subject = Subject(
                key=f"copy-{name}", name=_("Mappe %(name)s", name=name),
                group=copy.code if copy.code in groups else "", group_id=groups.get(copy.code),
                endpoint="distribution.copy",
                address={"code": copy.code, "number": copy.number, "_anchor": "packs"},
            )  # fmt: skip
            message = _("Mappen mangler %(n)d udsendelser: udgaver og rettelser, der ikke er meldt "
                        "sat ind.", n=copy.behind)  # fmt: skip
            yield Found(subject=subject, message=message)


RULES = (
    Rule(
        id="exercise-overdue", tier=Tier.WARNING, theme=Theme.TIME, find=exercises_overdue,
        title=lazy("Ikke afprøvet i to år"),
        why=lazy("Folk skifter, og det, der ikke øves, sidder ikke på rygraden."),
        do=lazy("Gennemspil det ved et bord på en halv time, og skriv datoen."),
    ),
    Rule(
        id="never-exercised", tier=Tier.TIP, theme=Theme.TIME, find=never_exercised,
        title=lazy("Aldrig afprøvet, så vidt registret ved"),
        why=lazy("Den første, der prøver teksten, bør ikke være den, der står midt i det."),
        do=lazy("Gennemspil den ved et bord på en halv time, og skriv datoen."),
    ),
    Rule(
        id="answer-overdue", tier=Tier.WARNING, theme=Theme.TIME, find=answers_overdue,
        title=lazy("Venter stadig på et svar"),
        why=lazy("Arbejdet ligger stille, så længe svaret mangler."),
        do=lazy("Ryk for svaret, eller skriv, hvornår det nu ventes."),
    ),
    Rule(
        id="copy-behind", tier=Tier.WARNING, theme=Theme.TIME, find=copies_behind,
        title=lazy("Mappe, der mangler mindst to udsendelser"),
        why=lazy("Den, der slår op i mappen, får det gamle svar."),
        do=lazy("Ryk den, der har mappen, eller send et nyt sæt."),
    ),
)  # fmt: skip
