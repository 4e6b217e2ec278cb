"""The sentence above the overview."""

from datetime import date

import pytest

from bsak.overview.burnup import Forecast
from bsak.overview.sentence import MOST_WORDS, Standing, sentence, span

pytestmark = pytest.mark.usefixtures("app")
TODAY = date(2026, 2, 2)


def test_one_document_is_spoken_of_in_the_singular():
    now = Standing(ready=0, total=1, late=1, decisions=1)

    assert sentence(now, TODAY) == (
        "Ingen af 1 dokument er klar, 1 er forsinket, og 1 beslutning venter."
    )


def test_several_documents_are_spoken_of_in_the_plural():
    now = Standing(ready=27, total=47, late=5, decisions=2, deadline=date(2026, 3, 1))

    assert sentence(now, TODAY) == (
        "27 af 47 dokumenter er klar, 5 er forsinkede, og 2 beslutninger venter; "
        "fristen er 1. marts."
    )


def test_forecast_stands_against_the_deadline():
    forecast = Forecast(date(2026, 3, 9), date(2026, 3, 23))
    now = Standing(31, 48, 5, 0, deadline=date(2026, 3, 1), forecast=forecast)

    assert sentence(now, TODAY) == (
        "31 af 48 dokumenter er klar, og 5 er forsinkede; prognose 9.–23. marts mod frist 1. marts."
    )


def test_deadline_that_is_over_is_told_in_the_past():
    now = Standing(ready=1, total=2, late=1, decisions=0, deadline=date(2019, 5, 23))

    assert sentence(now, TODAY).endswith("; fristen var 23. maj 2019.")


def test_shortened_month_ends_the_sentence_by_itself():
    now = Standing(ready=1, total=2, late=0, decisions=0, deadline=date(2026, 8, 25))

    assert sentence(now, TODAY) == "1 af 2 dokumenter er klar; fristen er 25. aug."


def test_finished_and_empty_registers_have_sentences_of_their_own():
    assert sentence(Standing(1, 1, 0, 0), TODAY) == "Det ene dokument er klar."
    assert sentence(Standing(47, 47, 0, 0), TODAY) == "Alle 47 dokumenter er klar."
    assert sentence(Standing(0, 0, 0, 0), TODAY).startswith("Registret er tomt.")


def test_longest_sentence_is_short_enough():
    forecast = Forecast(date(2026, 12, 20), date(2027, 1, 9))
    now = Standing(3131, 4848, 1717, 22, deadline=date(2027, 3, 1), forecast=forecast)

    assert len(sentence(now, TODAY).split()) <= MOST_WORDS


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 9), date(2026, 3, 23), "9.–23. marts"),
        (date(2026, 2, 28), date(2026, 3, 9), "28. feb.–9. marts"),
        (date(2026, 12, 20), date(2027, 1, 9), "20. dec. 2026–9. jan. 2027"),
        (date(2027, 1, 5), date(2027, 1, 9), "5.–9. jan. 2027"),
        (date(2026, 3, 9), date(2026, 3, 9), "9. marts"),
        (date(2026, 3, 9), None, "tidligst 9. marts"),
    ],
)
def test_span_of_the_forecast_repeats_nothing(first, last, words):
    assert span(Forecast(first, last), TODAY) == words
