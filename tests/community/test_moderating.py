import pytest

from community.actions import moderating
from community.models import Comment
from community.refusals import Refused
from community.workflow import Status
from editions.languages import BY_CODE
from tests.factories import make_comment, make_member, make_thread

pytestmark = pytest.mark.django_db


def test_the_next_of_a_queue_are_shared_out(editor_hk, editor_ny):
    thread, member = make_thread(), make_member()
    made = [make_comment(thread, member=member, status=Status.PENDING).pk for _ in range(25)]

    first = moderating.claim_next(Comment.objects.pending(), editor=editor_hk)
    second = moderating.claim_next(Comment.objects.pending(), editor=editor_ny)

    assert (first, second) == (20, 5)
    assert (
        list(Comment.objects.filter(claimed_by=editor_ny).values_list("pk", flat=True)) == made[20:]
    )
    assert moderating.release(Comment.objects.all(), editor=editor_hk) == 20


def test_a_claim_of_another_is_taken_over_in_so_many_words(editor_hk, editor_ny):
    comment = make_comment(status=Status.PENDING)
    moderating.claim(comment, editor=editor_hk)

    with pytest.raises(Refused, match=str(editor_hk)):
        moderating.claim(comment, editor=editor_ny)
    moderating.claim(comment, editor=editor_ny, takes_over=True)

    comment.refresh_from_db()
    assert comment.claimed_by == editor_ny


def test_only_an_editors_comment_is_pinned(editor_hk):
    theirs = make_comment()
    ours = make_comment(theirs.thread, member=make_member(user=editor_hk))

    with pytest.raises(Refused):
        moderating.pin(theirs, by=editor_hk)
    moderating.pin(ours, by=editor_hk)

    thread = type(theirs.thread).objects.get(pk=theirs.thread_id)
    assert thread.pinned == ours


def test_a_language_is_put_right_and_kept_copies_are_old(editor_hk):
    comment = make_comment(language="zh-hans")
    before = comment.thread.version

    moderating.name_language(comment, BY_CODE["zh-hant"], by=editor_hk)

    comment.refresh_from_db()
    assert (comment.language, comment.thread.version > before) == ("zh-hant", True)
