from io import StringIO

import pytest
from django.core.management import call_command

from community.actions import recounting, responses, rulings
from community.models import Comment, Thread
from community.workflow import Kind
from tests.factories import make_comment, make_member

pytestmark = pytest.mark.django_db
EXACT = "Every count is exact.\n"


@pytest.fixture
def talk(editor_hk):
    """A comment with a reply, thanks, an open report and a pick on it."""
    comment = make_comment()
    make_comment(comment.thread, parent=comment)
    responses.thank(comment, member=make_member())
    rulings.rule(comment, Kind.PICK, by=editor_hk)
    responses.report(comment, member=make_member(), reason="spam")
    return Comment.objects.get(pk=comment.pk)


def check(*options):
    """Return what the command prints and what it ends with."""
    out = StringIO()
    try:
        call_command("check_counts", *options, stdout=out)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


def test_counts_that_are_kept_are_exact(talk):
    assert check() == (EXACT, 0)


@pytest.mark.parametrize(
    ("model", "name", "exact"),
    [
        (Comment, "shown_replies", 1),
        (Comment, "thanks", 1),
        (Comment, "open_reports", 1),
        (Thread, "shown", 2),
        (Thread, "picks", 1),
    ],
)
def test_a_count_that_is_wrong_is_named_and_repaired(talk, model, name, exact):
    row = talk if model is Comment else talk.thread
    version = talk.thread.version
    model.objects.filter(pk=row.pk).update(**{name: exact - 1})
    line = f"{model._meta.model_name} {row.pk}, {name}: stored {exact - 1}, counted {exact}\n"

    assert check() == (line, 1)
    assert check("--repair") == (f"{line}1 written anew.\n", 0)

    row.refresh_from_db()

    assert getattr(row, name) == exact
    assert check() == (EXACT, 0)
    assert Thread.objects.get(pk=talk.thread_id).version > version


def test_every_count_of_the_models_is_checked():
    counted = {(model, name) for model, names in recounting.COUNTED.items() for name in names}

    numbers = {
        (model, field.name)
        for model in (Comment, Thread)
        for field in model._meta.concrete_fields
        if field.get_internal_type() == "PositiveIntegerField" and field.name != "version"
    }
    assert counted == numbers


def test_many_wrong_rows_are_written_in_batches(talk, monkeypatch):
    monkeypatch.setattr(recounting, "AT_ONCE", 2)
    monkeypatch.setattr(recounting, "LOCKED_AT_ONCE", 2)
    for _ in range(4):
        make_comment(talk.thread, parent=talk)
    Comment.objects.update(thanks=7)

    said, code = check("--repair")

    assert (said.count("thanks: stored 7"), code) == (6, 0)
    assert check() == (EXACT, 0)
