import pytest

from community.actions import rulings
from community.models import Notice
from community.workflow import Status
from tests.factories import make_comment, make_member, make_user

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "zh-hans", "zh-hant")


def held(language="en"):
    return make_comment(
        status=Status.PENDING, member=make_member(user=make_user(language=language))
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["reject", "ask_to_revise"])
def test_an_author_reads_why_and_how_to_object(editor_hk, settings, language, kind):
    comment = held(language)

    rulings.rule(comment, kind, by=editor_hk, reason="attack", note="Look at line two.")

    letter = Notice.objects.get()
    for said in (comment.text, "Look at line two.", settings.CONTACT_EMAIL, f"C-{comment.pk}-2"):
        assert said in letter.body
    assert (f"/{language}/community/comments/{comment.pk}/" in letter.body) == (kind != "reject")


def test_an_approval_is_told_only_to_who_waited(editor_hk):
    rulings.rule(make_comment(), "approve", by=editor_hk)
    assert not Notice.objects.exists()

    rulings.rule(held(), "approve", by=editor_hk)
    assert Notice.objects.count() == 1


def test_a_ruling_taken_back_at_once_is_heard_of_by_nobody(editor_hk):
    comment = held()
    rulings.rule(comment, "reject", by=editor_hk, reason="spam")
    assert not Notice.objects.due().exists()

    rulings.undo(comment, by=editor_hk)

    assert [letter.status for letter in Notice.objects.all()] == [Notice.Status.DISCARDED]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_was_told_of_a_ruling_is_told_that_it_is_undone(editor_hk, language):
    comment = held(language)
    rulings.rule(comment, "reject", by=editor_hk, reason="spam")
    Notice.objects.update(status=Notice.Status.SENT)

    rulings.undo(comment, by=editor_hk)

    assert f"/{language}/community/comments/{comment.pk}/" in Notice.objects.waiting().get().body
