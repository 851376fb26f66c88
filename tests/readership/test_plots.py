import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from readership.plots import BASE, DAYS, HEIGHT, MOST_STEPS, days_until, plot, ticks

DAY = dt.date(2024, 7, 12)


def test_an_axis_is_marked_in_few_round_whole_steps():
    assert ticks(0) == [0, 1]
    assert ticks(1) == [0, 1]
    assert ticks(5) == [0, 1, 2, 3, 4, 5]
    assert ticks(7) == [0, 2, 4, 6, 8]
    assert ticks(23) == [0, 5, 10, 15, 20, 25]
    assert ticks(405) == [0, 100, 200, 300, 400, 500]


@given(st.integers(min_value=0, max_value=10**12))
def test_an_axis_reaches_the_highest_bar_and_not_far_beyond(highest):
    marks = ticks(highest)
    step = marks[1]

    assert marks == list(range(0, marks[-1] + 1, step))
    assert len(marks) <= MOST_STEPS + 1
    assert str(step).rstrip("0") in {"1", "2", "5"}
    assert highest <= marks[-1] < highest + step or highest == 0


@given(st.lists(st.integers(min_value=0, max_value=10**9), min_size=DAYS, max_size=DAYS))
def test_every_day_has_its_bar_and_only_zero_has_no_height(numbers):
    days = days_until(DAY)

    drawn = plot(dict(zip(days, numbers, strict=True)), days, highest=max(numbers))

    assert [bar.day for bar in drawn.bars] == days
    assert [bar.number for bar in drawn.bars] == numbers
    assert [bar.height > 0 for bar in drawn.bars] == [number > 0 for number in numbers]
    assert all(bar.y + bar.height == BASE for bar in drawn.bars)
    assert all(0 <= bar.height <= HEIGHT for bar in drawn.bars)
    assert drawn.total == sum(numbers)


def test_the_last_28_days_end_today_and_every_seventh_is_named():
    days = days_until(DAY)

    drawn = plot({}, days, highest=0)

    assert (days[0], days[-1], len(days)) == (dt.date(2024, 6, 15), DAY, 28)
    assert [bar.day.day for bar in drawn.weeks] == [15, 22, 29, 6]
