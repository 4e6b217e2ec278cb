"""The chart on one side of A4, and the list: tagged, and nothing left out."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from bsak.seats import chart_paper, list_paper
from bsak.seats.organisation import Filling, GroupSeats, Organisation, SeatLine
from bsak.seats.roles import CrisisRole, Level
from tests.pdf import gate

DAY = date(2026, 3, 1)


def person(name, rank=0, **more):
    return Filling(assignment=1, person=1, name=name, rank=rank, from_on=DAY, to_on=None, **more)


def seat(role, group=None, holder="Asta Eksempel", deputies=("Bo Eksempel", "Cai Eksempel")):
    return SeatLine(
        id=1, version=1, group=group, title=role.label, role=role, function="",
        level=Level.OPERATIONAL if group else Level.STRATEGIC,
        holder=person(holder, phone="00000011", mail="asta@example.dk") if holder else None,
        deputies=tuple(person(name, rank) for rank, name in enumerate(deputies, 1)),
    )  # fmt: skip


@pytest.fixture
def organisation():
    """Seven groups with the five seats each, one vacant with a deputy."""
    groups = [
        GroupSeats(id=n, code=f"G{n}", name="Krisegruppe med navn",
                   seats=tuple(seat(role, n) for role in CrisisRole))
        for n in range(1, 8)
    ]  # fmt: skip
    vacant = seat(CrisisRole.LEADER, 1, holder="")
    groups[0] = replace(groups[0], seats=(vacant, *groups[0].seats[1:]))
    return Organisation(
        day=DAY, strategic=tuple(seat(role) for role in CrisisRole), groups=tuple(groups)
    )


def read(data):
    with pdfplumber.open(BytesIO(data)) as paper:
        return [page.extract_text() for page in paper.pages]


def first_column(data):
    """Return what stands in the boxes at the left, line after line."""
    with pdfplumber.open(BytesIO(data)) as paper:
        return (
            paper.pages[0]
            .crop((58, 0, 170, 800))
            .extract_text()
            .replace("\n", " ")
            .replace("\xa0", " ")
        )


def test_seven_groups_with_five_seats_stand_on_one_side(organisation):
    data = chart_paper.printed(organisation, "Prøvekommune").getvalue()
    assert gate.check(data, words=["Strategisk niveau", "Operativt niveau", "G7"], mirrored=False,
                      even=False) == []  # fmt: skip
    (side,) = read(data)
    assert side.count("Asta") == 39
    assert "LEDIG" in side
    assert "LEDIG Stf.: Bo Eksempel +1 Bo Eksempel træder til." in first_column(data)


@pytest.mark.parametrize(
    ("groups", "deputies", "named"), [(5, 1, (30, 0)), (6, 2, (35, 35)), (7, 2, (40, 0)),
                                      (9, 2, (0, 0))],
)  # fmt: skip
def test_as_many_deputies_are_named_as_one_side_can_hold(organisation, groups, deputies, named):
    names = ("Bo Eksempel", "Cai Eksempel")[:deputies]
    seats = tuple(seat(role, 1, deputies=names) for role in CrisisRole)
    top = tuple(seat(role, deputies=names) for role in CrisisRole)
    group = replace(organisation.groups[-1], seats=seats)
    whole = replace(organisation, strategic=top, groups=(group,) * groups)

    data = chart_paper.printed(whole, "Prøvekommune").getvalue()

    (side,) = read(data)
    assert (side.count("Bo"), side.count("Cai"), side.count("Asta")) == (*named, 5 + 5 * groups)
    assert ("Alle stedfortrædere står" in side) is (sum(named) < deputies * (5 + 5 * groups))


def test_what_does_not_fit_goes_on_and_says_so(organisation):
    long = tuple(
        replace(group, seats=tuple(
            replace(line, title=f"{line.title} og alt det andet, der skal gøres her")
            for line in group.seats
        ))
        for group in organisation.groups * 2
    )  # fmt: skip
    sides = read(chart_paper.printed(replace(organisation, groups=long), "").getvalue())
    assert len(sides) > 1
    assert "fortsætter på næste side" in sides[0]
    assert "".join(sides).count("Asta") == 73


def test_the_list_has_everybody_with_the_number_of_work(organisation):
    data = list_paper.printed(organisation, "Prøvekommune").getvalue()
    assert gate.check(data, words=["Strategisk niveau", "00 00 00 11"], mirrored=False,
                      even=False) == []  # fmt: skip
    text = "".join(read(data))
    assert text.count("asta@example.dk") == 39
    assert text.count("Cai Eksempel") == 40
