"""Read a piece: its title, its byline and its text."""

import re
from dataclasses import dataclass

from articles.importing.lines import Line, prose
from articles.importing.people import Credit, credits_in
from articles.importing.source import Source, Unreadable
from articles.models import Article

BYLINE = re.compile(r"^(?:by\b|作者[:：]|[撰本]?文[／/:：|｜])\s*(?=\S)|[／/]\s*文$", re.I)
LONGEST_TITLE = Article._meta.get_field("title").max_length or 0


@dataclass(frozen=True)
class Piece:
    """A news piece or an op-ed; every line of its file is in one of the three."""

    title: Line
    byline: Line | None
    body: tuple[Line, ...]
    authors: tuple[Credit, ...] = ()

    @property
    def kind(self) -> str:
        return Article.Kind.OP_ED if self.authors else Article.Kind.NEWS

    def body_html(self, *, with_byline: bool) -> str:
        first = [self.byline] if with_byline and self.byline else []
        return prose([*first, *self.body])


def parse_piece(source: Source) -> Piece:
    """Return the piece. Raises Unreadable when it has no title or no text."""
    lines = list(source.lines)
    title = next((line for line in lines if line.level == 1), lines[0])
    if len(title.text) > LONGEST_TITLE:
        raise Unreadable(f"has no title: its first line has more than {LONGEST_TITLE} characters.")
    lines.remove(title)
    if not lines:
        raise Unreadable("has a title and no text.")
    for line in lines[:3]:
        if BYLINE.search(line.text) and (authors := credits_in(BYLINE.sub("", line.text))):
            lines.remove(line)
            return Piece(title, line, tuple(lines), tuple(authors))
    return Piece(title, None, tuple(lines))
