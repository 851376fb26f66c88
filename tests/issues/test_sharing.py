import datetime as dt
import io
import re

import PIL.Image
import pytest
from bs4 import BeautifulSoup

from images.storage import renditions
from issues.models import QuoteOfTheWeek
from tests.factories import EN, HANS, HANT, make_image, make_issue, make_section, published
from tests.heads import metas

pytestmark = pytest.mark.django_db
FRIDAY = dt.date(2024, 7, 19)
AT = dt.datetime(2024, 7, 18, 23, tzinfo=dt.UTC)
SAVED = dt.datetime(2024, 7, 18, 1, tzinfo=dt.UTC)
PAGE = "/zh-hant/issues/2024-07-19/"


def quote_link(client, address=PAGE):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return page.select_one(".quote-picture a")


def test_the_head_says_what_other_sites_show(client, time_machine):
    time_machine.move_to(SAVED)
    make_issue(date=FRIDAY, title_zh_hant="一份公報", **published(EN, HANS, HANT, at=AT))
    time_machine.move_to(AT + dt.timedelta(days=1))

    head = metas(client.get(PAGE))
    image = head.pop("og:image")

    assert re.fullmatch(rf"http://localhost:8000{PAGE}share/[0-9a-f]{{12}}\.png", image)
    assert head == {
        "og:site_name": "Focus",
        "og:type": "article",
        "og:title": "一份公報",
        "og:description": "The week [zh_hant]",
        "og:url": f"http://localhost:8000{PAGE}",
        "og:locale": "zh_HK",
        "og:locale:alternate": ["en_US", "zh_CN"],
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Focus This Week – 一份公報",
        "twitter:card": "summary_large_image",
        "twitter:image:alt": "Focus This Week – 一份公報",
        "article:published_time": "2024-07-19T07:00:00+08:00",
        "article:modified_time": "2024-07-19T07:00:00+08:00",
    }


def test_the_picture_follows_the_title(client, desk):
    issue = make_issue(date=FRIDAY, **published(HANT))
    before = metas(client.get(PAGE))["og:image"].removeprefix("http://localhost:8000")
    assert client.get(before)["Cache-Control"] == "public, max-age=31536000, immutable"

    issue.title_zh_hant = "另一個標題"
    issue.save()
    after = client.get(before)["Location"]

    assert after != before
    picture = PIL.Image.open(io.BytesIO(b"".join(client.get(after))))
    assert picture.size == (1200, 630)
    assert client.get(after.replace("zh-hant", "en")).status_code == 404
    assert "no-store" in desk.get(after.replace("zh-hant", "en"), follow=True)["Cache-Control"]
    assert client.get("/en/issues/1999-01-01/share/a.png").status_code == 404


def test_without_chinese_type_the_lead_picture_stands_in_and_no_quotation_is_offered(
    client, settings
):
    issue = make_issue(date=FRIDAY, title_zh_hant="一份公報", image=make_image())
    quote = make_section(QuoteOfTheWeek, issue, text="Words", speakers="Ann")
    quote.text_zh_hant = "目標是一個日期"
    quote.save()
    drawn = quote_link(client)["href"]
    settings.FONT_FOLDERS = []

    assert metas(client.get(PAGE))["og:image"] == f"http://localhost:8000{issue.image.url(1080)}"
    assert quote_link(client) is None
    assert client.get(drawn).status_code == 404


@pytest.mark.parametrize(
    ("language", "words"),
    [(EN, "Save as a picture"), (HANS, "保存为图片"), (HANT, "儲存成圖片")],
)
def test_a_quotation_is_saved_as_a_picture(client, django_assert_num_queries, language, words):
    issue = make_issue(date=FRIDAY)
    make_section(QuoteOfTheWeek, issue, text="Words", speakers="Ann", roles="Professor")

    link = quote_link(client, f"/{language.code}/issues/2024-07-19/")
    with django_assert_num_queries(4):  # the quotation; a lock inside a savepoint
        response = client.get(link["href"])
    picture = PIL.Image.open(io.BytesIO(b"".join(response)))

    assert link.text == words
    assert link["download"] == f"focus-2024-07-19-{language.code}.png"
    assert (picture.format, picture.size) == ("PNG", (1080, 1080))
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_quotation_of_a_draft_is_for_editors_only(client, desk):
    issue = make_issue(date=FRIDAY, **published(EN))
    make_section(QuoteOfTheWeek, issue, text="Words", speakers="Ann")
    path = quote_link(desk)["href"]

    response = desk.get(path)

    assert response["Content-Type"] == "image/png"
    assert "no-store" in response["Cache-Control"]
    assert not renditions().exists(f"cards/{path.split('/')[-1]}")
    assert client.get(path).status_code == 404


def test_a_quotation_is_found_only_in_its_own_issue_and_language(client):
    issue = make_issue(date=FRIDAY)
    make_issue(date=FRIDAY + dt.timedelta(weeks=1))
    quote = make_section(QuoteOfTheWeek, issue, text="Words", speakers="Ann")
    path = quote_link(client)["href"]
    QuoteOfTheWeek.objects.update(text_en="")

    assert client.get(path.replace("07-19", "07-26")).status_code == 404
    assert client.get(path.replace("zh-hant", "en")).status_code == 404
    assert client.get(f"{PAGE}quotes/{quote.pk}/old.png")["Location"] == path
    assert client.get(f"{PAGE}quotes/{10**30}/a.png").status_code == 404


def test_the_issue_ends_with_the_ways_to_share_it(client):
    make_issue(date=FRIDAY, **published(HANT))

    row = BeautifulSoup(client.get(PAGE).content, "html.parser").select_one(".share")

    ways = [way.text for way in row.select("li:not([hidden]) > a, summary")]
    assert ways == ["WhatsApp", "Facebook", "WeChat", "電郵", "X", "LinkedIn", "微博"]
    assert row.select_one("img")["src"] == f"{PAGE}qr.svg"
    assert client.get(f"{PAGE}qr.svg")["Content-Type"] == "image/svg+xml"
    assert client.get("/en/issues/2024-07-19/qr.svg").status_code == 404
