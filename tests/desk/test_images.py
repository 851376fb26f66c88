import io

import PIL.Image
import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, transaction
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

    assert errors_beside(response, "file") == [
        "This picture has 81 million pixels; as PNG at most 50 are taken. Save it smaller."
    ]


def test_an_empty_file_is_refused(desk):
    response = send(desk, ADD, file=upload(b""), title="T")

    assert errors_beside(response, "file") == ["This file is empty."]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh-hans", "这是 GIF 文件，请另存为 JPEG、PNG 或 WebP 图片。"),
        ("zh-hant", "這是 GIF 檔案，請另存為 JPEG、PNG 或 WebP 圖片。"),
    ],
)
def test_a_refusal_is_in_the_editor_s_language(desk, editor_hk, language, sentence):
    editor_hk.language = language
    editor_hk.save()

    response = send(desk, ADD, file=upload(picture("GIF")), title="Typed")

    assert errors_beside(response, "file") == [sentence]


def test_who_must_send_the_form_again_is_told_to_choose_the_picture_again(desk):
    response = send(desk, ADD, file=upload(picture()), title="", alt_en="Typed")

    assert errors_beside(response, "file") == ["Choose the picture again: it was not kept."]
    assert errors_beside(response, "title")
    assert 'value="Typed"' in response.text


def test_a_refused_form_leaves_no_file(desk):
    make_image()
    before = stored()

    send(desk, ADD, file=upload(picture()), title="")
    send(desk, ADD, file=upload(b"no picture"), title="Typed")

    assert stored() == before


def test_no_file_stays_when_its_row_cannot_be_kept(desk, monkeypatch):
    make_image()
    before = stored()
    monkeypatch.setattr(LogEntry, "save", out_of_order)  # the last thing a form saves

    with pytest.raises(RuntimeError):
        send(desk, ADD, file=upload(picture()), title="Typed")
    with pytest.raises(DataError), transaction.atomic():
        make_image(title="Too long" * 100)

    assert stored() == before


def out_of_order(*args, **kwargs):
    raise RuntimeError("The database has no room left.")


def stored():
    """Return the names of all originals."""
    storage = Image._meta.get_field("file").storage
    found, directories = [], ["."]
    for directory in directories:
        below, files = storage.listdir(directory)
        directories += [f"{directory}/{name}" for name in below]
        found += [f"{directory}/{name}" for name in files]
    return sorted(found)


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
        "This picture is too narrow: one side may be at most 10 times as long as the other."
    ]


@pytest.mark.parametrize("name", ["picture.heic", "picture.php", "picture"])
def test_a_file_with_another_ending_is_told_what_is_taken(desk, name):
    response = send(desk, ADD, file=upload(picture(), name), title="Typed")

    assert errors_beside(response, "file") == [
        "The name of this file must end in .jpg, .png or .webp."
    ]
