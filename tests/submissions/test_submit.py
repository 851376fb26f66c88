"""The open form: what it promises, what it takes, what it tells."""

import datetime as dt
import io

import PIL.Image
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from submissions import gate
from submissions.models import Author, Letter, Revision, Submission
from submissions.workflow import State
from tests.submissions.offers import WORDS, fields, whole

pytestmark = pytest.mark.django_db


def photograph(name="me at home.jpg"):
    picture = io.BytesIO()
    exif = PIL.Image.Exif()
    exif[0x010E] = "Taken at home"
    PIL.Image.new("RGB", (600, 800), (90, 90, 90)).save(picture, "JPEG", exif=exif)
    return SimpleUploadedFile(name, picture.getvalue(), "image/jpeg")


@pytest.mark.parametrize(
    ("language", "band"),
    [("en", "700 words to 1,200 words"), ("zh-hans", "1,200字"), ("zh-hant", "1,200字")],
)
def test_it_says_what_we_look_for_and_by_when_an_answer_would_come(client, language, band):
    with time_machine.travel(dt.datetime(2026, 12, 1, 2, tzinfo=dt.UTC), tick=False):
        page = client.get(f"/{language}/submit/").content.decode()

    assert band in page
    assert "54" in page
    assert ("Hong Kong" if language == "en" else "香港") in page


def test_a_piece_is_sent_in_without_an_account_and_a_receipt_is_written_at_once(client):
    response = client.post("/en/submit/", {**whole(client), "act": "send"})

    author = Author.objects.get()
    submission = author.submission
    assert response.url == f"/en/submissions/{author.token}/"
    assert (submission.state, submission.title) == (State.RECEIVED, "A piece")
    assert submission.text.startswith("<p>One argument, made once.")
    assert author.joined_at
    assert Revision.objects.get().text == submission.text
    assert Letter.objects.get().occasion == "receipt:1"
    assert "Received, waiting to be read" in client.get(response.url).content.decode()


def test_what_is_lacking_is_told_beside_its_field_and_all_else_is_kept(client):
    sent = {**fields(client, title="A piece", summary="What it says"), "act": "send"}
    response = client.post("/en/submit/", sent)

    page = response.content.decode()
    assert '<a href="#id_text">Text</a>: There is no text yet' in page
    assert '<a href="#id_author-email">E-mail</a>: Give an address' in page
    assert '<a href="#id_author-name">' in page
    assert 'aria-invalid="true"' in page
    submission = Submission.objects.get()
    assert (submission.state, submission.summary) == (State.DRAFT, "What it says")
    assert not Letter.objects.exists()


def test_mending_what_was_lacking_goes_on_with_the_same_draft(client):
    first = client.post("/en/submit/", {**fields(client, title="A piece"), "act": "send"})
    author = Author.objects.get()
    assert f'action="/en/submissions/{author.token}/edit/"' in first.content.decode()

    address = f"/en/submissions/{author.token}/edit/"
    client.post(address, {**whole(client, address), "act": "send"})
    assert Submission.objects.get().state == State.RECEIVED


def test_a_text_over_the_limit_is_kept_and_not_sent(client):
    sent = {**whole(client, text="word " * 2001), "act": "send"}
    response = client.post("/en/submit/", sent)

    assert "Too long: at most 2,000 words can be sent in." in response.content.decode()
    assert Submission.objects.get().state == State.DRAFT


def test_pasted_html_is_cleaned(client):
    html = '<h2>Why</h2>\n\n<p onclick="x()">It <b>is</b>.</p><script>alert(1)</script>'
    client.post("/en/submit/", {**whole(client, text=html), "act": "save"})

    assert Submission.objects.get().text == "<h2>Why</h2><p>It <strong>is</strong>.</p>"


def test_a_portrait_is_kept_privately_without_what_the_camera_wrote(client):
    sent = whole(client)
    client.post("/en/submit/", {**sent, "act": "save", "author-headshot": photograph()})

    author = Author.objects.get()
    with author.headshot.open() as file:
        picture = PIL.Image.open(file)
        assert picture.size == (600, 800)
        assert not picture.getexif()
    assert "home" not in author.headshot.name
    for place in ("", "/media", "/en"):
        assert client.get(f"{place}/{author.headshot.name}").status_code == 404


def test_a_portrait_that_is_replaced_is_not_kept(client, django_capture_on_commit_callbacks):
    client.post("/en/submit/", {**whole(client), "act": "save", "author-headshot": photograph()})
    author = Author.objects.get()
    first = author.headshot
    address = f"/en/submissions/{author.token}/edit/"

    with django_capture_on_commit_callbacks(execute=True):
        sent = {**whole(client, address), "author-headshot": photograph("other.jpg")}
        client.post(address, {**sent, "act": "save"})

    author.refresh_from_db()
    assert author.headshot.name != first.name
    assert not first.storage.exists(first.name)
    assert author.headshot.storage.exists(author.headshot.name)


def test_what_is_no_picture_is_told_and_the_rest_saved(client):
    file = SimpleUploadedFile("me.jpg", b"MZ not a picture", "image/jpeg")
    response = client.post("/en/submit/", {**whole(client), "act": "save", "author-headshot": file})

    assert "#id_author-headshot" in response.content.decode()
    assert Author.objects.get().name == "Ann Author"


@pytest.mark.parametrize(
    "change", [{"website": "https://spam.example"}, {"opened": "made:up"}, {"opened": ""}]
)
def test_a_machine_is_refused_and_a_person_loses_no_words(client, change):
    response = client.post("/en/submit/", {**whole(client), **change, "act": "send"})

    assert response.status_code == 200
    assert "One argument, made once." in response.content.decode()
    assert not Submission.objects.exists()


def test_a_form_sent_at_once_is_refused_and_a_slow_one_is_not(client, monkeypatch):
    monkeypatch.setattr(gate, "LEAST", dt.timedelta(seconds=2))
    sent = {**whole(client), "act": "save"}
    client.post("/en/submit/", sent)
    assert not Submission.objects.exists()

    with time_machine.travel(timezone.now() + dt.timedelta(hours=30)):
        client.post("/en/submit/", sent)
    assert Submission.objects.count() == 1


def test_one_network_begins_only_so_many_drafts_an_hour(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "offer_draft": "1/h/ip"}
    for _time in range(2):
        response = client.post("/en/submit/", {**whole(client), "act": "save"})

    assert Submission.objects.count() == 1
    assert "Try again in an hour" in response.content.decode()
    assert WORDS[:20] in response.content.decode()


def test_an_empty_form_begins_nothing(client):
    response = client.post("/en/submit/", {**fields(client), "act": "save"})

    assert "There is nothing to save yet" in response.content.decode()
    assert not Submission.objects.exists()


def test_a_signed_in_author_finds_their_own_name_and_address_in_the_form(reader_client, reader):
    page = reader_client.get("/en/submit/").content.decode()
    assert f'value="{reader.email}"' in page

    reader_client.post("/en/submit/", {**whole(reader_client), "act": "save"})
    assert Author.objects.get().user == reader
