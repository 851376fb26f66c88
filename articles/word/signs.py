"""Signs that a file names by their place in a typeface made of signs."""

from mammoth.docx.dingbats import dingbats

from articles.word.markup import Node

PRIVATE = 0xF000  # where Word puts the typefaces that are not Unicode


def sign_of(node: Node) -> str:
    """Return the sign in Unicode; "" for one that nobody knows."""
    font = node.get("w:font")
    try:
        code = int(node.get("w:char"), 16)
    except ValueError:
        return ""
    found = dingbats.get((font, code)) or dingbats.get((font, code - PRIVATE))
    return chr(found) if found else ""
