"""A proof as its author reads and answers it."""

import pytest
import time_machine

from articles.models import Article
from editions.actions import publish
from submissions.actions import clock, decisions, proofs
from submissions.models import Proof
from submissions.workflow import Kind, State
from tests.submissions.proofing import (
    EN,
    HANS,
    address,
    approve_all,
    article,
    desk_address,
    in_days,
    may_publish,
    sent,
)

pytestmark = pytest.mark.django_db
Answer = Proof.Answer


def test_an_author_reads_what_will_be_printed_and_approves(editor_hk, client):
    submission = sent(editor_hk, disclosure="Advised a port.", author={"bio": "Writes on ports."})
    proof = Proof.objects.get()

    page = client.get(address(proof)).content.decode()
    for words in ("The text.", submission.title, "Fellow", "Advised a port.", "Writes on ports."):
        assert words in page
    assert 'content="noindex, nofollow"' in page
    client.post(address(proof), {"approve": "1", "seen": article().fingerprint(EN)})

    proof.refresh_from_db()
    assert proof.answer == Answer.APPROVED
    assert may_publish()


def test_nobody_approves_a_text_they_have_not_seen(editor_hk, client):
    sent(editor_hk)
    proof = Proof.objects.get()
    old = article().fingerprint(EN)
    Article.objects.update(body_en="<p>Another.</p>")

    response = client.post(address(proof), {"approve": "1", "seen": old})

    proof.refresh_from_db()
    page = response.content.decode()
    assert "Here is the new one" in page
    assert "Another." in page
    assert proof.is_waiting
    client.post(address(proof), {"approve": "1", "seen": article().fingerprint(EN)})
    assert may_publish()


def test_an_author_asks_for_changes_and_the_edition_waits_for_a_new_proof(editor_hk, client):
    submission = sent(editor_hk)
    proof = Proof.objects.get()

    refused = client.post(address(proof), {"ask": "1", "text": " "})
    assert "Say what should change." in refused.content.decode()
    client.post(address(proof), {"ask": "1", "text": "The second word."})

    proof.refresh_from_db()
    assert (proof.answer, proof.text) == (Answer.CHANGES, "The second word.")
    assert not may_publish()
    proofs.send(submission, EN, editor=editor_hk, due_at=in_days(3))
    proof.refresh_from_db()
    assert proof.answer == Answer.REPLACED
    approve_all(submission)
    assert may_publish()


def test_a_withdrawn_piece_has_no_proof_to_answer_and_passes_none(editor_hk, client):
    submission = sent(editor_hk)
    decisions.decide(submission, Kind.WITHDRAW, by=submission.lead)
    proof = Proof.objects.get()

    response = client.post(address(proof), {"approve": "1", "seen": article().fingerprint(EN)})
    with time_machine.travel(in_days(4)):
        clock.run()

    proof.refresh_from_db()
    assert "There is no proof to read" in response.content.decode()
    assert proof.is_waiting


def test_the_status_page_says_whose_turn_it_is(editor_hk, client):
    submission = sent(editor_hk)

    page = client.get(submission.lead.status_url).content.decode()
    assert "It is your turn: please read the proof in English" in page
    assert "/proof/en/" in page

    approve_all(submission)
    page = client.get(submission.lead.status_url).content.decode()
    assert "It is your turn" not in page


def test_each_later_language_is_told_once(editor_hk, client):
    submission = sent(editor_hk)
    approve_all(submission)
    Article.objects.update(title_zh_hans="標題", body_zh_hans="<p>正文</p>")
    proofs.waive(submission, HANS, editor=editor_hk, reason="No Chinese.")
    publish(article(), languages=[EN])
    clock.run()
    assert not submission.letters.filter(occasion__startswith="published_in").exists()

    publish(article(), languages=[HANS])
    for _ in range(2):
        clock.run()

    submission.refresh_from_db()
    (letter,) = submission.letters.filter(occasion__startswith="published_in")
    assert submission.state == State.PUBLISHED
    assert letter.occasion == "published_in:zh-hans"
    assert article().url_in(HANS) in letter.body
    assert article().url_in(HANS) in client.get(submission.lead.status_url).content.decode()


def test_a_stranger_and_an_unknown_language_find_nothing(editor_hk, client, reader_client):
    submission = sent(editor_hk)
    proof = Proof.objects.get()

    assert (
        client.get(address(proof).replace("/en/submissions", "/zh-hant/submissions")).status_code
        == 200
    )
    assert client.get(f"/en/submissions/{proof.author.token}/proof/zh-hans/").status_code == 404
    assert client.get("/en/submissions/nobody/proof/en/").status_code == 404
    assert reader_client.get(desk_address(submission)).status_code in {302, 403}
