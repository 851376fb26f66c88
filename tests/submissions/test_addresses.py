import pytest

from tests.factories import make_submission

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("token", ["%00", "a%00b", "%ED%A0%80", "'", "x" * 5000, "港口", ".."])
@pytest.mark.parametrize("page", ["", "edit/", "word/", "revise/", "change/", "proof/en/", "join/"])
def test_an_address_that_nobody_was_given_is_not_found(client, token, page):
    assert client.get(f"/en/submissions/{token}/{page}").status_code == 404


@pytest.mark.parametrize("code", ["xx", "%00", "zh", "en%00"])
def test_a_proof_in_no_language_of_ours_is_not_found(client, code):
    author = make_submission(state="accepted").lead

    assert client.get(f"/en/submissions/{author.token}/proof/{code}/").status_code == 404


def test_no_page_of_a_piece_is_kept_or_says_its_address_elsewhere(client):
    author = make_submission().lead

    answer = client.get(f"/en/submissions/{author.token}/")

    assert "no-store" in answer["Cache-Control"]
    assert (
        answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    )  # elsewhere: the host only


@pytest.mark.parametrize("page", ["", "edit/", "word/", "co-authors/"])
def test_a_browser_is_told_to_pass_the_address_on_to_nobody(client, page):
    author = make_submission(state="draft", author={"joined_at": None}).lead

    text = client.get(f"/en/submissions/{author.token}/{page}").text

    assert '<meta name="referrer" content="strict-origin">' in text
