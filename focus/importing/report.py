"""The report of an imported issue."""

from collections.abc import Iterator

from articles.importing.lines import Line, shortened
from articles.importing.report import Row, lines_of, page_rows, picture_wishes
from articles.importing.source import Source
from editions.languages import Language
from focus.importing.actions import ImportedIssue
from focus.importing.tree import PastIssue


def issue_report(
    source: Source,
    past: PastIssue,
    imported: ImportedIssue,
    *,
    language: Language,
    dry_run: bool,
) -> Iterator[str]:
    what = "A draft issue" if imported.is_new else "An issue written anew"
    yield from lines_of(
        f"{what} in {language.name}: {past.date}",
        [*_head_rows(source, past), *(planned.row for planned in imported.planned)],
        [*imported.wants, *picture_wishes(source)],
        row=imported.issue,
        dry_run=dry_run,
        removed=imported.removed,
        kept=imported.kept,
    )


def _head_rows(source: Source, past: PastIssue) -> Iterator[Row]:
    yield from page_rows([*past.furniture])
    if past.date_line:
        yield Row.of([past.date_line], "date", past.date.isoformat())
    for name, heading in past.texts.items():
        yield Row.of(heading.lines, name.replace("_", "-"), heading.text)
    if past.letter:
        yield _letter_row(past.letter)


def _letter_row(lines: list[Line]) -> Row:
    count = f"{len(lines)} paragraph{'s' if len(lines) > 1 else ''}"
    return Row.of(lines, "letter", f"{count}: {shortened(lines[0].text)}")
