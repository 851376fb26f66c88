"""Texts made to keep a machine busy: refused, or read in a moment."""

import random
import time

import pytest

from editions.prose import clean
from submissions import compare, typed
from submissions.models import Submission
from tests.factories import make_submission
from tests.submissions.offers import whole

SIGNS = [chr(number) for number in range(0x2190, 0x2190 + 150)]


def seconds(work):
    began = time.process_time()
    work()
    return time.process_time() - began


@pytest.mark.parametrize("unit", ["<p><!--", "<p><![", "<p><?", "<p></"])
def test_marks_that_never_end_are_read_in_a_moment(unit):
    assert seconds(lambda: clean(unit * 15_000)) < 10


def test_a_comment_without_an_end_loses_no_words():
    assert clean("<p>One<!-- a --> two <!-- three</p>") == "<p>One two &lt;!-- three</p>"


def test_two_texts_of_nothing_but_signs_are_compared_in_a_moment():
    signs = random.Random(1)
    old, new = ("".join(signs.choices(SIGNS, k=typed.MOST)) for _text in range(2))

    assert seconds(lambda: compare.as_html(old, new)) < 5
    assert compare.as_html(old, new) == f"<del>{old}</del><ins>{new}</ins>"


@pytest.mark.django_db
def test_a_text_longer_than_anybody_writes_is_kept_as_typed_and_not_read(client, settings):
    text = "<p><b>" * 50_000
    client.post("/en/submit/", {**whole(client), "text": text, "act": "save"})

    draft = Submission.objects.get()
    assert (draft.text, draft.unsettled["text"]) == ("", text)


@pytest.mark.django_db
def test_nor_is_it_taken_for_a_change(client):
    lead = make_submission(state="accepted").lead
    address = f"/en/submissions/{lead.token}/change/"

    page = client.post(address, {"text": "x" * (typed.MOST + 1)})

    assert "at most 100000 characters" in page.text
    assert not lead.changes.exists()
