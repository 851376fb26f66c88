import hashlib
import json

import pytest
from django.utils import translation

from articles import word
from articles.word import reading
from articles.word.kinds import KINDS, LEFT_OUT
from articles.word.report import EXCERPT, MOST_DETAILS, WHOLE, Report
from tests.articles.word.corpus import comment, commented
from tests.articles.word.files import by, deleted, docx, p, r, style


def reported(content):
    return word.read(content).report.as_json()


def test_a_file_is_read_from_its_path_or_its_content(tmp_path):
    content = docx(p("One."))
    path = tmp_path / "a.docx"
    path.write_bytes(content)

    expected = word.Reading("<p>One.</p>", "", Report(), hashlib.sha256(content).hexdigest())
    assert word.read(content) == word.read(path) == word.read(str(path)) == expected


def test_a_file_is_read_under_changed_settings(settings):
    settings.SITE_URL = "https://other.example"

    assert word.read(docx(p("One."))).html == "<p>One.</p>"


def test_a_file_that_is_too_heavy_is_refused_unread():
    with pytest.raises(word.Refused) as refused:
        word.read(bytes(10 * 1024 * 1024 + 1))

    assert str(refused.value) == (
        "This file has more than 10 MB. Take its pictures out, save it again and send the "
        "pictures by themselves."
    )


def test_a_file_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(reading, "PATIENCE", 0.05)

    with pytest.raises(word.Refused) as refused:
        word.read(docx(p("One.")))

    assert refused.value.reason == "slow"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "This is a rich-text file. Save it as a Word document (.docx) and send that."),
        ("zh-hans", "这是 RTF 文件。请另存为 Word 文档（.docx）再发送。"),
        ("zh-hant", "這是 RTF 檔案。請另存為 Word 文件（.docx）再傳送。"),
    ],
)
def test_a_refusal_is_in_the_reader_s_language(language, sentence):
    with pytest.raises(word.Refused) as refused:
        word.read(rb"{\rtf1 Hello}")

    with translation.override(language):
        assert str(refused.value) == sentence


def test_a_change_is_told_with_author_date_and_place():
    content = docx(
        p("First.") + p("We ", by("ins", r("must")), by("del", deleted("may"), author="Bo"), " go.")
    )

    place = {"date": "2026-11-20T09:30:00Z", "part": "text", "paragraph": 2}
    assert reported(content) == [
        {
            "kind": "insertion",
            "count": 1,
            "details": [{"text": "must", "author": "Ann", **place}],
        },
        {"kind": "deletion", "count": 1, "details": [{"text": "may", "author": "Bo", **place}]},
    ]


def test_a_comment_is_told_with_what_it_speaks_of():
    content = docx(p("a ", commented("word", 1)), comments=comment(1, "Sure?", date=""))

    assert reported(content) == [
        {
            "kind": "comment",
            "count": 1,
            "details": [
                {"text": "Sure?", "about": "word", "author": "Bo", "part": "text", "paragraph": 1}
            ],
        }
    ]


def test_what_is_left_out_is_told_at_length_and_what_is_kept_in_short():
    content = docx(p(by("ins", r("a" * 999)), by("del", deleted("b" * 999))))

    told = {each["kind"]: each["details"][0]["text"] for each in reported(content)}

    assert told == {"insertion": "a" * (EXCERPT - 1) + "…", "deletion": "b" * 999}
    assert len("b" * 999) < WHOLE


def test_of_very_many_cases_the_first_are_told_and_all_are_counted():
    content = docx(p("a", by("ins", r("b"))) * 150)

    (finding,) = word.read(content).report.findings

    assert (finding.count, len(finding.details), finding.untold) == (150, MOST_DETAILS, 50)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (p("題目", look='<w:pStyle w:val="T"/>') + p("Text."), "題目"),
        (p(r("題目", "<w:b/>")) + p("Text."), "題目"),
        (p("Text.") + p(r("Part", "<w:b/>")), ""),
    ],
    ids=["style", "bold", "none"],
)
def test_the_title_is_guessed(body, title):
    reading = word.read(docx(body, styles=style("标题", "T")))

    assert reading.title == title


def test_a_report_survives_being_stored():
    report = word.read(docx(p("a", by("ins", r("b"))))).report

    assert Report.from_json(json.loads(json.dumps(report.as_json()))) == report


def test_light_findings_need_no_acknowledgement():
    light = word.read(docx(p("a.") + p(r("Bold", "<w:b/>")))).report
    heavy = word.read(docx(p("a", by("del", deleted("b"))))).report

    assert [finding.kind for finding in light.findings] == ["bold_line"]
    assert (light.needs_acknowledgement, heavy.needs_acknowledgement) == (False, True)
    assert not Report().needs_acknowledgement


def test_every_kind_left_out_has_its_sentence():
    assert set(KINDS) >= LEFT_OUT


@pytest.mark.parametrize(
    ("language", "sentence", "place"),
    [
        ("en", "2 tracked deletions are left out.", "paragraph 3"),
        ("zh-hans", "2处修订删除未收入。", "第3段"),
        ("zh-hant", "2處追蹤修訂的刪除沒有收入。", "第3段"),
    ],
)
def test_a_finding_is_told_in_the_reader_s_language(language, sentence, place):
    detail = {"text": "a", "part": "text", "paragraph": 3}
    report = Report.from_json([{"kind": "deletion", "count": 2, "details": [detail] * 2}])

    with translation.override(language):
        assert report.findings[0].sentence == sentence
        assert report.findings[0].details[0].place == place
