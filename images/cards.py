"""Pictures made of words: what a link to a piece shows elsewhere, and a quotation to pass on.

Plain data in, PNG out. The version of a card changes with any word on it, and so does its address.
"""

import hashlib
import io
import unicodedata
from dataclasses import dataclass
from typing import ClassVar

import PIL.Image
from PIL import ImageDraw

from editions.languages import Language
from images.paragraphs import Box
from images.typesetting import Typesetter, one_line

# The colours of the light theme in static/css/variables.css.
PAPER, INK, INK_SOFT, RULE, ACCENT = "#fbf9f4", "#1d1b18", "#5a554c", "#d9d2c4", "#8c1e18"
COLOURS = 64  # of flat colour and the edges of letters nobody misses the others
RECIPE = 1  # counted up when cards are drawn otherwise, so that all get new addresses


@dataclass(frozen=True)
class Card:
    """What a link to a piece shows elsewhere, in one language."""

    SIZE: ClassVar[tuple[int, int]] = (1200, 630)
    EDGE: ClassVar[int] = 72

    language: Language
    title: str
    masthead: str = "Focus"
    label: str = ""
    byline: str = ""
    date: str = ""

    def __post_init__(self) -> None:
        for name in ("title", "masthead", "label", "byline", "date"):
            object.__setattr__(self, name, printable(getattr(self, name)))

    @property
    def version(self) -> str:
        said = repr((type(self).__name__, RECIPE, self.language.code, self.words))
        return hashlib.sha256(said.encode()).hexdigest()[:12]

    @property
    def words(self) -> list[str]:
        """Return all that is written on the card."""
        return [self.title, self.masthead, self.label, self.byline, self.date]

    @property
    def can_be_drawn(self) -> bool:
        """Return whether this machine has a glyph for each character on the card."""
        return bool(self.title) and self.strong.can_set("".join(self.words))

    @property
    def alt(self) -> str:
        return " – ".join(filter(None, (self.masthead, self.title, self.byline)))

    @property
    def plain(self) -> Typesetter:
        return Typesetter(self.language)

    @property
    def strong(self) -> Typesetter:
        return Typesetter(self.language, "Bold")

    def draw(self) -> bytes:
        picture = PIL.Image.new("RGB", self.SIZE, PAPER)
        canvas = ImageDraw.Draw(picture)
        canvas.rectangle((0, 0, self.SIZE[0], 11), fill=ACCENT)
        self.draw_masthead(canvas)
        self.draw_words(canvas)
        self.draw_foot(canvas)
        data = io.BytesIO()
        picture.quantize(COLOURS, dither=PIL.Image.Dither.NONE).save(data, "PNG", optimize=True)
        return data.getvalue()

    def draw_masthead(self, canvas: ImageDraw.ImageDraw) -> None:
        """Draw the name of the publication and, at the end of its line, what the piece is about."""
        end = self.SIZE[0] - self.EDGE
        self.strong.draw(canvas, (self.EDGE, 92), self.masthead, 50, INK)
        room = end - 2 * self.EDGE - self.strong.length(self.masthead, 50)
        draw_at_end(canvas, (end, 92), one_line(self.label, self.strong, 30, room), self.strong, 30)
        canvas.line((self.EDGE, 124, end, 124), fill=RULE, width=2)

    def draw_words(self, canvas: ImageDraw.ImageDraw) -> None:
        wide, tall = self.SIZE[0] - 2 * self.EDGE, 340
        is_chinese = self.language.is_chinese
        sizes, leading = (range(88, 42, -4), 1.32) if is_chinese else (range(100, 46, -4), 1.1)
        box = Box(wide, tall, sizes, leading)
        draw_fitted(canvas, (self.EDGE, 146), box, self.title, self.strong, INK)

    def draw_foot(self, canvas: ImageDraw.ImageDraw) -> None:
        """Draw who wrote it, and when; a date alone begins the line."""
        start, end, y = self.EDGE, self.SIZE[0] - self.EDGE, self.SIZE[1] - 62
        if not self.byline:
            self.plain.draw(canvas, (start, y), self.date, 32, INK_SOFT)
            return
        room = end - start - 40 - self.plain.length(self.date, 32)
        byline = one_line(self.byline, self.strong, 34, room)
        self.strong.draw(canvas, (start, y), byline, 34, INK)
        draw_at_end(canvas, (end, y), self.date, self.plain, 32, INK_SOFT)


@dataclass(frozen=True)
class QuoteCard(Card):
    """A quotation in the marks of its language, as a square that fills a telephone."""

    SIZE: ClassVar[tuple[int, int]] = (1080, 1080)
    EDGE: ClassVar[int] = 96

    credits: tuple[tuple[str, str], ...] = ()  # name and role of each speaker

    def __post_init__(self) -> None:
        super().__post_init__()
        cleaned = tuple((printable(name), printable(role)) for name, role in self.credits)
        object.__setattr__(self, "credits", cleaned)

    @property
    def words(self) -> list[str]:
        return [*super().words, *(text for credit in self.credits for text in credit)]

    def draw_masthead(self, canvas: ImageDraw.ImageDraw) -> None:
        end = self.SIZE[0] - self.EDGE
        self.strong.draw(canvas, (self.EDGE, 108), self.masthead, 46, INK)
        draw_at_end(canvas, (end, 108), self.date, self.plain, 30, INK_SOFT)
        canvas.line((self.EDGE, 140, end, 140), fill=RULE, width=2)

    def draw_words(self, canvas: ImageDraw.ImageDraw) -> None:
        is_chinese = self.language.is_chinese
        sizes, leading = (range(84, 38, -4), 1.55) if is_chinese else (range(96, 40, -4), 1.2)
        height = self.SIZE[1] - 304 - self.foot_height
        box = Box(self.SIZE[0] - 2 * self.EDGE, height, sizes, leading)
        opening, closing = ("「", "」") if self.language.code == "zh-hant" else ("“", "”")
        quotation = opening + self.title
        draw_fitted(canvas, (self.EDGE, 164), box, quotation, self.plain, ACCENT, closing)

    @property
    def foot_height(self) -> int:
        return {1: 150, 2: 220}.get(len(self.credits), 90)

    def draw_foot(self, canvas: ImageDraw.ImageDraw) -> None:
        """Draw who said it: one or two speakers with their roles, more by their names alone."""
        y = self.SIZE[1] - 40 - self.foot_height
        if len(self.credits) > 2:
            between = "、" if self.language.is_chinese else ", "
            self.draw_speaker(canvas, y, between.join(name for name, _role in self.credits), "", 0)
            return
        for name, role in self.credits:
            self.draw_speaker(canvas, y, name, role, 3 - len(self.credits))
            y += 100

    def draw_speaker(
        self, canvas: ImageDraw.ImageDraw, y: int, name: str, role: str, lines: int
    ) -> None:
        wide = self.SIZE[0] - 2 * self.EDGE
        name = one_line(name, self.strong, 38, wide)
        self.strong.draw(canvas, (self.EDGE, y), name, 38, INK)
        if role:
            fitted = Box(wide, 40 * lines, range(28, 26, -2), 1.4).fit(role, self.plain)
            for number, line in enumerate(fitted.lines, 1):
                self.plain.draw(canvas, (self.EDGE, y + 6 + 38 * number), line, 28, INK_SOFT)


def draw_at_end(
    canvas: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    setter: Typesetter,
    size: int,
    ink: str = ACCENT,
) -> None:
    setter.draw(canvas, (at[0] - setter.length(text, size), at[1]), text, size, ink)


def draw_fitted(
    canvas: ImageDraw.ImageDraw,
    at: tuple[float, float],
    box: Box,
    text: str,
    setter: Typesetter,
    ink: str,
    closing: str = "",
) -> None:
    """Draw a text in the middle of the height of its box; an opening sign hangs in the margin."""
    fitted = box.fit(text, setter, closing=closing)
    size, (x, y) = fitted.size, at
    y += (box.height - fitted.height) / 2
    for number, line in enumerate(fitted.lines):
        baseline = y + (number + 0.5) * size * box.leading + size * 0.36
        out = setter.hang(line) * size
        if closing and not number:
            out = setter.length(line[0], size)
        setter.draw(canvas, (x - out, baseline), line, size, ink)


def printable(text: str) -> str:
    """Return a text in one line, its accents put together, without signs that show nothing."""
    composed = unicodedata.normalize("NFC", text)
    spaced = " ".join(composed.split())
    return "".join(sign for sign in spaced if unicodedata.category(sign) not in {"Cc", "Cf"})
