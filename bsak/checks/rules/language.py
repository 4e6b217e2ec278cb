"""Whether a text can be read and followed by somebody who has never seen it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bsak.cards.wording import CardSort, CardWording
from bsak.checks import prose
from bsak.checks.facts import Text
from bsak.checks.finding import Found, Rule, Theme, of_document
from bsak.checks.reading import Reading
from bsak.checks.register import Register
from bsak.documents.kinds import Kind
from bsak.kernel.prose import Tier
from bsak.kernel.words import _, lazy, ngettext
from bsak.plans.wording import ContactListWording, PlanWording

LEAF = 2  # sides
HARDEST = 45  # LIX; above it a text is called hard
_SHORTEST = 60  # words, before a LIX says anything
_STARTS = re.compile(
    r"aktiver|alarm|varsl|indkald|tilkald|hvornår|niveau|iværksæt|igangsæt|udløs|start|når planen"
    r"|i brug", re.I
)  # fmt: skip
_ENDS = re.compile(
    r"afslut|slut|ophør|opløs|deaktiver|nedtrap|afblæs|genopret|normal drift|tilbage|afvikl|afmeld"
    r"|er ovre|evaluer|opfølgning|efter (?:krisen|hændelsen|indsatsen)", re.I
)  # fmt: skip
_PLANS = (Kind.SUBPLAN, Kind.CONTINGENCY_PLAN, Kind.RESPONSE_PLAN)


def without_start(register: Register) -> Iterator[Found]:
    """Return the cards and plans that do not say when they are taken into use."""
    for text in register.texts:
        match text.reading.wording:
            case CardWording(cues=cues) if not any(cue.strip() for cue in cues):
                yield _of(text, _("Kortet siger ikke, hvornår det tages i brug."), "cues", register)
            case PlanWording() as plan if text.document.kind in _PLANS:
                if not plan.incidents and not _has_heading(plan, _STARTS):
                    message = _("Planen siger ikke, hvornår og af hvem den aktiveres.")
                    yield _of(text, message, "incidents", register)


def without_end(register: Register) -> Iterator[Found]:
    """Return the cards and plans that do not say when it is over."""
    for text in register.texts:
        match text.reading.wording:
            case CardWording(closing=closing) if not (closing.steps and closing.condition):
                message = _("Kortet siger ikke, hvornår arbejdet er slut.")
                yield _of(text, message, "closing.condition", register)
            case PlanWording() as plan if text.document.kind in _PLANS:
                if plan.sections and not _has_heading(plan, _ENDS):
                    message = _("Planen har intet afsnit om, hvordan det afsluttes.")
                    yield _of(text, message, "sections", register)


def without_doer(register: Register) -> Iterator[Found]:
    """Return the texts with steps that are nobody's; on a role card they are the role's."""
    for text in register.texts:
        card = text.reading.wording
        if isinstance(card, CardWording) and card.sort is CardSort.ROLE:
            continue
        steps = [one for one in text.reading.actions if ".steps." in one.where]
        nobodys = [one for one in steps if not one.who.strip()]
        if nobodys:
            message = ngettext(
                "%(num)d trin siger ikke, hvem der gør det.",
                "%(num)d trin siger ikke, hvem der gør det.",
                len(nobodys),
            )
            field = re.sub(r"\.(?:lead|text)$", ".who", nobodys[0].where)
            yield _of(text, message, field, register, mark="doer")


def two_actions(register: Register) -> Iterator[Found]:
    """Return the steps of cards that ask for two things under one box."""
    for text in register.texts:
        for where, words in _doubled(text.reading):
            message = _("Trinnet beder om to ting: »%(words)s«", words=words)
            yield _of(text, message, where, register, mark=words)


def hard_to_read(register: Register) -> Iterator[Found]:
    """Return the plans whose sentences are long and whose words are longer."""
    for text in register.texts:
        worst = _hardest(text.reading)
        if worst:
            message = _("Lixtallet er %(lix)d. Sigt efter højst %(most)d.",
                        lix=worst[0], most=HARDEST)  # fmt: skip
            yield _of(text, message, worst[1], register, mark="lix")


def unknown_abbreviations(register: Register) -> Iterator[Found]:
    """Return the abbreviations that neither the text nor the word list explains."""
    own = frozenset(group.code for group in register.groups)
    own |= {short for department in register.departments if (short := department.short_name)}
    for text in register.texts:
        for where, short in _abbreviated(text.reading):
            if short not in own:
                message = _("»%(short)s« er ikke forklaret.", short=short)
                yield _of(text, message, where, register, mark=short)


def longer_than_leaf(register: Register) -> Iterator[Found]:
    """Return the cards that do not fit on the two sides of one leaf."""
    for text in register.texts:
        if text.document.kind is Kind.ACTION_CARD and text.pages > LEAF:
            message = _("Kortet fylder %(pages)d sider.", pages=text.pages)
            yield _of(text, message, "phases", register)


def known_people(register: Register) -> Iterator[Found]:
    """Return the texts that name somebody who stands in the contacts."""
    names = {p.name: p.id for p in register.people.values() if len(p.name.split()) > 1}
    if not names:
        return
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?:s)?(?!\w)")
    for text in register.texts:
        if isinstance(text.reading.wording, ContactListWording):
            continue
        if not pattern.search(text.reading.words):
            continue  # one search for nearly every text
        for where, words in text.reading.lines:
            if found := pattern.search(words):
                person = names.get(found[0]) or names.get(found[0].removesuffix("s"))
                message = _("Teksten nævner en person fra kontakterne ved navn.")
                yield _of(text, message, where, register, mark=f"person-{person}")


def placeholders(register: Register) -> Iterator[Found]:
    """Return the texts with a name or number that nobody has filled in."""
    for text in register.texts:
        for where, found, words in _unfilled(text.reading):
            message = _("»%(found)s« er ikke udfyldt.", found=found)
            yield _of(text, message, where, register, mark=f"{found} {words}")


@lru_cache(maxsize=4000)
def _unfilled(reading: Reading) -> tuple[tuple[str, str, str], ...]:
    if not prose.may_have_blank(reading.words):
        return ()
    searched = ((at, prose.blank(words), words) for at, words in reading.lines)
    return tuple((at, found, words) for at, found, words in searched if found)


@lru_cache(maxsize=4000)
def _doubled(reading: Reading) -> tuple[tuple[str, str], ...]:
    if not isinstance(reading.wording, CardWording):
        return ()
    steps = ((n.where, f"{n.step.lead} {n.step.text}") for n in reading.wording.numbered_steps)
    return tuple((f"{at}.lead", words.strip()) for at, words in steps if prose.is_double(words))


@lru_cache(maxsize=4000)
def _hardest(reading: Reading) -> tuple[int, str] | None:
    """Return the LIX of a plan that is too hard, and where it is worst."""
    if not isinstance(reading.wording, PlanWording):
        return None
    chapters = [(prose.running(section), where) for where, section in reading.sections]
    whole = "\n".join(words for words, _where in chapters)
    if prose.count(whole) < _SHORTEST:
        return None
    hardness = prose.lix(whole)
    if hardness <= HARDEST:
        return None
    long_ones = [(prose.lix(w), at) for w, at in chapters if prose.count(w) >= _SHORTEST]
    worst = max(long_ones, default=(0, "sections"))
    return hardness, worst[1]


@lru_cache(maxsize=4000)
def _abbreviated(reading: Reading) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for where, words in reading.lines:
        for short in prose.abbreviations(words):
            found.setdefault(short, where)
    return tuple(
        (where, short)
        for short, where in found.items()
        if not prose.is_explained(short, reading.words)
    )


def _has_heading(plan: PlanWording, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(section.heading) for section in plan.sections)


def _of(text: Text, message: str, field: str, register: Register, mark: str = "") -> Found:
    subject = of_document(text.document, register)
    return Found(subject=subject, message=message, field=field, mark=mark)


RULES = (
    Rule(
        id="no-start", tier=Tier.WARNING, theme=Theme.PLANS, find=without_start,
        title=lazy("Siger ikke, hvornår det bruges"),
        why=lazy("Et kort uden tegn bliver taget for sent eller slet ikke."),
        do=lazy("Skriv det, man ser, hører eller får at vide."),
    ),
    Rule(
        id="no-end", tier=Tier.WARNING, theme=Theme.PLANS, find=without_end,
        title=lazy("Siger ikke, hvornår det er slut"),
        why=lazy("Uden en slutning bliver folk siddende, og erfaringen går tabt."),
        do=lazy("Skriv, hvad der skal være opfyldt, og hvem der melder af."),
    ),
    Rule(
        id="step-without-doer", tier=Tier.TIP, theme=Theme.LANGUAGE, find=without_doer,
        title=lazy("Trin, der ikke er nogens"),
        why=lazy("Det, alle kan gøre, gør ingen."),
        do=lazy("Skriv funktionen ved trinnet."),
    ),
    Rule(
        id="two-actions", tier=Tier.TIP, theme=Theme.LANGUAGE, find=two_actions,
        title=lazy("To ting i ét trin"),
        why=lazy("Med ét kryds kan man ikke se, om begge dele er gjort."),
        do=lazy("Del trinnet i to."),
    ),
    Rule(
        id="hard-to-read", tier=Tier.TIP, theme=Theme.LANGUAGE, find=hard_to_read,
        title=lazy("Svær at læse"),
        why=lazy("En plan skal kunne læses højt af en, der er træt."),
        do=lazy("Del de lange sætninger, og brug de korte ord."),
    ),
    Rule(
        id="unknown-abbreviation", tier=Tier.TIP, theme=Theme.LANGUAGE,
        find=unknown_abbreviations,
        title=lazy("Forkortelse, der ikke er forklaret"),
        why=lazy("Afløseren og naboen kender ikke husets forkortelser."),
        do=lazy("Skriv ordet ud første gang, med forkortelsen i parentes."),
    ),
    Rule(
        id="longer-than-leaf", tier=Tier.WARNING, theme=Theme.LANGUAGE, find=longer_than_leaf,
        title=lazy("Kortet fylder mere end ét ark"),
        why=lazy("To ark bliver skilt ad, og det ene bliver væk."),
        do=lazy("Skær ned, eller del i to kort."),
    ),
    Rule(
        id="known-person-in-text", tier=Tier.ERROR, theme=Theme.PEOPLE, find=known_people,
        title=lazy("En fra kontakterne er nævnt ved navn"),
        why=lazy("Når personen skifter job, skal alle tekster rettes og trykkes igen."),
        do=lazy("Skriv funktionen i stedet."),
    ),
    Rule(
        id="placeholder", tier=Tier.ERROR, theme=Theme.PEOPLE, find=placeholders,
        title=lazy("»Vakant«, »NN« eller »XX« i en tekst"),
        why=lazy("Den, der ringer, får ingen."),
        do=lazy("Find ud af, hvem det er, og skriv funktion og nummer."),
    ),
)  # fmt: skip
