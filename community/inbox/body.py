"""The text of a mail: of all its parts that are to be read, none that is attached."""

from __future__ import annotations

from email.message import Message

from community.inbox import html
from community.inbox.decoding import decoded
from editions.prose import HAN_CHARACTER

MOST_DEPTH = 20
LONGEST_TYPE = 1000
# Where programs break lines: a line to which the next word would have added more was broken there.
WIDTH = 70


class NotRead(Exception):
    """It is nested, or said of itself, beyond what programs for mail write."""


def text_of(part: Message, depth: int = 0) -> str:
    """Return the words of a part and those in it. Raises NotRead, TooManyTags."""
    # What it says of itself takes a time that grows with the square of its length.
    if depth > MOST_DEPTH or len(str(part.get("Content-Type", ""))) > LONGEST_TYPE:
        raise NotRead
    if part.get_content_disposition() == "attachment":
        return ""
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        parts = (each for each in part.get_payload() if isinstance(each, Message))
        texts = (text_of(each, depth + 1) for each in parts)
        said = (text for text in texts if text.strip())
        if part.get_content_subtype() == "alternative":  # the same again, the plainest first
            return next(said, "")
        return "\n\n".join(said)
    if part.get_content_maintype() != "text" or part.get_filename():
        return ""
    return _written(part)


def _written(part: Message) -> str:
    octets = part.get_payload(decode=True)
    text = decoded(octets, part.get_content_charset("utf-8")) if isinstance(octets, bytes) else ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    match part.get_content_subtype(), str(part.get_param("format", "")).lower():
        case "html", _:
            return html.plain(text)
        case "plain", "flowed":
            return _unflowed(text, closes_up=str(part.get_param("delsp", "")).lower() == "yes")
        case "plain", _:
            return _unwrapped(text)
    return ""


def _unflowed(text: str, *, closes_up: bool) -> str:
    """Join what was broken where a line ends in a space (RFC 3676)."""
    lines: list[str] = []
    open_at = -1
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        is_open = words.endswith(" ") and words != "-- "
        if depth == open_at:
            lines[-1] += words
        else:
            lines.append("> " * depth + words)
        if is_open and closes_up:
            lines[-1] = lines[-1][:-1]
        open_at = depth if is_open else -1
    return "\n".join(lines)


def _unwrapped(text: str) -> str:
    """Join lines that a program broke because the next word had no room."""
    lines: list[str] = []
    last = ""
    for line in text.split("\n"):
        word = line.split(" ", 1)[0]
        is_prose = word[:1].isalpha() and not HAN_CHARACTER.match(word)
        is_full = WIDTH - len(word) <= len(last) <= WIDTH + 10 and not last.startswith(">")
        if last and is_prose and is_full:
            lines[-1] += f" {line}"
        else:
            lines.append(line)
        last = line
    return "\n".join(lines)
