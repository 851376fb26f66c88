"""Tell the person at the terminal what became what, and what is theirs to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model

from articles.importing.actions import ImportedArticle
from articles.importing.lines import Line, shortened
from articles.importing.parse import Piece
from articles.importing.source import Furniture, Source
from editions.languages import Language

REMOVED = "Removed, because this file has no such section and no other language either:"
KEPT = "Kept, because readers wrote it, answered it or talk about it, though this file has no such:"


@dataclass(frozen=True, order=True)
class Row:
    """Lines `first` to `last` of the file became this."""

    first: int
    last: int
    became: str
    words: str = ""

    @classmethod
    def of(cls, lines: Iterable[Line], became: str, words: str = "") -> Row:
        numbers = [line.number for line in lines]
        return cls(min(numbers), max(numbers), became, words)

    def __str__(self) -> str:
        lines = f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"
        return f"  {lines:>9}  {self.became:<25}  {self.words}".rstrip()


@dataclass(frozen=True, order=True)
class Wanted:
    """Something only a person can supply."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"  {self.line:>9}  {self.text}"


def page_rows(furniture: Iterable[Furniture]) -> Iterator[Row]:
    for part in furniture:
        yield Row(part.number, part.number, f"left out: {part.what}", f"“{part.text}”")


def picture_wishes(source: Source) -> Iterator[Wanted]:
    for picture in source.pictures:
        described = f", described as “{picture.alt}”" if picture.alt else ""
        shown = shortened(picture.address, 100) or "without an address"
        yield Wanted(
            picture.number, f"A picture is not brought along: {shown}{described}. Upload it."
        )


def unknown_contributor(name: str, role: str) -> str:
    printed = f"{name}, {role}" if role else name
    return (
        f"Unknown contributor: {printed}. To make a draft contributor of every unknown name, "
        "run again with --create-contributors."
    )


def lines_of(
    heading: str,
    rows: Iterable[Row],
    wishes: Iterable[Wanted],
    *,
    row: Model,
    dry_run: bool,
    removed: Sequence[str] = (),
    kept: Sequence[str] = (),
) -> Iterator[str]:
    """Return the report, line by line; the desk address stands last."""
    yield heading
    yield ""
    yield "What became what (lines of the file):"
    yield from (str(row) for row in sorted(rows))
    yield ""
    yield from _listed(REMOVED, removed)
    yield from _listed(KEPT, kept)
    wanted = sorted(set(wishes))
    yield "What needs a person:" if wanted else "Nothing needs a person."
    yield from (str(wish) for wish in wanted)
    yield ""
    if dry_run:
        yield "Dry run: nothing was written."
    else:
        label, name = row._meta.app_label, row._meta.model_name
        yield f"At the desk: {settings.SITE_URL}/admin/{label}/{name}/{row.pk}/change/"


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from (heading, *(f"  {line}" for line in lines), "")


def article_report(
    source: Source, piece: Piece, imported: ImportedArticle, *, language: Language, dry_run: bool
) -> Iterator[str]:
    article = imported.article
    what = "A draft article" if imported.is_new else "An article written anew"
    heading = f"{what} in {language.name}: {article.slug} ({article.get_kind_display()})"
    wishes = [*picture_wishes(source), *_bylines_wanted(piece, imported)]
    yield from lines_of(
        heading, _rows(source, piece, imported), wishes, row=article, dry_run=dry_run
    )


def _rows(source: Source, piece: Piece, imported: ImportedArticle) -> Iterator[Row]:
    yield from page_rows(source.furniture)
    yield Row.of([piece.title], "title", piece.title.text)
    if piece.byline:
        became = "first paragraph" if imported.unknown else "byline"
        yield Row.of([piece.byline], became, piece.byline.text)
    count = len(piece.body)
    words = f"{count} paragraph{'s' if count > 1 else ''}: {shortened(piece.body[0].text)}"
    yield Row.of(piece.body, "text", words)


def _bylines_wanted(piece: Piece, imported: ImportedArticle) -> Iterator[Wanted]:
    if piece.byline is None:
        return
    number = piece.byline.number
    for credit in piece.authors:
        if credit.name in imported.unknown and not credit.latin_name:
            yield Wanted(
                number,
                f"Unknown contributor: {credit.name}. Make them at the desk, with their name in "
                "Latin letters; the name stands above the text until then.",
            )
        elif credit.name in imported.unknown:
            yield Wanted(number, unknown_contributor(credit.name, credit.role))
    for contributor in imported.made:
        yield Wanted(number, f"New draft contributor: {contributor}. Check name and role.")
