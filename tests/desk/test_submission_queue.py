import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from submissions.models import Submission
from submissions.workflow import State
from tests.factories import make_submission

pytestmark = pytest.mark.django_db
LIST = "/admin/submissions/submission/"


def listed(client, query=""):
    response = client.get(f"{LIST}{query}")
    assert response.status_code == 200
    return list(response.context["cl"].result_list)


def rows(client):
    page = BeautifulSoup(client.get(LIST).content, "html.parser")
    return page.select("#result_list tbody tr")


def queries(client):
    with CaptureQueriesContext(connection) as found:
        assert client.get(LIST).status_code == 200
    return len(found)


def test_open_pieces_are_listed_by_the_oldest_promise(desk):
    now = timezone.now()
    later = make_submission(reply_by=now + dt.timedelta(days=5))
    late = make_submission(state=State.IN_REVIEW, reply_by=now - dt.timedelta(days=5))
    theirs = make_submission(state=State.REVISION_REQUESTED, reply_by=now - dt.timedelta(days=9))
    make_submission(state=State.DECLINED)
    make_submission(state=State.DRAFT)

    assert listed(desk) == [late, later, theirs]


def test_drafts_are_shown_to_no_editor_sent_withdrawn_or_asked_for(desk):
    draft = make_submission(state=State.DRAFT)
    make_submission(state=State.WITHDRAWN, received_at=None)

    assert listed(desk, "?state=all") == []
    assert listed(desk, "?state=draft") == []
    assert desk.get(f"{LIST}{draft.pk}/change/").status_code == 404
    assert desk.get(f"{LIST}{draft.pk}/decide/decline/").status_code == 404


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("?turn=theirs", {"state": State.REVISION_REQUESTED}),
        ("?late=1", {"reply_by": timezone.now() - dt.timedelta(days=3)}),
        ("?state=declined", {"state": State.DECLINED}),
        ("?language__exact=zh-hant", {"language": "zh-hant"}),
        ("?q=关税", {"title": "关税之后"}),
        ("?q=wong", {"author": {"name": "Wong Kit"}}),
    ],
)
def test_each_filter_leaves_what_it_names(desk, query, fields):
    wanted = make_submission(**fields)
    make_submission()

    assert listed(desk, query) == [wanted]


def test_what_is_mine_and_what_is_nobodys(desk, editor_hk, editor_ny):
    mine = make_submission(assigned_to=editor_hk)
    make_submission(assigned_to=editor_ny)
    nobodys = make_submission()

    assert listed(desk, "?assigned=me") == [mine]
    assert listed(desk, "?assigned=nobody") == [nobodys]


def test_a_row_says_what_an_editor_needs_to_know(desk, editor_ny):
    now = timezone.now()
    make_submission(
        title="Tariffs",
        author={"name": "Ann Lee"},
        reply_by=now - dt.timedelta(days=7),
        assigned_to=editor_ny,
        claimed_by=editor_ny,
        claimed_until=now + dt.timedelta(hours=1),
    )

    (row,) = rows(desk)
    promise = row.select_one(".promise.late")

    words = [cell.get_text(strip=True) for cell in row.select("th, td")][1:]
    assert words[:4] == ["Tariffs", "Ann Lee", "English", "Received"]
    assert words[5] == "ours"
    assert words[7:] == ["ny@example.com", "ny@example.com"]
    assert promise.text.endswith("desk hours late")
    assert "Hong Kong" in promise["title"]
    assert "New York" in promise["title"]


def test_an_expired_claim_is_not_shown(desk, editor_ny):
    make_submission(claimed_by=editor_ny, claimed_until=timezone.now() - dt.timedelta(hours=1))

    (row,) = rows(desk)

    assert row.select_one(".field-claimed").text == "–"


def test_the_queue_costs_the_same_for_one_row_and_thirty(desk, editor_ny):
    def make():
        until = timezone.now() + dt.timedelta(hours=1)
        make_submission(assigned_to=editor_ny, claimed_by=editor_ny, claimed_until=until)

    make()
    one = queries(desk)
    for _ in range(29):
        make()

    assert queries(desk) == one


def test_nobody_adds_or_deletes_submissions_or_letters_by_hand(chief_desk):
    piece = make_submission()

    for address in (f"{LIST}add/", f"{LIST}{piece.pk}/delete/", "/admin/submissions/letter/add/"):
        assert chief_desk.post(address, {"post": "yes"}).status_code == 403
    assert Submission.objects.count() == 1


def test_a_reader_sees_no_queue(reader_client):
    assert reader_client.get(LIST).status_code == 302
