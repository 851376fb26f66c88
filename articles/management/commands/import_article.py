from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_slug

from articles.importing import terminal
from articles.importing.actions import LONGEST_SLUG, import_article
from articles.importing.parse import parse_piece
from articles.importing.report import article_report
from articles.models import Article


class Command(BaseCommand):
    help = (
        "Make a draft article of a piece saved as text or HTML: the first line is its title, a "
        "line “By Name, role” its byline. An address that is taken is refused. With --replace the "
        "text of that language is written anew, unless it is published; other languages are left "
        "alone, so this also brings in a translation."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        terminal.add_common_arguments(parser)
        parser.add_argument(
            "--slug", default="", help="the article’s address; made of the title if left out"
        )
        parser.add_argument(
            "--kind",
            choices=Article.Kind.values,
            default="",
            help="news without a byline and op_ed with one, if left out",
        )
        parser.add_argument(
            "--replace", action="store_true", help="write this language of the article anew"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        source, piece = terminal.read_as(options["file"], parse_piece)
        _check(options["slug"])
        language = terminal.language_of(source, options["language"])
        with terminal.all_or_nothing(dry_run=options["dry_run"]):
            imported = import_article(
                piece,
                language=language,
                slug=options["slug"],
                kind=options["kind"],
                replace=options["replace"],
                create_contributors=options["create_contributors"],
            )
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
    if len(slug) > LONGEST_SLUG:
        raise CommandError(f"--slug {slug}: use at most {LONGEST_SLUG} letters.")
