import json
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import override

from community.rules import Sender, tried, words


class Command(BaseCommand):
    help = (
        "Print the rules that would hold a text, and why: of a reader without an account, a "
        "newcomer, or a member we know. Ends with 1 if there are any."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text")
        parser.add_argument("--language", choices=dict(settings.LANGUAGES), default="en")
        parser.add_argument("--as", choices=Sender.values, default=Sender.NOBODY, dest="sender")
        parser.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *, text: str, language: str, sender: str, json: bool, **options: Any) -> None:
        findings = tried(text, language=language, sender=Sender(sender))
        with override(language):
            found = [{**each.stored, "words": words(each.stored)} for each in findings]
        if json:
            self.stdout.write(as_json(found))
        else:
            for finding in found:
                self.stdout.write("{rule}: {words}".format(**finding))
            if not found:
                self.stdout.write("No rule holds it.")
        sys.exit(1 if found else 0)


def as_json(found: list[dict[str, str]]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)
