"""A picture in a page."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from tests.factories import make_image

pytestmark = pytest.mark.django_db


def shown(image, **context):
    html = render_to_string("_picture.html", {"image": image, "sizes": "50vw", **context})
    return BeautifulSoup(html, "html.parser")


def test_a_browser_takes_the_first_format_it_knows_and_nothing_moves_when_it_arrives():
    image = make_image(size=(1200, 800))

    page = shown(image)

    picture, tags = page.img, page.select("source, img")
    assert [source["type"] for source in page.select("source")] == ["image/avif", "image/webp"]
    assert picture["src"] == f"/images/{image.pk}/{image.digest}/1080.jpg"
    assert picture["srcset"] == image.cut().srcset("jpg")
    assert {(tag["width"], tag["height"]) for tag in tags} == {("1080", "720")}
    assert {tag["sizes"] for tag in tags} == {"50vw"}
    assert (picture["alt"], picture["loading"]) == ("A red field [en]", "lazy")


def test_a_wide_page_is_offered_another_shape_with_its_own_height():
    page = shown(make_image(size=(1600, 1000)), wide="16x9", lead=True)

    wide, narrow = page.select("source[media]"), page.select("source:not([media])")
    assert [source["type"] for source in wide] == ["image/avif", "image/webp", "image/jpeg"]
    assert {(source["width"], source["height"]) for source in wide} == {("1600", "900")}
    assert {(source["width"], source["height"]) for source in narrow} == {("1600", "1000")}
    assert (page.img["fetchpriority"], page.img.get("loading")) == ("high", None)


def test_the_preview_is_cut_like_the_picture_and_nobody_reads_it_out():
    image = make_image(size=(1200, 800), focal_x=1.0)

    page = shown(image, crop="1x1")

    assert page.svg["viewbox"] == "400 0 800 800"
    assert page.svg["aria-hidden"] == "true"
    assert page.svg.find("image")["href"] == image.preview
    assert page.select("[style]") == []


def test_a_picture_of_old_without_a_preview_is_shown_all_the_same():
    image = make_image()
    image.preview = ""

    page = shown(image)

    assert page.svg is None
    assert page.img["src"] == image.url()
