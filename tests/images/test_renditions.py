import io

import PIL.Image
import PIL.ImageCms
import pytest
from django.core.files.base import ContentFile

from images import renditions, tasks
from images.storage import renditions as storage
from tests.factories import make_image
from tests.images.files import drawn, saved

pytestmark = pytest.mark.django_db


def image_of(data, **fields):
    return make_image(file=ContentFile(data, "picture"), **fields)


def rendered(image, shape="", width=360, ending="jpg"):
    """Return one rendition as a reader's browser opens it."""
    rendition = renditions.Rendition(image.cut(shape), width, ending)
    renditions.make(rendition)
    return PIL.Image.open(io.BytesIO(storage().open(rendition.path).read()))


def files_of(image):
    return {
        f"{image.pk}/{version}/{file}"
        for version in storage().listdir(str(image.pk))[0]
        for file in storage().listdir(f"{image.pk}/{version}")[1]
    }


def test_the_worker_makes_every_rendition_ahead_of_the_readers():
    image = make_image(size=(1200, 800))

    tasks.make_renditions(image.pk)
    tasks.make_renditions(999_999)

    wanted = {each.path for each in renditions.wanted(image)}
    assert files_of(image) == wanted
    assert len(wanted) == 3 * (3 + 1 + 4 + 2 + 2)


def test_what_was_made_of_another_picture_or_focal_point_goes():
    image = make_image()
    tasks.make_renditions(image.pk)
    image.focal_x = 0.1
    image.save()
    tasks.make_renditions(image.pk)
    image.file = ContentFile(saved(drawn()), "other.jpg")
    image.save()

    tasks.make_renditions(image.pk)

    assert files_of(image) == {each.path for each in renditions.wanted(image)}


@pytest.mark.parametrize("angle", range(2, 9))
def test_a_picture_lying_on_its_side_stands_upright(angle):
    # Red where the camera's top left is; the way it was held says where that belongs.
    picture = PIL.Image.new("RGB", (600, 400), "white")
    picture.paste("red", (0, 0, 300, 200))
    exif = PIL.Image.Exif()
    exif[0x0112] = angle

    image = image_of(saved(picture, exif=exif))
    shown = rendered(image)

    across, down = {2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[
        angle
    ]
    size = (600, 400) if angle < 5 else (400, 600)
    corner = (60 + across * (shown.width - 120), 60 + down * (shown.height - 120))
    assert (image.width, image.height) == size
    assert shown.size == (360, 240 if angle < 5 else 540)
    assert shown.getpixel(corner)[1] < 90


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_shines_through_is_white(mode):
    see_through = PIL.Image.new("RGBA", (400, 200), (0, 0, 0, 0)).convert(mode)

    assert rendered(image_of(saved(see_through, "PNG"))).getpixel((50, 25)) == (255, 255, 255)


def test_grey_of_16_bits_keeps_its_shades():
    grey = PIL.Image.new("I;16", (400, 200), 0x8000)

    shown = rendered(image_of(saved(grey, "PNG"))).getpixel((50, 25))

    assert shown == pytest.approx((128, 128, 128), abs=2)


@pytest.mark.parametrize("ending", ["avif", "webp", "jpg"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_a_camera_writes_beside_the_picture_stays_behind(kind, ending):
    exif = PIL.Image.Exif()
    exif[0x010F] = "Camera with a serial number"
    exif.get_ifd(0x8825)[2] = (22.0, 16.0, 42.0)
    profile = PIL.ImageCms.ImageCmsProfile(PIL.ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": exif, "icc_profile": profile, "xmp": b"<x:xmpmeta>serial</x:xmpmeta>"}
    if kind == "JPEG":
        options["comment"] = b"serial"
    data = saved(drawn(), kind, **options)
    assert b"serial" in data

    image = image_of(data)
    shown = rendered(image, ending=ending)

    content = storage().open(renditions.Rendition(image.cut(), 360, ending).path).read()
    assert (b"serial" in content, dict(shown.getexif())) == (False, {})
    assert {"exif", "xmp", "comment", "icc_profile"} & set(shown.info) == set()


def test_colours_are_those_that_the_profile_means():
    # As wide a space as a telephone's or a camera's: its red is no red that sRGB calls so.
    wide = PIL.ImageCms.ImageCmsProfile(PIL.ImageCms.createProfile("LAB"))
    picture = PIL.Image.new("RGB", (400, 200), (180, 60, 60))
    swapped = swapped_profile()

    plain = rendered(image_of(saved(picture, "PNG"))).getpixel((50, 25))
    meant = rendered(image_of(saved(picture, "PNG", icc_profile=swapped))).getpixel((50, 25))
    foreign = rendered(image_of(saved(picture, "PNG", icc_profile=wide.tobytes())))

    assert plain == pytest.approx((180, 60, 60), abs=3)
    assert meant == pytest.approx((60, 180, 60), abs=6)  # red and green are one another's
    assert foreign.getpixel((50, 25)) == pytest.approx(plain, abs=3)  # of no use: left aside


def swapped_profile():
    """Return the profile of a space in which red is called green and green red."""
    profile = bytearray(PIL.ImageCms.ImageCmsProfile(PIL.ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)
