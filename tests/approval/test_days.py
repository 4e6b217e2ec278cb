"""Election terms, and the days a text may hold from and be looked at again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bsak.approval import days
from bsak.documents.models import ChangeType

TODAY = date(2026, 11, 22)
DATES = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2016, 12, 13), 2014, 2017),
        (date(2021, 6, 8), 2018, 2021),
        (date(2025, 12, 31), 2022, 2025),
        (date(2026, 1, 1), 2026, 2029),
        (date(2029, 12, 31), 2026, 2029),
    ],
)
def test_term_is_the_council_that_sat(on, first, last):
    assert days.term_of(on) == days.Term(date(first, 1, 1), date(last, 12, 31))


@given(DATES)
def test_every_day_lies_in_one_term_of_four_years(on):
    term = days.term_of(on)

    assert term.first <= on <= term.last
    assert (term.first.month, term.first.day, term.first.year % 4) == (1, 1, 2)
    assert term.last == date(term.first.year + 3, 12, 31)
    assert days.term_of(term.last + timedelta(days=1)).first == term.last + timedelta(days=1)


@given(DATES, st.integers(1, 4))
def test_a_year_later_is_the_same_day_but_for_29_february(on, years):
    later = days.years_after(on, years)

    assert later.year == on.year + years
    assert (later.month, later.day) in {(on.month, on.day), (2, 28)}


def test_usual_review_is_a_year_and_for_what_is_urgent_thirty_days():
    assert days.usual_review(ChangeType.TECHNICAL, TODAY) == date(2027, 11, 22)
    assert days.usual_review(ChangeType.URGENT, TODAY) == date(2026, 12, 22)


@pytest.mark.parametrize("change_type", ChangeType)
def test_usual_days_are_allowed(change_type):
    due = days.usual_review(change_type, TODAY)

    assert days.obstacle_to_dates(change_type, TODAY, due, TODAY) is None


@pytest.mark.parametrize(
    ("change_type", "valid_in", "review_in", "told"),
    [
        (ChangeType.TECHNICAL, -1, 365, "tidligst gælde fra i dag"),
        (ChangeType.TECHNICAL, 400, 800, "inden for et år"),
        (ChangeType.TECHNICAL, 10, 10, "efter den dag"),
        (ChangeType.TECHNICAL, 0, 5 * 365, "højst gå fire år"),
        (ChangeType.URGENT, 1, 20, "gælder fra i dag"),
        (ChangeType.URGENT, 0, 31, "inden 30 dage: senest 22. december 2026"),
        (ChangeType.URGENT, 0, 30, None),
        (ChangeType.URGENT, 0, 1, None),
        (ChangeType.EDITORIAL, 365, 4 * 365, None),
    ],
)
def test_days_that_make_no_sense_are_refused_in_words(change_type, valid_in, review_in, told):
    valid_from, due = TODAY + timedelta(valid_in), TODAY + timedelta(review_in)

    sentence = days.obstacle_to_dates(change_type, valid_from, due, TODAY)

    assert (sentence is None) if told is None else (told in (sentence or ""))


@given(st.sampled_from(ChangeType), st.integers(-800, 3000), st.integers(-800, 3000))
def test_what_is_allowed_is_never_in_the_past_nor_forgotten(change_type, valid_in, review_in):
    valid_from, due = TODAY + timedelta(valid_in), TODAY + timedelta(review_in)
    if days.obstacle_to_dates(change_type, valid_from, due, TODAY) is not None:
        return

    assert TODAY <= valid_from < due
    assert due <= days.years_after(valid_from, days.LONGEST_YEARS)
    if change_type is ChangeType.URGENT:
        assert valid_from == TODAY
        assert due <= TODAY + timedelta(days.URGENT_DAYS)
