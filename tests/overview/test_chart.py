"""What the burn-up says in words is so."""

from datetime import date, timedelta

import pytest

from bsak.overview import burnup, chart
from bsak.overview.burnup import Step

TODAY = date(2026, 3, 2)


def said(done_by_week, left):
    """Return why there is no band, for a register that finished so many in each week so far."""
    weeks = len(done_by_week)
    steps = [Step(TODAY - timedelta(weeks=weeks), sum(done_by_week) + left, 0)]
    steps += [Step(TODAY - timedelta(weeks=weeks - 1 - week), 0, done)
              for week, done in enumerate(done_by_week)]  # fmt: skip
    points = burnup.line(steps, TODAY)
    return chart.draw(points, None, burnup.forecast(points, TODAY), TODAY, 0).why_none


@pytest.mark.parametrize(
    ("done_by_week", "left", "words"),
    [
        ([1] * 8, 400, "Går det som de seneste 8 uger, tager resten over tre år."),
        ([1] * 5, 400, "Går det som de seneste 5 uger, tager resten over tre år."),
        ([0] * 8, 4, "Der er ikke blevet flere færdige de seneste 8 uger"),
        ([0] * 4, 4, "Der er ikke blevet flere færdige de seneste 4 uger"),
        ([9] * 4 + [1] * 4, 400, "Går det som i de langsomste uger, tager resten over tre år."),
        ([9] * 4 + [0] * 4, 40, "I de langsomste uger blev intet færdigt."),
        ([1] * 2, 40, "For lidt data"),
        ([1] * 8, 4, ""),
    ],
)
def test_no_band_is_told_with_what_is_true(done_by_week, left, words):
    assert words in said(done_by_week, left)
    assert bool(said(done_by_week, left)) is bool(words)
