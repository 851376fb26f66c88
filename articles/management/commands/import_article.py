from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_slug
from django.core.exceptions import ValidationError
from django.db import transaction

from articles.importing.actions import Refused, import_article
from articles.importing.language import Undecided, detect
from articles.importing.parse import parse_piece
from articles.importing.report import article_report
from articles.importing.source import Source, Unreadable, read
from articles.models import Article
from editions.languages import BY_CODE, Language


def add_common_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a saved page, text or HTML, in UTF-8")
    parser.add_argument(
        "--language", choices=BY_CODE, help="the language of the file; told from its text if left out"
    )
    parser.add_argument(
        "--create-contributors",
        action="store_true",
        help="make a draft contributor of every name that no contributor bears",
    )
    parser.add_argument("--dry-run", action="store_true", help="print the report, write nothing")


def language_of(source: Source, code: str | None) -> Language:
    """Return the language named on the command line, or else the one the text is in."""
    if code:
        return BY_CODE[code]
    try:
        return detect(line.text for line in source.lines)
    except Undecided as error:
        raise CommandError(
            "The text could be 简体 or 繁體: name it with --language zh-hans or zh-hant."
        ) from error


class Command(BaseCommand):
    help = (
        "Make a draft article of a piece saved as text or HTML: the first line is its title, a "
        "line “By Name, role” its byline. An address that is taken is refused. With --replace the "
        "text of that language is written anew, unless it is published; other languages are left "
        "alone, so this also brings in a translation."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_common_arguments(parser)
        parser.add_argument(
            "--slug", default="", help="the article’s address; made of the title if left out"
        )
        parser.add_argument(
            "--kind", choices=Article.Kind.values, default="",
            help="news without a byline and op_ed with one, if left out",
        )
        parser.add_argument(
            "--replace", action="store_true", help="write this language of the article anew"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            source = read(options["file"])
            piece = parse_piece(source)
        except Unreadable as error:
            raise CommandError(str(error)) from error
        _check(options["slug"])
        language = language_of(source, options["language"])
        with transaction.atomic():
            try:
                imported = import_article(
                    piece,
                    language=language,
                    slug=options["slug"],
                    kind=options["kind"],
                    replace=options["replace"],
                    create_contributors=options["create_contributors"],
                )
            except Refused as error:
                raise CommandError(str(error)) from error
            transaction.set_rollback(options["dry_run"])
        report = article_report(
            source, piece, imported, language=language, dry_run=options["dry_run"]
        )
        self.stdout.write("\n".join(report))


def _check(slug: str) -> None:
    try:
        if slug:
            validate_slug(slug)
    except ValidationError as error:
        raise CommandError(f"--slug {slug}: use Latin letters, digits and hyphens.") from error
