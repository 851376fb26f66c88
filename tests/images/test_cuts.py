import pytest
from hypothesis import given
from hypothesis import strategies as st

from images.cuts import SHAPES
from images.models import Image
from images.pixels import cut_box

SIDES = st.integers(16, 20_000)
SHARES = st.floats(0, 1)


def image(width, height, across=0.5, down=0.5):
    return Image(pk=7, digest="d1", width=width, height=height, focal_x=across, focal_y=down)


@given(SIDES, SIDES, SHARES, SHARES, st.sampled_from([(2, 1), (3, 2), (4, 5), (1, 1)]))
def test_a_cut_lies_within_the_picture_holds_the_focal_point_and_wastes_nothing(
    width, height, across, down, ratio
):
    left, top, right, bottom = cut_box((width, height), ratio, (across, down))

    slack = 1e-6 * max(width, height)
    assert -slack <= left <= across * width + slack
    assert across * width - slack <= right <= width + slack
    assert -slack <= top <= down * height + slack
    assert down * height - slack <= bottom <= height + slack
    assert (right - left) / (bottom - top) == pytest.approx(ratio[0] / ratio[1])
    assert right - left == pytest.approx(width) or bottom - top == pytest.approx(height)


@pytest.mark.parametrize(
    ("shape", "size", "widths", "shown"),
    [
        ("", (1600, 1000), (360, 720, 1080, 1600), (1600, 1000)),
        ("", (800, 500), (360, 720), (720, 450)),
        ("", (200, 100), (200,), (200, 100)),
        ("", (2000, 20_000), (360,), (360, 3600)),
        ("16x9", (1600, 1000), (1080, 1600), (1600, 900)),
        ("3x2", (1600, 1000), (240, 480, 720, 1080), (1080, 720)),
        ("3x2", (1000, 500), (240, 480, 720), (720, 480)),
        ("4x5", (1000, 500), (240,), (240, 300)),
        ("1x1", (100, 150), (100,), (100, 100)),
    ],
)
def test_widths_are_never_enlarged_and_there_is_always_one(shape, size, widths, shown):
    cut = image(*size).cut(shape)

    assert (cut.widths, (cut.width, cut.height)) == (widths, shown)


def test_an_address_changes_with_the_picture_and_a_cut_one_with_its_focal_point():
    before, after = image(1600, 1000), image(1600, 1000, across=0.25)

    assert before.url() == after.url() == "/images/7/d1/1080.jpg"
    assert before.cut("3x2").url(500, "avif") == "/images/7/d1-50-50/3x2-480.avif"
    assert after.cut("3x2").url(500, "avif") == "/images/7/d1-25-50/3x2-480.avif"


@pytest.mark.parametrize(
    ("width", "address"),
    [(1, "/images/7/d1/360.jpg"), (1200, "/images/7/d1/1080.jpg"), (9999, "/images/7/d1/1600.jpg")],
)
def test_any_width_is_answered_with_one_that_there_is(width, address):
    assert image(1600, 1000).url(width) == address


def test_all_addresses_of_a_shape_stand_in_its_sources():
    assert image(800, 800).cut("1x1").sources == [
        (
            "image/avif",
            "/images/7/d1-50-50/1x1-120.avif 120w, /images/7/d1-50-50/1x1-240.avif 240w",
        ),
        (
            "image/webp",
            "/images/7/d1-50-50/1x1-120.webp 120w, /images/7/d1-50-50/1x1-240.webp 240w",
        ),
        ("image/jpeg", "/images/7/d1-50-50/1x1-120.jpg 120w, /images/7/d1-50-50/1x1-240.jpg 240w"),
    ]
    assert set(SHAPES) == {"", "16x9", "3x2", "4x5", "1x1"}
