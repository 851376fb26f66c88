import io
import math

import PIL.Image
import pytest

from focus import icons

pytestmark = pytest.mark.django_db
RED, PAPER = (0x8C, 0x1E, 0x18), (0xFB, 0xF9, 0xF4)


def picture(response):
    return PIL.Image.open(io.BytesIO(response.content))


def test_robots_may_read_all_but_the_desk_and_find_the_sitemaps(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        "Sitemap: http://localhost:8000/sitemap.xml",
        "Sitemap: http://localhost:8000/sitemap-news.xml",
    ]


@pytest.mark.parametrize(
    ("address", "kind", "size"),
    [
        ("/favicon.ico", "image/x-icon", 48),
        ("/apple-touch-icon.png", "image/png", 180),
        ("/apple-touch-icon-precomposed.png", "image/png", 180),
        ("/icon-192.png", "image/png", 192),
        ("/icon-512.png", "image/png", 512),
    ],
)
def test_an_icon_is_the_drawing_in_pixels(client, address, kind, size):
    response = client.get(address)
    icon = picture(response)

    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert icon.size == (size, size)
    assert "max-age" in response["Cache-Control"]
    pixels = icon.convert("RGB")
    assert pixels.getpixel((0, 0)) == pixels.getpixel((size - 1, size - 1)) == RED
    assert pixels.getpixel((size * 12 // 32, size * 16 // 32)) == PAPER  # the stem of the F
    assert pixels.getpixel((size * 18 // 32, size * 22 // 32)) == RED  # right of its foot


def test_the_favicon_has_every_size_a_browser_asks_for(client):
    assert picture(client.get("/favicon.ico")).info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_a_mask_leaves_the_letter_whole():
    (width, _ground), (points, _ink) = icons.design()

    assert all(math.dist(point, (width / 2, width / 2)) <= 0.4 * width for point in points)


@pytest.mark.parametrize(
    ("code", "tag", "says"),
    [("en", "en", "A weekly"), ("zh-hans", "zh-Hans", "周刊"), ("zh-hant", "zh-Hant-HK", "周刊")],
)
def test_each_language_has_a_manifest_whose_files_are_there(client, code, tag, says):
    response = client.get(f"/{code}/site.webmanifest")
    manifest = response.json()

    assert response["Content-Type"] == "application/manifest+json"
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == (
        "Focus",
        tag,
        f"/{code}/",
    )
    assert says in manifest["description"]
    assert sorted((each["sizes"], each["purpose"]) for each in manifest["icons"]) == [
        ("192x192", "any"),
        ("192x192", "maskable"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    ]
    for each in manifest["icons"]:
        assert client.get(each["src"]).status_code == 200
    assert f'<link rel="manifest" href="/{code}/site.webmanifest">' in client.get(f"/{code}/").text
