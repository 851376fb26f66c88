"""Files of pictures, drawn or put together byte by byte; none is committed."""

import io
import struct
import zipfile
import zlib

import PIL.Image


def drawn(size=(1200, 800), mode="RGB"):
    """Return a picture that compresses like a photograph."""
    width, height = size
    noise = PIL.Image.effect_noise((max(1, width // 4), max(1, height // 4)), 60).resize(size)
    slope = PIL.Image.linear_gradient("L").resize(size)
    return PIL.Image.merge("RGB", (noise, slope, noise)).convert(mode)


def saved(picture, kind="JPEG", **options):
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def two(kind):
    return saved(drawn(), kind, save_all=True, append_images=[drawn()])


def segment(marker, content):
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def with_segments(*segments, jpeg=None):
    """Return a JPEG with segments of ours at its start."""
    jpeg = jpeg or saved(drawn())
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def chunk(name, content):
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def png(*chunks, width=1200, height=800, depth=8, colours=2):
    """Return a PNG of given chunks; its header says what it likes."""
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(chunks) + chunk(b"IEND", b"")


def unknown_chunk(content):
    """Return a sound PNG with a chunk of a name that no decoder knows."""
    data = saved(drawn(), "PNG")
    before = data.index(b"IDAT") - 4
    return data[:before] + chunk(b"ABCD", content) + data[before:]


def archive():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as held:
        held.writestr("index.html", "<script>alert(1)</script>")
    return file.getvalue()


def turned(angle=6):
    exif = PIL.Image.Exif()
    exif[0x0112] = angle
    return saved(drawn((800, 500)), exif=exif)


def patched(data, old, new):
    assert data.count(old) == 1
    return data.replace(old, new)


def scans(times, size):
    """Return a progressive JPEG that has its last scan so many times over: small, slow to read."""
    data = saved(PIL.Image.new("RGB", size), progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * times + data[-2:]


def png_rows(width, height, *, depth=8, colours=2, bits=24):
    """Return a PNG in one colour, a thousandth of its rows' size."""
    packer = zlib.compressobj()
    row = b"\0" * (1 + (width * bits + 7) // 8)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return png(chunk(b"IDAT", rows), width=width, height=height, depth=depth, colours=colours)


def bomb(side):
    return png_rows(side, side, depth=1, colours=0, bits=1)


def webp_claiming(width, height):
    data = saved(drawn((64, 64)), "WEBP", exif=b"Exif\0\0" + b"\0" * 10)
    at = data.index(b"VP8X") + 12
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return data[:at] + size + data[at + 6 :]
