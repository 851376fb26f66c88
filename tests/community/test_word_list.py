import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.models import HeldWord
from community.rules.matching import key
from tests.conftest import make_editor, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/admin/community/heldword/import/"
LIST = """# spam
加微信\trefuse\tzh-hans\twhat it sells
paper writing service
开发票,hold,简体
加微信
free,hod
a
word,hold,fr
"""


def soup(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def sent(page, **more):
    """Return what the form on a page would send."""
    form = page.select_one("#content-main form")
    said = {each["name"]: each.get("value", "") for each in form.select("input:not([type=file])")}
    said |= {each["name"]: each.text.removeprefix("\n") for each in form.select("textarea")}
    said |= {each.parent["name"]: each["value"] for each in form.select("option[selected]")}
    return said | more


def look(client, **said):
    return soup(client.post(PAGE, {"text": LIST, "language": "en", "severity": "hold", **said}))


def lines(page):
    return [" ".join(each.text.split()) for each in page.select(".word-lines li")]


def test_a_list_is_shown_before_it_is_added_with_what_is_wrong_beside_the_line(desk):
    HeldWord.objects.create(text="開發票", key=key("開發票"), language="zh-hant")

    page = look(desk)

    assert lines(page) == [
        "Line 6 free,hod “hod” is not what a word does: write hold or refuse.",
        "Line 7 a This would hold nothing, or nearly everything.",
        "Line 8 word,hold,fr “fr” is no language of ours: write en, zh-hans, zh-hant.",
        "Line 4 开发票 “開發票” holds this already.",
        "Line 5 加微信 Line 2 says this already.",
        "Line 2 加微信 Ask the author to write it otherwise · 简体 · what it sells",
        "Line 3 paper writing service Hold for a moderator · English",
    ]
    assert HeldWord.objects.count() == 1


def test_what_was_seen_is_added_and_what_cannot_be_stays_in_the_form(desk, editor_hk):
    page = look(desk)
    page = soup(desk.post(PAGE, sent(page, add="1")))

    added = HeldWord.objects.values_list("text", "severity", "language", "note", "added_by")
    assert set(added) == {
        ("加微信", "refuse", "zh-hans", "what it sells", editor_hk.pk),
        ("paper writing service", "hold", "en", "", editor_hk.pk),
        ("开发票", "hold", "zh-hans", "", editor_hk.pk),
    }
    assert LogEntry.objects.filter(user=editor_hk).count() == 3
    assert sent(page)["text"].splitlines() == ["free,hod", "a", "word,hold,fr"]


def test_a_list_that_was_changed_since_is_shown_once_more(desk):
    page = look(desk, text="first word")

    page = soup(desk.post(PAGE, sent(page, add="1", text="other word")))

    assert not HeldWord.objects.exists()
    assert lines(page) == ["Line 1 other word Hold for a moderator · English"]
    response = desk.post(PAGE, sent(page, add="1"))
    assert response["Location"] == "/admin/community/heldword/"
    assert HeldWord.objects.get().text == "other word"


def test_a_file_is_read_below_what_was_typed(desk):
    file = SimpleUploadedFile("words.csv", "\ufeff贷款,hold,zh-hans\n".encode())

    page = look(desk, text="loan", file=file)

    assert sent(page)["text"].splitlines() == ["loan", "贷款,hold,zh-hans"]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"file": SimpleUploadedFile("words.xls", b"\xff\xfe\x00")}, "not text in UTF-8"),
        ({"text": "x" * 200_001}, "at most 200000"),
        ({"text": " "}, "Paste a list, or choose a file."),
        ({"severity": "hod"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field_and_the_rest_is_kept(desk, said, problem):
    page = look(desk, **said)

    assert problem in page.select_one(".errors").text
    assert sent(page)["text"].strip() == said.get("text", LIST).strip()


def test_a_line_of_any_length_or_shape_is_no_error_of_ours(desk):
    wrong = ["长" * 101, "x" * 1001, "a,hold,en,n,more", f"word,,,{'n' * 201}", ",hold"]

    page = look(desk, text="\n".join(['"unclosed', *wrong]))

    assert len(page.select(".word-lines .late")) == len(wrong)
    assert lines(page)[-1] == "Line 1 unclosed Hold for a moderator · English"


def test_a_list_of_too_many_lines_is_not_looked_through(desk):
    page = look(desk, text="\n".join(["# one a line", *(f"word {n}" for n in range(2001))]))

    assert "Bring it in two parts." in page.select_one(".errornote").text
    assert lines(page) == []


def test_it_costs_the_same_with_one_word_and_with_many(desk):
    def queries(text):
        with CaptureQueriesContext(connection) as found:
            look(desk, text=text)
        return len(found)

    queries("first")

    assert queries("\n".join(f"word {number}" for number in range(300))) == queries("second")


def test_who_reads_the_list_only_does_not_add_to_it(groups):
    client = signed_in(make_editor("moderators"))

    assert client.get(PAGE).status_code == 403
    assert "Bring a list in" not in client.get("/admin/community/heldword/").text
