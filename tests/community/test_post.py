import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from community.actions import posting, responses, rulings
from community.models import Comment, Pause, Report, Thread
from community.refusals import Refused
from community.rules import Sent
from community.workflow import Kind, Status
from tests.factories import (
    EN,
    HANS,
    make_article,
    make_comment,
    make_member,
    make_thread,
    make_user,
)

pytestmark = pytest.mark.django_db
SENT = Sent()


def trusted(**fields):
    """Make a member two of whose comments are published."""
    member = make_member(**fields)
    thread = make_thread()
    for _time in range(2):
        make_comment(thread, member=member)
    return member


def say(piece, member, text="A word.", **said):
    return posting.post(piece, member=member, text=text, **{"language": EN, "sent": SENT, **said})


def counts(thread):
    thread.refresh_from_db()
    return thread.shown, thread.version > 0


def test_the_first_comment_makes_the_thread_and_counts():
    article = make_article()

    comment = say(article, trusted(), "Hello *there*.")

    thread = Thread.objects.get(article=article)
    assert counts(thread) == (1, True)
    assert (comment.thread, comment.status) == (thread, Status.NEW)
    assert comment.html == "<p>Hello <em>there</em>.</p>"
    ruling = comment.rulings.get()
    assert (ruling.kind, ruling.text) == (Kind.POST, "Hello *there*.")


def test_a_newcomers_comment_waits_and_is_not_counted():
    comment = say(make_article(), make_member())

    assert comment.status == Status.PENDING
    assert [each["rule"] for each in comment.findings] == ["newcomer"]
    assert counts(comment.thread) == (0, False)


def test_a_form_sent_twice_posts_once():
    article, member = make_article(), trusted()

    assert say(article, member) == say(article, member)
    assert counts(Thread.objects.get(article=article)) == (1, True)


def test_a_reply_to_a_reply_stands_below_the_same_comment():
    parent = make_comment()
    reply = make_comment(parent.thread, parent=parent)

    answer = say(parent.thread.article, trusted(), parent=reply)

    parent.refresh_from_db()
    assert answer.parent == parent
    assert parent.shown_replies == 2


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED])
def test_nobody_replies_to_what_they_cannot_see(status):
    parent = make_comment(status=status)

    with pytest.raises(Refused):
        say(parent.thread.article, trusted(), parent=parent)


def test_a_reply_under_another_piece_is_refused():
    with pytest.raises(Refused):
        say(make_article(), trusted(), parent=make_comment())


@pytest.mark.parametrize("text", ["", " \n ", "> \n>", "\x00", "x" * 3001])
def test_nothing_and_too_much_are_refused(text):
    with pytest.raises(Refused):
        say(make_article(), trusted(), text)


@pytest.mark.parametrize("opening", [Thread.Opening.CLOSED, Thread.Opening.OFF])
def test_a_closed_thread_takes_nothing(opening):
    thread = make_thread(opening=opening)

    with pytest.raises(Refused):
        say(thread.article, trusted())


def test_a_thread_closes_by_itself_unless_an_editor_keeps_it_open():
    thread, member = make_thread(), trusted()

    with time_machine.travel(timezone.now() + dt.timedelta(days=60)):
        with pytest.raises(Refused):
            say(thread.article, member)
        Thread.objects.filter(pk=thread.pk).update(opening=Thread.Opening.OPEN)
        assert say(thread.article, member).pk


def test_who_is_silenced_and_a_pause_refuse(editor_hk):
    article = make_article()
    with pytest.raises(Refused):
        say(article, trusted(banned_at=timezone.now()))
    with pytest.raises(Refused):
        say(article, trusted(suspended_until=timezone.now() + dt.timedelta(days=1)))

    Pause.objects.create(began_by=editor_hk, reason="A storm")

    with pytest.raises(Refused):
        say(article, trusted())


def test_an_edit_within_five_minutes_changes_the_words_and_not_the_count():
    comment = say(make_article(), trusted())

    posting.edit(comment, member=comment.member, text="Another.", sent=SENT)

    comment.refresh_from_db()
    assert (comment.text, comment.html) == ("Another.", "<p>Another.</p>")
    assert (comment.status, comment.edited_at is not None) == (Status.NEW, True)
    assert counts(comment.thread)[0] == 1
    assert [each.text for each in comment.rulings.all()] == ["A word.", "Another."]


def test_an_edit_after_five_minutes_is_refused():
    comment = say(make_article(), trusted())

    with time_machine.travel(timezone.now() + dt.timedelta(minutes=6)), pytest.raises(Refused):
        posting.edit(comment, member=comment.member, text="Another.", sent=SENT)


def test_approved_words_do_not_become_unseen_ones(editor_hk):
    of_newcomer, of_trusted = say(make_article(), make_member()), say(make_article(), trusted())
    for comment in (of_newcomer, of_trusted):
        rulings.rule(comment, Kind.APPROVE, by=editor_hk)
        posting.edit(comment, member=comment.member, text="Quite another thing.", sent=SENT)

    assert of_newcomer.status == Status.PENDING
    assert of_trusted.status == Status.NEW
    assert counts(of_newcomer.thread)[0] == 0


def test_an_edit_does_not_release_what_waits(editor_hk):
    comment = say(make_article(), trusted())
    rulings.rule(comment, Kind.HOLD, by=editor_hk, to=Status.WITHHELD)

    posting.edit(comment, member=comment.member, text="Harmless.", sent=SENT)

    assert comment.status == Status.WITHHELD


def test_an_edit_that_changes_nothing_is_no_ruling():
    comment = say(make_article(), trusted())

    posting.edit(comment, member=comment.member, text=" A word. ", sent=SENT)

    assert comment.version == 1


def test_a_revision_waits_even_of_who_is_trusted(editor_hk):
    comment = say(make_article(), trusted())
    rulings.rule(comment, Kind.ASK_TO_REVISE, by=editor_hk, reason="attack")

    posting.revise(comment, member=comment.member, text="Milder.", sent=SENT)

    assert (comment.status, comment.text) == (Status.PENDING, "Milder.")
    assert counts(comment.thread)[0] == 0


def test_only_its_author_edits_deletes_and_says_the_language():
    comment, other = make_comment(), trusted()

    for act in (
        lambda: posting.edit(comment, member=other, text="Mine.", sent=SENT),
        lambda: posting.delete(comment, member=other),
        lambda: posting.correct_language(comment, member=other, language=HANS),
    ):
        with pytest.raises(Refused):
            act()


def test_a_language_is_corrected_and_kept_copies_are_old():
    comment = make_comment()
    comment.thread.refresh_from_db()
    before = comment.thread.version

    posting.correct_language(comment, member=comment.member, language=HANS)

    comment.thread.refresh_from_db()
    assert comment.thread.version == before + 1
    assert Comment.objects.get(pk=comment.pk).language == "zh-hans"


def test_thanks_count_once_and_can_be_taken_back():
    comment, member = make_comment(), make_member()
    for _time in range(2):
        responses.thank(comment, member=member)
    comment.refresh_from_db()
    assert comment.thanks == 1

    for _time in range(2):
        responses.unthank(comment, member=member)
    comment.refresh_from_db()
    assert comment.thanks == 0


def test_nobody_thanks_for_or_reports_their_own_comment_or_one_that_is_gone():
    own, gone = make_comment(), make_comment(status=Status.REJECTED)

    for comment, member in ((own, own.member), (gone, make_member())):
        with pytest.raises(Refused):
            responses.thank(comment, member=member)
        with pytest.raises(Refused):
            responses.report(comment, member=member, reason="spam")


def test_a_report_counts_once_a_member():
    comment, member = make_comment(), make_member()

    for _time in range(2):
        responses.report(comment, member=member, reason="spam", text="Look.")

    comment.refresh_from_db()
    assert (comment.open_reports, Report.objects.count()) == (1, 1)


def test_reports_of_trusted_members_hide_a_comment_until_it_is_looked_at():
    comment = make_comment()
    for member in (make_member(), make_member(), trusted(), trusted()):
        responses.report(comment, member=member, reason="attack")
    comment.refresh_from_db()
    assert comment.status == Status.NEW

    responses.report(comment, member=trusted(), reason="attack")

    comment.refresh_from_db()
    assert (comment.status, comment.open_reports) == (Status.PENDING, 5)
    assert counts(comment.thread)[0] == 0


def test_reports_do_not_hide_what_an_editor_approved(editor_hk):
    comment = make_comment()
    rulings.rule(comment, Kind.APPROVE, by=editor_hk)

    for _time in range(4):
        responses.report(comment, member=trusted(), reason="attack")

    comment.refresh_from_db()
    assert comment.status == Status.APPROVED


def test_nobody_mutes_themselves():
    member = make_member(user=make_user())

    with pytest.raises(Refused):
        responses.mute(member, member=member)
