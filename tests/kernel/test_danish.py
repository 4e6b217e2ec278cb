"""Danish order, Danish search, Danish dates: as people here expect them."""

from datetime import UTC, date, datetime

import pytest

from bsak.kernel import danish


def test_order_is_danish():
    words = ["Åre", "Ærø", "Zebra", "Aabenraa", "Østre", "Odense", "øl", "Ål"]

    assert sorted(words, key=danish.collation_key) == [
        "Odense", "Zebra", "Ærø", "øl", "Østre", "Aabenraa", "Ål", "Åre",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [("Åbenrå", "Aabenraa"), ("ÆRØ", "aeroe"), ("Ålborg", "AALBORG"), ("café", "cafe")],
)
def test_search_sees_one_word_however_it_is_spelt(one, other):
    assert danish.fold(one) == danish.fold(other)


@pytest.mark.parametrize("text", ["Åbenrå", "e\u0301", "naïve", "Strømsvigt (SK)", ""])
def test_folding_twice_changes_nothing(text):
    assert danish.fold(danish.fold(text)) == danish.fold(text)


def test_days_and_moments_are_written_as_danes_write_them():
    summer = datetime(2019, 4, 11, 9, 30, tzinfo=UTC)

    assert danish.day(date(2019, 4, 11)) == "11. april 2019"
    assert danish.short_day(date(2019, 4, 11)) == "11. apr. 2019"
    assert danish.moment(summer) == "11. apr. 2019 kl. 11.30"
    assert [f(None) for f in (danish.day, danish.short_day, danish.moment)] == ["", "", ""]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("43686868", "43\u00a068\u00a068\u00a068"), ("43 68 68 68", "43\u00a068\u00a068\u00a068"),
     ("+45 43686868", "+45 43686868"), ("112", "112"), ("lokal 12", "lokal 12")],
)  # fmt: skip
def test_phone_numbers_stand_in_pairs(typed, shown):
    assert danish.phone(typed) == shown
