import datetime as dt
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand

from articles.importing import terminal
from focus.importing.actions import import_issue
from focus.importing.parse import parse_issue
from focus.importing.report import issue_report


class Command(BaseCommand):
    help = (
        "Make a draft issue of a past newsletter saved as text or HTML, and print what became "
        "what and what needs a person. What is not recognised becomes a text section in its "
        "place. A date that has an issue is refused. With --replace the texts of that language "
        "are written anew, unless it is published; other languages are left alone, so this also "
        "brings in a translation of an issue that is here."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        terminal.add_common_arguments(parser)
        parser.add_argument(
            "--date",
            type=dt.date.fromisoformat,
            help="the date of the issue, as 2024-07-12; read from the file if left out",
        )
        parser.add_argument(
            "--replace", action="store_true", help="write this language of the issue anew"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        parse = partial(parse_issue, date=options["date"])
        source, past = terminal.read_as(options["file"], parse)
        language = terminal.language_of(source, options["language"])
        with terminal.all_or_nothing(dry_run=options["dry_run"]):
            imported = import_issue(
                past,
                language=language,
                replace=options["replace"],
                create_contributors=options["create_contributors"],
            )
        report = issue_report(source, past, imported, language=language, dry_run=options["dry_run"])
        self.stdout.write("\n".join(report))
