import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.actions import moderating, pausing, people, picking, rulings, takedowns
from community.models import Ruling
from community.workflow import Kind, Stage, Status
from tests.conftest import make_editor, signed_in
from tests.factories import make_answer, make_comment, make_member

pytestmark = pytest.mark.django_db
PAGE = "/admin/community/comment/hand-over/"
DEMAND = {"ground": "privacy", "from_name": "Z", "from_email": "z@example.com", "demand": "Out."}


def soup(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def lines(part):
    return [" ".join(line.span.text.split()) for line in part.select(".standing li")]


def rejected(by, **fields):
    comment = make_comment(status=Status.PENDING, **fields)
    return rulings.rule(comment, Kind.REJECT, by=by, reason="spam")


def test_the_front_page_counts_what_waits(desk):
    make_comment(status=Status.PENDING)
    make_comment(open_reports=1)
    make_comment()

    counts = soup(desk, "/admin/").select_one("[aria-labelledby=comments] .counts")

    assert " ".join(counts.text.split()) == "Pending 1 · Reported 1 · New 2 · Everything"
    (pending, *_others) = counts.select("a")
    assert soup(desk, pending["href"]).select(".row")


def test_rulings_of_the_other_newsroom_are_counted_and_lead_to_the_log(desk, editor_hk, editor_ny):
    thread = make_comment().thread
    for _ in range(2):
        rejected(editor_ny, thread=thread)
    rejected(editor_hk, thread=thread)
    old = rejected(editor_ny, thread=thread)
    Ruling.objects.filter(pk=old.pk).update(at=timezone.now() - dt.timedelta(hours=13))
    moderating.hold(make_comment(), by=editor_ny)
    picking.move(make_answer(), Stage.SHORTLISTED, by=editor_ny)

    for address in ("/admin/", PAGE):
        part = soup(desk, address).select_one(".standing[aria-labelledby=comments], .moderation")
        assert f"{editor_ny} · Reject 2 · Hold 1 · Answers: Shortlisted 1" in part.text
        assert str(editor_hk) not in part.text
    log = part.find("a", href=lambda href: "kind__exact=reject" in href)["href"]
    assert len(soup(desk, log).select("#result_list tbody tr")) == 2
    assert "Reject 3" in soup(desk, PAGE + "?hours=24").text


def test_people_takedowns_threads_and_a_pause_are_handed_over(desk, chief):
    comment, member = make_comment(), make_member(name="Loud")
    people.warn(member, by=chief, text="Mind the tone.")
    people.note(member, by=chief, text="A note is no decision.")
    takedown = takedowns.record(comment, by=chief, **DEMAND)
    pausing.pause(by=chief, reason="Under attack")
    signed_in(chief).post(
        f"/admin/community/thread/{comment.thread_id}/change/", {"opening": "closed"}
    )

    assert lines(soup(desk, PAGE)) == [
        "The community is read only · Under attack",
        "Warning · Loud Mind the tone.",
        f"Being looked at · {takedown} · Personal data",
        f"Closed · {comment.thread}",
    ]
    takedowns.refuse(takedown, by=chief, answer="No.")
    assert f"Refused · {takedown} · Personal data" in lines(soup(desk, PAGE))


def test_who_may_not_rule_reads_none_of_it(reader_client, groups):
    takedowns.record(make_comment(), by=make_editor("editors"), **DEMAND)
    moderator = signed_in(make_editor("moderators"))

    assert reader_client.get(PAGE).status_code == 302
    assert soup(moderator, PAGE).select_one(".standing").text.strip() == (
        "Nothing was decided in the community."
    )
    assert moderator.post(PAGE).status_code == 405
    assert soup(moderator, PAGE + "?hours=%00").select(".spans [aria-current]")


def test_it_costs_the_same_however_much_happened(desk, editor_ny, chief):
    def happen(editor):
        rejected(editor)
        people.warn(make_member(), by=editor, text="Mind the tone.")
        comment = make_comment()
        takedowns.record(comment, by=chief, **DEMAND)
        address = f"/admin/community/thread/{comment.thread_id}/change/"
        signed_in(editor).post(address, {"opening": "closed"})

    def queries():
        with CaptureQueriesContext(connection) as found:
            soup(desk, PAGE)
        return len(found)

    happen(editor_ny)
    queries()
    one = queries()
    happen(editor_ny)
    happen(chief)

    assert queries() == one
