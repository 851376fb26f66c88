"""The forms of the community open to people, at a person's pace."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.utils import timezone

from community import gate
from tests.factories import make_user

NOW = timezone.now()


def asks(user=None, **sent):
    request = RequestFactory().post("/", sent)
    request.user = user or AnonymousUser()
    request.session = SessionStore()
    if user:
        request.COOKIES["sessionid"] = "there is one"
    return request


def after(seconds):
    return time_machine.travel(NOW + dt.timedelta(seconds=seconds), tick=False)


@pytest.fixture
def opened():
    with after(0):
        return gate.opened(asks(), "answer")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "very fast"), (4, ""), (12 * 3600 - 1, ""), (12 * 3600 + 1, "open for very long")],
)
def test_a_form_is_taken_neither_at_once_nor_a_day_later(opened, seconds, said):
    with after(seconds):
        assert said in (answer := gate.refusal(asks(opened=opened), "answer"))
    assert bool(answer) == bool(said)


def test_the_field_for_machines_must_stay_empty(opened):
    with after(10):
        assert "must stay empty" in gate.refusal(asks(opened=opened, website="x"), "answer")


@pytest.mark.parametrize("clock", ["", "made:up", "\x00", "x" * 9000])
def test_a_time_of_ones_own_making_is_not_taken(clock):
    assert "not complete" in gate.refusal(asks(opened=clock), "answer")


def test_a_time_counts_for_one_form_and_one_person(db, opened):
    user, other = make_user(), make_user()
    with after(0):
        theirs = gate.opened(asks(user), "answer")

    with after(10):
        assert gate.refusal(asks(user, opened=theirs), "answer") == ""
        assert gate.refusal(asks(other, opened=theirs), "answer")
        assert gate.refusal(asks(opened=theirs), "answer")
        assert gate.refusal(asks(user, opened=theirs), "comment")
        assert gate.refusal(asks(opened=opened), "comment")


@pytest.mark.parametrize("seconds", [1, 10, 13 * 3600])
def test_a_form_shown_again_is_taken_the_next_time(db, opened, seconds):
    with after(seconds):
        again = gate.shown(asks(opened=opened), "answer")
    with after(seconds + 4):
        assert gate.refusal(asks(opened=again.opened), "answer") == ""
