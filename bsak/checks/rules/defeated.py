"""Cards and plans that need the very thing whose loss they are for."""

from collections.abc import Iterator
from functools import lru_cache

from bsak.cards.wording import CardWording
from bsak.checks import losses, means
from bsak.checks.facts import Text
from bsak.checks.finding import Found, Page, Rule, Theme, of_document
from bsak.checks.losses import Failure
from bsak.checks.reading import Action, Reading
from bsak.checks.register import Register
from bsak.documents.kinds import Kind
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy
from bsak.plans.wording import PlanWording

_FROM_4_HOURS = 240  # minutes; about when masts and batteries give up
_MOST = 90  # letters of a step that are shown
_IN_THE_CRISIS = (Kind.ACTION_CARD, Kind.CONTINGENCY_PLAN, Kind.RESPONSE_PLAN)


def power_needs_power(register: Register) -> Iterator[Found]:
    """Return the steps for a power cut that need power."""
    yield from _defeated(register, Failure.POWER)


def systems_need_systems(register: Register) -> Iterator[Found]:
    """Return the steps for a failure of IT that need IT."""
    yield from _defeated(register, Failure.SYSTEMS)


def phones_need_phones(register: Register) -> Iterator[Found]:
    """Return the steps for dead phones that need a phone."""
    yield from _defeated(register, Failure.PHONES)


def late_calls(register: Register) -> Iterator[Found]:
    """Return what for a power cut has somebody rung for hours, and knows no other way."""
    for text in register.texts:
        card = text.reading.wording
        if not isinstance(card, CardWording) or Failure.POWER not in about(text):
            continue
        if _has_fallback(text.reading):
            continue
        late = {bar.where for bar in card.bars if (bar.minutes or 0) >= _FROM_4_HOURS}
        for action in text.reading.actions:
            if action.where.rpartition(".steps.")[0] in late and _rings(action):
                message = _(
                    "Kortet regner med telefon flere timer inde i et strømsvigt og siger ikke, "
                    "hvad man gør, når den er død."
                )
                yield _at(text, action, message, register)
                break


def stored_behind(register: Register) -> Iterator[Found]:
    """Return what is for a loss of power or IT and can only be read with both."""
    for document in register.in_use:
        lost = losses.failures(document.title) - {Failure.PHONES}
        is_here = document.id in register.text_of or document.files
        if lost and not is_here and (document.link or document.case_number):
            message = _(
                "Registret fører kun til teksten med et link eller sagsnummer. Det kan ikke "
                "åbnes, når %(what)s svigter, og det er netop det, teksten er til.",
                what=_told(lost),
            )
            subject = of_document(document, register)
            yield Found(subject=subject, message=message, field="link")


def not_on_paper(register: Register) -> Iterator[Found]:
    """Return the texts for a loss of power or IT that stand in no numbered copy."""
    printed = {code for copy in register.copies for code in copy.codes}
    if not printed:
        return  # nobody has begun to print
    for text in register.texts:
        document = text.document
        lost = about(text) - {Failure.PHONES}
        if lost and document.kind in _IN_THE_CRISIS and document.code not in printed:
            message = _(
                "Teksten er til, når %(what)s svigter, men den står ikke i nogen nummereret mappe.",
                what=_told(lost),
            )
            subject = of_document(document, register)
            yield Found(subject=subject, message=message, mended=_binder(subject.group, register))


def no_dead_phones(register: Register) -> Iterator[Found]:
    """Return the cards that do not say what to do when nobody can be rung."""
    for text in register.texts:
        card = text.reading.wording
        if not isinstance(card, CardWording) or not card.numbered_steps:
            continue
        if not any(_rings(action) for action in text.reading.actions):
            continue
        if not _thinks_of_dead_phones(text.reading):
            message = _("Kortet siger ikke, hvad man gør, når telefonerne er døde.")
            subject = of_document(text.document, register)
            yield Found(subject=subject, message=message, field="contingencies")


def _binder(group: str, register: Register) -> Page:
    """Return the page of the binder named as the group, or of all of them."""
    if any(copy.code == group for copy in register.copies):
        return "distribution.binder", {"code": group}
    return "distribution.list", {}


def about(text: Text) -> frozenset[Failure]:
    """Return what a text is for the loss of: by its title, or the signs it is taken by."""
    return losses.failures(text.document.title) | _cued(text.reading)


@lru_cache(maxsize=4000)
def _cued(reading: Reading) -> frozenset[Failure]:
    match reading.wording:
        case CardWording(cues=signs) | PlanWording(incidents=signs):
            return frozenset(lost for sign in signs for lost in losses.failures(sign))
    return frozenset()


def _defeated(register: Register, failure: Failure) -> Iterator[Found]:
    for text in register.texts:
        if text.document.kind in _IN_THE_CRISIS and failure in about(text):
            for action, used in _needing(text.reading, failure):
                message = _(
                    "Trinnet bruger %(means)s. Det virker ikke, når %(what)s svigter: »%(words)s«",
                    means=used.name, what=failure.label, words=_short(action.words),
                )  # fmt: skip
                yield _at(text, action, message, register)


@lru_cache(maxsize=4000)
def _needing(reading: Reading, failure: Failure) -> tuple[tuple[Action, means.Means], ...]:
    if failure is Failure.PHONES and any(map(_goes_for_all, reading.actions)):
        return ()
    found = []
    for action in reading.actions:
        is_over = action.where.startswith("closing")  # what was lost is back
        used = None if is_over else means.needed(action.words, failure)
        if used:
            found.append((action, used))
    return tuple(found)


def _goes_for_all(action: Action) -> bool:
    """Say whether it tells everybody how to do without a phone; »hvis–så« is too late for that."""
    is_on_the_way = not action.where.startswith("contingencies")
    words = action.words
    return is_on_the_way and means.thinks_of_dead_phones(words) and means.has_another_way(words)


@lru_cache(maxsize=4000)
def _has_fallback(reading: Reading) -> bool:
    """Say whether a text that rings says anywhere how to do without."""
    return _thinks_of_dead_phones(reading) or any(
        means.has_another_way(action.words) for action in reading.actions
    )


@lru_cache(maxsize=4000)
def _thinks_of_dead_phones(reading: Reading) -> bool:
    return means.thinks_of_dead_phones(reading.words)


def _rings(action: Action) -> bool:
    return bool(action.phone) or means.needed(action.words, Failure.PHONES) is not None


def _at(text: Text, action: Action, message: str, register: Register) -> Found:
    subject = of_document(text.document, register)
    return Found(subject=subject, message=message, field=action.where, mark=action.words)


def _told(lost: frozenset[Failure]) -> str:
    return _(" og ").join(failure.label for failure in Failure if failure in lost)


def _short(words: str) -> str:
    return words if len(words) <= _MOST else f"{words[:_MOST].rsplit(' ', 1)[0]} …"


RULES = (
    Rule(
        id="power-needs-power", tier=Tier.ERROR, theme=Theme.DEFEATED, find=power_needs_power,
        title=lazy("Strømsvigt: trinnet kræver strøm"),
        why=lazy("Når strømmen er væk, virker hverken mail, net, printer eller elevator."),
        do=lazy("Skriv, hvad man gør uden: radio, kurér, papir, trappe."),
    ),
    Rule(
        id="systems-need-systems", tier=Tier.ERROR, theme=Theme.DEFEATED,
        find=systems_need_systems,
        title=lazy("IT-svigt: trinnet kræver IT"),
        why=lazy("Den, der står med kortet, kan hverken logge på, maile eller slå op."),
        do=lazy("Skriv, hvad man gør på papir og i telefonen."),
    ),
    Rule(
        id="phones-need-phones", tier=Tier.ERROR, theme=Theme.DEFEATED, find=phones_need_phones,
        title=lazy("Telefonsvigt: trinnet kræver telefon"),
        why=lazy("Trinnet kan ikke udføres i netop den hændelse, kortet er til."),
        do=lazy("Skriv, hvem der går eller kører hvorhen, eller hvilken radio der bruges."),
    ),
    Rule(
        id="late-calls", tier=Tier.WARNING, theme=Theme.DEFEATED, find=late_calls,
        title=lazy("Strømsvigt: telefon efter flere timer"),
        why=lazy("Mobilmaster og batterier holder typisk 3–4 timer i et strømsvigt."),
        do=lazy("Tilføj under »Hvis–så«, hvad man gør, når telefonerne er døde."),
    ),
    Rule(
        id="stored-behind-itself", tier=Tier.ERROR, theme=Theme.DEFEATED, find=stored_behind,
        title=lazy("Ligger bag det, der er svigtet"),
        why=lazy("Et kort om IT-svigt, der kun ligger i et IT-system, kan ingen få fat i."),
        do=lazy("Skriv teksten her, så den kan trykkes, eller læg filen ind."),
    ),
    Rule(
        id="not-on-paper", tier=Tier.WARNING, theme=Theme.DEFEATED, find=not_on_paper,
        title=lazy("Til strøm- eller IT-svigt, men ikke på papir"),
        why=lazy("Når skærmene er sorte, er det kun mapperne, der kan læses."),
        do=lazy("Tag dokumentet med i en mappe, og send en rettelse ud."),
    ),
    Rule(
        id="no-dead-phones", tier=Tier.TIP, theme=Theme.DEFEATED, find=no_dead_phones,
        title=lazy("Kortet tror, at telefonen altid virker"),
        why=lazy("I de store hændelser er nettet nede eller overbelastet."),
        do=lazy("Tilføj »Telefonerne er døde« under »Hvis–så«."),
    ),
)  # fmt: skip
