import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from submissions.actions import decisions
from submissions.models import Decision
from submissions.workflow import Kind, State
from tests.conftest import make_editor, signed_in
from tests.factories import make_submission

pytestmark = pytest.mark.django_db


def front(client):
    return BeautifulSoup(client.get("/admin/").content, "html.parser")


def test_the_front_page_says_what_waits_late_ones_first(desk, editor_hk):
    soon = timezone.now() + dt.timedelta(days=2)
    mine = make_submission(title="Mine", assigned_to=editor_hk, reply_by=soon)
    make_submission(title="Late", reply_by=timezone.now() - dt.timedelta(days=4))
    make_submission(title="Somebody’s", reply_by=soon)
    make_submission(title="Draft", state=State.DRAFT)

    section = front(desk).select_one("[aria-labelledby=waiting]")

    assert [link.text for link in section.select("li a")] == ["Late", mine.title]
    counts = " ".join(section.select_one(".counts").text.split())
    assert counts == "3 open pieces · 1 late · 1 yours · 2 nobody’s"


def test_the_front_page_hands_over_what_the_other_newsroom_and_authors_did(
    desk, editor_hk, editor_ny
):
    theirs, ours, sent, old = (make_submission(title=name) for name in ("Theirs", "Ours", "S", "O"))
    decisions.decide(theirs, Kind.DECLINE, by=editor_ny, reason="No.")
    decisions.decide(ours, Kind.TAKE_UP, by=editor_hk)
    decisions.decide(sent, Kind.WITHDRAW, by=sent.lead)
    decisions.decide(old, Kind.TAKE_UP, by=editor_ny)
    Decision.objects.filter(submission=old).update(at=timezone.now() - dt.timedelta(hours=13))

    section = front(desk).select_one("[aria-labelledby=handed-over]")

    assert [link.text for link in section.select("li a")] == ["S", "Theirs"]
    assert str(editor_ny) in section.text


def test_moderators_see_nothing_of_submissions(groups):
    make_submission()

    client = signed_in(make_editor("moderators"))

    assert not front(client).select("[aria-labelledby=waiting]")
    assert client.get("/admin/submissions/submission/").status_code == 403


def test_the_front_page_costs_the_same_with_many_pieces(desk, editor_hk, editor_ny):
    def make():
        piece = make_submission(assigned_to=editor_hk)
        decisions.decide(piece, Kind.TAKE_UP, by=editor_ny)

    def queries():
        with CaptureQueriesContext(connection) as found:
            front(desk)
        return len(found)

    make()
    queries()
    one = queries()
    for _ in range(10):
        make()

    assert queries() == one
