"""Public holidays fall on the days the calendar has, each with its name."""

from datetime import date, timedelta

from bsak.kernel.holidays import easter, holiday


def test_easter_falls_where_the_church_has_it():
    known = ["2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25", "2285-03-22"]
    for day in map(date.fromisoformat, known):
        assert easter(day.year) == day


def test_a_year_has_the_holidays_of_the_calendar():
    days = (date(2026, 1, 1) + timedelta(days=n) for n in range(365))
    assert {day.isoformat(): holiday(day) for day in days if holiday(day)} == {
        "2026-01-01": "Nytårsdag",
        "2026-04-02": "Skærtorsdag",
        "2026-04-03": "Langfredag",
        "2026-04-05": "Påskedag",
        "2026-04-06": "2. påskedag",
        "2026-05-14": "Kristi himmelfartsdag",
        "2026-05-24": "Pinsedag",
        "2026-05-25": "2. pinsedag",
        "2026-12-25": "1. juledag",
        "2026-12-26": "2. juledag",
    }


def test_store_bededag_is_a_holiday_until_it_was_abolished():
    assert holiday(date(2023, 5, 5)) == "Store bededag"
    assert holiday(date(2024, 4, 26)) == ""
