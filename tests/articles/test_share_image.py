import datetime as dt
import io
import re
import threading

import PIL.Image
import pytest
from django.db import connection
from django.test import Client

from images.cards import Card
from images.storage import renditions
from tests.factories import (
    EN,
    HANT,
    in_all,
    make_article,
    make_contributor,
    make_image,
    make_topic,
    published,
)
from tests.heads import metas

pytestmark = pytest.mark.django_db
AT = dt.datetime(2024, 7, 18, 23, tzinfo=dt.UTC)
SAVED = dt.datetime(2024, 7, 20, 1, tzinfo=dt.UTC)


def is_kept(path):
    return renditions().exists(f"cards/{path.split('/')[-1]}")


def path_of(client, address="/en/articles/trade/"):
    return metas(client.get(address))["og:image"].removeprefix("http://localhost:8000")


def test_the_head_says_what_other_sites_show(client, time_machine):
    time_machine.move_to(SAVED, tick=False)
    author = make_contributor(slug="ann", name_en="Ann Author")
    article = make_article(
        slug="trade",
        title_en="A & “B”",
        by=[author, make_contributor(slug="ben", name_en="Ben")],
        on=[make_topic(name_en="Trade")],
        **published(EN, HANT, at=AT),
    )

    head = metas(client.get("/en/articles/trade/?utm_source=x"))
    image = head.pop("og:image")

    assert re.fullmatch(r"http://localhost:8000/en/articles/trade/share/[0-9a-f]{12}\.png", image)
    assert head == {
        "og:site_name": "Focus",
        "og:type": "article",
        "og:title": "A & “B”",
        "og:description": article.standfirst_en,
        "og:url": "http://localhost:8000/en/articles/trade/",
        "og:locale": "en_US",
        "og:locale:alternate": "zh_HK",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Focus – A & “B” – Ann Author and Ben",
        "twitter:card": "summary_large_image",
        "twitter:image:alt": "Focus – A & “B” – Ann Author and Ben",
        "article:published_time": "2024-07-19T07:00:00+08:00",
        "article:modified_time": "2024-07-20T09:00:00+08:00",
        "article:author": [
            "http://localhost:8000/en/contributors/ann/",
            "http://localhost:8000/en/contributors/ben/",
        ],
        "article:section": "Trade",
    }


def test_without_a_standfirst_the_text_describes_the_piece(client):
    make_article(slug="trade", standfirst_en="", body_en=f"<p>{'word ' * 80}</p>")

    description = metas(client.get("/en/articles/trade/"))["og:description"]

    assert description.startswith("word word")
    assert len(description) <= 200


@pytest.mark.parametrize("language", [EN, HANT])
def test_the_picture_is_drawn_once_and_kept_for_good(client, language):
    make_article(slug="trade", title_zh_hant="城市的全會", by=[make_contributor()])
    path = path_of(client, f"/{language.code}/articles/trade/")
    assert not is_kept(path)

    response = client.get(path)
    picture = PIL.Image.open(io.BytesIO(b"".join(response)))

    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Cookie" not in response.get("Vary", "")
    assert b"".join(client.get(path)) == b"".join(client.get(path))
    assert is_kept(path)


def test_an_edited_title_gives_a_new_address_and_the_old_one_leads_there(client):
    article = make_article(slug="trade")
    before = path_of(client)
    article.title_en, article.slug = "Another", "tariffs"
    article.save()
    after = path_of(client, "/en/articles/tariffs/")

    assert after != before
    assert client.get(before)["Location"] == after
    assert client.get("/en/articles/tariffs/share/no-such.png")["Location"] == after


def test_a_draft_has_no_picture_except_for_editors(client, desk, reader_client):
    make_article(slug="trade", **published(HANT))
    preview = desk.get("/en/articles/trade/")
    path = path_of(desk)

    response = desk.get(path)

    assert "article:published_time" not in metas(preview)
    assert response["Content-Type"] == "image/png"
    assert "no-store" in response["Cache-Control"]
    assert not is_kept(path)
    assert client.get(path).status_code == 404
    assert reader_client.get(path).status_code == 404
    assert client.get("/en/articles/nothing/share/a.png").status_code == 404


def test_without_chinese_type_the_lead_picture_stands_in(client, settings):
    article = make_article(
        slug="trade", title_zh_hant="城市的全會", image=make_image(size=(2000, 1000))
    )
    drawn = path_of(client, "/zh-hant/articles/trade/")
    settings.FONT_FOLDERS = []

    head = metas(client.get("/zh-hant/articles/trade/"))

    assert head["og:image"] == f"http://localhost:8000{article.image.url(1080)}"
    assert (head["og:image:width"], head["og:image:height"]) == ("1080", "540")
    assert head["og:image:type"] == "image/jpeg"
    assert head["og:image:alt"] == "A red field [zh_hant]"
    assert client.get(drawn).status_code == 404
    assert path_of(client, "/en/articles/trade/").endswith(".png")


def test_without_type_and_picture_the_name_of_the_publication_stands_in(client, settings):
    make_article(slug="trade", title_zh_hant="城市的全會")
    settings.FONT_FOLDERS = []

    path = path_of(client, "/zh-hant/articles/trade/")

    assert re.fullmatch(r"/zh-hant/share/[0-9a-f]{12}\.png", path)
    assert client.get(path)["Content-Type"] == "image/png"


@pytest.mark.parametrize("rows", [1, 5])
def test_a_picture_costs_the_same_at_1_and_5_rows(client, django_assert_num_queries, rows):
    make_article(
        slug="trade",
        by=[make_contributor() for _ in range(rows)],
        on=[make_topic() for _ in range(rows)],
        **in_all("title", "Trade"),
    )
    path = path_of(client)
    client.get(path)

    with django_assert_num_queries(3):
        client.get(path)


@pytest.mark.django_db(transaction=True)
def test_two_sites_asking_at_once_have_it_drawn_once(monkeypatch):
    make_article(slug="trade")
    path = path_of(Client())
    drawn, start, draw = [], threading.Barrier(2), Card.draw
    monkeypatch.setattr(Card, "draw", lambda card: drawn.append(card) or draw(card))

    def ask():
        start.wait()
        Client().get(path)
        connection.close()

    sites = [threading.Thread(target=ask) for _ in range(2)]
    for site in sites:
        site.start()
    for site in sites:
        site.join()

    assert len(drawn) == 1
