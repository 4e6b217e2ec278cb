"""How often a deadline was moved, and how far: forth, back, and decided again."""

from datetime import date

import pytest

from bsak.documents.slipping import Slip, slipped

pytestmark = pytest.mark.usefixtures("app")
JANUARY, MARCH, MAY = date(2026, 1, 1), date(2026, 3, 1), date(2026, 5, 1)


@pytest.mark.parametrize(
    ("deadlines", "slip", "words"),
    [
        ([], Slip(0, 0), ""),
        ([JANUARY], Slip(0, 0), ""),
        ([JANUARY, JANUARY], Slip(0, 0), ""),
        ([JANUARY, date(2026, 1, 2)], Slip(1, 1), "Flyttet 1 gang, i alt 1 dag."),
        ([JANUARY, MARCH, MAY], Slip(2, 120), "Flyttet 2 gange, i alt 120 dage."),
        ([JANUARY, MAY, MARCH], Slip(2, 59), "Flyttet 2 gange, i alt 59 dage."),
        ([MARCH, JANUARY], Slip(1, -59), "Flyttet 1 gang, nu 59 dage før den første frist."),
        ([JANUARY, MAY, JANUARY], Slip(2, 0),
         "Flyttet 2 gange, nu tilbage ved den første frist."),
    ],
)  # fmt: skip
def test_slip_is_counted_from_the_first_deadline_to_the_present(deadlines, slip, words):
    assert slipped(deadlines) == slip
    assert slip.words() == words
