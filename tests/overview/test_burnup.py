"""How far the work has come, and when it will be done."""

from datetime import date, timedelta

from bsak.documents.kinds import Status
from bsak.overview.burnup import Forecast, Point, Steps, forecast, line, shown, weeks_of_data

TODAY = date(2026, 3, 2)  # a Monday
DONE, DOING, OUT = Status.COMPLETED, Status.IN_PROGRESS, Status.WITHDRAWN


def ago(weeks, days=0):
    return TODAY - timedelta(weeks=weeks, days=days)


def test_line_adds_what_comes_and_takes_away_what_goes():
    steps = [
        Steps(ago(4), None, DOING, 5),
        Steps(ago(4), None, DONE, 2),
        Steps(ago(3), DOING, DONE, 1),
        Steps(ago(2), DONE, DOING, 1),
        Steps(ago(1), DOING, OUT, 2),
        Steps(ago(0), OUT, DONE, 1),
    ]

    assert line(steps, TODAY) == (
        Point(ago(4), 7, 2), Point(ago(3), 7, 3), Point(ago(2), 7, 2), Point(ago(1), 5, 2),
        Point(TODAY, 6, 3),
    )  # fmt: skip


def test_line_ends_today_and_leaves_out_what_is_dated_ahead():
    steps = [Steps(ago(1), None, DOING, 1), Steps(TODAY + timedelta(days=3), None, DOING, 1)]

    assert line(steps, TODAY) == (Point(ago(1), 1, 0), Point(TODAY, 1, 0))
    assert line([], TODAY) == ()


def steady(weeks, per_week, left):
    """A register that began some weeks ago and has finished as many each week since."""
    scope = weeks * per_week + left
    steps = [Steps(ago(weeks), None, DOING, scope)]
    steps += [Steps(ago(back), DOING, DONE, per_week) for back in range(weeks)]
    return line(steps, TODAY)


def test_steady_pace_gives_one_day():
    assert forecast(steady(8, 2, left=6), TODAY) == Forecast(
        TODAY + timedelta(weeks=3), TODAY + timedelta(weeks=3)
    )


def test_uneven_pace_gives_a_band_from_the_best_and_the_worst_stretch():
    # Four weeks with 3 a week, then four with 1 a week; 12 are left.
    steps = [Steps(ago(8), None, DOING, 28)]
    steps += [Steps(ago(back), DOING, DONE, 3) for back in range(4, 8)]
    steps += [Steps(ago(back), DOING, DONE, 1) for back in range(4)]

    assert forecast(line(steps, TODAY), TODAY) == Forecast(
        TODAY + timedelta(weeks=4), TODAY + timedelta(weeks=12)
    )


def test_less_than_three_weeks_give_no_forecast():
    assert forecast(steady(2, 2, left=6), TODAY) is None
    assert weeks_of_data(steady(2, 2, left=6), TODAY) == 2
    assert forecast(steady(3, 2, left=6), TODAY) is not None


def test_only_the_last_eight_weeks_count():
    early = [Steps(ago(30), None, DOING, 100), Steps(ago(20), DOING, DONE, 60)]
    since = [Steps(ago(back), DOING, DONE, 1) for back in range(8)]

    assert forecast(line(early + since, TODAY), TODAY) == Forecast(
        TODAY + timedelta(weeks=32), TODAY + timedelta(weeks=32)
    )


def test_standstill_gives_no_forecast_and_a_slack_stretch_no_last_day():
    still = [Steps(ago(9), None, DOING, 10)]
    burst = [*still, Steps(ago(0), DOING, DONE, 4)]

    assert forecast(line(still, TODAY), TODAY) is None
    assert forecast(line(burst, TODAY), TODAY) == Forecast(TODAY + timedelta(weeks=6), None)


def test_finished_work_needs_no_forecast():
    assert forecast(steady(8, 2, left=0), TODAY) is None


def test_pace_that_ends_in_a_far_century_is_no_forecast():
    steps = [Steps(ago(9), None, DOING, 9000)]
    steps += [Steps(ago(back), DOING, DONE, 1) for back in range(9)]

    assert forecast(line(steps, TODAY), TODAY) is None


def test_chart_shows_half_a_year_and_one_point_a_week():
    steps = [Steps(TODAY - timedelta(days=d), None, DOING, 1) for d in range(1000)]
    points = shown(line(steps, TODAY), TODAY)

    assert points[0] == Point(ago(26), 818, 0)
    assert points[-1] == Point(TODAY, 1000, 0)
    assert len(points) <= 29
