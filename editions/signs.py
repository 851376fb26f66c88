"""What people type or paste, without the signs that nobody sees and that mislead."""

import unicodedata

# They turn the text after them round, so that it reads as something else than it is.
DIRECTIONS = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}


def is_readable(character: str) -> bool:
    is_control = unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\n"
    return not is_control and character not in DIRECTIONS


def in_lines(text: str) -> str:
    """Return a text of lines as it reads; "" where nothing of it is seen."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    kept = "".join(filter(is_readable, lines))
    return kept if any(unicodedata.category(each) not in UNSEEN for each in kept) else ""


def in_one_line(text: str) -> str:
    return " ".join(in_lines(text).split())
