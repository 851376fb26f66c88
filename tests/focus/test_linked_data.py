import datetime as dt
import json

import pytest
import time_machine
from bs4 import BeautifulSoup

from articles.models import Article, Page
from issues.models import FeaturedArticle
from tests.factories import (
    EN,
    HANS,
    HANT,
    in_all,
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_section,
    make_topic,
    published,
)

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
MOMENT = dt.datetime(2024, 7, 12, 7, 0, tzinfo=dt.UTC)


def said(client, address):
    """Return what a page says of itself, by type."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    nodes = [json.loads(script.string) for script in page.select('[type="application/ld+json"]')]
    assert [node.pop("@context") for node in nodes] == ["https://schema.org"] * len(nodes)
    return {node["@type"]: node for node in nodes}


def way(client, address):
    steps = said(client, address)["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    return [(step["name"], step["item"].removeprefix(SITE)) for step in steps]


def test_an_op_ed_says_who_wrote_it_when_in_which_language(client):
    author = make_contributor(slug="zhao", latin_name="Zhao Wenqing", name_zh_hant="趙文清")
    with time_machine.travel(MOMENT, tick=False):
        make_article(
            slug="trade",
            title_zh_hant="貿易",
            standfirst_zh_hant="導語",
            by=[author],
            on=[make_topic(name_zh_hant="經濟")],
            image=make_image(size=(1300, 650)),
            **published(EN, HANT, at=MOMENT),
        )

    article = said(client, "/zh-hant/articles/trade/")["OpinionNewsArticle"]

    here = f"{SITE}/zh-hant/articles/trade/"
    assert article["url"] == article["mainEntityOfPage"] == here
    assert (article["headline"], article["description"]) == ("貿易", "導語")
    assert article["inLanguage"] == "zh-Hant-HK"
    assert article["datePublished"] == article["dateModified"] == "2024-07-12T15:00:00+08:00"
    assert article["author"] == [
        {
            "@type": "Person",
            "@id": f"{SITE}/zh-hant/contributors/zhao/#person",
            "name": "趙文清",
            "alternateName": [
                "Zhao Wenqing",
                *(author.name_in(language) for language in (EN, HANS)),
            ],
            "jobTitle": "Fellow [zh_hant]",
            "url": f"{SITE}/zh-hant/contributors/zhao/",
        }
    ]
    assert article["articleSection"] == ["經濟"]
    picture = article["image"]
    assert (picture["width"], picture["height"]) == ("1080", "540")
    assert client.get(picture["url"].removeprefix(SITE)).status_code == 200
    assert article["translationOfWork"] == {
        "@type": "OpinionNewsArticle",
        "@id": f"{SITE}/en/articles/trade/#article",
        "url": f"{SITE}/en/articles/trade/",
        "inLanguage": "en",
    }


def test_the_original_names_its_translations_and_a_missing_original_is_not_claimed(client):
    make_article(slug="trade", original_language="zh-hans", **published(HANS, EN, HANT))
    make_article(slug="lost", original_language="zh-hans", **published(EN, HANT))

    original = said(client, "/zh-hans/articles/trade/")["OpinionNewsArticle"]
    lost = said(client, "/en/articles/lost/")["OpinionNewsArticle"]

    languages = [each["inLanguage"] for each in original["workTranslation"]]
    assert languages == ["en", "zh-Hant-HK"]
    assert {"workTranslation", "translationOfWork"} & lost.keys() == set()


@pytest.mark.parametrize(
    ("kind", "type_name"),
    [("op_ed", "OpinionNewsArticle"), ("news", "NewsArticle"), ("interview", "NewsArticle")],
)
def test_each_kind_has_its_type(client, kind, type_name):
    make_article(slug="trade", kind=kind)

    node = said(client, "/en/articles/trade/")[type_name]

    assert node["genre"] == Article.Kind(kind).label
    assert node["author"] == [{"@id": f"{SITE}/#organisation"}]
    assert "image" not in node


def test_an_issue_is_part_of_the_weekly_and_names_its_articles(client):
    issue = make_issue(date=dt.date(2024, 7, 12), **published(EN, HANS))
    live = make_article(slug="live", title_en="Live", kind="news")
    for article in (live, make_article(title_en="Draft", **published())):
        make_section(FeaturedArticle, issue, article=article)

    node = said(client, "/en/issues/2024-07-12/")["PublicationIssue"]

    assert (node["headline"], node["issueNumber"]) == (issue.title_en, "2024-07-12")
    assert (node["isPartOf"]["@type"], node["isPartOf"]["name"]) == (
        "Periodical",
        "Focus This Week",
    )
    assert [(part["@type"], part["headline"]) for part in node["hasPart"]] == [
        ("NewsArticle", "Live")
    ]
    assert [other["inLanguage"] for other in node["workTranslation"]] == ["zh-Hans"]


def test_a_contributors_page_is_the_profile_of_a_person(client):
    author = make_contributor(slug="zhao", latin_name="Zhao Wenqing", portrait=make_image())
    make_article(by=[author])

    node = said(client, "/en/contributors/zhao/")["ProfilePage"]

    person = node["mainEntity"]
    assert (person["@type"], person["name"]) == ("Person", author.name_en)
    assert person["jobTitle"] == "Professor [en]"
    assert person["image"]["url"].startswith(f"{SITE}/images/")


def test_the_front_page_says_what_the_site_is_and_whose(client):
    nodes = said(client, "/zh-hans/")

    assert (nodes["WebSite"]["url"], nodes["WebSite"]["inLanguage"]) == (
        f"{SITE}/zh-hans/",
        "zh-Hans",
    )
    logo = nodes["NewsMediaOrganization"]["logo"]["url"]
    assert client.get(logo.removeprefix(SITE)).status_code == 200


def test_each_page_says_the_way_to_it(client):
    author = make_contributor(slug="zhao", name_en="Zhao")
    topic = make_topic(slug="money", name_en="Money")
    make_article(slug="trade", title_en="Trade", by=[author], on=[topic])
    make_issue(date=dt.date(2024, 7, 12), title_en="The week")
    about = {**in_all("title", "About"), **in_all("body", "x"), **published(EN)}
    Page.objects.create(slug="about", **about)

    for page, names in {
        "articles/": ["Articles"],
        "topics/money/": ["Articles", "Money"],
        "articles/trade/": ["Articles", "Money", "Trade"],
        "issues/": ["Issues"],
        "issues/2024-07-12/": ["Issues", "The week"],
        "contributors/": ["Contributors"],
        "contributors/zhao/": ["Contributors", "Zhao"],
        "about/": ["About [en]"],
    }.items():
        steps = way(client, f"/en/{page}")
        assert [name for name, _address in steps] == ["Focus", *names]
        assert steps[-1][1] == f"/en/{page}"
        assert {client.get(address).status_code for _name, address in steps} == {200}


def test_no_text_ends_the_script_it_stands_in(client):
    title = "</script><script>alert(1)</script> & <!-- \u2028 «»"
    make_article(slug="trade", title_en=title)

    page = client.get("/en/articles/trade/").text

    assert said(client, "/en/articles/trade/")["OpinionNewsArticle"]["headline"] == title
    assert "alert(1)</script>" not in page


def test_drafts_say_nothing_not_even_to_editors(desk, client):
    make_article(slug="draft", title_en="Secret", **published())
    make_article(slug="half", title_zh_hant="Secret", **published(EN))
    make_issue(date=dt.date(2024, 7, 12), **published())

    assert said(desk, "/en/articles/draft/") == {}
    assert said(desk, "/zh-hant/articles/half/") == {}
    assert said(desk, "/en/issues/2024-07-12/") == {}
    assert said(client, "/zh-hant/articles/half/") == {}
    assert "Secret" not in json.dumps(said(client, "/en/articles/half/"))
