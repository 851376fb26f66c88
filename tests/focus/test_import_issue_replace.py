import datetime as dt

import pytest
from django.core.management import CommandError

from community.models import Question
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
    make_image,
    make_issue,
    make_section,
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
