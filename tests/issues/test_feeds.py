import datetime as dt

import pytest

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
    Video,
)
from tests.atom import texts, validated
from tests.factories import (
    HANT,
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_section,
    published,
)

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"


def issue_of_everything(**fields):
    article = make_article(slug="trade", by=[make_contributor()])
    text = f'<p>Text with <a href="{links.reference(article)}">a link</a></p>'
    issue = make_issue(image=make_image(), letter_en=text, **fields)
    for model, texts_of in {
        QuoteOfTheWeek: {
            "text": "Words",
            "speakers": "Ann",
            "roles": "Professor",
            "article": article,
        },
        NotableNumber: {"figure": "17%", "text": "Less", "article": article},
        FeaturedArticle: {"article": article, "teaser": "Why to read"},
        DiscoverMore: {"title": "Elsewhere", "url": "https://example.org/", "image": make_image()},
        Video: {"title": "Film", "url": "https://example.org/film"},
        RichText: {"heading": "More", "text": text},
        Picture: {"image": make_image(), "caption": "Seen"},
        Notice: {"text": "<p>Closed</p>"},
        Question: {"text": "What now?", "context": text},
        ReaderPick: {"text": "An answer", "name": "Bo"},
    }.items():
        make_section(model, issue, **texts_of)
    return issue


def test_an_entry_holds_the_letter_and_every_section(client):
    issue = issue_of_everything(date=dt.date(2024, 7, 12))
    make_issue(**published(HANT))

    root = validated(client.get("/en/issues/feed/"))

    assert texts(root, "id") == [f"{SITE}/-/issue/{issue.pk}/#en"]
    (content,) = texts(root, "content")
    for words in (
        "Dear Focus Reader, [en]",
        f'<p>Text with <a href="{SITE}/en/articles/trade/">a link</a></p>',
        "Team Focus [en]",
        "Words [en]",
        "17% [en]",
        "<li>Ann [en], Professor [en]</li>",
        "Why to read [en]",
        "Elsewhere [en]",
        "Film [en]",
        "<h2>More [en]</h2>",
        "Seen [en]",
        "Closed",
        "What now? [en]",
        "An answer [en]",
    ):
        assert words in content
    assert "[zh_hant]" not in content
    assert "/-/article/" not in content


def test_an_entry_keeps_to_what_the_page_prints(client):
    issue = make_issue(date=dt.date(2024, 7, 12))
    make_section(QuoteOfTheWeek, issue, text="")
    make_section(Notice, issue, text="<p>Over</p>", ends_on=dt.date(2024, 7, 1))
    make_section(FeaturedArticle, issue, article=make_article(title_en="Draft", **published()))

    (content,) = texts(validated(client.get("/en/issues/feed/")), "content")

    assert "Over" not in content
    assert "Draft" not in content


@pytest.mark.parametrize("rows", [1, 25])
def test_the_feed_costs_the_same_at_1_and_25_issues(client, django_assert_num_queries, rows):
    for _ in range(rows):
        issue = make_issue(image=make_image())
        article = make_article(by=[make_contributor()])
        text = f'<p><a href="{links.reference(article)}">x</a></p>'
        make_section(RichText, issue, text=text)
        make_section(FeaturedArticle, issue, article=article)
        make_section(Picture, issue, image=make_image())

    with django_assert_num_queries(6):
        root = validated(client.get("/en/issues/feed/"))

    assert len(texts(root, "id")) == min(rows, 20)
