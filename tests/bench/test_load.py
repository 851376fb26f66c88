import contextlib

import pytest

from bench.__main__ import counting, serving
from bench.load import Connection, measure


def test_the_yardstick_is_asked_until_the_time_is_up_and_every_answer_is_whole():
    with serving("bench.bare:application") as port:
        figures = measure(port, "/20000/", seconds=0.3, connections=2)

    assert figures.size == 20_000
    assert figures.rate > 0
    assert 0 < figures.p50 <= figures.p99


def test_readers_who_are_counted_and_who_are_not_ask_in_turn():
    with serving("bench.bare:application") as port:
        counted, uncounted = counting(port, "/20000/", seconds=0.2)

    assert counted > 0
    assert uncounted > 0


def test_an_answer_that_is_no_page_counts_for_nothing():
    with (
        serving("bench.bare:application") as port,
        contextlib.closing(Connection(port, "/no-such-page")) as connection,
        pytest.raises(RuntimeError, match="404"),
    ):
        connection.ask()
