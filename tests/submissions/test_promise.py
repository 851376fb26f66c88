import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from submissions import promise

HK, NY = zoneinfo.ZoneInfo("Asia/Hong_Kong"), zoneinfo.ZoneInfo("America/New_York")


def at(zone, *when):
    return dt.datetime(*when, tzinfo=zone)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        # Tuesday in July: 9 hours in Hong Kong, then 9 in New York (12 hours behind).
        (at(HK, 2026, 7, 14, 9), 9, at(HK, 2026, 7, 14, 18)),
        (at(HK, 2026, 7, 14, 9), 10, at(NY, 2026, 7, 14, 10)),
        (at(HK, 2026, 7, 14, 9), 18, at(NY, 2026, 7, 14, 18)),
        # Friday evening in New York: nobody is in before Monday in Hong Kong.
        (at(NY, 2026, 7, 17, 18), 1, at(HK, 2026, 7, 20, 10)),
        # Both are away over Christmas; Boxing Day is Hong Kong's only, and a Saturday.
        (at(HK, 2026, 12, 24, 17), 2, at(NY, 2026, 12, 24, 10)),
        # Lunar New Year: Hong Kong rests from 17 to 19 February 2026, New York works.
        (at(HK, 2026, 2, 17, 9), 1, at(NY, 2026, 2, 17, 10)),
    ],
)
def test_desk_hours_pass_where_somebody_is_at_work(start, hours, end):
    assert promise.after(start, hours) == end


def test_a_holiday_of_one_newsroom_is_covered_by_the_other():
    lunar_new_year = at(HK, 2026, 2, 17, 9)

    assert promise.hours_between(lunar_new_year, at(HK, 2026, 2, 17, 18)) == 0
    assert promise.hours_between(lunar_new_year, at(NY, 2026, 2, 17, 18)) == 9


@given(
    st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: dt.timedelta(minutes=minutes)),
    st.integers(1, 200),
)
def test_the_hours_promised_are_the_hours_that_pass(later, hours):
    start = at(dt.UTC, 2025, 1, 1) + later
    assert promise.hours_between(start, promise.after(start, hours)) == pytest.approx(hours)


def test_a_shift_ends_when_its_newsroom_closes():
    assert promise.shift_end("Hong Kong", at(HK, 2026, 7, 14, 11)) == at(HK, 2026, 7, 14, 18)
    assert promise.shift_end("Hong Kong", at(HK, 2026, 7, 17, 19)) == at(HK, 2026, 7, 20, 18)
