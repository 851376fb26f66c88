import datetime as dt

import pytest
from django.template.loader import get_template
from django.utils import timezone

from community.models import Question, ReaderPick
from editions import links
from issues.models import (
    DiscoverMore,
    FeaturedArticle,
    NotableNumber,
    Notice,
    Picture,
    QuoteOfTheWeek,
    RichText,
    Section,
    Video,
)
from tests.factories import (
    EN,
    HANS,
    HANT,
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_section,
    published,
)

pytestmark = pytest.mark.django_db
FRIDAY = dt.date(2024, 7, 19)


def fill(issue, times=1):
    """Add a section of every type to an issue."""
    for _ in range(times):
        article = make_article(by=[make_contributor()])
        link = f'<p>Read <a href="{links.reference(article)}">it</a>.</p>'
        make_section(QuoteOfTheWeek, issue, text="Words", speakers="Ann", article=article)
        make_section(NotableNumber, issue, figure="4.7", unit="percent", text="Growth")
        make_section(FeaturedArticle, issue, article=make_article(by=[make_contributor()]))
        make_section(DiscoverMore, issue, title="Card", url="https://www.example.org/x")
        make_section(Video, issue, title="Film", url="https://example.org/v", image=make_image())
        make_section(RichText, issue, heading="Extra", text="<p>More</p>")
        make_section(Picture, issue, image=make_image(), caption="Hills")
        make_section(Notice, issue, heading="Forum", text="<p>Come</p>")
        make_section(Question, issue, text="What do you think?", context="<p>Why</p>")
        make_section(ReaderPick, issue, text="Because", name="Lee")
        RichText.objects.filter(parent=issue).update(text_en=link)


def test_every_type_of_section_is_printed_in_each_language(client):
    issue = make_issue(date=FRIDAY)
    fill(issue)

    for language in (EN, HANS, HANT):
        page = client.get(f"/{language.code}/issues/2024-07-19/").content.decode()
        marks = ["Words", "4.7", "Card", "Film", "Hills", "What do you think?", "Because"]
        assert [f"{m} [{language.column}]" in page for m in marks] == [True] * len(marks)
        assert "example.org" in page
        other = HANS if language is EN else EN
        assert f"[{other.column}]" not in page


@pytest.mark.parametrize("times", [1, 10])
def test_the_page_costs_the_same_however_many_sections(client, django_assert_num_queries, times):
    make_issue(date=FRIDAY - dt.timedelta(weeks=1))
    make_issue(date=FRIDAY + dt.timedelta(weeks=1))
    issue = make_issue(date=FRIDAY, image=make_image())
    fill(issue, times)

    with django_assert_num_queries(8):
        client.get("/en/issues/2024-07-19/")


def test_a_section_that_says_nothing_in_a_language_is_left_out(client):
    issue = make_issue(date=FRIDAY)
    make_section(QuoteOfTheWeek, issue, text="Words", speakers="Ann")
    QuoteOfTheWeek.objects.update(text_zh_hant="")

    assert "Ann" in client.get("/en/issues/2024-07-19/").content.decode()
    assert "Ann" not in client.get("/zh-hant/issues/2024-07-19/").content.decode()


def test_a_featured_article_that_nobody_may_read_yet_leaves_no_heading(client):
    issue = make_issue(date=FRIDAY)
    make_section(FeaturedArticle, issue, article=make_article(**published()))

    assert client.get("/en/issues/2024-07-19/").context["groups"] == []


def test_the_title_of_a_featured_article_turns_at_its_punctuation(client):
    issue = make_issue(date=FRIDAY)
    make_section(FeaturedArticle, issue, article=make_article(title_zh_hant="先看日期，再看動詞"))

    page = client.get("/zh-hant/issues/2024-07-19/").content.decode()

    assert '<span class="phrase">先看日期，</span><span class="phrase">再看動詞</span>' in page


def test_a_notice_is_printed_only_while_it_runs(client):
    issue = make_issue(date=FRIDAY)
    make_section(Notice, issue, text="<p>Over</p>", ends_on=FRIDAY - dt.timedelta(days=1))
    make_section(Notice, issue, text="<p>Today</p>", starts_on=FRIDAY, ends_on=FRIDAY)

    page = client.get("/en/issues/2024-07-19/").content.decode()

    assert "Today" in page
    assert "Over" not in page


def test_links_between_pieces_follow_the_language_and_the_slug(client):
    article = make_article(slug="before")
    issue = make_issue(
        date=FRIDAY, letter_zh_hant=f'<p><a href="{links.reference(article)}">讀</a></p>'
    )
    article.slug = "after"
    article.save()

    page = client.get(issue.url_in(HANT)).content.decode()

    assert '<a href="/zh-hant/articles/after/">讀</a>' in page


def test_an_edition_scheduled_for_later_is_offered_in_the_languages_it_has(client, desk):
    later = {"published_at_zh_hans": timezone.now() + dt.timedelta(hours=1)}
    make_issue(date=FRIDAY, **{**published(EN), **later})

    response = client.get("/zh-hans/issues/2024-07-19/")

    assert response.status_code == 200
    assert 'href="/en/issues/2024-07-19/"' in response.content.decode()
    assert "The letter" not in response.content.decode()
    assert "The letter" in desk.get("/zh-hans/issues/2024-07-19/").content.decode()


def test_a_wrong_date_is_not_found(client):
    assert client.get("/en/issues/2024-07-19/").status_code == 404
    assert client.get("/en/issues/2024-13-45/").status_code == 404


def test_every_section_type_has_its_page_part():
    names = {model.type_name() for model in Section.types()}

    assert all(get_template(model().template) for model in Section.types())
    assert names == {
        "quoteoftheweek",
        "notablenumber",
        "featuredarticle",
        "discovermore",
        "video",
        "richtext",
        "picture",
        "notice",
        "question",
        "readerpick",
    }
