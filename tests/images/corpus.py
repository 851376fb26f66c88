"""Pictures as they come to a newsroom: good ones, odd ones, and files made to do harm.

Each has its maker, and the size it is taken with or the reason it is refused for.
"""

import struct
import zlib

import PIL.Image

from tests.images.files import (
    archive,
    bomb,
    chunk,
    drawn,
    patched,
    png,
    png_rows,
    saved,
    scans,
    segment,
    turned,
    two,
    unknown_chunk,
    webp_claiming,
    with_segments,
)

GOOD = {
    "photograph.jpg": (lambda: saved(drawn((6000, 4000))), "6000 × 4000"),
    "drawing.png": (lambda: saved(drawn(), "PNG"), "1200 × 800"),
    "modern.webp": (lambda: saved(drawn((4032, 3024)), "WEBP", method=0), "4032 × 3024"),
    "largest.jpg": (lambda: saved(drawn((8600, 5800))), "8600 × 5800"),
    "largest.png": (lambda: png_rows(8600, 5800), "8600 × 5800"),
}
ODD = {
    "progressive.jpg": (lambda: saved(drawn((5000, 4000)), progressive=True), "5000 × 4000"),
    "press.jpg": (lambda: saved(drawn(mode="CMYK")), "1200 × 800"),
    "grey.jpg": (lambda: saved(drawn(mode="L")), "1200 × 800"),
    "grey-16.png": (lambda: saved(PIL.Image.new("I;16", (800, 500), 9000), "PNG"), "800 × 500"),
    "palette.png": (lambda: saved(drawn(mode="P"), "PNG"), "1200 × 800"),
    "bits.png": (lambda: saved(drawn(mode="1"), "PNG"), "1200 × 800"),
    "see-through.png": (lambda: saved(drawn((3000, 2000), "RGBA"), "PNG"), "3000 × 2000"),
    "see-through.webp": (lambda: saved(drawn(mode="RGBA"), "WEBP"), "1200 × 800"),
    "turned.jpg": (turned, "500 × 800"),
    "another-ending.png": (lambda: saved(drawn()), "1200 × 800"),
    "gain-map.jpg": (lambda: saved(drawn()) + saved(drawn((300, 200), "L")), "1200 × 800"),
    "padded.jpg": (lambda: saved(drawn()) + b"\0" * 3000, "1200 × 800"),
    "garbled-exif.jpg": (
        lambda: with_segments(segment(0xE1, b"Exif\0\0garbled" * 9)),
        "1200 × 800",
    ),
    "no-profile.jpg": (lambda: saved(drawn(), icc_profile=b"no profile at all"), "1200 × 800"),
    "narrow.jpg": (lambda: saved(drawn((3000, 300))), "3000 × 300"),
}
HOSTILE = {
    "empty.jpg": (lambda: b"", "empty"),
    "text.jpg": (lambda: b"no picture at all", "unreadable"),
    "page.jpg": (lambda: b"<!doctype html><script>alert(1)</script>", "unreadable"),
    "archive.jpg": (archive, "foreign"),
    "vector.svg": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "foreign"),
    "vector.png": (lambda: b"<?xml version='1.0'?><svg/>", "foreign"),
    "animation.jpg": (lambda: saved(drawn(), "GIF"), "foreign"),
    "scan.jpg": (lambda: saved(drawn(), "TIFF"), "foreign"),
    "bitmap.jpg": (lambda: saved(drawn(), "BMP"), "foreign"),
    "next-format.jpg": (lambda: saved(drawn((64, 64)), "AVIF"), "foreign"),
    "pair.jpg": (lambda: two("MPO"), "several"),
    "moving.png": (lambda: two("PNG"), "several"),
    "moving.webp": (lambda: two("WEBP"), "several"),
    "cut-off.jpg": (lambda: saved(drawn())[:9000], "truncated"),
    "cut-off-late.jpg": (lambda: saved(drawn((6000, 4000)))[:-2000], "truncated"),
    "cut-off.png": (lambda: saved(drawn(), "PNG")[:-20], "truncated"),
    "cut-off.webp": (lambda: saved(drawn(), "WEBP")[:-20], "truncated"),
    "head-only.jpg": (lambda: saved(drawn())[:3], "truncated"),
    "no-pixels.jpg": (lambda: b"\xff\xd8\xff\xd9", "unreadable"),
    "garbage.jpg": (lambda: b"\xff\xd8\xff\xe0\0\4ab" + b"garbage" * 99, "unreadable"),
    "missing-rows.png": (lambda: png(chunk(b"IDAT", zlib.compress(b"\0" * 90))), "unreadable"),
    "bomb.png": (lambda: bomb(30_000), "long"),
    "bomb-below-the-side.png": (lambda: bomb(15_000), "pixels"),
    "claims.png": (lambda: png(width=2**31 - 1, height=2**31 - 1), "long"),
    "claims.webp": (lambda: webp_claiming(16_000, 16_000), "pixels"),
    "largest-cut-rows.png": (
        lambda: patched(png_rows(8600, 5800), struct.pack(">I", 5800), struct.pack(">I", 5810)),
        "unreadable",
    ),
    "wide.jpg": (lambda: saved(drawn((40_000, 1000), "L")), "long"),
    "high.png": (lambda: saved(PIL.Image.new("1", (4500, 40_000)), "PNG"), "long"),
    "strip.jpg": (lambda: saved(drawn((4000, 300))), "narrow"),
    "dot.png": (lambda: saved(drawn((1, 1)), "PNG"), "small"),
    "scans.jpg": (lambda: scans(90, (5400, 5400)), "slow"),
    "large-progressive.jpg": (
        lambda: saved(drawn((7000, 5000)), progressive=True, subsampling=0),
        "pixels",
    ),
    "zip-behind.jpg": (lambda: saved(drawn()) + archive(), "hidden"),
    "zip-behind.png": (lambda: saved(drawn(), "PNG") + archive(), "hidden"),
    "zip-behind.webp": (lambda: saved(drawn(), "WEBP") + archive(), "hidden"),
    "zip-behind-a-gain-map.jpg": (
        lambda: saved(drawn()) + saved(drawn((300, 200))) + archive(),
        "hidden",
    ),
    "page-behind.jpg": (lambda: saved(drawn()) + b"<script>alert(1)</script>", "hidden"),
    "page-in-a-comment.jpg": (lambda: saved(drawn(), comment=b"<script>alert(1)"), "hidden"),
    "program-in-a-text.png": (
        lambda: png(chunk(b"tEXt", b"Comment\0<?php system($_GET['c']) ?>")),
        "hidden",
    ),
    "program-in-a-chunk-nobody-knows.png": (
        lambda: unknown_chunk(b"<?php system($_GET['c']) ?>"),
        "hidden",
    ),
    "huge-chunk-nobody-knows.png": (lambda: unknown_chunk(bytes(5_000_000)), "metadata"),
    "script-as-length.jpg": (
        lambda: with_segments(segment(0xE0, b"JFIF\0".ljust(0x2F2A - 2, b"*"))),
        "hidden",
    ),
    "huge-exif.jpg": (
        lambda: with_segments(*[segment(0xE1, b"Exif\0\0".ljust(65_000))] * 100),
        "metadata",
    ),
    "huge-exif.png": (lambda: png(chunk(b"eXIf", b"MM\0*".ljust(5_000_000))), "metadata"),
    "huge-exif.webp": (
        lambda: saved(drawn(), "WEBP", exif=b"Exif\0\0".ljust(5_000_000)),
        "metadata",
    ),
    "huge-profile.jpg": (
        lambda: with_segments(*[segment(0xE2, b"ICC_PROFILE\0\1\1".ljust(65_000))] * 100),
        "metadata",
    ),
    "text-bomb.png": (
        lambda: png(chunk(b"zTXt", b"k\0\0" + zlib.compress(b"z" * 90_000_000))),
        "metadata",
    ),
    "text-bomb-in-unicode.png": (
        lambda: png(chunk(b"iTXt", b"k\0\1\0\0\0" + zlib.compress(b"z" * 90_000_000))),
        "metadata",
    ),
    "profile-bomb.png": (
        lambda: png(chunk(b"iCCP", b"k\0\0" + zlib.compress(b"z" * 90_000_000))),
        "metadata",
    ),
    "crumbs.png": (lambda: png(chunk(b"abCd", b"") * 3_000_000), "slow"),
    "heavy.png": (lambda: saved(drawn(), "PNG") + bytes(41 * 1024 * 1024), "heavy"),
    "picture.php": (lambda: saved(drawn()), "ending"),
    "no-ending": (lambda: saved(drawn()), "ending"),
}
