"""Make a draft article of a piece that was read from a file."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify

from articles.importing.matching import Contributors
from articles.importing.parse import Piece
from articles.models import Article, Byline
from contributors.models import Contributor
from editions.languages import Language

LONGEST_SLUG = 120


class Refused(Exception):
    """The import would lose something, or lacks something; the message says what, in one line."""


@dataclass
class ImportedArticle:
    article: Article
    is_new: bool
    known: list[Contributor] = field(default_factory=list)
    made: list[Contributor] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


@transaction.atomic
def import_article(
    piece: Piece,
    *,
    language: Language,
    slug: str = "",
    kind: str = "",
    replace: bool = False,
    create_contributors: bool = False,
) -> ImportedArticle:
    """Make a draft, or with `replace` write one language of the article at that slug anew.

    Other languages, the published state and what a file does not hold stay as they are.
    Raises Refused.
    """
    slug = slug or _slug(piece)
    article = _existing(slug, language, replace=replace)
    is_new = article is None
    if article is None:
        article = Article(slug=slug, kind=kind or piece.kind, original_language=language.code)
    elif kind:
        article.kind = kind
    setattr(article, language.field("title"), piece.title.text)
    article.save()
    imported = ImportedArticle(article, is_new)
    _write_bylines(imported, piece, language, create_contributors=create_contributors)
    # A name that no contributor bears stays where readers and editors see it.
    body = piece.body_html(with_byline=bool(imported.unknown))
    setattr(article, language.field("body"), body)
    article.save()
    return imported


def _slug(piece: Piece) -> str:
    slug = slugify(piece.title.text)
    if not slug:
        raise Refused("The title has no Latin letters to make an address of: name one with --slug.")
    if len(slug) > LONGEST_SLUG:
        slug = slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
    return slug


def _existing(slug: str, language: Language, *, replace: bool) -> Article | None:
    """Return the article to write over, locked; None where there is none."""
    article: Article | None = Article.objects.select_for_update().filter(slug=slug).first()
    if article is None:
        if Article.objects.formerly_at(slug).exists():
            raise Refused(
                f"Another article once had the address {slug}: name a new one with --slug."
            )
        if Article(slug=slug).is_overshadowed():
            raise Refused(f"The address {slug} leads to another page: name one with --slug.")
        return None
    if not replace:
        raise Refused(
            f"There is an article at {slug} already: name another address with --slug, or write "
            f"its {language.name} text anew with --replace."
        )
    if getattr(article, language.field("published_at")):
        raise Refused(
            f"The {language.name} text of {slug} is published or scheduled: take it back at the "
            "desk before replacing it."
        )
    return article


def _write_bylines(
    imported: ImportedArticle, piece: Piece, language: Language, *, create_contributors: bool
) -> None:
    contributors = Contributors()
    for position, credit in enumerate(piece.authors):
        contributor = contributors.find(credit)
        if contributor:
            imported.known.append(contributor)
        elif create_contributors:
            contributor = contributors.make_draft(credit, language=language)
            if contributor:
                imported.made.append(contributor)
        if contributor is None or len(credit.role) > 300:
            imported.unknown.append(credit.name)
            continue
        byline, _made = Byline.objects.get_or_create(
            article=imported.article, contributor=contributor, defaults={"position": position}
        )
        setattr(byline, language.field("role"), credit.role)
        byline.save()
