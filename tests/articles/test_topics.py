import pytest

from tests.factories import (
    EN,
    make_article,
    make_contributor,
    make_image,
    make_topic,
    published,
)

pytestmark = pytest.mark.django_db


def test_each_topic_says_what_it_is_about_and_what_is_newest(client):
    trade = make_topic(position=1, slug="trade", description_en="Who gains.")
    security = make_topic(position=2)
    pieces = [make_article(on=[trade]) for _ in range(4)]
    only_elsewhere = make_article(on=[trade, security])

    response = client.get("/en/topics/")

    newest = [only_elsewhere, *reversed(pieces)][:3]
    assert response.context["topics"] == [(trade, newest), (security, [])]
    assert "Who gains." in response.text
    assert 'href="/en/topics/trade/"' in response.text


def test_a_topic_without_a_name_in_the_language_is_left_out(client):
    make_topic(slug="nameless", name_zh_hans="")
    named = make_topic()
    make_article(on=[named], **published(EN))

    assert client.get("/zh-hans/topics/").context["topics"] == [(named, [])]


def test_without_topics_the_page_says_so(client):
    page = client.get("/zh-hant/topics/")

    assert page.status_code == 200
    assert 'class="nothing"' in page.text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_at_1_and_3_rows(client, django_assert_num_queries, rows):
    for _ in range(rows):
        make_article(by=[make_contributor()], on=[make_topic()], image=make_image())

    with django_assert_num_queries(4):
        client.get("/en/topics/")


def test_an_archive_stands_under_its_months(client):
    make_article(on=[make_topic(slug="trade")])

    for address in ("/zh-hans/articles/", "/zh-hans/topics/trade/"):
        page = client.get(address)
        month = page.context["page"][0].published_at
        assert f">{month.year}年{month.month}月</h2>" in page.text
