"""What a picture's file is made of, read from its frame before a pixel is decoded.

Knows nothing of Django: `images.inspecting` runs in a process of its own.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

JPEG_START = b"\xff\xd8\xff"
PNG_START = b"\x89PNG\r\n\x1a\n"
# In pixels' own data 0xFF is followed by zero, or by a restart mark.
NEXT_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
SCAN, END, COMMENT, PROFILE_SEGMENT = 0xDA, 0xD9, 0xFE, 0xE2
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
PROGRESSIVE = {0xC2, 0xC6, 0xCA, 0xCE}
WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}
FOREIGN = {
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP",
    b"<svg": "SVG",
    b"<?xml": "SVG",
}
BRANDS = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC", b"avif": "AVIF"}
# What a browser or a server would run, were the file ever taken for something else.
RUNS = re.compile(rb"<(?:script|\?php|!doctype|html|svg|iframe)\b|^\s*\*/", re.IGNORECASE)
MOST_PARTS = 20_000  # a large PNG has five thousand
INFLATED_MOST = 8_000_000  # enough to tell that it is too much


class Refused(Exception):
    """A reason by its name in `images.checking`, with the figures that its sentence names."""

    def __init__(self, reason: str, **facts: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


@dataclass
class Frame:
    kind: str
    width: int = 0
    height: int = 0
    scans: int = 0
    metadata: int = 0  # bytes, as they are once they are unpacked
    profile: int = 0
    is_progressive: bool = False
    is_see_through: bool = False
    is_several: bool = False
    end: int = 0
    notes: list[bytes] = field(default_factory=list)  # comments and the like
    tail: bytes = b""

    parts: int = 0

    def count(self) -> None:
        """Refuse a file of crumbs: to walk over millions of them would take long."""
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise Refused("slow")

    def note(self, text: bytes) -> None:
        self.metadata += len(text)
        self.notes.append(text)

    def hides_something(self) -> bool:
        """Say whether the file is something else besides: an archive, a page, a program."""
        return bool(self.tail) or any(RUNS.search(note) for note in self.notes)


def read(data: bytes) -> Frame:
    """Return a file's frame; raise Refused for what is foreign or breaks off."""
    if data.startswith(JPEG_START):
        frame = read_jpeg(data)
    elif data.startswith(PNG_START):
        frame = read_png(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        frame = read_webp(data)
    else:
        raise Refused("foreign", found=name_of(data)) if name_of(data) else Refused("unreadable")
    if not (frame.width and frame.height):
        raise Refused("unreadable")
    frame.tail = data[frame.end :].strip(b"\0\r\n\t ")
    return frame


def name_of(data: bytes) -> str:
    """Return what a file seems to be, where an editor may well have taken it for a picture."""
    begin = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t")
    if data[4:8] == b"ftyp":
        return BRANDS.get(data[8:12], "")
    return next((name for start, name in FOREIGN.items() if begin.startswith(start)), "")


def read_jpeg(data: bytes) -> Frame:
    frame = read_one_jpeg(data, 0)
    # Cameras and telephones append smaller views and brightness maps, JPEG again.
    while follows := re.compile(rb"\0*(?=\xff\xd8\xff)").match(data, frame.end):
        other = read_one_jpeg(data, follows.end())
        frame.is_several |= other.width * other.height >= frame.width * frame.height
        frame.metadata += other.metadata
        frame.notes += other.notes
        frame.end = other.end
    return frame


def read_one_jpeg(data: bytes, start: int) -> Frame:
    frame = Frame("JPEG")
    for marker, begin, end in jpeg_segments(data, start):
        frame.count()
        frame.end = end
        if marker in FRAMES:
            frame.height = int.from_bytes(data[begin + 1 : begin + 3])
            frame.width = int.from_bytes(data[begin + 3 : begin + 5])
            frame.is_progressive = marker in PROGRESSIVE
        elif marker == SCAN:
            frame.scans += 1
        elif marker == PROFILE_SEGMENT and data.startswith(b"ICC_PROFILE", begin):
            frame.profile += end - begin
        elif marker == COMMENT or 0xE0 <= marker < 0xF0:
            frame.note(data[begin:end])
            if data[begin - 2 : begin] == b"/*":  # the length, which so begins a script's comment
                raise Refused("hidden")
    return frame


def jpeg_segments(data: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield each segment's marker and where its content begins and ends, up to the last."""
    at = start + 2
    while at + 4 <= len(data) or data[at : at + 2] == bytes((0xFF, END)):
        if data[at] != 0xFF:
            raise Refused("unreadable")
        marker = data[at + 1]
        if marker == END:
            yield marker, at, at + 2
            return
        if marker == 0xFF or marker in WITHOUT_LENGTH:
            at += 1 if marker == 0xFF else 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        yield marker, at + 4, end
        at = end
        if marker == SCAN and (found := NEXT_MARKER.search(data, at)):
            at = found.start()
        elif marker == SCAN:
            break
    raise Refused("truncated")


def read_png(data: bytes) -> Frame:
    frame = Frame("PNG")
    at = len(PNG_START)
    while at + 12 <= len(data):
        length, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        content = data[at + 8 : at + 8 + length] if name not in (b"IDAT", b"fdAT") else b""
        at += 12 + length
        frame.count()
        if name == b"IHDR":
            frame.width, frame.height = int.from_bytes(content[:4]), int.from_bytes(content[4:8])
            frame.is_see_through = content[9:10] in (b"\4", b"\6")
        elif name == b"acTL":
            frame.is_several = True
        elif name == b"iCCP":
            frame.profile += len(inflated(content))
        elif name in (b"zTXt", b"iTXt"):
            frame.note(inflated(content))
        elif name == b"IEND":
            frame.end = at
            break
        else:  # a chunk that nobody knows is passed over by decoders, whatever it is called
            frame.note(content)
    if not 0 < frame.end <= len(data):
        raise Refused("truncated")
    return frame


def inflated(content: bytes) -> bytes:
    """Return a PNG's text or profile unpacked, as far as that is needed to call it too long."""
    keyword, _zero, rest = content.partition(b"\0")
    for start in (rest[1:], rest.split(b"\0", 3)[-1]):  # zTXt and iCCP; iTXt has two texts more
        try:
            return keyword + zlib.decompressobj().decompress(start, INFLATED_MOST)
        except zlib.error:
            continue
    return content


def read_webp(data: bytes) -> Frame:
    frame = Frame("WEBP", end=8 + int.from_bytes(data[4:8], "little"))
    if frame.end > len(data):
        raise Refused("truncated")
    at = 12
    while at + 8 <= frame.end:
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        begin = at + 8
        at = begin + length + length % 2
        frame.count()
        if name in (b"VP8X", b"VP8L", b"VP8 "):
            measure_webp(frame, name, data[begin : begin + 10])
        elif name == b"ICCP":
            frame.profile += length
        elif name in (b"ANIM", b"ANMF"):
            frame.is_several = True
        elif name != b"ALPH":
            frame.note(data[begin : begin + length])
    return frame


def measure_webp(frame: Frame, name: bytes, head: bytes) -> None:
    """Take the largest size that any of the three headers claims."""
    if name == b"VP8X":
        size = int.from_bytes(head[4:7], "little") + 1, int.from_bytes(head[7:10], "little") + 1
    elif name == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        size = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (6, 8))
        size = width, height
    frame.width, frame.height = max(frame.width, size[0]), max(frame.height, size[1])
