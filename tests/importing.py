"""What the tests of the two import commands share."""

from pathlib import Path

from django.core.management import call_command

from contributors.models import Contributor
from issues.models import Issue, Section

FIXTURES = Path(__file__).parent / "fixtures"


def import_issue(capsys, name, *options):
    """Run the command on a fixture, or on a file at a path; return its report."""
    call_command("import_issue", str(FIXTURES / name), *options)
    return capsys.readouterr().out


def import_article(capsys, name, *options):
    call_command("import_article", str(FIXTURES / name), *options)
    return capsys.readouterr().out


def stored():
    """Return every row that an import of an issue could touch."""
    models = [Issue, Contributor, *Section.types()]
    return {model: list(model.objects.rewrite(False).order_by("pk").values()) for model in models}


def texts(row, language):
    """Return the texts of a row in one language, by field."""
    return {name: row.text_in(language, name) for name in row.translated()}
