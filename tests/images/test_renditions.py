import io
import threading

import PIL.Image
import pytest
from django.core.files.base import ContentFile
from django.db import connection

from images import renditions, tasks
from images.storage import renditions as storage
from tests.factories import make_image


@pytest.mark.django_db
def test_a_rendition_is_webp_of_the_width_asked_for(client):
    image = make_image(size=(1200, 800))

    response = client.get(image.url(720))
    picture = PIL.Image.open(io.BytesIO(b"".join(response)))

    assert response["Content-Type"] == "image/webp"
    assert "immutable" in response["Cache-Control"]
    assert (picture.format, picture.size) == ("WEBP", (720, 480))


@pytest.mark.django_db
def test_only_offered_widths_are_made_and_none_is_enlarged(client):
    image = make_image(size=(800, 500))

    assert image.widths == [360, 720]
    assert client.get(f"/images/{image.pk}/{image.digest}/1080.webp").status_code == 404
    assert client.get(f"/images/{image.pk}/wrong/360.webp").status_code == 404
    assert make_image(size=(200, 100)).widths == [200]


@pytest.mark.django_db
def test_metadata_is_left_behind_and_the_picture_stands_upright():
    picture = PIL.Image.new("RGB", (400, 200), "red")
    exif = picture.getexif()
    exif[0x0112], exif[0x010F] = 6, "Camera with a serial number"
    data = io.BytesIO()
    picture.save(data, "JPEG", exif=exif)
    image = make_image(file=ContentFile(data.getvalue(), "turned.jpg"))

    made = renditions.scaled(image, 100)

    assert b"serial" not in made
    assert PIL.Image.open(io.BytesIO(made)).size == (100, 200)


@pytest.mark.django_db
def test_the_worker_makes_every_width_ahead_of_the_readers():
    image = make_image()

    tasks.make_renditions(image.pk)
    tasks.make_renditions(999_999)

    assert all(storage().exists(renditions.path(image, width)) for width in image.widths)


@pytest.mark.django_db(transaction=True)
def test_two_readers_at_once_make_a_rendition_once(monkeypatch):
    image = make_image()
    made, start = [], threading.Barrier(2)
    scaled = renditions.scaled
    monkeypatch.setattr(renditions, "scaled", lambda *args: made.append(args) or scaled(*args))

    def ask():
        start.wait()
        renditions.make(image, 360)
        connection.close()

    readers = [threading.Thread(target=ask) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()

    assert len(made) == 1


@pytest.mark.django_db
def test_a_new_picture_gets_a_new_address():
    image = make_image()
    before = image.url()
    data = io.BytesIO()
    PIL.Image.new("RGB", (1200, 800), "blue").save(data, "PNG")
    image.file = ContentFile(data.getvalue(), "other.png")
    image.save()

    assert image.url() != before


def rendered(picture, **options):
    """Return the first rendition of a picture kept as PNG."""
    data = io.BytesIO()
    picture.save(data, "PNG", **options)
    image = make_image(file=ContentFile(data.getvalue(), "picture.png"))
    return PIL.Image.open(io.BytesIO(renditions.scaled(image, 100))).convert("RGB")


@pytest.mark.django_db
@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_shines_through_is_white(mode):
    see_through = PIL.Image.new("RGBA", (200, 100), (0, 0, 0, 0)).convert(mode)

    assert rendered(see_through).getpixel((50, 25)) == (255, 255, 255)


@pytest.mark.django_db
def test_grey_of_16_bits_keeps_its_shades():
    grey = PIL.Image.new("I;16", (200, 100), 0x8000)

    assert rendered(grey).getpixel((50, 25)) == pytest.approx((128, 128, 128), abs=2)
