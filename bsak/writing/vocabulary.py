"""What every field of a wording is called, how it is typed, and what one row of each is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bsak.cards import wording as card
from bsak.kernel.words import lazy as w
from bsak.plans import wording as plan
from bsak.seats.roles import CrisisRole


@dataclass(frozen=True, slots=True)
class Words:
    """A field's name and what to write in it; ``lines`` above 1 makes room for long text."""

    label: Any
    hint: Any = ""
    lines: int = 1
    width: str = ""  # "short" or "middle": no wider than what belongs there
    is_rare: bool = False  # folded away until somebody needs it
    usual: str = ""  # what stands there until somebody writes
    choices: tuple[tuple[str, Any], ...] = ()  # (value, what people choose); empty: anything


_EACH = w("Ét punkt på hver linje.")
_PHONE = w("Fx 00 00 00 01 eller 112.")
_NOTE = Words(w("Note"), w("Står med småt på arket."), lines=2)
_RELATED = {
    "belongs_to": Words(
        w("Hører til"), w("Planers numre, fx MT-DP-01. Ét på hver linje."), lines=2
    ),
    "see_also": Words(w("Se også"), w("Korts og planers numre. Ét på hver linje."), lines=3),
    "note": _NOTE,
}

_CARD = {
    "sort": Words(
        w("Kortets slags"),
        w("Hvad får nogen til at tage kortet frem?"),
        choices=(
            ("event", w("En hændelse")),
            ("role", w("En rolle, man har fået")),
            ("unit", w("En hændelse i én bestemt enhed")),
        ),
    ),
    "audience": Words(w("Til"), w("Rollen, der læser kortet, fx »Vagtlederen«.")),
    "cues": Words(
        w("Brug kortet når"),
        w("1 til 4 tegn, man kan se, høre eller få at vide. Ét på hver linje."),
        lines=4,
    ),
    "goal": Words(
        w("Mål"), w("Én sætning med en frist: »Alle er talt op inden 15 minutter.«"), lines=2
    ),
    "stop": Words(w("STOP-feltet"), w("1 til 3 linjer: det, der gøres, før nogen læser videre.")),
    "question": Words(
        w("Spørgsmål"),
        w("Noget, man kan se svaret på. Kortet tilføjer: »Sæt ét kryds, gå så til trin 1.«"),
    ),
    "choices": Words(w("Udfald"), w("2 eller 3. De får bogstaverne A, B og C.")),
    "in_doubt": Words(w("I tvivl, vælg"), w("Bogstavet på det sikreste udfald."), width="short"),
    "phases": Words(w("Frister og trin"), w("Den korteste frist først. Højst 16 trin i alt.")),
    "contingencies": Words(
        w("Hvis–så"), w("Det, der kan gå galt undervejs. Tag døde telefoner og skadede med.")
    ),
    "closing": Words(w("Afslutning")),
    "activated_by": Words(w("Hvem tager kortet i brug"), w("Funktioner, ikke navne.")),
    "responsible": Words(w("Ansvarlig"), w("Funktionen, der leder arbejdet.")),
    "deputy": Words(w("Stedfortræder"), w("Funktionen, der tager over.")),
    "resources": Words(w("Tag med"), _EACH, lines=3),
    "communication": Words(w("Kommunikation"), w("Hvem siger hvad til hvem."), lines=3),
    "log_note": Words(w("Linjen ved loggen"), w("Tom: »Kl. – hvad skete, hvad blev besluttet«.")),
    "own_help": Words(w("Hjælp fra egne"), _EACH, lines=3),
    "external_help": Words(w("Hjælp udefra"), _EACH, lines=3),
    **_RELATED,
}
_STEP = {
    "lead": Words(w("Handling"), w("Begynd med et bydeord. Står med fed: »Ring«."), width="middle"),
    "text": Words(w("Resten af sætningen"), w("Højst 12 ord i alt: »til vagten.«"), width="middle"),
    "detail": Words(w("Detalje"), w("Hvor, hvordan, hvor mange. Højst 18 ord."), lines=2),
    "who": Words(w("Hvem"), w("Funktionen, der gør det."), width="middle"),
    "phone": Words(w("Telefon"), _PHONE, width="middle"),
    "phone_label": Words(
        w("Ord foran nummeret"),
        w("Fx »Tlf.« eller »Vagt«."),
        width="middle",
        is_rare=True,
        usual="Tlf.",
    ),
    "fill": Words(
        w("Felt til at skrive i"),
        w("[20] bliver en streg på 20 mm: »[12] personer × 3 liter = [15]«."),
        is_rare=True,
    ),
    "warning": Words(w("Advarsel"), w("Står over trinnet."), is_rare=True),
}
_SECTION = {
    "heading": Words(w("Overskrift")),
    "level": Words(
        w("Niveau"), choices=(("1", w("Kapitel")), ("2", w("Afsnit under kapitlet før")))
    ),
    "blocks": Words(w("Indhold")),
}
_TABLE = {
    "caption": Words(w("Tabellens navn")),
    "headings": Words(w("Overskrifter"), w("Kolonnernes navne med | mellem dem.")),
    "rows": Words(
        w("Rækker"),
        w("Én på hver linje, | mellem felterne. Rækker fra et regneark kan sættes ind."),
        lines=6,
    ),
    "widths": Words(
        w("Bredder"),
        w("Et tal for hver kolonne: »3 1 1«. Tom: lige brede."),
        width="middle",
        is_rare=True,
    ),
}
_SEAT = {
    "role": Words(
        w("Rolle"), width="middle", choices=tuple((r.value, r.label) for r in CrisisRole)
    ),
    "function": Words(w("Funktion"), w("Den stilling, der har den."), width="middle"),
    "deputies": Words(w("Stedfortrædere"), w("I den rækkefølge, de kaldes. Én på hver linje."), 2),
    "phone": Words(w("Telefon"), _PHONE, width="middle"),
    "tasks": Words(w("Første opgaver"), _EACH, lines=4),
}
_CONTACT_ROW = {
    "function": Words(w("Funktion"), w("Hvem man får i røret."), width="middle"),
    "organisation": Words(w("Sted"), w("Firma, myndighed eller afdeling."), width="middle"),
    "name": Words(w("Navn"), w("Kun når en bestemt person skal nås."), is_rare=True),
    "phone": Words(w("Telefon"), width="middle"),
    "phone_outside_hours": Words(w("Telefon uden for åbningstid"), width="middle"),
    "email": Words(w("E-mail"), is_rare=True),
    "note": Words(w("Bemærk")),
}
_PLAN = {
    "activation": Words(w("Planen bruges"), w("Står over det korte."), usual="Ved akut behov"),
    "summary": Words(
        w("Det korte"), w("Hvad planen er til, og hvad der gøres først. 2 til 4 sætninger."), 4
    ),
    "critical_functions": Words(
        w("Kritiske funktioner"),
        w("3 til 10: det, der skal virke i en krise. Én pr. linje."),
        5,
    ),
    "incidents": Words(w("Hændelser, planen dækker"), w("Én på hver linje."), lines=4),
    "sections": Words(w("Kapitler")),
    **_RELATED,
}
_GROUP = {"heading": Words(w("Overskrift"))}
_BOLD = w("**To stjerner** på hver side gør ord fede.")

WORDS: Mapping[type[Any], Mapping[str, Words]] = {
    card.CardWording: _CARD,
    card.StopLine: {
        "text": Words(w("Handling"), w("»Ring 112«, »Stands pumpen«.")),
        "detail": Words(w("Detalje")),
        "phone": Words(w("Telefon"), _PHONE, width="middle"),
    },
    card.Choice: {
        "title": Words(w("Det, man ser")),
        "consequence": Words(w("Det følger"), w("Hvad der gøres: »Luk vandet. Gå til trin 4.«")),
    },
    card.Phase: {
        "label": Words(w("Overskrift"), w("Står i bjælken: »Inden 15 minutter«."), width="middle"),
        "minutes": Words(w("Minutter"), w("Til og med 60: side 1."), width="middle"),
        "steps": Words(w("Trin"), w("Højst 9 i hver frist, i den rækkefølge de gøres.")),
    },
    card.Step: _STEP,
    card.Contingency: {
        "condition": Words(w("Hvis"), w("»Telefonerne er døde«.")),
        "action": Words(w("Så"), w("»Send et bud til rådhuset«."), lines=2),
    },
    card.Closing: {
        "condition": Words(w("Afslut først når"), w("»alle er talt op, og vagten har sagt til«.")),
        "steps": Words(w("De sidste trin"), w("Det allersidste: »Aflever kort og log til …«.")),
    },
    plan.PlanWording: _PLAN,
    plan.Section: _SECTION,
    plan.Paragraph: {"text": Words(w("Tekst"), _BOLD, lines=5)},
    plan.Bullets: {"items": Words(w("Punkter"), _EACH, lines=5)},
    plan.Steps: {"steps": Words(w("Trin"), w("I den rækkefølge, de gøres."))},
    plan.PlanStep: {
        "text": Words(w("Handling"), lines=2),
        "who": Words(w("Hvem"), w("Funktionen, der gør det."), width="middle"),
    },
    plan.Table: _TABLE,
    plan.Contacts: {"caption": Words(w("Tabellens navn")), "rows": Words(w("Kontakter"))},
    plan.Contact: {
        "function": Words(
            w("Funktion"), w("Ikke et navn; det står på kontaktlisten."), width="middle"
        ),
        "deputy": Words(w("Stedfortræder"), width="middle"),
        "phone": Words(w("Telefon"), _PHONE, width="middle"),
        "note": Words(w("Bemærk"), width="middle"),
    },
    plan.Roles: {"caption": Words(w("Navn")), "seats": Words(w("Roller"))},
    plan.RoleSeat: _SEAT,
    plan.Callout: {
        "title": Words(w("Overskrift")),
        "text": Words(w("Det, der ikke må overses"), _BOLD, lines=3),
    },
    plan.ContactListWording: {
        "purpose": Words(w("Formål"), lines=3),
        "use": Words(w("Sådan bruges listen"), _EACH, lines=5),
        "groups": Words(w("Grupper")),
        "note": _NOTE,
    },
    plan.ContactGroup: {**_GROUP, "rows": Words(w("Kontakter"))},
    plan.ContactRow: _CONTACT_ROW,
    plan.ChecklistWording: {
        "audience": Words(w("Til"), w("Rollen, der bruger listen.")),
        "place": Words(w("Sted")),
        "purpose": Words(w("Formål"), lines=3),
        "groups": Words(w("Grupper")),
        "note": _NOTE,
    },
    plan.ChecklistGroup: {**_GROUP, "items": Words(w("Punkter"))},
    plan.ChecklistItem: {
        "text": Words(w("Punkt")),
        "detail": Words(w("Detalje"), w("Hvor det ligger, hvor mange.")),
    },
}

ROW: Mapping[type[Any], Any] = {  # what one row is called
    card.StopLine: w("Linje"),
    card.Choice: w("Udfald"),
    card.Phase: w("Frist"),
    card.Step: w("Trin"),
    card.Contingency: w("Hvis–så"),
    plan.Section: w("Kapitel"),
    plan.Paragraph: w("Tekst"),
    plan.Bullets: w("Punkter"),
    plan.Steps: w("Trinliste"),
    plan.Table: w("Tabel"),
    plan.Contacts: w("Kontakter"),
    plan.Roles: w("Roller"),
    plan.Callout: w("Fremhævet"),
    plan.PlanStep: w("Trin"),
    plan.Contact: w("Kontakt"),
    plan.RoleSeat: w("Rolle"),
    plan.ContactGroup: w("Gruppe"),
    plan.ContactRow: w("Kontakt"),
    plan.ChecklistGroup: w("Gruppe"),
    plan.ChecklistItem: w("Punkt"),
}
