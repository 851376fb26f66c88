from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import zxingcpp
from bs4 import BeautifulSoup
from django.utils.translation import override
from PIL import Image, ImageDraw

from editions.sharing import ways
from tests.factories import EN, HANS, HANT, make_article, published

pytestmark = pytest.mark.django_db
ADDRESS = "http://localhost:8000/zh-hans/articles/trade/"
TITLE = "A & B: “50%” 关税\r\nBcc: x@example.com"


def by_code(language=EN):
    return {way.code: way.address for way in ways(ADDRESS, TITLE, language)}


def query(address):
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def test_each_service_gets_title_and_address_and_nothing_else():
    addresses = by_code()

    assert query(addresses["x"]) == {"text": TITLE, "url": ADDRESS}
    assert query(addresses["facebook"]) == {"u": ADDRESS}
    assert query(addresses["linkedin"]) == {"url": ADDRESS}
    assert query(addresses["whatsapp"]) == {"text": f"{TITLE} {ADDRESS}"}
    assert query(addresses["weibo"]) == {"url": ADDRESS, "title": TITLE}
    hosts = [urlsplit(addresses[code]).netloc for code in ("x", "facebook", "whatsapp", "weibo")]
    assert hosts == ["x.com", "www.facebook.com", "wa.me", "service.weibo.com"]


def test_mail_has_a_subject_and_no_header_can_be_smuggled_in():
    subject, body = by_code()["mail"].removeprefix("mailto:?").split("&")

    assert "\n" not in subject
    assert "+" not in subject + body
    assert unquote(subject) == f"subject={TITLE}"
    assert unquote(body) == f"body={TITLE}\n\n{ADDRESS}"


def test_what_the_readers_of_an_edition_use_comes_first():
    firsts = [[way.code for way in ways(ADDRESS, TITLE, each)][:2] for each in (EN, HANS, HANT)]

    assert firsts == [["mail", "x"], ["wechat", "weibo"], ["whatsapp", "facebook"]]
    assert {frozenset(by_code(each)) for each in (EN, HANS, HANT)} == {frozenset(by_code())}


def test_services_go_by_the_names_each_edition_knows():
    named = {}
    for language in (EN, HANS, HANT):
        with override(language.code):
            named[language] = {way.code: str(way.name) for way in ways("", "", language)}

    chosen = [
        [named[language][code] for code in ("wechat", "weibo", "linkedin", "mail")]
        for language in (EN, HANS, HANT)
    ]
    assert chosen == [
        ["WeChat", "Weibo", "LinkedIn", "E-mail"],
        ["微信", "微博", "领英", "电子邮件"],
        ["WeChat", "微博", "LinkedIn", "電郵"],
    ]


def test_the_row_is_plain_links_that_ask_nobody_until_they_are_followed(client):
    make_article(slug="trade", title_zh_hans="关税")

    page = BeautifulSoup(client.get("/zh-hans/articles/trade/").content, "html.parser")
    row = page.select_one(".share")

    assert [link["rel"] for link in row.select("a")] == [["noopener", "nofollow"]] * 6
    assert [each["src"] for each in page.select("img, script[src], iframe")] == [
        "/static/js/reading.js",
        "/static/js/theme.js",
        "/static/js/language.js",
        "/zh-hans/articles/trade/qr.svg",
        "/static/js/share.js",
    ]
    assert row.select_one("#share-address").text == ADDRESS
    assert row.select_one("img")["alt"] == "本页网址的二维码"
    assert [button.find_parent("li").has_attr("hidden") for button in row.select("button")] == [
        True,
        True,
    ]
    assert "Set-Cookie" not in client.get("/zh-hans/articles/trade/").headers


def read_qr(svg):
    """Return what a telephone reads in a QR code of ours: strokes of one module each."""
    soup = BeautifulSoup(svg, "html.parser")
    scale, modules = 8, int(soup.svg["viewbox"].split()[-1])
    picture = Image.new("L", (scale * modules, scale * modules), 255)
    draw = ImageDraw.Draw(picture)
    x = y = 0.0
    path = soup.find_all("path")[-1]
    for step, values in strokes(path["d"]):
        if step == "M":
            x, y = values
        elif step == "m":
            x, y = x + values[0], y + values[1]
        else:
            box = (x * scale, (y - 0.5) * scale, (x + values[0]) * scale - 1, (y + 0.5) * scale - 1)
            draw.rectangle(box, fill=0)
            x += values[0]
    return zxingcpp.read_barcode(picture).text


def strokes(path):
    for part in path.replace("M", "|M ").replace("m", "|m ").replace("h", "|h ").split("|")[1:]:
        step, *values = part.split()
        yield step, [float(value) for value in values]


@pytest.mark.parametrize("language", [EN, HANS, HANT])
def test_the_qr_code_leads_to_this_edition(client, django_assert_num_queries, language):
    make_article(slug="trade")

    with django_assert_num_queries(1):
        response = client.get(f"/{language.code}/articles/trade/qr.svg")

    assert response["Content-Type"] == "image/svg+xml"
    assert read_qr(response.content) == f"http://localhost:8000/{language.code}/articles/trade/"
    assert b'fill="#fff"' in response.content


def test_there_is_no_qr_code_of_what_is_not_published(client):
    make_article(slug="trade", **published(HANT))

    assert client.get("/en/articles/trade/qr.svg").status_code == 404
    assert client.get("/zh-hant/articles/trade/qr.svg").status_code == 200
    assert client.get("/en/articles/nothing/qr.svg").status_code == 404
