import datetime as dt

import feedparser
import pytest
import time_machine
from django.utils import timezone

from articles.models import Source
from editions import links
from tests.atom import ATOM, LANG, texts, validated
from tests.atom import links as links_of
from tests.factories import (
    EN,
    HANT,
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_topic,
    published,
)

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
MOMENT = dt.datetime(2024, 7, 12, 7, 0, tzinfo=dt.UTC)


def article_of_everything(**fields):
    author = make_contributor(slug="zhao", latin_name="Zhao Wenqing", name_zh_hant="趙文清")
    article = make_article(
        slug="trade",
        by=[author, make_contributor(slug="hale", name_en="Margaret Hale")],
        on=[make_topic(slug="money", name_en="Money")],
        image=make_image(),
        **fields,
    )
    Source.objects.create(article=article, url="https://example.org/data", label_en="Data")
    return article


@pytest.mark.parametrize("code", ["en", "zh-hans", "zh-hant"])
@pytest.mark.parametrize(
    "address", ["articles/feed/", "topics/money/feed/", "contributors/zhao/feed/"]
)
def test_a_feed_is_valid_and_says_its_language(client, code, address):
    article = article_of_everything()

    root = validated(client.get(f"/{code}/{address}"))

    language = next(each for each in article.editions() if each.language.code == code).language
    assert root.get(LANG) == language.tag
    assert texts(root, "title") == [article.edition(language).title]
    (own,) = links_of(root, "self")
    assert own.get("href") == f"{SITE}/{code}/{address}"
    others = {link.get("hreflang") for link in links_of(root, "alternate")} - {None}
    assert others == {"en", "zh-Hans", "zh-Hant-HK"} - {language.tag}


def test_an_entry_holds_the_piece_as_the_page_has_it(client):
    with time_machine.travel(MOMENT, tick=False):
        article = article_of_everything(**published(EN, HANT, at=MOMENT))

    (entry,) = feedparser.parse(client.get("/zh-hant/articles/feed/").content).entries

    assert entry.id == f"{SITE}/-/article/{article.pk}/#zh-hant"
    assert entry.link == f"{SITE}/zh-hant/articles/trade/"
    assert (entry.published, entry.updated) == ("2024-07-12T07:00:00+00:00",) * 2
    assert [author.name for author in entry.authors][0] == "趙文清"
    assert [author.href for author in entry.authors][0] == f"{SITE}/zh-hant/contributors/zhao/"
    assert entry.summary == article.standfirst_zh_hant
    related = [(link.hreflang, link.href) for link in entry.links if link.rel == "related"]
    assert related == [("en", f"{SITE}/en/articles/trade/")]


def test_the_text_is_whole_and_its_links_lead_somewhere_from_anywhere(client):
    other = make_article(slug="other", **published(EN))
    draft = make_article(slug="draft", **published())
    article_of_everything(
        body_en=f'<p>Read <a href="{links.reference(other)}">this</a>, '
        f'<a href="{links.reference(draft)}">that</a> and <a href="https://example.org/">more</a>.</p>',
        disclosure_en="Owns shares.",
    )

    root = validated(client.get("/en/topics/money/feed/"))

    (content,) = texts(root, "content")
    assert (
        f'<p>Read <a href="{SITE}/en/articles/other/">this</a>, that and '
        '<a href="https://example.org/">more</a>.</p>'
    ) in content
    assert f'<img src="{SITE}/images/' in content
    assert "Owns shares." in content
    assert '<a href="https://example.org/data">Data</a>' in content
    assert "class=" not in content


def test_only_what_is_live_in_the_language_is_sent_newest_first(client):
    now = timezone.now()
    for name, live in {
        "Old": published(EN, at=now - dt.timedelta(days=2)),
        "New": published(EN),
        "Draft": published(),
        "Later": published(EN, at=now + dt.timedelta(hours=1)),
        "Other": published(HANT),
    }.items():
        make_article(title_en=name, **live)

    assert texts(validated(client.get("/en/articles/feed/")), "title") == ["New", "Old"]


def test_the_feed_was_updated_when_its_newest_entry_was(client):
    with time_machine.travel(MOMENT, tick=False):
        article = make_article(**published(EN, at=MOMENT))
    with time_machine.travel(MOMENT + dt.timedelta(hours=3), tick=False):
        article.save()

    response = client.get("/en/articles/feed/")
    root = validated(response)

    assert root.findtext(f"{ATOM}updated") == "2024-07-12T10:00:00+00:00"
    assert response["Last-Modified"] == "Fri, 12 Jul 2024 10:00:00 GMT"
    assert texts(root, "published") == ["2024-07-12T07:00:00+00:00"]


def test_a_reader_who_has_the_newest_is_told_so(client):
    article = make_article()
    first = client.get("/en/articles/feed/")
    known = {"if-none-match": first["ETag"]}

    assert client.get("/en/articles/feed/", headers=known).status_code == 304
    since = {"if-modified-since": first["Last-Modified"]}
    assert client.get("/en/articles/feed/", headers=since).status_code == 304
    article.title_en = "Changed"
    article.save()
    assert client.get("/en/articles/feed/", headers=known).status_code == 200


def test_a_feed_without_entries_is_valid_and_always_the_same(client):
    make_topic(slug="money")
    first = client.get("/en/topics/money/feed/")

    assert texts(validated(first), "title") == []
    assert client.get("/en/topics/money/feed/").content == first.content


def test_characters_that_xml_cannot_hold_do_not_break_the_feed(client):
    make_article(title_en="One\x0btwo", body_en="<p>Three\x0cfour</p>")

    assert texts(validated(client.get("/en/articles/feed/")), "title") == ["Onetwo"]


def test_feeds_follow_a_change_of_slug_and_end_with_their_subject(client):
    author, topic = make_contributor(slug="before"), make_topic(slug="before")
    make_article(by=[author], on=[topic])
    for row in (author, topic):
        row.slug = "after"
        row.save()
    make_contributor(slug="unprinted")

    moved = [client.get(f"/zh-hant/{kind}/before/feed/") for kind in ("contributors", "topics")]

    assert [(response.status_code, response["Location"]) for response in moved] == [
        (301, "/zh-hant/contributors/after/feed/"),
        (301, "/zh-hant/topics/after/feed/"),
    ]
    for address in ("contributors/unprinted", "contributors/nobody", "topics/nothing"):
        assert client.get(f"/en/{address}/feed/").status_code == 404


@pytest.mark.parametrize("rows", [1, 25])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("articles", 6), ("topics/money", 7), ("contributors/zhao", 8)],
)
def test_a_feed_costs_the_same_at_1_and_25_rows(
    client, django_assert_num_queries, address, queries, rows
):
    author, topic = make_contributor(slug="zhao"), make_topic(slug="money")
    linked = make_article(**published(EN))
    issue = make_issue()
    body = "".join(f'<a href="{links.reference(each)}">x</a>' for each in (linked, issue))
    for _ in range(rows):
        make_article(by=[author], on=[topic], image=make_image(), body_en=f"<p>{body}</p>")

    with django_assert_num_queries(queries):
        root = validated(client.get(f"/en/{address}/feed/"))

    assert len(texts(root, "id")) <= 20
