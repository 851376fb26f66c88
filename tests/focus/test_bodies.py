"""A sender who takes forever holds a place of their own, and keeps nobody from reading."""

import io
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from focus.bodies import read_first

MOST = 200_000


class Slow(io.BytesIO):
    """A body that goes on only when it is let."""

    def __init__(self, content):
        super().__init__(content)
        self.is_read, self.may_go_on = Event(), Event()

    def read(self, size=-1):
        self.is_read.set()
        assert self.may_go_on.wait(10)
        return super().read(size)


def echo(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


@pytest.fixture
def ask():
    application = read_first(echo, at_once=1, most=MOST)

    def asked(body=None, length=None, path="/en/"):
        said = []
        environ = {"wsgi.input": body or io.BytesIO(), "PATH_INFO": path}
        if body:
            environ["CONTENT_LENGTH"] = str(length or len(body.getvalue()))
        answer = application(environ, lambda status, headers: said.append(status))
        sent = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        return said[0][:3], sent

    return asked


def test_while_one_sends_slowly_others_read_and_are_told_to_send_again(ask):
    slow = Slow(b"a form")
    with ThreadPoolExecutor(1) as sender:
        sending = sender.submit(ask, slow)
        assert slow.is_read.wait(10)

        assert ask() == ("200", b"")
        status, page = ask(io.BytesIO(b"another"), path="/zh-hant/submit/")
        assert (status, "請" in page.decode()) == ("503", True)

        slow.may_go_on.set()
        assert sending.result() == ("200", b"a form")
    assert ask(io.BytesIO(b"another")) == ("200", b"another")


def test_a_long_body_arrives_as_it_was_sent(ask):
    body = bytes(range(250)) * 800

    assert ask(io.BytesIO(body)) == ("200", body)


def test_what_is_longer_than_any_form_is_passed_on_to_be_refused_and_takes_no_place(ask):
    assert ask(io.BytesIO(b"too much"), length=MOST + 1) == ("200", b"too much")


def test_a_form_that_broke_off_is_not_taken_for_a_whole_one(ask):
    assert ask(io.BytesIO(b"title=A"), length=100) == ("400", b"")
    assert ask(io.BytesIO(b"title=A")) == ("200", b"title=A")


@pytest.mark.parametrize("length", ["-1", "x", "²", "9" * 30])
def test_a_length_that_is_none_is_passed_on_as_empty(ask, length):
    assert ask(io.BytesIO(b"title=A"), length=length)[0] == "200"
