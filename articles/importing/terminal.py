"""What the import commands ask and answer alike at the terminal."""

import contextlib
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.management.base import CommandError
from django.db import transaction

from articles.importing.actions import Refused
from articles.importing.language import Undecided, detect
from articles.importing.source import Source, Unreadable, read
from editions.languages import BY_CODE, Language


def add_common_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a saved page, text or HTML, in UTF-8")
    parser.add_argument(
        "--language",
        choices=BY_CODE,
        help="the language of the file; told from its text if left out",
    )
    parser.add_argument(
        "--create-contributors",
        action="store_true",
        help="make a draft contributor of every name that no contributor bears",
    )
    parser.add_argument("--dry-run", action="store_true", help="print the report, write nothing")


def read_as[Found](path: Path, parse: Callable[[Source], Found]) -> tuple[Source, Found]:
    """Return a file's lines and what they are read into. Raises CommandError."""
    try:
        source = read(path)
    except Unreadable as error:
        raise CommandError(str(error)) from error
    try:
        return source, parse(source)
    except Unreadable as error:
        raise CommandError(f"{path} {error}") from error


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


@contextlib.contextmanager
def all_or_nothing(*, dry_run: bool) -> Iterator[None]:
    """Keep all that is written meanwhile, or nothing: in a dry run and when it is refused."""
    with transaction.atomic():
        try:
            yield
        except Refused as error:
            raise CommandError(str(error)) from error
        transaction.set_rollback(dry_run)
