"""What a decision asks for, by function; who was there, by function; how long a point takes."""

from datetime import date

import pytest

from bsak.meetings.reading.functions import function_in
from bsak.meetings.reading.minutes import read_minutes
from bsak.meetings.reading.people import people

HEAD = "# REFERAT Strandforum d. 04-09-2025\n\n"


def told(decision):
    text = f"{HEAD}# Punkt 1: BSAK - Status (10 minutter)\n\n## Beslutning\n\n{decision}\n"
    return [(t.owner, t.text, t.is_clear, t.date) for t in read_minutes(text).tasks]


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
        ("Fri Fantasi udarbejder en plan.", ("", "Udarbejde en plan", False, None)),
        ("Det blev besluttet, at kortene gennemgås og planen drøftes med HBR.",
         ("", "Kortene gennemgås og planen drøftes med HBR", False, None)),
    ],
)  # fmt: skip
def test_decision_that_asks_somebody_becomes_a_task(decision, task):
    assert told(decision) == [task]


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
