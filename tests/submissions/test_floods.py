"""Many at once: limits hold for all threads together, and nothing large is kept."""

import io
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_network

import PIL.Image
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from accounts.actions import prove
from submissions.models import Author, Letter, Submission
from submissions.workflow import State
from tests.factories import make_submission
from tests.submissions.offers import whole

pytestmark = pytest.mark.django_db
TRANSACTIONS = pytest.mark.django_db(transaction=True)


def posted(address, form, **headers):
    try:
        return Client().post(address, form, headers=headers).status_code
    finally:
        connection.close()


@TRANSACTIONS
def test_no_more_drafts_are_begun_by_sending_them_at_once(client, at_most):
    at_most(offer_draft="3/h/ip")
    forms = [{**whole(client), "act": "save"} for _number in range(16)]

    with ThreadPoolExecutor(8) as at_once:
        list(at_once.map(lambda form: posted("/en/submit/", form), forms))

    assert Submission.objects.count() == 3


@TRANSACTIONS
@pytest.mark.parametrize("act", ["save", "send"])
def test_a_form_that_is_sent_several_times_at_once_is_one_piece(client, act):
    form = {**whole(client), "act": act}

    with ThreadPoolExecutor(6) as at_once:
        statuses = list(at_once.map(lambda _time: posted("/en/submit/", form), range(6)))

    assert statuses == [302] * 6
    assert Submission.objects.count() == Letter.objects.count() == 1


def test_a_network_is_one_whatever_it_says_of_itself(client, at_most):
    at_most(offer_draft="1/h/ip")
    for number in range(3):
        form = {**whole(client), "act": "save"}
        client.post("/en/submit/", form, headers={"X-Forwarded-For": f"203.0.113.{number}"})
    for number in range(3):
        form = {**whole(client), "act": "save"}
        client.post("/en/submit/", form, REMOTE_ADDR=f"2001:db8:1:1::{number:x}")

    assert Submission.objects.count() == 2


def test_behind_our_own_proxy_each_network_counts_for_itself(client, at_most, settings):
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1")]
    at_most(offer_draft="1/h/ip")
    for told in ("198.51.100.1", "1.2.3.4, 198.51.100.1", "198.51.100.2"):
        form = {**whole(client), "act": "save"}
        client.post("/en/submit/", form, headers={"X-Forwarded-For": told})

    assert Submission.objects.count() == 2


def portrait():
    file = io.BytesIO()
    PIL.Image.new("RGB", (300, 300)).save(file, "JPEG")
    return SimpleUploadedFile("face.jpg", file.getvalue(), "image/jpeg")


def test_only_so_many_files_an_hour_are_read_from_a_network(client, at_most):
    at_most(offer_file="1/h/ip")
    lead = make_submission(state=State.DRAFT).lead
    address = f"/en/submissions/{lead.token}/edit/"

    form = {**whole(client, address), "act": "save"}
    statuses = [
        client.post(address, {**form, "author-headshot": portrait()}).status_code
        for _time in range(2)
    ]

    assert statuses == [302, 429]
    assert Author.objects.get().headshot


@pytest.mark.parametrize("address", ["/en/submit/", "/en/sign-in/"])
def test_what_is_larger_than_any_form_is_refused_before_it_is_kept(client, settings, address):
    settings.UPLOAD_MOST = 100_000
    file = SimpleUploadedFile("a.jpg", b"x" * 200_000)

    response = client.post(address, {"file": file})

    assert response.status_code == 400
    assert not Submission.objects.exists()


@pytest.fixture
def two_letters_a_day(at_most):
    at_most(offer_letter="2/d/key")


def test_a_mailbox_gets_so_many_letters_a_day_whoever_names_it(client, two_letters_a_day):
    pages = []
    for email in ("ann@example.com", "Ann@Example.com", "ann+1@example.com"):
        form = {**whole(client, author_email=email), "act": "save"}
        pages.append(client.post("/en/submit/", form, follow=True).text)

    assert "Its address is in the letter we sent to Ann@Example.com." in pages[1]
    assert "keep the address of this page, it leads back here" in pages[2]
    assert Submission.objects.count() == 3
    assert Letter.objects.count() == 2


def test_a_piece_beyond_arrives_and_its_receipt_waits_for_an_editor(client, two_letters_a_day):
    for _time in range(3):
        page = client.post("/en/submit/", {**whole(client), "act": "send"}, follow=True).text

    assert "the receipt waits" in page
    assert Submission.objects.filter(state=State.RECEIVED).count() == 3
    statuses = Letter.objects.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == ["queued", "queued", "held"]


def test_withdrawing_again_and_again_mails_nobody_without_end(client, two_letters_a_day):
    lead = make_submission().lead
    for _time in range(4):
        client.post(f"/en/submissions/{lead.token}/withdraw/")
        Letter.objects.filter(status="queued").update(status="sent")
        client.post(f"/en/submissions/{lead.token}/restore/")

    assert Letter.objects.filter(status="sent").count() == 2


def test_who_has_shown_to_hold_the_mailbox_gets_every_letter(
    reader_client, reader, two_letters_a_day
):
    prove(reader)
    for _time in range(3):
        form = {**whole(reader_client, author_email=reader.email), "act": "send"}
        reader_client.post("/en/submit/", form)

    assert Letter.objects.filter(status="queued").count() == 3
