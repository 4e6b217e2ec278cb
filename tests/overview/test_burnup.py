"""How far the work has come, and when it will be done."""

from datetime import date, timedelta

from bsak.overview.burnup import Forecast, Point, Step, forecast, line, shown, weeks_of_data

TODAY = date(2026, 3, 2)  # a Monday


def ago(weeks, days=0):
    return TODAY - timedelta(weeks=weeks, days=days)


def test_line_adds_what_comes_and_takes_away_what_goes():
    steps = [
        Step(ago(4), 7, 2),
        Step(ago(3), 0, 1),
        Step(ago(2), 0, -1),
        Step(ago(1), -2, 0),
        Step(ago(0), 1, 1),
    ]

    assert line(steps, TODAY) == (
        Point(ago(4), 7, 2), Point(ago(3), 7, 3), Point(ago(2), 7, 2), Point(ago(1), 5, 2),
        Point(TODAY, 6, 3),
    )  # fmt: skip


def test_line_ends_today_and_leaves_out_what_is_dated_ahead():
    steps = [Step(ago(1), 1, 0), Step(TODAY + timedelta(days=3), 1, 0)]

    assert line(steps, TODAY) == (Point(ago(1), 1, 0), Point(TODAY, 1, 0))
    assert line([], TODAY) == ()


def steady(weeks, per_week, left):
    """A register that began some weeks ago and has finished as many each week since."""
    scope = weeks * per_week + left
    steps = [Step(ago(weeks), scope, 0)]
    steps += [Step(ago(back), 0, per_week) for back in range(weeks)]
    return line(steps, TODAY)


def test_steady_pace_gives_one_day():
    assert forecast(steady(8, 2, left=6), TODAY) == Forecast(
        TODAY + timedelta(weeks=3), TODAY + timedelta(weeks=3)
    )


def test_uneven_pace_gives_a_band_from_the_best_and_the_worst_stretch():
    # Four weeks with 3 a week, then four with 1 a week; 12 are left.
    steps = [Step(ago(8), 28, 0)]
    steps += [Step(ago(back), 0, 3) for back in range(4, 8)]
    steps += [Step(ago(back), 0, 1) for back in range(4)]

    assert forecast(line(steps, TODAY), TODAY) == Forecast(
        TODAY + timedelta(weeks=4), TODAY + timedelta(weeks=12)
    )


def test_less_than_three_weeks_give_no_forecast():
    assert forecast(steady(2, 2, left=6), TODAY) is None
    assert weeks_of_data(steady(2, 2, left=6), TODAY) == 2
    assert forecast(steady(3, 2, left=6), TODAY) is not None


def test_only_the_last_eight_weeks_count():
    early = [Step(ago(30), 100, 0), Step(ago(20), 0, 60)]
    since = [Step(ago(back), 0, 1) for back in range(8)]

    assert forecast(line(early + since, TODAY), TODAY) == Forecast(
        TODAY + timedelta(weeks=32), TODAY + timedelta(weeks=32)
    )


def test_standstill_gives_no_forecast_and_a_slack_stretch_no_last_day():
    still = [Step(ago(9), 10, 0)]
    burst = [*still, Step(ago(0), 0, 4)]

    assert forecast(line(still, TODAY), TODAY) is None
    assert forecast(line(burst, TODAY), TODAY) == Forecast(TODAY + timedelta(weeks=6), None)


def test_finished_work_needs_no_forecast():
    assert forecast(steady(8, 2, left=0), TODAY) is None


def test_pace_that_ends_in_a_far_century_is_no_forecast():
    steps = [Step(ago(9), 9000, 0)]
    steps += [Step(ago(back), 0, 1) for back in range(9)]

    assert forecast(line(steps, TODAY), TODAY) is None


def test_chart_shows_half_a_year_and_one_point_a_week():
    steps = [Step(TODAY - timedelta(days=d), 1, 0) for d in range(1000)]
    points = shown(line(steps, TODAY), TODAY)

    assert points[0] == Point(ago(26), 818, 0)
    assert points[-1] == Point(TODAY, 1000, 0)
    assert len(points) <= 29
