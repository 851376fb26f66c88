"""Every status → status change against the thread's counts and the desk's queues."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from community.actions import rulings
from community.models import Comment, Ruling, Thread
from community.refusals import Overtaken, Refused
from community.workflow import GONE, HELD, VISIBLE, Kind, Role, Status
from tests.factories import make_comment, make_member, make_thread

pytestmark = pytest.mark.django_db

# Status → ruling → where it leads, by role; what is not named is refused. Written by hand, so that
# a slip in the rules is seen here.
SHOWN = ("pick", "unpick", "pin", "unpin")
EDITORS = {
    Status.NEW: {"approve", "reject", "ask_to_revise", "hold", "take_down", *SHOWN},
    Status.APPROVED: {"reject", "ask_to_revise", "hold", "take_down", *SHOWN},
    Status.PENDING: {"approve", "reject", "ask_to_revise", "take_down"},
    Status.WITHHELD: {"approve", "reject", "ask_to_revise", "take_down"},
    Status.TO_REVISE: {"approve", "reject", "take_down"},
    Status.REJECTED: {"approve", "take_down"},
    Status.DELETED: set(),
    Status.TAKEN_DOWN: set(),
}
AUTHORS = {
    Status.NEW: {"edit", "delete"},
    Status.APPROVED: {"edit", "delete"},
    Status.PENDING: {"edit", "delete"},
    Status.WITHHELD: {"edit", "delete"},
    Status.TO_REVISE: {"revise", "delete"},
    Status.REJECTED: {"delete"},
    Status.DELETED: set(),
    Status.TAKEN_DOWN: set(),
}
RULES = {status: {"hold"} if status in VISIBLE else set() for status in Status}
LEADS = {
    "approve": [Status.APPROVED],
    "reject": [Status.REJECTED],
    "ask_to_revise": [Status.TO_REVISE],
    "hold": [Status.PENDING, Status.WITHHELD],
    "edit": [Status.NEW, Status.APPROVED, Status.PENDING, Status.WITHHELD],
    "revise": [Status.PENDING, Status.WITHHELD],
    "delete": [Status.DELETED],
    "take_down": [Status.TAKEN_DOWN],
    **{kind: [Status.APPROVED] for kind in SHOWN},
}
STEPS = [(Kind(kind), to) for kind, targets in LEADS.items() for to in targets]
MAY = {Role.EDITOR: EDITORS, Role.AUTHOR: AUTHORS, Role.RULE: RULES}


def comment_at(status, **fields):
    words = {"text": "", "html": ""} if status in GONE else {}
    return make_comment(status=status, **words, **fields)


def queues(comment):
    every = Comment.objects.filter(pk=comment.pk)
    return {
        name: getattr(every, name)().count() for name in ("pending", "new", "reported", "visible")
    }


def expected(status, reports=0):
    return {
        "pending": int(status in HELD),
        "new": int(status == Status.NEW),
        "reported": int(status == Status.NEW and reports > 0),
        "visible": int(status in VISIBLE),
    }


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("status", Status)
def test_each_ruling_leads_where_the_table_says_and_counts_follow(editor_hk, status, role):
    parent = make_comment()
    comment = comment_at(status, thread=parent.thread, parent=parent)
    Comment.objects.filter(pk=parent.pk).update(status=Status.APPROVED)
    by = {Role.EDITOR: editor_hk, Role.AUTHOR: comment.member, Role.RULE: None}[role]

    for kind, to in STEPS:
        with transaction.atomic():
            if kind in MAY[role][status]:
                rulings.rule(comment, kind, by=by, to=to, reason="spam")
                agrees_with(comment, to)
            else:
                with pytest.raises(Refused):
                    rulings.rule(comment, kind, by=by, to=to, reason="spam")
                agrees_with(comment, status)
            transaction.set_rollback(True)
        comment.refresh_from_db()


def agrees_with(comment, status):
    """Compare what is stored, the thread's counts and the desk's queues with a status."""
    shown = int(status in VISIBLE)
    stored = Comment.objects.select_related("thread", "parent").get(pk=comment.pk)
    assert stored.status == status
    assert (stored.thread.shown, stored.parent.shown_replies) == (1 + shown, shown)
    assert queues(stored) == expected(status)


@pytest.mark.parametrize("status", [Status.NEW, Status.PENDING, Status.WITHHELD])
@pytest.mark.parametrize("kind", [Kind.APPROVE, Kind.REJECT, Kind.ASK_TO_REVISE])
def test_an_editors_ruling_can_be_taken_back_once(editor_hk, status, kind):
    comment = comment_at(status)
    rulings.rule(comment, kind, by=editor_hk, reason="spam")

    rulings.undo(comment, by=editor_hk)

    assert comment.status == status
    comment.thread.refresh_from_db()
    assert comment.thread.shown == int(status in VISIBLE)
    with pytest.raises(Refused):
        rulings.undo(comment, by=editor_hk)


@pytest.mark.parametrize(
    ("kind", "other", "field"),
    [(Kind.PICK, Kind.UNPICK, "picks"), (Kind.PIN, Kind.UNPIN, "pinned_id")],
)
def test_what_is_shown_above_others_is_a_ruling_and_taken_back_by_its_opposite(
    editor_hk, kind, other, field
):
    comment = comment_at(Status.NEW, open_reports=1)
    shown = 1 if kind == Kind.PICK else comment.pk

    def thread():
        stored = Thread.objects.get(pk=comment.thread_id)
        return getattr(stored, field) or 0, stored.version

    seen = []
    for act in (kind, "undo", kind, kind, other, "undo"):
        if act == "undo":
            rulings.undo(comment, by=editor_hk)
        else:
            rulings.rule(comment, act, by=editor_hk)
        seen.append((thread()[0], comment.status, comment.is_pick))

    is_pick = kind == Kind.PICK
    assert seen == [
        (shown, Status.APPROVED, is_pick),
        (0, Status.NEW, False),
        (shown, Status.APPROVED, is_pick),
        (shown, Status.APPROVED, is_pick),
        (0, Status.APPROVED, False),
        (shown, Status.APPROVED, is_pick),
    ]
    assert thread()[1] == 1 + len(seen)
    assert comment.open_reports == 0


def test_a_ruling_on_what_was_ruled_on_meanwhile_names_who_was_faster(editor_hk, editor_ny):
    comment = comment_at(Status.PENDING)
    seen = comment.version
    rulings.rule(comment, Kind.APPROVE, by=editor_hk, version=seen)

    with pytest.raises(Overtaken) as refusal:
        rulings.rule(comment, Kind.REJECT, by=editor_ny, version=seen, reason="spam")

    assert str(editor_hk) in str(refusal.value)
    assert Ruling.objects.filter(comment=comment).count() == 2


def test_a_rejection_says_why(editor_hk):
    comment = comment_at(Status.NEW)

    with pytest.raises(ValidationError):
        rulings.rule(comment, Kind.REJECT, by=editor_hk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ruling.objects.filter(comment=comment).update(kind=Kind.REJECT, reason="")


def test_nobody_rules_on_somebody_elses_comment(reader):
    comment = comment_at(Status.NEW)

    for by in (make_member(), reader):
        with pytest.raises(Refused):
            rulings.rule(comment, Kind.DELETE, by=by)


def test_a_deleted_comment_leaves_no_words_anywhere(editor_hk):
    comment = comment_at(Status.NEW, text="Private words", is_pick=False)
    rulings.rule(comment, Kind.REJECT, by=editor_hk, reason="spam")
    rulings.rule(comment, Kind.DELETE, by=comment.member)

    assert (comment.text, comment.html) == ("", "")
    assert set(comment.rulings.values_list("text", flat=True)) == {""}


def test_a_pick_that_is_no_longer_seen_is_no_pick(editor_hk):
    thread = make_thread()
    comment = make_comment(thread, is_pick=True)
    thread.refresh_from_db()
    thread.picks = 1
    thread.pinned = comment
    thread.save()

    rulings.rule(comment, Kind.REJECT, by=editor_hk, reason="attack")

    thread.refresh_from_db()
    assert (thread.picks, thread.shown, thread.pinned, comment.is_pick) == (0, 0, None, False)
