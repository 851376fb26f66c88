import datetime as dt
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.digest import choice
from articles.digest.actions import write_digest
from articles.digest.choice import Digest
from articles.importing.lines import prose
from articles.importing.source import Unreadable, read
from articles.models import Article
from editions.languages import BY_CODE, Language
from issues.models import Issue


class Command(BaseCommand):
    help = (
        "Make a PDF of chosen articles, with a cover, a foreword and a table of contents. Articles "
        "are named one by one, or chosen by issue, topic or date; only what is published in the "
        "language is printed. An address that is unknown or not published in the language is "
        "refused, and then nothing is written."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        day = dt.date.fromisoformat
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="an article’s address")
        parser.add_argument("--issue", type=day, help="the articles of an issue, as 2024-07-12")
        parser.add_argument("--topic", help="the articles filed under a topic")
        parser.add_argument("--from", dest="first", type=day, help="published on this day or later")
        parser.add_argument("--to", dest="last", type=day, help="published on this day or earlier")
        parser.add_argument("--language", choices=BY_CODE, default="en")
        parser.add_argument("--title", required=True)
        parser.add_argument("--volume", default="", help="printed on the cover, as “12”")
        parser.add_argument("--date", type=day, help="printed on the cover; today’s if left out")
        parser.add_argument("--foreword", type=Path, help="a file of text or HTML, in UTF-8")
        parser.add_argument("--output", type=Path, required=True, help="the PDF to write")

    def handle(self, *args: Any, **options: Any) -> None:
        language = BY_CODE[options["language"]]
        try:
            digest = Digest(
                language,
                options["title"],
                chosen(options, language),
                foreword=prose(read(options["foreword"]).lines) if options["foreword"] else "",
                volume=options["volume"],
                date=options["date"],
            )
            size = write_digest(digest, output=options["output"])
        except (choice.Refused, Unreadable) as error:
            raise CommandError(str(error)) from error
        titles = [f"  {article.edition(language).title}" for article in digest.articles]
        report = f"{options['output']}: {len(titles)} articles, {size // 1000} kB"
        self.stdout.write("\n".join([report, *titles]))


def chosen(options: dict[str, Any], language: Language) -> list[Article]:
    """Return the articles that were named, then the issue's, then those by topic and date."""
    articles = choice.at_slugs(options["slugs"], language)
    if options["issue"]:
        try:
            issue = Issue.objects.published(language).get(date=options["issue"])
        except Issue.DoesNotExist as error:
            message = f"No issue of {options['issue']} is published in {language.name}."
            raise choice.Refused(message) from error
        articles += choice.whole([article.pk for article in issue.articles(language)], language)
    if options["topic"] or options["first"] or options["last"]:
        topic = choice.on_topic(options["topic"]) if options["topic"] else None
        articles += choice.between(options["first"], options["last"], topic, language)
    return list(dict.fromkeys(articles))
