import re

import pytest

from tests.factories import (
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_topic,
)
from tests.heads import metas

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "locale", "words"),
    [
        ("en", "en_US", "A weekly on China, the United States and the affairs they share."),
        ("zh-hans", "zh_CN", "关注中国、美国及两国共同事务的周刊。"),
        ("zh-hant", "zh_HK", "關注中國、美國及兩國共同事務的周刊。"),
    ],
)
def test_pages_without_a_picture_of_their_own_show_the_publications(client, code, locale, words):
    make_issue(image=make_image())

    head = metas(client.get(f"/{code}/"))
    path = head["og:image"].removeprefix("http://localhost:8000")

    assert re.fullmatch(rf"/{code}/share/[0-9a-f]{{12}}\.png", path)
    assert (head["og:type"], head["og:locale"]) == ("website", locale)
    assert head["og:image:alt"] == f"Focus – {words}"
    assert client.get(path)["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(f"/{code}/share/old.png")["Location"] == path


@pytest.mark.parametrize(
    "address",
    ["/en/", "/en/articles/", "/en/issues/", "/en/contributors/", "/en/topics/trade/"],
)
def test_every_list_has_a_title_an_address_and_a_picture(client, address):
    make_article(on=[make_topic(slug="trade", name_en="Trade", description_en="On trade.")])

    head = metas(client.get(address))

    assert head["og:url"] == f"http://localhost:8000{address}"
    assert head["og:title"]
    assert head["og:description"]
    assert head["twitter:card"] == "summary_large_image"


def test_a_contributor_is_shown_by_the_portrait(client):
    person = make_contributor(slug="ann", portrait=make_image(size=(800, 1000)))
    make_article(by=[person])

    head = metas(client.get("/en/contributors/ann/"))

    assert head["og:type"] == "profile"
    assert head["og:image"] == f"http://localhost:8000{person.portrait.url(720)}"
    assert (head["og:image:width"], head["og:image:height"]) == ("720", "900")
    assert head["twitter:card"] == "summary"


def test_a_page_that_is_not_there_says_nothing_to_other_sites(client):
    assert metas(client.get("/en/no/such/page/")) == {}
