"""A Word file instead of typing: read, its report acknowledged, its text used, its hash kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Manuscript
from submissions import personal
from submissions.actions import decisions, drafting, manuscripts
from submissions.models import Submission
from submissions.refusals import Refused
from submissions.workflow import Kind, State
from tests.articles.word.files import by, deleted, docx, p, r
from tests.factories import make_author, make_submission
from tests.submissions.offers import fields, whole

pytestmark = pytest.mark.django_db

CHINESE = docx(p(r("港口與關稅的關係，比想像中密切。" * 90)))
TRACKED = docx(p(r("Kept words. "), by("del", deleted("Words struck out."))))


def uploaded(content, name="評論.docx"):
    return SimpleUploadedFile(name, content)


def address(author):
    return f"/en/submissions/{author.token}/word/"


def brought(client, author, content=CHINESE):
    client.post(address(author), {"file": uploaded(content)})
    return Submission.objects.get(pk=author.submission_id).brought


def used(client, author, **ticks):
    page = client.get(address(author))
    seen = page.context["use"]["seen"].value()
    return client.post(address(author), {"use": "1", "seen": seen, **ticks})


@pytest.fixture
def lead():
    return make_submission(
        state=State.DRAFT, language="zh-hant", title="", text="", author={"joined_at": None}
    ).lead


def test_a_piece_begins_with_a_file_and_nothing_typed(client):
    answer = client.post("/en/submit/", {**fields(client), "act": "word"})

    draft = Submission.objects.get()
    assert answer.url == f"/en/submissions/{draft.lead.token}/word/"


def test_its_text_becomes_the_pieces_and_the_file_is_sealed_with_the_version(client, lead):
    manuscript = brought(client, lead)
    assert used(client, lead).url == f"/en/submissions/{lead.token}/edit/"

    draft = Submission.objects.get()
    assert (draft.text, draft.manuscript, draft.brought) == (manuscript.html, manuscript, None)
    assert draft.length.number == 90 * 14

    form = whole(
        client, f"/en/submissions/{lead.token}/edit/", language="zh-hant", author_name="陳大文"
    )
    text = client.get(f"/en/submissions/{lead.token}/edit/").context["sheet"].piece["text"].value()
    client.post(f"/en/submissions/{lead.token}/edit/", {**form, "text": text, "act": "send"})
    revision = Submission.objects.get().revisions.get()
    assert (revision.text, revision.manuscript) == (manuscript.html, manuscript)
    assert manuscript.is_sealed()


def test_what_a_file_hides_is_told_and_must_be_read_first(client, lead):
    brought(client, lead, TRACKED)

    page = client.get(address(lead)).content.decode()
    assert "Words struck out." in page
    used(client, lead)
    assert Submission.objects.get().text == ""

    used(client, lead, acknowledged="on")
    assert Submission.objects.get().text == "<p>Kept words.</p>"
    assert Manuscript.objects.get().acknowledged_at


def test_a_present_text_is_shown_and_replaced_only_when_that_is_ticked(client, lead):
    Submission.objects.update(text="<p>Typed before.</p>", title="A title")
    brought(client, lead)

    assert "Typed before." in client.get(address(lead)).content.decode()
    used(client, lead)
    assert Submission.objects.get().text == "<p>Typed before.</p>"

    used(client, lead, replace="on")
    draft = Submission.objects.get()
    assert "Typed before." not in draft.text
    assert draft.title == "A title"


def test_a_text_saved_meanwhile_is_not_written_over(client, lead):
    manuscript = brought(client, lead)
    page = client.get(address(lead))
    Submission.objects.update(text="<p>From another window.</p>")

    client.post(
        address(lead), {"use": "1", "seen": page.context["use"]["seen"].value(), "replace": "on"}
    )

    draft = Submission.objects.get()
    assert (draft.text, draft.brought) == ("<p>From another window.</p>", manuscript)


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600]
)
def test_a_refused_file_is_answered_beside_the_field_and_nothing_is_kept(
    client, lead, language, content
):
    answer = client.post(
        f"/{language}/submissions/{lead.token}/word/", {"file": uploaded(content, "op-ed.doc")}
    )

    assert answer.status_code == 200
    assert answer.context["upload"].errors["file"]
    assert not Manuscript.objects.exists()


def test_only_the_lead_author_brings_a_file_and_only_while_they_write(client):
    submission = make_submission()
    other = make_author(submission, joined_at=submission.received_at)

    assert client.get(address(other)).status_code == 404
    assert client.post(address(submission.lead), {"file": uploaded(CHINESE)}).status_code == 302
    assert not Manuscript.objects.exists()
    with pytest.raises(Refused):
        manuscripts.bring(submission.lead, uploaded(CHINESE))
    assert not Manuscript.objects.exists()


def test_a_file_chosen_instead_of_another_leaves_none_behind(client, lead):
    first = brought(client, lead)
    second = brought(client, lead, TRACKED)

    assert list(Manuscript.objects.all()) == [second]
    assert first.file.name != second.file.name


def test_a_discarded_draft_takes_its_file_along(client, lead, django_capture_on_commit_callbacks):
    manuscript = brought(client, lead)

    with django_capture_on_commit_callbacks(execute=True):
        drafting.discard(Submission.objects.get())

    assert not Manuscript.objects.exists()
    assert not manuscript.file.storage.exists(manuscript.file.name)


def test_a_revision_may_come_as_a_file_and_the_first_one_stays(client, editor_hk, lead):
    first = brought(client, lead)
    used(client, lead)
    Submission.objects.update(title="港口與關稅", state=State.DRAFT)
    draft = Submission.objects.get()
    decisions.decide(draft, Kind.SUBMIT, by=draft.lead)
    decisions.decide(
        draft, Kind.REQUEST_REVISION, by=editor_hk, reason="?", due_on=draft.reply_by.date()
    )

    second = brought(client, lead, docx(p(r("修訂後的文字。" * 200))))
    assert used(client, lead, replace="on").url == f"/en/submissions/{lead.token}/revise/"
    draft = Submission.objects.get()
    decisions.decide(draft, Kind.RESUBMIT, by=draft.lead)

    assert [revision.manuscript for revision in draft.revisions.all()] == [first, second]


def test_the_article_knows_its_file_and_the_desk_opens_it(client, desk, editor_hk, lead):
    manuscript = brought(client, lead)
    used(client, lead)
    Submission.objects.update(title="港口與關稅")
    submission = Submission.objects.get()
    decisions.decide(submission, Kind.SUBMIT, by=submission.lead)
    decisions.decide(submission, Kind.ACCEPT, by=editor_hk)

    manuscript.refresh_from_db()
    assert (manuscript.article, manuscript.language) == (submission.article, "zh-hant")
    page = desk.get(f"/admin/submissions/submission/{submission.pk}/change/").content.decode()
    assert manuscript.sha256[:16] in page
    original = desk.get(f"/admin/articles/article/manuscripts/{manuscript.token}/original/")
    assert b"".join(original.streaming_content) == CHINESE
    assert original["Content-Disposition"].startswith("attachment")
    assert client.get(original.wsgi_request.path).status_code == 302


def test_it_is_handed_over_with_the_rest(client, lead, reader):
    brought(client, lead)
    used(client, lead)
    lead.user = reader
    lead.save()

    (piece,) = personal.export(reader)["submissions"]
    assert [file["name"] for file in piece["files"]] == ["評論.docx"]
