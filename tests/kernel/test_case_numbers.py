"""Case numbers: the usual ones pass, the rest are kept and asked about."""

import pytest

from bsak.kernel.case_numbers import check, looks_like_one


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("14.00.08-A21-1-19", "14.00.08-A21-1-19"),
        (" 14.00.08 – a21 - 1 – 19 ", "14.00.08-A21-1-19"),
        ("00.30.08-ø00-1-21", "00.30.08-Ø00-1-21"),
        ("", ""),
    ],
)
def test_a_usual_number_is_brought_to_its_usual_spelling(written: str, number: str) -> None:
    assert check(written) == (number, None)


def test_a_lost_letter_is_kept_and_a_likely_one_is_named() -> None:
    number, warning = check("00.30.08-000-1-21")

    assert number == "00.30.08-000-1-21"
    assert warning is not None
    assert "»00.30.08-Ø00-1-21«" in warning


@pytest.mark.parametrize("written", ["Sag 12", "14.00.08-A21-0-19", "14.0.08-A21-1-19"])
def test_anything_else_is_kept_as_written_with_a_warning(written: str) -> None:
    number, warning = check(written)

    assert number == written
    assert warning is not None


def test_a_number_is_told_from_a_date_and_a_sentence() -> None:
    assert looks_like_one("00.30.08-000-1-21")
    assert not looks_like_one("11-04-2019")
    assert not looks_like_one("Sagen er 14.00.08-A21-1-19")
