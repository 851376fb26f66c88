"""Two who decide on one comment at once, on real connections: one wins, the other is told."""

from functools import partial

import pytest

from community.actions import moderating, people, posting, rulings
from community.models import Comment, Member
from community.refusals import Overtaken, Refused
from community.rules import Sent
from community.workflow import Kind, Status
from tests.community.test_comment_races import counts_are_right, post
from tests.factories import make_article, make_comment, make_member
from tests.races import at_once as acts_at_once

pytestmark = pytest.mark.django_db(transaction=True)
at_once = partial(acts_at_once, refusal=Refused)


def ruling(comment, kind, editor, **said):
    row = Comment.objects.get(pk=comment.pk)
    return lambda: rulings.rule(row, kind, by=editor, version=row.version, **said)


def undoing(comment, editor):
    row = Comment.objects.get(pk=comment.pk)
    return lambda: rulings.undo(row, by=editor, version=row.version)


def together(comments, kind, editor, **said):
    versions = {comment.pk: comment.version for comment in comments}
    return lambda: moderating.rule_each(versions, kind, by=editor, **said)


def held(**fields):
    return make_comment(status=Status.PENDING, **fields)


def stands_in_order():
    """Compare counts with what is stored, and each ruling with the one before it."""
    counts_are_right()
    for comment in Comment.objects.all():
        record = list(comment.rulings.order_by("number"))
        assert [each.number for each in record] == list(range(1, comment.version + 1))
        steps = zip(record, record[1:], strict=False)
        assert all(after.from_status == before.to_status for before, after in steps)
        assert record[-1].to_status == comment.status


@pytest.mark.parametrize("_time", range(2))
@pytest.mark.parametrize("other", [Kind.APPROVE, Kind.REJECT, Kind.ASK_TO_REVISE])
def test_of_two_editors_one_rules_and_the_other_is_told_by_whom(editor_hk, editor_ny, other, _time):
    parent = make_comment()
    comment = held(thread=parent.thread, parent=parent)

    results = at_once(
        ruling(comment, Kind.APPROVE, editor_hk),
        ruling(comment, other, editor_ny, reason="spam"),
    )

    (overtaken,) = (each for each in results if isinstance(each, Refused))
    assert isinstance(overtaken, Overtaken)
    comment.refresh_from_db()
    assert comment.version == 2
    assert comment.rulings.get(number=2).editor == overtaken.latest.editor
    stands_in_order()


@pytest.mark.parametrize("_time", range(2))
@pytest.mark.parametrize("kind", [Kind.APPROVE, Kind.REJECT])
def test_no_words_are_ruled_on_that_the_editor_has_not_seen(editor_hk, kind, _time):
    comment = make_comment(text="Rude words")
    row = Comment.objects.get()

    at_once(
        ruling(comment, kind, editor_hk, reason="spam"),
        lambda: posting.edit(row, member=row.member, text="Other words", sent=Sent()),
    )

    stored = Comment.objects.get()
    (judged,) = stored.rulings.filter(kind__in=(kind, Kind.EDIT))
    assert (judged.kind == Kind.EDIT) == (stored.text == "Other words")
    stands_in_order()


def test_an_author_who_was_overtaken_is_not_told_by_whom(editor_hk):
    comment = make_comment()
    row = Comment.objects.get()
    rulings.rule(comment, Kind.APPROVE, by=editor_hk)

    with pytest.raises(Refused) as refusal:
        posting.edit(row, member=row.member, text="Other words", sent=Sent())

    assert str(editor_hk) not in str(refusal.value)
    assert "Your words are still here" in str(refusal.value)


@pytest.mark.parametrize("_time", range(2))
def test_what_is_taken_back_is_not_ruled_on_as_well(editor_hk, editor_ny, _time):
    comment = held()
    rulings.rule(comment, Kind.APPROVE, by=editor_hk)

    results = at_once(
        undoing(comment, editor_hk), ruling(comment, Kind.REJECT, editor_ny, reason="spam")
    )

    assert sum(isinstance(each, Overtaken) for each in results) == 1
    assert Comment.objects.get().version == 3
    stands_in_order()


@pytest.mark.parametrize("_time", range(2))
def test_many_at_once_and_one_by_one_decide_on_each_comment_once(editor_hk, editor_ny, _time):
    parent = make_comment()
    comments = [held(thread=parent.thread, parent=parent) for _number in range(6)]

    approved, rejected, *single = at_once(
        together(comments, Kind.APPROVE, editor_hk),
        together(reversed(comments), Kind.REJECT, editor_ny, reason="spam"),
        *(ruling(each, Kind.APPROVE, editor_hk) for each in comments[::2]),
    )

    done = len(approved.done) + len(rejected.done)
    alone = sum(not isinstance(each, Refused) for each in single)
    assert done + alone == len(comments)
    assert len(approved.refused) + len(rejected.refused) == 12 - done
    assert set(Comment.objects.exclude(pk=parent.pk).values_list("version", flat=True)) == {2}
    stands_in_order()


@pytest.mark.parametrize("_time", range(2))
def test_who_is_banned_posts_nothing_after_it(editor_hk, settings, _time):
    settings.COMMENTS_BEFORE_TRUST = 0
    article, member = make_article(), make_member()

    ban, *_posted = at_once(
        lambda: people.ban(member, by=editor_hk, text="Threats"),
        *(post(article, member, f"Word {number}") for number in range(4)),
    )

    assert not Comment.objects.filter(rulings__at__gt=ban.at).exists()
    stands_in_order()


def test_who_is_banned_while_the_rules_judge_is_refused(editor_hk):
    article, seen = make_article(), make_member()
    people.ban(Member.objects.get(), by=editor_hk, text="Threats")

    with pytest.raises(Refused):
        post(article, seen, "Words")()

    assert not Comment.objects.exists()
