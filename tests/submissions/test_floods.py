"""Many at once: limits hold for all threads together, and nothing large is kept."""

import io
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_network

import PIL.Image
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from submissions.models import Author, Submission
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
    form = {**whole(client), "act": "save"}

    with ThreadPoolExecutor(8) as at_once:
        list(at_once.map(lambda _number: posted("/en/submit/", form), range(16)))

    assert Submission.objects.count() == 3


def test_a_network_is_one_whatever_it_says_of_itself(client, at_most):
    at_most(offer_draft="1/h/ip")
    form = {**whole(client), "act": "save"}
    for number in range(3):
        client.post("/en/submit/", form, headers={"X-Forwarded-For": f"203.0.113.{number}"})
    for number in range(3):
        client.post("/en/submit/", form, REMOTE_ADDR=f"2001:db8:1:1::{number:x}")

    assert Submission.objects.count() == 2


def test_behind_our_own_proxy_each_network_counts_for_itself(client, at_most, settings):
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1")]
    at_most(offer_draft="1/h/ip")
    form = {**whole(client), "act": "save"}
    for told in ("198.51.100.1", "1.2.3.4, 198.51.100.1", "198.51.100.2"):
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
