import hashlib
import json
import subprocess
import sys

from django.conf import settings

from tests.articles.word.files import by, deleted, docx, p


def read_docx(path):
    command = [sys.executable, "manage.py", "read_docx", str(path)]
    return subprocess.run(command, capture_output=True, text=True, cwd=settings.BASE_DIR)


def test_the_text_and_the_report_are_printed_as_json(tmp_path):
    content = docx(p("「好」。") + p("a", by("del", deleted("b"))))
    (tmp_path / "a.docx").write_bytes(content)

    ended = read_docx(tmp_path / "a.docx")

    assert (ended.returncode, ended.stderr) == (0, "")
    place = {"part": "text", "paragraph": 2}
    change = {"text": "b", "author": "Ann", "date": "2026-11-20T09:30:00Z", **place}
    assert json.loads(ended.stdout) == {
        "html": "<p>「好」。</p><p>a</p>",
        "title": "",
        "report": [{"kind": "deletion", "count": 1, "details": [change]}],
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def test_a_file_that_is_refused_ends_with_one_and_the_reason(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"%PDF-1.7")

    ended = read_docx(tmp_path / "a.docx")

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        "CommandError: This is a PDF, from which paragraphs cannot be read reliably. Send the Word "
        "document it was made of, or paste the text.\n"
    )


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path):
    ended = read_docx(tmp_path / "none.docx")

    assert (ended.returncode, ended.stdout) == (1, "")
    assert "No such file" in ended.stderr
