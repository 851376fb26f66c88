import io

import PIL.Image
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from procrastinate.contrib.django.models import ProcrastinateJob

from images.models import Image
from tests.desk.forms import errors_beside, send
from tests.factories import make_image

ADD = "/admin/images/image/add/"


def picture(kind="JPEG", size=(1200, 800)):
    file = io.BytesIO()
    PIL.Image.effect_noise(size, 64).convert("RGB").save(file, kind)
    return file.getvalue()


def upload(content, name="picture.jpg"):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_taken_with_its_focal_point(desk, kind):
    file = upload(picture(kind), f"picture.{kind.lower()}")

    response = send(desk, ADD, file=file, title="Hall", focal_x="0.25", focal_y="0.8")

    assert response.status_code == 302
    image = Image.objects.get()
    assert (image.focal_x, image.focal_y, image.width) == (0.25, 0.8, 1200)


def test_the_worker_is_asked_for_renditions_of_a_new_picture_alone(
    desk, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(desk, ADD, file=upload(picture()), title="Hall")
    image = Image.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        send(desk, f"/admin/images/image/{image.pk}/change/", title="Great Hall")

    jobs = ProcrastinateJob.objects.values_list("task_name", "args")
    assert list(jobs) == [("images.tasks.make_renditions", {"image_id": image.pk})]


@pytest.mark.parametrize(
    "content",
    [
        b"no picture at all",
        picture("JPEG")[:3000],  # broken off
        picture("GIF"),
        picture("BMP", size=(40, 40)),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
    ids=["text", "broken off", "gif", "bmp", "svg"],
)
def test_what_is_no_readable_picture_is_refused_beside_the_field(desk, content):
    response = send(desk, ADD, file=upload(content), title="Typed")

    assert response.status_code == 200
    assert errors_beside(response, "file")
    assert 'value="Typed"' in response.text
    assert Image.objects.count() == 0


def test_a_picture_too_large_to_decode_while_an_editor_waits_is_refused(desk):
    file = io.BytesIO()
    PIL.Image.new("1", (9000, 9000)).save(file, "PNG")

    response = send(desk, ADD, file=upload(file.getvalue()), title="Typed")

    assert errors_beside(response, "file") == ["This picture has more than 80 million pixels."]


def test_an_empty_file_is_refused(desk):
    assert errors_beside(send(desk, ADD, file=upload(b""), title="T"), "file")


@pytest.mark.parametrize("share", ["1.01", "-0.1", "left"])
def test_a_focal_point_outside_the_picture_is_refused(desk, share):
    image = make_image()

    response = send(desk, f"/admin/images/image/{image.pk}/change/", focal_x=share)

    assert errors_beside(response, "focal_x")


def test_the_form_shows_the_picture_and_keeps_it_when_no_other_is_chosen(desk):
    image = make_image()
    address = f"/admin/images/image/{image.pk}/change/"

    assert image.url() in desk.get(address).text
    send(desk, address, title="Another name")

    changed = Image.objects.get()
    assert (changed.title, changed.digest) == ("Another name", image.digest)


def test_the_original_is_never_linked(desk):
    image = make_image()

    assert image.file.name not in desk.get(f"/admin/images/image/{image.pk}/change/").text


@pytest.mark.parametrize("size", [(100, 1001), (1001, 100)], ids=["high", "wide"])
def test_a_picture_too_narrow_for_its_renditions_is_refused(desk, size):
    response = send(desk, ADD, file=upload(picture("PNG", size)), title="Typed")

    assert errors_beside(response, "file") == [
        "This picture is too narrow: one side may be at most ten times the other."
    ]


@pytest.mark.parametrize("name", ["picture.heic", "picture.php", "picture"])
def test_a_file_with_another_ending_is_told_what_is_taken(desk, name):
    response = send(desk, ADD, file=upload(picture(), name), title="Typed")

    assert errors_beside(response, "file") == [
        "This file cannot be read as a JPEG, PNG or WebP picture."
    ]
