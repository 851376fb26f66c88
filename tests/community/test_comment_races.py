"""Members and moderators at once, on real connections: nothing is lost, counted twice or stuck."""

from functools import partial

import pytest

from community.actions import posting, recounting, responses, rulings
from community.models import Comment, Notice, Thanks, Thread
from community.refusals import Refused
from community.rules import Sent
from community.workflow import VISIBLE, Kind, Status
from tests.factories import EN, make_article, make_comment, make_member
from tests.races import at_once as acts_at_once

pytestmark = pytest.mark.django_db(transaction=True)
at_once = partial(acts_at_once, refusal=Refused)


@pytest.fixture(autouse=True)
def everybody_is_trusted(settings):
    settings.COMMENTS_BEFORE_TRUST = 0


def post(piece, member, text, parent=None):
    return lambda: posting.post(
        piece, member=member, text=text, language=EN, parent=parent, sent=Sent()
    )


def counts_are_right():
    for thread in Thread.objects.all():
        assert thread.shown == thread.comments.filter(status__in=VISIBLE).count()
    for comment in Comment.objects.all():
        assert comment.shown_replies == comment.replies.filter(status__in=VISIBLE).count()
        assert comment.thanks == comment.thanked_by.count()


def test_twenty_first_comments_make_one_thread_and_all_count():
    article = make_article()

    at_once(*(post(article, make_member(), f"Word {number}") for number in range(20)))

    assert Thread.objects.get(article=article).shown == 20
    counts_are_right()


def test_twenty_replies_all_count_and_each_is_told():
    parent = make_comment()
    article = parent.thread.article

    at_once(*(post(article, make_member(), f"Word {n}", parent) for n in range(20)))

    parent.refresh_from_db()
    assert parent.shown_replies == 20
    assert Notice.objects.count() == 20
    counts_are_right()


def test_counts_are_put_right_while_members_write():
    parent = make_comment()
    article = parent.thread.article
    Thread.objects.update(shown=70)
    Comment.objects.update(shown_replies=7, thanks=7)

    at_once(
        *(post(article, make_member(), f"Word {n}", parent) for n in range(10)),
        lambda: recounting.repair(Comment, {parent.pk}),
        lambda: recounting.repair(Thread, {parent.thread_id}),
    )

    counts_are_right()


def test_a_form_sent_eight_times_at_once_posts_once():
    article, member = make_article(), make_member()

    results = at_once(*[post(article, member, "The same")] * 8)

    assert len({comment.pk for comment in results}) == 1
    assert Comment.objects.count() == 1
    counts_are_right()


@pytest.mark.parametrize("_time", range(3))
def test_deleting_while_it_is_approved_leaves_a_status_that_the_counts_agree_with(editor_hk, _time):
    comment = make_comment(status=Status.PENDING)

    at_once(
        lambda: rulings.rule(Comment.objects.get(), Kind.APPROVE, by=editor_hk),
        lambda: posting.delete(Comment.objects.get(), member=comment.member),
    )

    assert Comment.objects.get().status == Status.DELETED
    counts_are_right()


@pytest.mark.parametrize("_time", range(3))
def test_a_reply_to_what_is_being_rejected_is_refused_or_keeps_a_place(editor_hk, _time):
    parent = make_comment()
    acts = [post(parent.thread.article, make_member(), f"Word {n}", parent) for n in range(4)]

    at_once(
        *acts,
        lambda: rulings.rule(
            Comment.objects.get(pk=parent.pk), Kind.REJECT, by=editor_hk, reason="spam"
        ),
    )

    counts_are_right()


def test_thanks_twice_at_once_count_once():
    comment, member = make_comment(), make_member()

    at_once(*[lambda: responses.thank(comment, member=member)] * 6)

    assert Thanks.objects.count() == 1
    counts_are_right()


def test_thanks_replies_and_reports_do_not_wait_for_each_other_for_ever():
    comment = make_comment()
    people = [make_member() for _time in range(12)]

    at_once(
        *(lambda m=m: responses.thank(comment, member=m) for m in people[:4]),
        *(lambda m=m: responses.report(comment, member=m, reason="spam") for m in people[4:8]),
        *(post(comment.thread.article, m, f"Word {m.pk}", comment) for m in people[8:]),
    )

    comment.refresh_from_db()
    assert comment.open_reports >= 3
    assert comment.status == Status.PENDING
    counts_are_right()
