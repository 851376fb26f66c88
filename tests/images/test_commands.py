import io

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from images import renditions
from images.models import Image
from images.storage import renditions as storage
from tests.factories import make_image
from tests.images.files import archive, drawn, saved, turned


def output(*arguments, **options):
    out = io.StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue().splitlines()


def test_check_image_says_of_each_file_what_an_upload_would_say(tmp_path):
    files = {
        "hall.jpg": saved(drawn((1200, 800))),
        "hidden.png": saved(drawn(), "PNG") + archive(),
        "空.jpg": b"",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)

    lines = output("check_image", *[tmp_path / name for name in [*files, "nothing.jpg"]])

    assert lines == [
        f"{tmp_path}/hall.jpg: accepted: JPEG 1200 × 800; renditions whole 360 720 1080, "
        "16x9 1080, 3x2 240 480 720 1080, 4x5 240 480, 1x1 120 240",
        f"{tmp_path}/hidden.png: refused: This file hides something beside the picture. "
        "Open the picture and save it anew.",
        f"{tmp_path}/空.jpg: refused: This file is empty.",
        f"{tmp_path}/nothing.jpg: refused: there is no such file.",
    ]


@pytest.mark.django_db
def test_rebuilding_goes_on_where_it_was_stopped():
    first, second = make_image(title="First"), make_image(title="Second")
    renditions.make_missing(first)
    renditions.make(renditions.wanted(second)[0])
    each = len(renditions.wanted(second))

    assert output("rebuild_renditions") == [
        "1/2 First: 0 made, 0 removed",
        f"2/2 Second: {each - 1} made, 0 removed",
        f"2 pictures: {each - 1} made, 0 removed, 0 failed",
    ]
    assert output("rebuild_renditions")[-1] == "2 pictures: 0 made, 0 removed, 0 failed"


@pytest.mark.django_db
def test_rebuilding_one_picture_or_all_anew():
    images = [make_image(title="First"), make_image(title="Second")]
    for image in images:
        renditions.make_missing(image)
    each = len(renditions.wanted(images[0]))

    one = output("rebuild_renditions", all=True, image=[images[1].pk])
    all_of_them = output("rebuild_renditions", "--all")

    assert one == [
        f"1/1 Second: {each} made, 0 removed",
        f"1 pictures: {each} made, 0 removed, 0 failed",
    ]
    assert all_of_them[-1] == f"2 pictures: {2 * each} made, 0 removed, 0 failed"


@pytest.mark.django_db
def test_rebuilding_removes_what_is_of_no_picture_any_more():
    gone, stays = make_image(), make_image(title="Stays")
    renditions.make_missing(gone)
    renditions.make_missing(stays)
    scrap = f"{stays.pk}/{stays.digest}/360.jpg.0f.part"
    storage().save(scrap, ContentFile(b"half a picture"))
    each = len(renditions.wanted(gone))
    gone.delete()

    lines = output("rebuild_renditions")

    assert lines == [
        "1/1 Stays: 0 made, 1 removed",
        f"1 pictures: 0 made, {each + 1} removed, 0 failed",
    ]


@pytest.mark.django_db
def test_a_lost_original_stops_nobody_but_is_told():
    lost, whole = make_image(title="Lost"), make_image(title="Whole")
    lost.file.storage.delete(lost.file.name)
    out = io.StringIO()

    with pytest.raises(CommandError, match="could not be read"):
        call_command("rebuild_renditions", stdout=out)

    assert "1/2 Lost: failed" in out.getvalue()
    assert all(storage().exists(each.path) for each in renditions.wanted(whole))


@pytest.mark.django_db
def test_rebuilding_looks_anew_at_pictures_kept_before_there_were_previews():
    image = make_image(file=ContentFile(turned(), "turned.jpg"))
    preview = image.preview
    Image.objects.update(preview="", width=800, height=500)  # measured as the camera lay

    output("rebuild_renditions")

    image.refresh_from_db()
    assert (image.preview, image.width, image.height) == (preview, 500, 800)
    assert preview.startswith("data:image/webp;base64,")
    assert len(preview) < 1000
