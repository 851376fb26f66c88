import datetime as dt

import pytest

from community.models import Question
from contributors.models import Contributor
from editions.languages import LANGUAGES
from focus.importing.actions import sections_of
from issues.models import (
    FeaturedArticle,
    Issue,
    NotableNumber,
    Notice,
    QuoteOfTheWeek,
    RichText,
    Video,
)
from tests.factories import (
    EN,
    make_article,
    make_contributor,
)
from tests.importing import FIXTURES, import_issue, texts

WEEK = dt.date(2024, 8, 2)
pytestmark = pytest.mark.django_db


def types(issue):
    return [type(section) for section in sections_of(issue)]


def test_an_issue_becomes_a_draft_with_its_sections_in_order(capsys):
    report = import_issue(capsys, "issue-en.txt")

    issue = Issue.objects.get(date=WEEK)
    assert types(issue) == [
        QuoteOfTheWeek,
        NotableNumber,
        RichText,
        Video,
        Question,
        Notice,
        RichText,
    ]
    assert [edition.published_at for edition in issue.editions()] == [None] * 3
    assert texts(issue, EN) == {
        "title": "Focus This Week",
        "standfirst": "",
        "tagline": "A community space for readers on both sides of the Pacific.",
        "salutation": "Dear Focus Reader,",
        "letter": issue.letter_en,
        "sign_off": "Warm regards, Team Focus",
        "image_caption": "",
        "published_at": None,
    }
    assert issue.letter_en.count("<p>") == 3
    assert issue.title_zh_hans == ""
    assert f"/admin/issues/issue/{issue.pk}/change/" in report


def test_each_section_holds_what_the_file_says(capsys):
    import_issue(capsys, "issue-en.txt")

    quote, number = QuoteOfTheWeek.objects.get(), NotableNumber.objects.get()
    video, notice = Video.objects.get(), Notice.objects.get()
    assert (quote.speakers_en, quote.heading_en) == (
        "Lin Haoran",
        "Focus Insights: Quote of the Week",
    )
    assert quote.roles_en == (
        "Associate Professor at the Harbour Institute, Visiting Fellow at Lakeside University"
    )
    assert (number.figure_en, number.speakers_en, number.roles_en) == (
        "36 percent",
        "Ada Whitlock",
        "Senior Editor, Pacific Timetables",
    )
    assert (video.source_en, video.link_label_en) == ("The River Post", "Watch Video")
    assert notice.text_en == (
        "<p>Interested in submitting an op-ed to Focus? Contact for more info.</p>"
    )
    rows = RichText.objects.order_by("ordering")
    assert [(row.heading_en, row.text_en[:30]) for row in rows] == [
        ("", "<p>Learn more in \"The Ferries'"),
        ("About Focus This Week", "<p>Prepared by our editorial t"),
    ]


def test_the_report_says_what_became_what_and_what_needs_a_person(capsys):
    report = import_issue(capsys, "issue-en.txt").splitlines()

    assert report[0] == "A draft issue in English: 2024-08-02"
    assert any(line.startswith("      17–23  quote of the week") for line in report)
    wanted = "\n".join(report[report.index("What needs a person:") :])
    assert "A link is missing: “Read More”" in wanted
    assert "The link of the card is missing: “Watch Video”" in wanted
    assert "No article of ours is “The Ferries' Long Way Home”" in wanted
    assert "Unknown contributor: Ada Whitlock, Senior Editor, Pacific Timetables" in wanted
    assert "run again with --create-contributors" in wanted


def test_an_article_is_found_by_its_title_in_any_language_whatever_its_quotation_marks(capsys):
    article = make_article(title_zh_hans="The Ferries’ long way home")

    report = import_issue(capsys, "issue-en.txt")

    number = NotableNumber.objects.get()
    assert number.article == article
    assert RichText.objects.count() == 1  # no line is needed that leads to it
    assert "from the article “" in report


def test_an_article_found_names_its_authors_in_the_other_languages(capsys):
    ada = make_contributor(name_zh_hans="惠特洛")
    make_article(title_en="The Ferries' Long Way Home", by=[ada])

    import_issue(capsys, "issue-en.txt")

    number = NotableNumber.objects.get()
    assert (number.speakers_en, number.speakers_zh_hans) == ("Ada Whitlock", "惠特洛")


def test_an_article_is_found_by_the_address_it_is_linked_at(capsys):
    article = make_article(slug="letters-in-stone")

    import_issue(capsys, "issue-saved-page.html")

    assert QuoteOfTheWeek.objects.get().article == article


def test_a_link_to_an_article_that_is_not_here_is_kept(capsys):
    import_issue(capsys, "issue-saved-page.html")

    kept = " ".join(RichText.objects.values_list("text_en", flat=True))
    assert '<a href="https://www.example.org/energy/letters-in-stone.html">Read More</a>' in kept
    assert (
        '<a href="https://www.example.org/energy/stone-by-stone.html">“Stone by Stone,”</a>' in kept
    )
    assert Video.objects.get().url == "https://video.example.net/watch?v=barge&t=1"


def test_featured_articles_become_sections_and_unknown_ones_stay_as_text(capsys, tmp_path):
    article = make_article(title_en="Piers and Promises")
    path = tmp_path / "issue.txt"
    path.write_text(
        "July 12, 2024\n\nDear all,\n\nA letter.\n\nFeatured Articles\n\nPiers and Promises\n"
        "By Mei Castellane\nHow a pier is paid for.\n\nNot Ours At All\nAnother teaser."
    )

    import_issue(capsys, path)

    featured, text = FeaturedArticle.objects.get(), RichText.objects.get()
    assert (featured.article, featured.heading_en, featured.teaser_en) == (
        article,
        "Featured Articles",
        "How a pier is paid for.",
    )
    assert text.text_en == "<p>Not Ours At All</p><p>Another teaser.</p>"


@pytest.mark.parametrize("name", ["issue-zh-hans.txt", "issue-zh-hant.txt"])
def test_the_language_is_told_from_the_text(capsys, name):
    import_issue(capsys, name)

    issue = Issue.objects.get()
    column = name.removeprefix("issue-").removesuffix(".txt").replace("-", "_")
    languages = [language.column for language in LANGUAGES if issue.edition(language).has("letter")]
    assert languages == [column]


def test_the_language_flag_overrides_the_text(capsys):
    import_issue(capsys, "issue-en.txt", "--language", "zh-hans")

    issue = Issue.objects.get()
    assert (issue.title_en, issue.title_zh_hans) == ("", "Focus This Week")


def test_line_ends_and_byte_order_mark_make_no_difference(capsys, tmp_path):
    content = (FIXTURES / "issue-zh-hant.txt").read_bytes()
    variant = tmp_path / "issue.txt"
    variant.write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))

    report = import_issue(capsys, "issue-zh-hant.txt", "--dry-run")

    assert import_issue(capsys, variant, "--dry-run") == report


def test_known_contributors_are_no_news_and_new_ones_are_made_on_request(capsys):
    make_contributor(latin_name="Ada Whitlock")

    report = import_issue(capsys, "issue-en.txt", "--create-contributors")

    made = Contributor.objects.get(is_draft=True)
    assert (made.slug, made.latin_name, made.name_en) == ("lin-haoran", "Lin Haoran", "Lin Haoran")
    assert made.role_en.startswith("Associate Professor")
    assert "Unknown contributor" not in report


def test_a_contributor_printed_in_both_scripts_is_made_with_both_names(capsys):
    report = import_issue(capsys, "issue-zh-hans.txt", "--create-contributors")

    made = Contributor.objects.get()
    assert (made.latin_name, made.name_zh_hans, made.name_en) == ("Lin Haoran", "林浩然", "")
    assert "Unknown contributor: 惠特洛. Make them at the desk" in report


def test_the_date_flag_overrides_the_date_of_the_file(capsys):
    import_issue(capsys, "issue-en.txt", "--date", "2024-08-09")

    assert [str(issue.date) for issue in Issue.objects.all()] == ["2024-08-09"]
