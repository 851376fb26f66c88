"""What is left of somebody in the community once they go."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts import actions
from accounts.models import User
from community import personal
from community.actions import rulings
from community.models import Answer, Comment, Member, ReaderPick, Ruling, Takedown
from community.workflow import Kind, Stage, Status
from editions.languages import columns
from issues.models import Issue
from search.actions import index
from search.models import Entry
from tests.factories import (
    make_answer,
    make_comment,
    make_issue,
    make_member,
    make_question,
    make_section,
    make_thread,
    make_user,
)

pytestmark = pytest.mark.django_db


def counted(thread):
    """Return a thread's counts as stored, and as they are worked out."""
    thread.refresh_from_db()
    visible = thread.comments.visible()
    return (thread.shown, thread.picks), (visible.count(), visible.filter(is_pick=True).count())


def test_comments_become_tombstones_and_counts_stay_right():
    ann, thread = make_member(), make_thread()
    other = make_comment(thread)
    top, waiting = (
        make_comment(thread, member=ann),
        make_comment(thread, member=ann, status="pending"),
    )
    reply = make_comment(thread, member=ann, parent=other)
    answer = make_comment(thread, parent=top)
    make_comment(thread, member=ann, parent=top)

    personal.forget(ann.user)

    stored, true = counted(thread)
    assert stored == true == (2, 0)
    for row in (top, waiting, reply):
        row.refresh_from_db()
        assert (row.status, row.text, row.html, row.member) == (Status.DELETED, "", "", None)
        assert row.rulings.last().number == row.version == 2
    other.refresh_from_db()
    assert (other.shown_replies, top.shown_replies) == (0, 1)
    answer.refresh_from_db()
    assert answer.status == Status.NEW
    assert not Member.objects.filter(pk=ann.pk).exists()


def test_a_pick_and_a_pinned_comment_are_counted_out():
    ann, thread = make_member(), make_thread()
    pick = make_comment(thread, member=ann)
    Comment.objects.filter(pk=pick.pk).update(is_pick=True)
    type(thread).objects.filter(pk=thread.pk).update(picks=1, pinned=pick)

    personal.forget(ann.user)

    assert counted(thread) == ((0, 0), (0, 0))
    assert thread.pinned is None


def test_thanks_and_reports_go_with_their_counts():
    ann, comment = make_member(), make_comment()
    comment.thanked_by.create(member=ann)
    comment.reports.create(member=ann, reason="spam")
    Comment.objects.filter(pk=comment.pk).update(thanks=1, open_reports=1)

    personal.forget(ann.user)

    comment.refresh_from_db()
    assert (comment.thanks, comment.open_reports, comment.reports.count()) == (0, 0, 0)


def test_a_record_of_a_takedown_stays():
    comment = make_comment()
    Takedown.objects.create(
        reference="TD-1", comment=comment, ground="privacy", from_name="X", demand="Y"
    )

    personal.forget(comment.member.user)

    assert Takedown.objects.get().comment.status == Status.DELETED


def test_what_was_printed_stays_and_other_answers_go():
    ann, issue = make_user(email="ann@example.com"), make_issue()
    pick = make_section(ReaderPick, issue, text="Printed words", name="A. Nn")
    printed = make_answer(make_question(), user=ann, stage=Stage.PICKED, pick=pick)
    make_answer(make_question(), user=ann)

    personal.forget(ann)

    row = Answer.objects.get()
    assert (row.pk, row.user, row.email, row.text) == (printed.pk, None, "", "")
    pick.refresh_from_db()
    assert (pick.text, pick.name) == ("Printed words [en]", "A. Nn [en]")


def test_a_pick_in_an_issue_that_is_not_out_goes_too():
    answer = make_answer(stage=Stage.PICKED)
    issue = make_issue(published_at_en=None, published_at_zh_hans=None, published_at_zh_hant=None)
    answer.pick = make_section(ReaderPick, issue, text="Not yet")
    answer.save()

    personal.forget(answer.user)

    assert (Answer.objects.count(), ReaderPick.objects.count()) == (0, 0)


def test_nor_is_it_found_once_a_scheduled_issue_is_out():
    tomorrow = timezone.now() + dt.timedelta(days=1)
    issue = make_issue(**dict.fromkeys(columns("published_at"), tomorrow))
    answer = make_answer(stage=Stage.PICKED)
    answer.pick = make_section(ReaderPick, issue, text="Not yet")
    answer.save()
    index(Issue, [issue.pk])
    assert Entry.objects.filter(text__contains="Not yet").exists()

    personal.forget(answer.user)

    assert not Entry.objects.filter(text__contains="Not yet").exists()


def test_an_account_of_many_comments_is_deleted_in_few_statements(django_assert_max_num_queries):
    ann, thread = make_member(), make_thread()
    rows = [
        Comment(thread=thread, member=ann, language="en", text="x", status="new")
        for _ in range(1000)
    ]
    Comment.objects.bulk_create(rows)
    type(thread).objects.filter(pk=thread.pk).update(shown=1000)

    with django_assert_max_num_queries(60):
        personal.forget(ann.user)

    assert counted(thread)[0] == (0, 0)
    assert Ruling.objects.filter(kind=Kind.DELETE).count() == 1000


@pytest.mark.parametrize("way", ["one", "ticked"])
def test_who_is_deleted_at_the_desk_is_forgotten_in_full(chief_desk, way):
    comment = make_comment(text="Private words")
    pk = comment.member.user_id

    if way == "one":
        chief_desk.post(f"/admin/accounts/user/{pk}/delete/", {"post": "yes"})
    else:
        ticked = {"action": "delete_selected", "_selected_action": pk, "post": "yes"}
        chief_desk.post("/admin/accounts/user/", ticked)

    comment.refresh_from_db()
    assert not User.objects.filter(pk=pk).exists()
    assert (comment.text, comment.status) == ("", Status.DELETED)


def test_who_once_ruled_is_named_by_the_record_and_their_account_stays(editor_hk):
    comment = make_comment()
    rulings.rule(comment, Kind.APPROVE, by=editor_hk)
    own = make_comment(member=make_member(user=editor_hk), text="My own words")
    editor_hk.is_staff = False
    editor_hk.save()

    with pytest.raises(actions.Kept):
        actions.delete_account(editor_hk)

    own.refresh_from_db()
    assert own.text == "My own words"
