import datetime as dt

import pytest
from django.core.management import CommandError

from community.models import Answer, Comment, Question, ReaderPick
from community.workflow import Stage
from focus.importing.actions import sections_of
from issues.models import (
    DiscoverMore,
    Issue,
    NotableNumber,
    Picture,
    QuoteOfTheWeek,
    RichText,
    Video,
)
from tests.factories import (
    EN,
    HANS,
    make_answer,
    make_comment,
    make_image,
    make_issue,
    make_question,
    make_section,
    make_thread,
    published,
)
from tests.importing import import_issue, stored, texts

WEEK = dt.date(2024, 8, 2)
pytestmark = pytest.mark.django_db


def types(issue):
    return [type(section) for section in sections_of(issue)]


def test_a_translation_joins_the_sections_of_its_issue_and_changes_no_other_language(capsys):
    import_issue(capsys, "issue-en.txt")
    issue = Issue.objects.get()
    english = [texts(row, EN) for row in [issue, *sections_of(issue)]]
    order = types(issue)

    import_issue(capsys, "issue-zh-hans.txt", "--replace")

    issue = Issue.objects.get()
    assert types(issue) == order
    assert [texts(row, EN) for row in [issue, *sections_of(issue)]] == english
    assert issue.title_zh_hans == "本周焦点"
    assert QuoteOfTheWeek.objects.get().heading_zh_hans == "焦点洞察：本周引语"
    assert Question.objects.get().text_zh_hans.endswith("走一次？")
    about = RichText.objects.get(heading_en="About Focus This Week")
    assert about.heading_zh_hans == "关于本刊"


def test_replacing_the_only_language_leaves_the_sections_of_the_new_file(capsys, tmp_path):
    import_issue(capsys, "issue-en.txt")
    video = Video.objects.get()
    path = tmp_path / "issue.txt"
    path.write_text(
        "August 2, 2024\nA Better Title\n\nDear all,\n\nOne.\n\nNotable Number\n\n7\n\nDays."
    )

    report = import_issue(capsys, path, "--replace")

    issue = Issue.objects.get()
    assert types(issue) == [NotableNumber]
    assert (issue.title_en, issue.letter_en) == ("A Better Title", "<p>One.</p>")
    assert issue.tagline_en.startswith("A community space")  # the file says nothing of it
    number = NotableNumber.objects.get()
    assert (number.figure_en, number.text_en, number.speakers_en) == ("7", "Days.", "")
    assert "Removed, because this file has no such section" in report
    assert video.title_en in report


def test_replacing_keeps_pictures_and_what_other_languages_say(capsys, tmp_path):
    issue = make_issue(date=WEEK, **published(HANS))
    make_section(Picture, issue, image=make_image())
    make_section(DiscoverMore, issue, title="Elsewhere", url="https://example.org/ours")
    chinese = [texts(row, HANS) for row in [issue, *sections_of(issue)]]
    path = tmp_path / "issue.txt"
    path.write_text(
        "August 2, 2024\n\nDear all,\n\nOne.\n\nDiscover More\nThe Barge School\n"
        "Read it https://example.net/theirs\n"
    )

    import_issue(capsys, path, "--replace", "--language", "en")

    issue = Issue.objects.get()
    assert types(issue) == [Picture, DiscoverMore]
    assert [texts(row, HANS) for row in [issue, *sections_of(issue)]] == chinese
    card = DiscoverMore.objects.get()
    assert (card.title_en, card.url) == ("The Barge School", "https://example.org/ours")


def test_a_published_language_is_not_replaced(capsys):
    make_issue(date=WEEK, **published(EN))
    before = stored()

    with pytest.raises(CommandError, match="published or scheduled"):
        import_issue(capsys, "issue-en.txt", "--replace")

    assert stored() == before


def test_an_import_can_be_repeated_without_a_trace(capsys):
    import_issue(capsys, "issue-unknown-block.txt")
    before = stored()

    import_issue(capsys, "issue-unknown-block.txt", "--replace")

    after = stored()
    for rows in [*before.values(), *after.values()]:
        for row in rows:
            row.pop("updated_at", None)
    assert after == before


LETTER = "August 2, 2024\n\nDear all,\n\nOne.\n"
ENGLISH_ONLY = {"text_en": "Still here?", "text_zh_hans": "", "text_zh_hant": ""}
ASKED = "\nQuestion of the Week\n\n{}\n"


@pytest.fixture
def answered():
    """Return a question that was answered and talked about, in an issue that is out in 简体."""
    question = make_question(make_issue(date=WEEK, **published(HANS)), text_en="Would you walk?")
    make_answer(question)
    make_comment(make_thread(question))
    return question


def brought_in(capsys, tmp_path, text):
    path = tmp_path / "issue.txt"
    path.write_text(text)
    return import_issue(capsys, path, "--replace", "--language", "en")


def test_replacing_a_question_keeps_its_row_with_answers_and_comments(capsys, tmp_path, answered):
    brought_in(capsys, tmp_path, LETTER + ASKED.format("Would you walk there again?"))

    question = Question.objects.get()
    assert (question.pk, question.text_en) == (answered.pk, "Would you walk there again?")
    assert question.text_zh_hans == answered.text_zh_hans
    assert (Answer.objects.get().question, Comment.objects.get().thread.question) == (question,) * 2


def test_a_question_finds_the_row_that_asks_the_same(capsys, tmp_path, answered):
    issue = answered.parent
    other = make_question(issue, text_en="Would you run?", ordering=answered.ordering - 1)

    brought_in(capsys, tmp_path, LETTER + ASKED.format("Would you walk?"))

    kept = {question.pk: question.text_en for question in Question.objects.all()}
    assert kept == {answered.pk: "Would you walk?", other.pk: ""}


@pytest.mark.parametrize("said", ["answer", "comment"])
def test_what_readers_took_part_in_stays_where_the_file_asks_nothing(capsys, tmp_path, said):
    question = make_question(make_issue(date=WEEK, **published()), **ENGLISH_ONLY)
    if said == "answer":
        make_answer(question)
    else:
        make_comment(make_thread(question))

    report = brought_in(capsys, tmp_path, LETTER)

    assert Question.objects.get().text_en == "Still here?"
    assert "Kept, because readers" in report
    assert "Still here?" in report


def test_what_readers_wrote_and_editors_picked_stays_in_its_issue(capsys, tmp_path):
    issue = make_issue(date=WEEK, **published())
    picks = [make_section(ReaderPick, issue, text_en=f"Pick {number}") for number in range(2)]
    answer = make_answer(stage=Stage.PICKED, pick=picks[1])

    brought_in(capsys, tmp_path, LETTER)

    answer.refresh_from_db()
    assert answer.pick == picks[1]
    assert [pick.text_en for pick in ReaderPick.objects.order_by("pk")] == ["Pick 0", "Pick 1"]
