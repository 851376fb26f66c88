import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from accounts.actions import delete_account
from community import tasks
from community.actions import rulings, takedowns
from community.models import Comment, Notice, Takedown
from community.refusals import Refused
from community.workflow import Kind, Status
from tests.conftest import make_editor, signed_in
from tests.factories import make_comment

pytestmark = pytest.mark.django_db
DEMAND = {
    "ground": "defamation",
    "from_name": "A Lawyer",
    "from_email": "lawyer@example.com",
    "language": "zh-hant",
    "demand": "Take it down.",
}


def recorded(by, **fields):
    return takedowns.record(make_comment(text="The words"), by=by, **{**DEMAND, **fields})


def test_a_demand_is_numbered_answered_and_its_words_kept(editor_hk):
    first, second = recorded(editor_hk), recorded(editor_hk)

    takedowns.take_down(first, by=editor_hk, answer="We agree.")
    takedowns.refuse(second, by=editor_hk, answer="We do not.")

    assert int(second.reference[-4:]) == int(first.reference[-4:]) + 1
    first.comment.refresh_from_db()
    first.refresh_from_db()
    assert (first.comment.status, first.comment.text) == (Status.TAKEN_DOWN, "")
    assert first.record == "The words"
    to_them = Notice.objects.filter(email="lawyer@example.com").order_by("pk")
    assert [first.reference in each.subject for each in to_them] == [True, False, True, False]
    assert [each.to for each in to_them] == ["lawyer@example.com"] * 4
    assert first.reference in Notice.objects.get(user=first.comment.member.user).body
    second.comment.refresh_from_db()
    assert second.comment.status == Status.NEW


def test_what_is_decided_is_not_decided_again(editor_hk, editor_ny):
    takedown = recorded(editor_hk)
    takedowns.refuse(takedown, by=editor_hk, answer="No.")

    with pytest.raises(Refused, match=str(editor_hk)):
        takedowns.take_down(takedown, by=editor_ny, answer="Yes.")


def test_the_pages_record_and_decide_and_only_chief_editors_read_the_words(desk, chief_desk):
    comment = make_comment(text="The words")
    desk.post(f"/admin/community/takedown/record/{comment.pk}/", DEMAND)
    takedown = Takedown.objects.get()
    page = f"/admin/community/takedown/{takedown.pk}/"

    assert "lawyer@example.com" in desk.get(f"{page}change/").text
    said = {"version": comment.version, "answer": "We agree.", "take_down": "1"}
    desk.post(f"{page}decide/", said)

    takedown.refresh_from_db()
    assert takedown.outcome == "taken_down"
    assert "The words</p>" not in desk.get(f"{page}change/").text
    assert "The words</p>" in chief_desk.get(f"{page}change/").text


@pytest.mark.parametrize("way", ["comment", "account"])
def test_an_author_who_deletes_first_takes_no_words_from_an_open_demand(desk, editor_hk, way):
    takedown = recorded(editor_hk)
    comment = takedown.comment

    if way == "comment":
        rulings.rule(comment, Kind.DELETE, by=comment.member)
    else:
        delete_account(comment.member.user)

    comment.refresh_from_db()
    takedown.refresh_from_db()
    assert (comment.text, takedown.record) == ("", "The words")
    page = f"/admin/community/takedown/{takedown.pk}/change/"
    assert "The words</p>" in desk.get(page).text  # who decides has to read them
    takedowns.take_down(takedown, by=editor_hk, answer="It is gone.")
    takedown.refresh_from_db()
    assert (takedown.outcome, takedown.record) == ("taken_down", "The words")
    assert "The words</p>" not in desk.get(page).text


def test_words_that_changed_since_the_demand_are_kept_both(editor_hk):
    takedown = recorded(editor_hk)
    Comment.objects.update(text="Other words")

    takedowns.take_down(takedown, by=editor_hk, answer="We agree.")

    takedown.refresh_from_db()
    assert takedown.record == "The words\n\n* * *\n\nOther words"


def test_the_words_go_some_time_after_the_answer_and_never_before(editor_hk, settings):
    settings.TAKEDOWN_RECORD_DAYS = 90
    waiting, refused = recorded(editor_hk), recorded(editor_hk)
    takedowns.refuse(refused, by=editor_hk, answer="No.")

    for days, kept in ((89, ["The words", "The words"]), (91, ["The words", ""])):
        with time_machine.travel(timezone.now() + dt.timedelta(days=days)):
            tasks.forget_over(0)
        records = Takedown.objects.filter(pk__in=[waiting.pk, refused.pk]).order_by("pk")
        assert list(records.values_list("record", flat=True)) == kept


def test_moderators_do_not_take_down(groups):
    comment, client = make_comment(), signed_in(make_editor("moderators"))

    assert client.get(f"/admin/community/takedown/record/{comment.pk}/").status_code == 403
    assert client.get("/admin/community/takedown/").status_code == 403
