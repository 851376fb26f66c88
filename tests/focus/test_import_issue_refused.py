import datetime as dt

import pytest
from django.core.management import CommandError

from issues.models import (
    RichText,
)
from tests.factories import (
    make_issue,
    make_section,
    published,
)
from tests.importing import import_issue, stored

WEEK = dt.date(2024, 8, 2)
pytestmark = pytest.mark.django_db


def test_a_dry_run_prints_the_same_report_and_writes_nothing(capsys):
    before = stored()

    dry = import_issue(capsys, "issue-en.txt", "--dry-run", "--create-contributors").splitlines()

    assert stored() == before
    real = import_issue(capsys, "issue-en.txt", "--create-contributors").splitlines()
    assert dry[:-1] == real[:-1]
    assert dry[-1] == "Dry run: nothing was written."


def test_a_date_that_is_taken_is_refused_and_nothing_changes(capsys):
    make_section(RichText, make_issue(date=WEEK, **published()), text="<p>Ours</p>")
    before = stored()

    with pytest.raises(CommandError, match="There is an issue of 2024-08-02 already"):
        import_issue(capsys, "issue-en.txt")

    assert stored() == before


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\x89PNG\x00", "is not text but a binary file"),
        ("2024年7月12日".encode("gb18030"), "is not UTF-8"),
        (b"Focus This Week\n\nDear all,\n\nA letter.", "has no date"),
        ("2024年7月12日\n\n人山人海".encode(), "--language zh-hans or zh-hant"),
    ],
)
def test_what_is_no_issue_is_refused_in_one_line(capsys, tmp_path, content, reason):
    path = tmp_path / "issue.txt"
    path.write_bytes(content)
    before = stored()

    with pytest.raises(CommandError, match=reason) as refusal:
        import_issue(capsys, path)

    assert "\n" not in str(refusal.value)
    assert stored() == before


@pytest.mark.parametrize("name", ["nothing.txt", "."])
def test_a_missing_file_and_a_directory_are_refused(capsys, name):
    with pytest.raises(CommandError, match="no such file|is not a file"):
        import_issue(capsys, name)
