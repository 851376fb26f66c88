import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.models import Notice
from tests.factories import make_answer, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/community/notice/"
Status = Notice.Status


def make_notice(status=Status.FAILED, **fields):
    fields = fields or {"answer": make_answer(user=None, email="by-mail@example.com")}
    return Notice.objects.create(
        occasion="picked", language="en", subject="Your answer", body="B", status=status, **fields
    )


def rows(client):
    return BeautifulSoup(client.get(LIST).content, "html.parser").select("#result_list tbody tr")


def test_what_failed_stands_first_with_its_reason_and_to_whom(desk):
    failed = make_notice()
    Notice.objects.filter(pk=failed.pk).update(error="550 no such mailbox")
    make_notice(Status.SENT, user=make_user(email="member@example.com"))

    first, second = rows(desk)

    assert first.select_one(".state")["title"] == "550 no such mailbox"
    assert "by-mail@example.com" in first.text
    assert "member@example.com" in second.text


def test_a_notice_that_failed_is_sent_again_with_other_words(desk):
    notice = make_notice()

    desk.post(f"{LIST}{notice.pk}/change/", {"subject": "S", "body": "New", "_release": "1"})

    notice.refresh_from_db()
    assert (notice.status, notice.body) == (Status.QUEUED, "New")


def test_nobody_writes_or_deletes_a_notice_at_the_desk(chief_desk):
    notice = make_notice()

    assert chief_desk.get(f"{LIST}add/").status_code == 403
    assert chief_desk.get(f"{LIST}{notice.pk}/delete/").status_code == 403


def test_the_list_costs_the_same_for_one_notice_and_three(desk):
    def queries():
        with CaptureQueriesContext(connection) as found:
            assert len(rows(desk)) == Notice.objects.count()
        return len(found)

    make_notice()
    one = queries()
    make_notice()
    make_notice(Status.SENT, user=make_user())

    assert queries() == one
