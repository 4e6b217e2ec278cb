"""The content rules of the editor, asked again of every text in force."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from bsak.checks.finding import Found, Rule, Theme, of_document
from bsak.checks.reading import Reading
from bsak.checks.register import Register
from bsak.kernel.prose import Finding, Tier
from bsak.kernel.words import lazy
from bsak.plans import by_kind


def said(*content: str) -> Callable[[Register], Iterator[Found]]:
    """Return a rule that finds what the content rules of those names find."""
    return partial(_said, frozenset(content))


def _said(content: frozenset[str], register: Register) -> Iterator[Found]:
    for text in register.texts:
        for one in _checked(text.reading, text.document.title, text.document.code):
            if one.rule in content:
                subject = of_document(text.document, register)
                mark = f"{one.where} {one.message}"
                yield Found(subject=subject, message=one.message, field=one.where, mark=mark)


@lru_cache(maxsize=4000)
def _checked(reading: Reading, title: str, code: str) -> tuple[Finding, ...]:
    found = by_kind.findings(reading.wording, kind=reading.kind, title=title, code=code)
    return tuple(dict.fromkeys(found))


RULES = (
    Rule(
        id="long-title", tier=Tier.TIP, theme=Theme.LANGUAGE, find=said("C-01"),
        title=lazy("Titlen er for lang"),
        why=lazy("En titel skal kunne siges i en telefon og læses på en ryg."),
        do=lazy("Skriv højst seks ord."),
    ),
    Rule(
        id="empty-field", tier=Tier.ERROR, theme=Theme.LANGUAGE, find=said("C-02", "C-03", "P-01"),
        title=lazy("Et felt, der skal bruges, er tomt"),
        why=lazy("Et hul på papiret ligner noget, man har glemt at læse."),
        do=lazy("Udfyld feltet, eller fjern det."),
    ),
    Rule(
        id="too-many-steps", tier=Tier.ERROR, theme=Theme.LANGUAGE, find=said("C-04", "C-13"),
        title=lazy("For mange trin, eller frister i uorden"),
        why=lazy("Den, der er presset, kan ikke holde mere end ni ting mellem to pauser."),
        do=lazy("Del fristen eller kortet, og sæt den korteste frist først."),
    ),
    Rule(
        id="step-form", tier=Tier.WARNING, theme=Theme.LANGUAGE, find=said("C-06", "C-08"),
        title=lazy("Trinnet er ikke til at følge"),
        why=lazy("Under pres læser man det første ord og gør det."),
        do=lazy("Begynd med et bydeord, sæt betingelsen først, og skriv kort."),
    ),
    Rule(
        id="vague-words", tier=Tier.WARNING, theme=Theme.LANGUAGE, find=said("C-07"),
        title=lazy("Ord, der overlader valget til læseren"),
        why=lazy("»Eventuelt« og »efter behov« flytter beslutningen til den, der har mindst tid."),
        do=lazy("Skriv, hvem der gør hvad, og hvornår."),
    ),
    Rule(
        id="number-to-look-up", tier=Tier.ERROR, theme=Theme.LANGUAGE, find=said("C-09"),
        title=lazy("Nummeret står ikke i trinnet"),
        why=lazy("I den første time slår ingen op i en liste."),
        do=lazy("Skriv nummeret i trinnet."),
    ),
    Rule(
        id="person-in-text", tier=Tier.ERROR, theme=Theme.PEOPLE, find=said("C-10"),
        title=lazy("Personnavn eller mailadresse i en tekst"),
        why=lazy("Navne ældes hurtigere end planer."),
        do=lazy("Skriv funktionen; navnet står på kontaktlisten."),
    ),
    Rule(
        id="no-hand-in", tier=Tier.ERROR, theme=Theme.LANGUAGE, find=said("C-14"),
        title=lazy("Kortet slutter ikke ordentligt"),
        why=lazy("Uden et sidste trin bliver kort og log væk, og ingen ved, at det er slut."),
        do=lazy("Slut med »Aflever kort og log«, og skriv til hvem."),
    ),
    Rule(
        id="other-card-announced", tier=Tier.ERROR, theme=Theme.LANGUAGE, find=said("C-12"),
        title=lazy("Kortet melder et andet kort i gang"),
        why=lazy("Den, der bliver ringet op, finder det kort frem, der bliver sagt."),
        do=lazy("Skriv kortets eget nummer."),
    ),
    Rule(
        id="dead-end", tier=Tier.ERROR, theme=Theme.PLANS, find=said("C-15"),
        title=lazy("Et valg eller trin fører ingen steder hen"),
        why=lazy("Læseren bliver sendt til et trin, der ikke er på kortet."),
        do=lazy("Ret nummeret eller bogstavet."),
    ),
    Rule(
        id="crooked-table", tier=Tier.ERROR, theme=Theme.LANGUAGE, find=said("P-02"),
        title=lazy("Tabel med skæve rækker"),
        why=lazy("Tal kommer til at stå under en forkert overskrift."),
        do=lazy("Giv hver række lige så mange felter som overskriften."),
    ),
    Rule(
        id="plan-roles", tier=Tier.WARNING, theme=Theme.PLANS, find=said("P-03"),
        title=lazy("Planens krisestab er ikke hel"),
        why=lazy("De fem roller er det, en krisestab ikke kan undvære."),
        do=lazy("Beskriv hver rolle én gang, med funktion og stedfortræder."),
    ),
    Rule(
        id="critical-functions", tier=Tier.WARNING, theme=Theme.PLANS, find=said("P-04"),
        title=lazy("Kritiske funktioner eller hændelser mangler"),
        why=lazy("Uden dem ved ingen, hvad der skal virke først."),
        do=lazy("Skriv 3 til 10 kritiske funktioner og de hændelser, planen dækker."),
    ),
    Rule(
        id="row-without-number", tier=Tier.WARNING, theme=Theme.PEOPLE, find=said("P-05"),
        title=lazy("Linje på en kontaktliste uden nummer"),
        why=lazy("En linje, der ikke kan ringes til, er ingen hjælp."),
        do=lazy("Skriv nummeret og hvem man får fat i."),
    ),
    Rule(
        id="number-or-date-form", tier=Tier.TIP, theme=Theme.LANGUAGE, find=said("T-09", "T-10"),
        title=lazy("Nummer, dato eller klokkeslæt kan læses på to måder"),
        why=lazy("»3/4« er både april og marts, når man har travlt."),
        do=lazy("Skriv numre i par og datoer med måned."),
    ),
    Rule(
        id="template-left", tier=Tier.ERROR, theme=Theme.LANGUAGE, find=said("T-11"),
        title=lazy("Skabelonens egne ord står der endnu"),
        why=lazy("Det, der står i skarpe parenteser, skulle nogen have skrevet."),
        do=lazy("Skriv det, der skal stå der."),
    ),
)  # fmt: skip
