import datetime as dt
import zoneinfo

import pytest
import time_machine
from django.utils import timezone, translation

from editions import clocks

MOMENT = dt.datetime(2024, 7, 11, 23, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2024-07-01", "Fri 12 Jul 07:00 Hong Kong · Thu 11 Jul 19:00 New York"),
        ("2026-07-01", "Fri 12 Jul 2024 07:00 Hong Kong · Thu 11 Jul 2024 19:00 New York"),
    ],
)
def test_a_moment_is_said_on_both_clocks(now, said):
    with time_machine.travel(now, tick=False), translation.override("en"):
        assert clocks.in_both_cities(MOMENT) == said


@time_machine.travel("2024-07-01", tick=False)
def test_chinese_names_the_month_before_the_day():
    with translation.override("zh-hant"):
        assert clocks.in_both_cities(MOMENT).startswith("7月12日 ")


@pytest.mark.parametrize(
    ("zone", "said"), [("America/New_York", "New York"), ("Europe/Paris", "Europe/Paris")]
)
def test_the_editors_own_clock_is_a_newsroom_or_its_zone(zone, said):
    with timezone.override(zoneinfo.ZoneInfo(zone)), translation.override("en"):
        assert clocks.own_zone() == said
