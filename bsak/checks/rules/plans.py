"""Whether each krisegruppe has the plans and cards it must have, and they can be found."""

from collections.abc import Iterator

from bsak.cards.wording import CardWording
from bsak.checks.decided import everywhere
from bsak.checks.facts import Doc, Group
from bsak.checks.finding import (
    Address,
    Found,
    Page,
    Rule,
    Theme,
    of_document,
    of_group,
    of_whole,
)
from bsak.checks.register import Register
from bsak.documents.kinds import Column, Kind, Status
from bsak.kernel.danish import day
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy


def empty_groups(register: Register) -> Iterator[Found]:
    """Return the groups that have nothing at all."""
    for group in register.groups:
        if not register.documents_of[group.id]:
            message = _("Krisegruppen %(group)s har ingen egne planer, kort eller lister.",
                        group=group.name)  # fmt: skip
            yield Found(subject=of_group(group), message=message, mended=_new(Kind.SUBPLAN, group))


def contradicted_decisions(register: Register) -> Iterator[Found]:
    """Return the groups that a decision says have a delplan, and that have none."""
    said = everywhere(register, register.names)
    if said is None:
        return
    for group in _without_subplan(register):
        if group.id not in said.but and not _had_subplan(group, register):
            decision = said.decision
            message = _(
                "%(body)s skrev den %(day)s, punkt %(number)d: »%(sentence)s« Men %(group)s har "
                "ingen delplan i registret.",
                body=decision.body, day=day(decision.held_on), number=decision.number,
                sentence=said.sentence, group=group.name,
            )  # fmt: skip
            yield Found(subject=of_group(group), message=message, mended=_new(Kind.SUBPLAN, group))


def groups_without_subplan(register: Register) -> Iterator[Found]:
    """Return the groups with documents but no delplan; what a decision says is told elsewhere."""
    said = everywhere(register, register.names)
    for group in _without_subplan(register):
        is_contradicted = said is not None and group.id not in said.but
        is_told = is_contradicted and not _had_subplan(group, register)
        if register.documents_of[group.id] and not is_told:
            message = _("Krisegruppen %(group)s har ingen delplan.", group=group.name)
            yield Found(subject=of_group(group), message=message, mended=_new(Kind.SUBPLAN, group))


def groups_without_card(register: Register) -> Iterator[Found]:
    """Return the groups with documents but no action card."""
    for group in register.groups:
        own = register.documents_of[group.id]
        if own and not any(document.kind is Kind.ACTION_CARD for document in own):
            message = _("Krisegruppen %(group)s har planer, men ingen actioncards.",
                        group=group.name)  # fmt: skip
            mended = _new(Kind.ACTION_CARD, group)
            yield Found(subject=of_group(group), message=message, mended=mended)


def cards_without_plan(register: Register) -> Iterator[Found]:
    """Return the cards in force that name no plan they belong to."""
    for text in register.texts:
        card = text.reading.wording
        if isinstance(card, CardWording) and not card.belongs_to:
            message = _("Kortet siger ikke, hvilken plan det hører til.")
            subject = of_document(text.document, register)
            yield Found(subject=subject, message=message, field="belongs_to")


def council_plans_missing(register: Register) -> Iterator[Found]:
    """Return the plans that the law asks for and that are not in the register."""
    kinds = {document.kind for document in register.in_use}
    if register.documents and Kind.CONTINUITY_PLAN not in kinds:
        message = _("Registret har ingen plan for fortsat drift (beredskabsloven § 25).")
        yield _missing(Kind.CONTINUITY_PLAN, message)
    if register.documents and Kind.HEALTH_PLAN not in kinds:
        message = _("Registret har ingen sundhedsberedskabsplan (sundhedsloven § 210).")
        yield _missing(Kind.HEALTH_PLAN, message)


def texts_nowhere(register: Register) -> Iterator[Found]:
    """Return the finished documents whose text the register cannot lead to."""
    for document in register.in_use:
        if document.status is Status.COMPLETED and not is_somewhere(document, register):
            message = _(
                "Dokumentet er udarbejdet, men her er hverken en tekst i kraft, en fil, et link "
                "eller et sagsnummer."
            )
            mended: Page = "documents.show", {"code": document.code, "_anchor": "text-heading"}
            yield Found(subject=of_document(document, register), message=message, mended=mended)


def without_owner(register: Register) -> Iterator[Found]:
    """Return the documents that are no function's job."""
    for document in register.in_use:
        if not document.owner_function:
            message = _("Ingen funktion er ejer af dokumentet.")
            subject = of_document(document, register)
            yield Found(subject=subject, message=message, field="owner_function")


def is_somewhere(document: Doc, register: Register) -> bool:
    """Say whether somebody who looks a document up is led to its text."""
    is_here = document.id in register.text_of
    return bool(is_here or document.files or document.link or document.case_number)


def _missing(kind: Kind, message: str) -> Found:
    return Found(subject=of_whole(), message=message, mark=kind, mended=_new(kind))


def _new(kind: Kind, group: Group | None = None) -> Page:
    """Return the page where a document of that kind is put into the register."""
    address: Address = {"art": kind.value}
    return "documents.add", {**address, "gruppe": group.code} if group else address


def _without_subplan(register: Register) -> Iterator[Group]:
    for group in register.groups:
        own = register.documents_of[group.id]
        if not any(Column.SUBPLAN in document.kind.columns for document in own):
            yield group


def _had_subplan(group: Group, register: Register) -> bool:
    """Say whether it has a delplan that is out of use: what a decision said was right then."""
    return any(
        document.group_id == group.id and Column.SUBPLAN in document.kind.columns
        for document in register.documents
        if document.is_withdrawn
    )


RULES = (
    Rule(
        id="group-empty", tier=Tier.ERROR, theme=Theme.PLANS, find=empty_groups,
        title=lazy("Krisegruppe uden planer og kort"),
        why=lazy("En gruppe uden planer og kort står uden noget at gå efter, når det sker."),
        do=lazy("Begynd med delplanen og ét kort for den hændelse, der er mest sandsynlig."),
    ),
    Rule(
        id="decision-contradicted", tier=Tier.ERROR, theme=Theme.PLANS,
        find=contradicted_decisions,
        title=lazy("Beslutningen siger ét, registret et andet"),
        why=lazy("Alle tror, at delplanen findes, fordi der står i referatet, at den gør."),
        do=lazy("Find delplanen, og før den ind, eller tag det op på næste møde."),
    ),
    Rule(
        id="group-without-subplan", tier=Tier.ERROR, theme=Theme.PLANS,
        find=groups_without_subplan,
        title=lazy("Krisegruppe uden delplan"),
        why=lazy("Delplanen siger, hvem der leder, hvor man mødes, og hvornår gruppen kaldes."),
        do=lazy("Opret delplanen i registret, og aftal en frist."),
    ),
    Rule(
        id="group-without-card", tier=Tier.WARNING, theme=Theme.PLANS, find=groups_without_card,
        title=lazy("Krisegruppe uden actioncards"),
        why=lazy("Planen siger hvem og hvorfor; kortet siger, hvad man gør de første minutter."),
        do=lazy("Lav et kort for den hændelse, der haster mest."),
    ),
    Rule(
        id="card-without-plan", tier=Tier.WARNING, theme=Theme.PLANS, find=cards_without_plan,
        title=lazy("Kort uden plan"),
        why=lazy("Uden planen bag ved ingen, hvem der tager over, når kortet er brugt."),
        do=lazy("Skriv nummeret på planen i feltet »Hører til«."),
    ),
    Rule(
        id="council-plan-missing", tier=Tier.ERROR, theme=Theme.PLANS,
        find=council_plans_missing,
        title=lazy("En plan, loven kræver, mangler"),
        why=lazy("Kommunalbestyrelsen skal vedtage planen mindst én gang i hver valgperiode."),
        do=lazy("Opret planen i registret, også når teksten ligger et andet sted."),
    ),
    Rule(
        id="text-nowhere", tier=Tier.WARNING, theme=Theme.PLANS, find=texts_nowhere,
        title=lazy("Udarbejdet, men teksten kan ikke findes"),
        why=lazy("Det, ingen kan finde eller trykke, er ikke til nogen hjælp."),
        do=lazy("Skriv teksten her, læg filen ind, eller skriv link eller sagsnummer."),
    ),
    Rule(
        id="no-owner", tier=Tier.TIP, theme=Theme.PLANS, find=without_owner,
        title=lazy("Dokumenter uden ejer"),
        why=lazy("Det, der er alles opgave, bliver ikke holdt ved lige."),
        do=lazy("Skriv den funktion, der ejer dokumentet, i registret."),
    ),
)  # fmt: skip
