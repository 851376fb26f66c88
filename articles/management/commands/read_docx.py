import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles import word


class Command(BaseCommand):
    help = (
        "Print the text of a Word document as HTML, and the report of what it does not show, as "
        "JSON. Nothing is saved. A file that cannot be taken is refused with its reason."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            reading = word.read(options["file"])
        except (OSError, ValueError) as error:
            raise CommandError(f"This file cannot be read: {error}") from error
        except word.Refused as refused:
            raise CommandError(str(refused)) from refused
        printed = {
            "html": reading.html,
            "title": reading.title,
            "report": reading.report.as_json(),
            "sha256": reading.sha256,
        }
        self.stdout.write(json.dumps(printed, ensure_ascii=False, indent=2))
