"""What a decision asks for, by function; who was there, by function; how long a point takes."""

from datetime import date

import pytest

from bsak.meetings.reading.functions import function_in
from bsak.meetings.reading.minutes import read_minutes
from bsak.meetings.reading.people import people

HEAD = "# REFERAT Strandforum d. 04-09-2025\n\n"


def told(decision):
    text = f"{HEAD}# Punkt 1: BSAK - Status (10 minutter)\n\n## Beslutning\n\n{decision}\n"
    minutes = read_minutes(text, departments=["Kultur & Borger"])
    return [(t.owner, t.text, t.is_clear, t.date) for t in minutes.tasks]


@pytest.mark.parametrize(
    ("decision", "task"),
    [
        ("Kriseledelsen udarbejder en liste.", ("Kriseledelsen", "Udarbejde en liste", True, None)),
        ("Chefen for Havn & Strand undersøger, om der er senge.",
         ("Chefen for Havn & Strand", "Undersøge, om der er senge", True, None)),
        ("Strandchefen skal ringe til HBR inden den 1. oktober 2025.",
         ("Strandchefen", "Ringe til HBR inden den 1. oktober 2025", True, date(2025, 10, 1))),
        ("HS bør se på det.", ("HS", "Se på det", False, None)),
        ("Det skal undersøges, om det kan lade sig gøre.",
         ("", "Det skal undersøges, om det kan lade sig gøre", False, None)),
        ("Efter mødet skal alle hjem. Der skal laves en matrix.",
         ("", "Der skal laves en matrix", False, None)),
        ("Lederen af H&S undersøger nødstrøm inden 15. oktober 2025.",
         ("Lederen af H&S", "Undersøge nødstrøm inden 15. oktober 2025", True, date(2025, 10, 15))),
        ("Hjemmeplejen udarbejder en plan.", ("Hjemmeplejen", "Udarbejde en plan", True, None)),
        ("Kultur og Borger udarbejder en plan.",
         ("Kultur og Borger", "Udarbejde en plan", True, None)),
        ("Strandchef Fri Fantasi udarbejder en plan.",
         ("Strandchef", "Udarbejde en plan", True, None)),
        ("Strandchefen har fået opgaven »Skriv en matrix« med frist den 22. oktober 2025.",
         ("Strandchefen", "Skriv en matrix", True, date(2025, 10, 22))),
        ("Fri Fantasi udarbejder en plan.", ("", "Udarbejde en plan", False, None)),
        ("Det blev besluttet, at kortene gennemgås og planen drøftes med HBR.",
         ("", "Kortene gennemgås og planen drøftes med HBR", False, None)),
    ],
)  # fmt: skip
def test_decision_that_asks_somebody_becomes_a_task(decision, task):
    assert told(decision) == [task]


@pytest.mark.parametrize(
    ("decision", "day"),
    [
        ("Efterfølgende skal der skralæses for koordinering", None),
        ("Når arbejdet er gjort, skal Fri have mapper med planerne", None),
        ("Hammel undersøger, om der er senge", None),
        ("Krisegrupperne bør have en øvelse", None),
        ("Havn & Strand skal have deres vagtplan", None),
        ("Notatet sendes til HBR senest den 1. oktober 2025", date(2025, 10, 1)),
        ("Vi skal hurtigst muligt have senge", None),
        ("Telte kan sættes op, Fri vil kontakte HBR herom og der skal ses ind i kortene", None),
    ],
)  # fmt: skip
def test_sentence_that_may_be_a_task_is_for_a_person_to_see(decision, day):
    assert told(f"{decision}.") == [("", decision, False, day)]


def test_sentence_with_a_year_at_its_end_ends_there():
    first, second = told("HS ringer. HS skal ringe inden den 1. oktober 2025. HBR skal svare.")

    assert (first[1], second[1]) == ("Ringe inden den 1. oktober 2025", "Svare")


def test_day_of_a_task_is_no_deadline_for_documents():
    text = f"{HEAD}# Punkt 1: BSAK - Status\n\n## Beslutning\n\n"
    work = "Chefen for Havn & Strand undersøger nødstrøm senest den 16. oktober 2025."
    cards = "Krisegruppen Havn & Strand skal aflevere actioncards senest den 1. november 2025."
    minutes = read_minutes(f"{text}{work}\n\n{cards}\n")

    assert [one.text for one in minutes.deadlines] == [cards]
    assert [one.is_clear for one in minutes.tasks] == [True, False]


@pytest.mark.parametrize(
    "decision",
    [
        "Orienteringen blev taget til efterretning.",
        "Vi skal være særlig opmærksomme.",
        "Strandchefen skal være til stede.",
        "Fristen er den 1. oktober 2025.",
        "Planerne skal gennemgås.",
    ],
)
def test_other_sentences_do_not(decision):
    assert told(decision) == []


@pytest.mark.parametrize(
    ("words", "function"),
    [
        ("Kommunaldirektøren", "Kommunaldirektøren"),
        ("Afdelingschefen for Havn, Strand & Vand", "Afdelingschefen for Havn, Strand & Vand"),
        ("Strandchef Fri B. Fantasi", "Strandchef"),
        ("HBR", "HBR"),
        ("Fri Fantasi", ""),
        ("Fri", ""),
    ],
)
def test_function_is_told_from_a_name(words, function):
    assert function_in(words) == function


def test_head_names_who_was_there_and_leaves_people_s_names_out():
    found = people([
        "Til stede: Kommunaldirektøren; HBR (gæst, punkt 2); Fri Fantasi; Fri Fantasi (strandchef)",
        "Afbud: Chefen for Havn & Strand, Fri Fantasi",
        "Mødeleder: Kommunaldirektøren",
    ])  # fmt: skip

    assert [(one.name, one.presence, one.is_guest, one.note) for one in found] == [
        ("Kommunaldirektøren", "present", False, ""),
        ("HBR", "present", True, "punkt 2"),
        ("Strandchef", "present", False, ""),
        ("Chefen for Havn & Strand", "absent", False, ""),
    ]


@pytest.mark.parametrize(
    ("title", "slot"),
    [
        ("Status (10 minutter)", "10 minutter"),
        ("Status (30 min.)", "30 min."),
        ("Status (9.00-10.00)", "9.00-10.00"),
        ("Status (kl. 14:00)", "kl. 14:00"),
        ("Status (bilag 3)", ""),
        ("Status 2025", ""),
    ],
)
def test_time_of_a_point_is_read_from_its_title(title, slot):
    (item,) = read_minutes(f"{HEAD}# Punkt 1: {title}\n\n## Beslutning\n\nGodkendt.\n").items

    assert (item.title, item.time_slot) == (title, slot)
