"""What makes a text wait, and why."""

import datetime as dt
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from django.core.management import call_command
from django.utils import timezone

from community.actions import erasing
from community.models import HeldWord
from community.rules import Sent, judge, traces, words
from community.rules.links import count
from community.rules.matching import key
from community.workflow import Status
from tests.factories import make_answer, make_comment, make_member, make_thread

LONG = "Tariffs are a tax on those who can least afford them, here and elsewhere."
HERE = Sent(address="a" * 32, subnet="s" * 32)


def ago(**time):
    return timezone.now() - dt.timedelta(**time)


def hold(text, language="en", **fields):
    return HeldWord.objects.create(text=text, key=key(text), language=language, **fields)


def rules(text, member=None, thread=None, sent=HERE, **more):
    found = judge(text, language="en", sent=sent, member=member, thread=thread, **more)
    return [finding.rule for finding in found]


@pytest.fixture
def thread(db):
    return make_thread()


@pytest.fixture
def trusted(thread):
    member = make_member()
    for _comment in range(3):
        make_comment(thread, member=member, created_at=ago(days=3))
    return member


def test_somebody_trusted_is_held_by_nothing(thread, trusted):
    assert rules(LONG, trusted, thread) == []


def test_a_held_word_is_quoted_as_typed_and_a_severe_one_comes_back_alone(thread, trusted):
    hold("加微信", "zh-hans")
    (found,) = judge("快加 微.信", language="zh-hans", sent=HERE, member=trusted, thread=thread)
    assert found.said == "加 微.信"
    assert "加 微.信" in words(found.stored)

    hold("casino", severity="refuse")
    (found,) = judge("加微信 c4sino", language="en", sent=HERE, member=trusted, thread=thread)
    assert (found.rule, found.refuses, found.said) == ("refused_word", True, "c4sino")


def test_a_word_added_or_taken_from_the_list_counts_at_once(thread, trusted):
    word = hold("casino")
    assert rules("casino", trusted, thread) == ["held_word"]
    word.except_in = "the casino"
    word.save()
    assert rules("the casino", trusted, thread) == []
    word.delete()
    assert rules("casino", trusted, thread) == []


@pytest.mark.parametrize(
    ("by_whom", "before", "expected"),
    [
        ("same", dt.timedelta(days=6), ["repeat"]),
        ("same", dt.timedelta(days=8), []),
        ("other", dt.timedelta(minutes=50), ["repeat"]),
        ("other", dt.timedelta(minutes=70), []),
    ],
)
def test_the_same_text_is_a_repeat(thread, trusted, by_whom, before, expected):
    member = trusted if by_whom == "same" else make_member()
    posted = {"created_at": timezone.now() - before, **traces(LONG, Sent())}
    comment = make_comment(thread, member=member, **posted)

    assert rules(LONG.upper() + "!!", trusted, thread) == expected
    assert rules(LONG, trusted, thread, editing=comment) == []


def test_thanks_may_be_said_by_many(thread, trusted):
    make_comment(thread, **traces("Thank you!", Sent()))

    assert rules("Thank you!", trusted, thread) == []
    assert traces("謝謝作者", Sent())["text_key"] == ""


@pytest.mark.parametrize(("name", "number"), [("member", 5), ("address", 10), ("subnet", 40)])
def test_much_at_once_is_a_flood(thread, trusted, name, number, settings):
    settings.COMMUNITY_FLOOD = {**settings.COMMUNITY_FLOOD, name: (3, 10)}
    mine = {"member": trusted if name == "member" else make_member()}
    if name != "member":
        mine[name] = getattr(HERE, name)
    for _comment in range(3):
        comment = make_comment(thread, **mine)
    assert rules(LONG, trusted, thread) == ["flood"]
    comment.created_at = ago(minutes=11)
    comment.save()

    assert rules(LONG, trusted, thread) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("See https://example.org/a and http://example.org/b", 2),
        ("See example.com, or t.me/abc", 2),
        ("加我 ｅｘａｍｐｌｅ。ｃｏｍ", 1),
        ("hxxps://example[.]com", 1),
        ("me@example.com", 1),
        ("http://localhost:8000/en/ is ours", 0),
        ("In the U.S. it is 3.5 per cent, e.g. in Sect. 2.", 0),
    ],
)
def test_links_are_counted(text, number):
    assert count(text) == number


def test_links_are_held_of_newcomers_any_and_of_others_many(thread, trusted):
    one = "Read https://example.org"

    assert rules(one, trusted, thread) == []
    assert rules(one + " example.com" * 3, trusted, thread) == ["links"]
    assert rules(one, make_member(), thread) == ["links", "newcomer"]
    assert rules(one, sent=Sent()) == ["links"]


def test_many_newcomers_of_one_network_are_a_burst_and_must_prove_work_before(thread, trusted):
    for number in range(1, 7):
        make_comment(thread, member=make_member(), subnet=HERE.subnet)
        if number == 2:
            assert rules(LONG, make_member(), thread) == ["newcomer"]
        if number == 3:
            assert rules(LONG, make_member(), thread) == ["unproven", "newcomer"]

    assert rules(LONG, make_member(), thread) == ["unproven", "newcomer", "burst"]
    assert rules(LONG, trusted, thread) == []


def test_somebody_often_rejected_waits(thread, trusted):
    make_comment(thread, member=trusted, status=Status.REJECTED)
    assert rules(LONG, trusted, thread) == []
    make_comment(thread, member=trusted, status=Status.REJECTED)

    assert rules(LONG, trusted, thread) == ["rejected"]


def test_an_answer_without_an_account_is_judged_and_proves_work_only_where_much_arrives(db):
    make_answer(**traces(LONG, HERE))
    assert rules(LONG) == ["repeat"]

    for number in range(4):
        make_answer(**traces(f"Another answer, the {number}.", HERE))
    assert rules("Something else altogether.") == ["unproven"]
    assert rules("Something else altogether.", sent=Sent()) == []  # a mail has no browser


def test_every_finding_has_words():
    for rule in ("newcomer", "thread", "watched", "flood", "burst", "rejected", "akismet"):
        assert words({"rule": rule, "said": "7"}) != rule
    assert words({"rule": "of old"}) == "of old"


def test_addresses_are_erased_after_a_day(thread):
    old = make_comment(thread, created_at=ago(hours=25), address="a", subnet="s")
    new = make_comment(thread, created_at=ago(hours=23), address="a", subnet="s")
    answer = make_answer(received_at=ago(hours=25), address="a", subnet="s")
    assert erasing.erase_addresses() == 4
    for row in (old, new, answer):
        row.refresh_from_db()

    assert (old.address, old.subnet, answer.address, answer.subnet) == ("", "", "", "")
    assert (new.address, new.subnet) == ("a", "s")


@pytest.mark.parametrize(("text", "code"), [("加 微.信", 1), ("写得很好。", 0)])
def test_check_text_says_which_rule_would_hold_it(db, capsys, text, code):
    hold("加微信", "zh-hans")
    for form in ([], ["--json"]):
        with pytest.raises(SystemExit) as ended:
            call_command("check_text", text, "--language", "zh-hans", *form)
        assert ended.value.code == code
        said = capsys.readouterr().out

        assert ("加 微.信" in said) is bool(code)
    assert [each["rule"] for each in json.loads(said)] == ["held_word"] * code


@pytest.fixture
def akismet(settings):
    """A server that answers as Akismet does, and keeps what it was asked."""
    asked = []

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers["Content-Length"])
            asked.append(parse_qs(self.rfile.read(length).decode()))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"true")

        def log_message(self, *said):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.AKISMET_KEY = "key"
    settings.AKISMET_URL = f"http://127.0.0.1:{server.server_port}/"
    yield asked
    server.shutdown()
    server.server_close()


def test_akismet_is_asked_with_a_key_and_never_told_a_mailbox(thread, trusted, akismet, settings):
    assert rules(LONG, trusted, thread) == ["akismet"]
    (asked,) = akismet
    assert asked["comment_content"] == [LONG]
    assert trusted.user.email not in str(asked)

    settings.AKISMET_KEY = ""
    assert rules(LONG, trusted, thread) == []
    assert len(akismet) == 1


def test_akismet_away_holds_nothing_and_is_noted(thread, trusted, settings, caplog):
    settings.AKISMET_KEY, settings.AKISMET_URL = "key", "http://127.0.0.1:9/"

    assert rules(LONG, trusted, thread) == []
    assert "Akismet cannot be asked" in caplog.text
