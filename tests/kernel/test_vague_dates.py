"""Dates as people write them, read against the meeting of 11 April 2019 unless they say a year."""

from datetime import date

import pytest

from bsak.kernel.vague_dates import Precision, When, find_all, parse

MEETING = date(2019, 4, 11)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("23. maj 2019", "2019-05-23", Precision.DAY),
        ("d. 11-04-2019", "2019-04-11", Precision.DAY),
        ("11.4.2019", "2019-04-11", Precision.DAY),
        ("2026-06-05", "2026-06-05", Precision.DAY),
        ("5/6-26", "2026-06-05", Precision.DAY),
        ("5/6 2026", "2026-06-05", Precision.DAY),
        ("fredag d. 5. juni 2026", "2026-06-05", Precision.DAY),
        ("Torsdag d. 11. april 2019 kl. 11:30", "2019-04-11", Precision.DAY),
        ("3 sept 2026", "2026-09-03", Precision.DAY),
        ("6.-8. maj 2026", "2026-05-08", Precision.DAY),
        ("efter 2. maj 2026", "2026-05-02", Precision.AFTER),
        ("inden 2. maj 2026", "2026-05-02", Precision.BEFORE),
        ("inden juni 2019", "2019-06-01", Precision.BEFORE),
        ("primo maj 2026", "2026-05-05", Precision.PART),
        ("medio maj 2026", "2026-05-15", Precision.PART),
        ("ultimo februar 2028", "2028-02-29", Precision.PART),
        ("udgangen af maj 2026", "2026-05-31", Precision.PART),
        ("ultimo 2021", "2021-12-31", Precision.YEAR),
        ("uge 45 2026", "2026-11-06", Precision.WEEK),
        ("uge 45, 2026", "2026-11-06", Precision.WEEK),
        ("uge 26/27 2020", "2020-07-03", Precision.WEEK),
        ("1. kvartal 2027", "2027-03-31", Precision.QUARTER),
        ("2. halvår 2026", "2026-12-31", Precision.HALF_YEAR),
        ("efteråret 2026", "2026-11-30", Precision.SEASON),
        ("maj 2026", "2026-05-31", Precision.MONTH),
        ("2026", "2026-12-31", Precision.YEAR),
    ],
)
def test_a_date_with_a_year_is_read(text: str, day: str, precision: Precision) -> None:
    assert parse(text, MEETING) == When(date.fromisoformat(day), text, precision)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("den 19. juni", "2019-06-19", Precision.DAY),
        ("d. 28.3", "2019-03-28", Precision.DAY),
        ("efter 2. maj", "2019-05-02", Precision.AFTER),
        ("medio april", "2019-04-15", Precision.PART),
        ("uge 29", "2019-07-19", Precision.WEEK),
        ("10. januar", "2020-01-10", Precision.DAY),  # 91 days ago: next time it comes
        ("12. januar", "2019-01-12", Precision.DAY),  # 89 days ago: just been
        ("29. februar", "2020-02-29", Precision.DAY),
    ],
)
def test_a_date_without_a_year_takes_it_from_the_meeting(
    text: str, day: str, precision: Precision
) -> None:
    expected = When(date.fromisoformat(day), text, precision, has_year=False)

    assert parse(text, MEETING) == expected


@pytest.mark.parametrize("text", ["hurtigst muligt", "inden sommerferien", "løbende"])
def test_words_that_name_no_day_are_kept_as_words(text: str) -> None:
    assert parse(text, MEETING) == When(None, text, Precision.OPEN)


@pytest.mark.parametrize("text", ["", "vrøvl", "31. februar 2020", "uge 54", "d. 5.6 eller d. 7.8"])
def test_what_names_no_time_or_two_is_not_guessed_at(text: str) -> None:
    assert parse(text, MEETING) is None


def test_a_remark_keeps_its_whole_wording() -> None:
    remark = "Forventes afklaret på HOBS-mødet den 19. juni"

    assert parse(remark, MEETING) == When(date(2019, 6, 19), remark, Precision.DAY, has_year=False)


def test_all_dates_of_a_sentence_are_found_in_order() -> None:
    sentence = "Mødet er den 6. juni 2019. Derfor deadline d. 23. maj 2019 eller uge 22."

    found = find_all(sentence, MEETING)

    assert [one.when.day for one in found] == [
        date(2019, 6, 6),
        date(2019, 5, 23),
        date(2019, 5, 31),
    ]
    assert sentence[found[0].start : found[0].end] == "den 6. juni 2019"


def test_case_numbers_times_and_sums_are_not_dates() -> None:
    text = "29.09.04-P20-1-19 kl. 12.30-14.00, 653.000 kr., 2-6-14-modellen, 0,8 dage, maj-juni"

    assert find_all(text, MEETING) == ()
