"""What a screen reader needs of the desk's pages for submissions, in each language."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from accounts.models import User
from editions.languages import LANGUAGES
from submissions.actions import decisions, proposing
from submissions.workflow import Kind, State
from tests.factories import make_submission

pytestmark = pytest.mark.django_db
PARTS = ["", "{pk}/change/", "{pk}/compare/", "{pk}/decide/request_revision/"]


def make_full(editor):
    submission = make_submission(state=State.DRAFT)
    decisions.decide(submission, Kind.SUBMIT, by=submission.lead)
    proposing.propose(submission, Kind.DECLINE, editor=editor, reason="No.")
    return submission


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_field_has_its_label_and_no_heading_is_skipped(desk, editor_ny, language, part):
    User.objects.update(language=language.code)
    address = f"/admin/submissions/submission/{part.format(pk=make_full(editor_ny).pk)}"

    page = BeautifulSoup(desk.get(address).content, "html.parser")

    assert page.html["lang"].lower() in {language.code, language.tag.lower()}
    labelled = {label.get("for") for label in page.select("label")}
    fields = page.select("#content :is(select, textarea, input:not([type=hidden], [type=submit]))")
    unnamed = [
        field
        for field in fields
        if field.get("id") not in labelled and not field.get("aria-label") and "title" not in field
    ]
    assert [field for field in unnamed if not field.find_parent("label")] == []
    levels = [int(heading.name[1]) for heading in page.select("h1, h2, h3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    identifiers = [element["id"] for element in page.select("[id]")]
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("place", ["", "{pk}/change/"])
def test_the_day_a_revision_is_due_is_read_and_not_only_pointed_at(desk, place):
    piece = make_submission(state=State.REVISION_REQUESTED, due_on=dt.date(2026, 12, 4))
    address = f"/admin/submissions/submission/{place.format(pk=piece.pk)}"

    page = BeautifulSoup(desk.get(address).content, "html.parser")

    assert page.select_one(".promise").text == "revision due Fri 4 Dec 2026"


def test_a_revision_that_is_overdue_stands_out(desk):
    make_submission(
        state=State.REVISION_REQUESTED, due_on=timezone.localdate() - dt.timedelta(days=1)
    )

    page = BeautifulSoup(desk.get("/admin/submissions/submission/").content, "html.parser")

    assert page.select_one(".promise.late").text.startswith("revision due ")
