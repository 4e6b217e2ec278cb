"""Numbers that stand beside a function, wherever in a text: another's is found, its own is not."""

import pytest

from bsak.cards.wording import Step, StopLine
from bsak.checks.catalogue import BY_ID
from bsak.checks.facts import Post
from bsak.documents.kinds import Kind
from bsak.plans.wording import ContactGroup, ContactListWording, ContactRow
from tests.checks.registers import (
    ASTA,
    BO,
    GUARD,
    GUARD_PHONE,
    PHONE,
    card,
    doc,
    register,
    seat,
    steps,
    text,
)

_POSTS = (GUARD, Post(2, "Beredskabets vagtcentral"), Post(3, "Spildevandsvagten"),
          Post(4, "Bankens erhvervsvagt"))  # fmt: skip
_POINTS = (GUARD_PHONE, PHONE, *(
    GUARD_PHONE._replace(id=10 + number, post_id=number, value=f"0000000{number}")
    for number in (2, 3, 4)
))  # fmt: skip


def _found(*texts, rule="number-differs", **parts):
    parts.setdefault("people", {1: ASTA, 2: BO})
    made = register(*texts, posts=_POSTS, points=_POINTS, **parts)
    return [one.message for one in BY_ID[rule].find(made)]


@pytest.mark.parametrize("number", ["00 00 00 12", "00 00 00 77"])  # another's, and nobody's
@pytest.mark.parametrize(
    ("lead", "is_right"),
    [
        ("Ring til beredskabets vagtcentral", "00 00 00 02"),
        ("Spørg Beredskabets Vagtcentral om vand", "00 00 00 02"),
        ("Bestil vand hos beredskabets vagtcentral", "00 00 00 02"),
        ("Spildevandsvagt", "00 00 00 03"),
        ("Spildevandsvagten: Kører pumperne?", "00 00 00 03"),
    ],
)
def test_the_number_of_a_line_is_that_of_the_function_it_calls(lead, is_right, number):
    for made in (card(stop=(StopLine(lead, "", number),)), steps(Step(lead, phone=number))):
        [message] = _found(text(made))
        assert number in message
        assert is_right in message
    assert not _found(text(steps(Step(lead, phone=is_right))))


@pytest.mark.parametrize(
    "words",
    [
        "Ring til beredskabets vagtcentral på {}.",
        "Beredskabets vagtcentral, tlf. {}, har pumper.",
        "Ring {} til beredskabets vagtcentral.",
        "Krisestabens vagt, 00 00 00 01, og Spildevandsvagten ({}).",
    ],
)
def test_a_number_in_a_sentence_is_that_of_the_function_beside_it(words):
    assert len(_found(text(card(note=words.format("00 00 00 12"))))) == 1
    right = "00 00 00 03" if "Spilde" in words else "00 00 00 02"
    assert not _found(text(card(note=words.format(right))))


@pytest.mark.parametrize(
    ("words", "phone"),
    [
        ("Ring til bankens vagt. Nævn spildevandsvagten.", "00 00 00 04"),
        ("Bed krisestaben om en afløser for Spildevandsvagten.", "00 00 00 01"),
        ("Ring til Spildevandsvagten, ellers krisestabens vagt.", "00 00 00 01"),
        ("Følg Spildevandsvagtens råd.", "00 00 00 12"),
        ("Ring til Spildevandsvagtens leder.", "00 00 00 12"),
        ("Skriv det i spildevandsvagtens log.", "00 00 00 12"),
    ],
)
def test_a_function_that_is_only_mentioned_has_not_the_number_of_the_step(words, phone):
    assert not _found(text(steps(Step(words, phone=phone))))


def test_who_has_a_seat_is_not_reached_by_the_number_of_somebody_else():
    chief = seat(held=(2,))._replace(function="IT-chefen")
    bos = PHONE._replace(id=30, person_id=2, value="00000088")
    for phone, many in (("00 00 00 12", 1), ("00 00 00 88", 0), ("00 00 00 01", 0),
                        ("00 00 00 99", 0)):  # fmt: skip
        made = register(
            text(steps(Step("Ring til IT-chefen.", phone=phone))), seats=(chief,),
            posts=_POSTS, points=(*_POINTS, bos),
        )  # fmt: skip
        found = [one.message for one in BY_ID["number-differs"].find(made)]
        assert len(found) == many, phone
        assert "88" not in "".join(found)


@pytest.mark.parametrize(
    ("organisation", "phone", "many"),
    [("", "00 00 00 12", 1), ("", "00 00 00 01", 0), ("Nabokommunen", "00 00 00 12", 0)],
)
def test_a_line_of_a_contact_list_is_held_against_the_function_of_its_name(
    organisation, phone, many
):
    row = ContactRow("Krisestabens vagt", organisation, phone=phone)
    listed = text(ContactListWording(groups=(ContactGroup("Vagter", (row,)),)),
                  of=doc("MT-KL-01", Kind.CONTACT_LIST))  # fmt: skip
    assert len(_found(listed)) == many


@pytest.mark.parametrize(
    ("words", "phone", "many"),
    [
        ("Luk spjældet.", "00 00 00 12", 1),
        ("Luk spjældet.", "00 00 00 03", 0),
        ("Luk spjældet, som banken har bedt om.", "00 00 00 04", 0),
        ("Ring til lægen.", "00 00 00 12", 0),
    ],
)
def test_the_number_of_a_step_is_that_of_its_function_or_the_step_says_whose(words, phone, many):
    made = text(steps(Step(words, who="Spildevandsvagten", phone=phone)))
    assert len(_found(made, rule="number-not-told")) == many
