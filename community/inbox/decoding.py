"""Octets of a mail as text, whatever they say of themselves."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

# What calls itself by the first name is written with the characters of the second.
CODECS = {
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "cp936"), "gb18030"),
    **dict.fromkeys(("big5", "x-big5", "cp950", "big5-hkscs"), "big5hkscs"),
}
LONGEST = 2000  # octets of a header that are read
MARK = "\ufffd"  # in the place of what could not be read
# What no database keeps, nobody sees, or turns the direction of what follows.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff]")


def decoded(octets: bytes, charset: str) -> str:
    """Return a text: in UTF-8 where that is what it is in, else with marks for what is not read."""
    codec = CODECS.get(charset.lower(), charset)
    for name in (codec, "utf-8"):
        try:
            return sound(octets.decode(name))
        except (LookupError, ValueError):
            continue
    try:
        return sound(octets.decode(codec, "replace"))
    except (LookupError, ValueError):
        return sound(octets.decode("utf-8", "replace"))


def sound(text: str) -> str:
    """Return a text without what no database keeps and nobody sees."""
    return UNSEEN.sub("", text.encode("utf-8", "replace").decode())


def header(message: Message, name: str) -> str:
    """Return a header as it was sent, in one line, of reasonable length; "" where it is missing."""
    found = (value for key, value in message.raw_items() if key.lower() == name.lower())
    octets = str(next(found, "")).encode("utf-8", "surrogateescape")
    return " ".join(decoded(octets[:LONGEST], "utf-8").split())


def words(value: str) -> str:
    """Return a header's words (RFC 2047)."""
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):  # what says that it is base64 and is not
        return value
    said = (
        piece if isinstance(piece, str) else decoded(piece, charset or "us-ascii")
        for piece, charset in pieces
    )
    return " ".join("".join(said).split())
