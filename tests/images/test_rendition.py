"""The address of a rendition, as a browser asks for it."""

import io

import PIL.Image
import pytest

from images import renditions
from images.storage import renditions as storage
from tests.factories import make_image

pytestmark = pytest.mark.django_db


def body(response):
    return b"".join(response)


@pytest.mark.parametrize(
    ("ending", "kind", "content_type"),
    [
        ("avif", "AVIF", "image/avif"),
        ("webp", "WEBP", "image/webp"),
        ("jpg", "JPEG", "image/jpeg"),
    ],
)
def test_a_rendition_is_of_the_format_and_size_its_address_names(
    client, ending, kind, content_type
):
    image = make_image(size=(1200, 800))

    response = client.get(f"/images/{image.pk}/{image.digest}/720.{ending}")
    picture = PIL.Image.open(io.BytesIO(body(response)))

    assert (picture.format, picture.size) == (kind, (720, 480))
    assert response["Content-Type"] == content_type
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_request_makes_its_own_rendition_alone(client):
    image = make_image()

    body(client.get(image.cut("3x2").url(240, "avif")))

    made = [each.path for each in renditions.wanted(image) if storage().exists(each.path)]
    assert made == [f"{image.pk}/{image.digest}-50-50/3x2-240.avif"]


def test_a_cut_shows_what_lies_round_the_focal_point(client):
    image = make_image(size=(1200, 400), focal_x=0.9)
    address = image.cut("1x1").url(240)
    image.focal_x = 0.1

    shown = PIL.Image.open(io.BytesIO(body(client.get(address))))

    assert shown.size == (240, 240)
    assert image.cut("1x1").url(240) != address


@pytest.mark.parametrize(
    "address",
    [
        "/images/{pk}/{digest}/1600.jpg",  # would be enlarged
        "/images/{pk}/{digest}/721.jpg",
        "/images/{pk}/{digest}/720.png",
        "/images/{pk}/{digest}/3x2-720.jpg",  # cut, but no focal point
        "/images/{pk}/{digest}-50-50/720.jpg",
        "/images/{pk}/{digest}-51-50/3x2-720.jpg",
        "/images/{pk}/{digest}-50-50/16x9-720.jpg",
        "/images/{pk}/wrong/720.jpg",
        "/images/{pk}/{digest}/..%2Fpicture.png",
        "/images/{pk}/{digest}/720.jpg%00",
        "/images/{pk}/{digest}/%FF.jpg",
        "/images/99999999999999999999999/{digest}/720.jpg",
        "/images/0/{digest}/720.jpg",
    ],
)
def test_there_is_nothing_at_any_other_address(client, address):
    image = make_image(size=(1200, 800))

    response = client.get(address.format(pk=image.pk, digest=image.digest))

    assert response.status_code == 404


def test_who_has_it_already_is_told_so_and_head_brings_no_picture(client):
    image = make_image()
    first = client.get(image.url())

    again = client.get(image.url(), headers={"If-None-Match": first["ETag"]})
    head = client.head(image.url())

    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == first["Cache-Control"]
    assert (head.status_code, body(head)) == (200, b"")
    assert head["Content-Length"] == first["Content-Length"]
    assert client.post(image.url()).status_code == 405
    first.close()


def test_a_reader_waits_only_so_long_for_a_turn(client, monkeypatch):
    monkeypatch.setattr(renditions, "PATIENCE", 0.01)
    image = make_image()
    with renditions.AT_ONCE, renditions.AT_ONCE:
        refused = client.get(image.url())

    assert (refused.status_code, refused["Retry-After"]) == (503, "5")
    assert "Cache-Control" not in refused
    assert client.get(image.url()).status_code == 200
