"""What is read of a mail: the words of its author, and nobody else's."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.inbox.message import Automatic, Malformed, read
from tests.community.mails import ENGLISH, NAMES, SHAPES, inside, mail, part, several


@pytest.mark.parametrize("shape", SHAPES)
def test_the_words_of_its_author_are_read_and_no_others(shape):
    octets, words = SHAPES[shape]

    assert read(octets).text == words


@pytest.mark.parametrize(("written", "name"), NAMES.items())
def test_the_name_is_read_where_there_is_one(written, name):
    found = read(mail(ENGLISH, From=written))

    assert (found.name, found.sender) == (name, "ann@example.com")


@pytest.mark.parametrize(
    "said",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated; reason=x"},
        {"Precedence": "Bulk"},
        {"Precedence": "list"},
        {"X_Autoreply": "yes"},
        {"List_Id": "<focus.example.com>"},
        {"Return_Path": "<>"},
        {"From": "MAILER-DAEMON (Mail Delivery System)"},
        {"From": "no-reply@example.com"},
        {"From": "Focus <answers+4@focus.example>"},
        {"Subject": "=?utf-8?B?6Ieq5Yqo5Zue5aSNOiDmnKzlkajmj5Dpl64=?="},
        {"Subject": "Automatic reply: Question"},
        {"Content_Type": "multipart/report; report-type=delivery-status; boundary=b"},
        {"X_Spam_Flag": "YES"},
    ],
)
def test_what_a_program_sent_is_nobodys(settings, said):
    settings.FOCUS_ANSWERS_ADDRESS = "answers@focus.example"

    with pytest.raises(Automatic):
        read(mail(ENGLISH, **said))


def test_what_says_that_no_program_sent_it_is_read():
    assert read(mail(ENGLISH, Auto_Submitted="no", Precedence="normal")).text == ENGLISH


@pytest.mark.parametrize(
    "sender",
    [
        None,
        "",
        "nobody",
        "<>",
        "a@example.com, b@example.com",
        "Ann <ann@example.com>\nFrom: Bob <bob@example.com>",
        f"{'a' * 200}@example.com",
        '"' * 100_000,
        "(" * 100_000,
    ],
)
def test_it_says_from_whom_it_is_or_is_refused(sender):
    with pytest.raises(Malformed, match="from whom"):
        read(mail(ENGLISH, From=sender))


@pytest.mark.parametrize(
    "said",
    [
        "text/plain; name*=a\0b'en'x",
        "text/plain; name*=idna''x",
        "text/plain; charset*=a\0b'en'x",
        "text/plain; format*=x''flowed; format*1*=y",
    ],
)
def test_what_no_program_writes_is_refused(said):
    with pytest.raises(Malformed):
        read(mail(ENGLISH, Content_Type=said))


def test_a_head_that_is_not_in_the_code_it_names_is_read_as_it_stands():
    assert read(mail(ENGLISH, Subject="=?utf-8?B?v?=")).subject == "=?utf-8?B?v?="


@pytest.mark.parametrize("before", ["", "Look at this:\n\n"])
def test_a_long_word_stands_in_a_line_of_its_own(before):
    text = f"{before}https://example.com/{'path/' * 20}\n{ENGLISH}"

    assert read(mail(text)).text == text


HEADS = ["From", "Subject", "Content-Type", "Content-Transfer-Encoding", "Message-ID"]
PIECES = [
    *("text/html", "multipart/mixed", "; ", "charset", "name", "boundary=_b", "base64", "idna"),
    *("*", "*0*", "=", '"', "''", "\0", "=?utf-8?B?", "?=", "%ff", "<", ">", "a@example.com"),
]


@given(
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.sampled_from(sorted(SHAPES)),
)
def test_whatever_comes_is_read_or_refused(name, value, shape):
    octets = f"{name}: {value}\n".encode() + SHAPES[shape][0]

    with contextlib.suppress(Malformed, Automatic):
        assert "\0" not in read(octets).text


def test_what_would_take_long_to_read_is_refused_at_once():
    nested = part(ENGLISH)
    for depth in range(30):
        nested = inside(nested, how="mixed", boundary=f"b{depth}")
    deepest = b"".join(
        b'Content-Type: multipart/mixed; boundary="c%d"\n\n--c%d\n' % (each, each)
        for each in range(1500)
    )
    for octets in (
        several(nested, how="mixed"),
        mail("", Content_Type=None).strip() + b"\n" + deepest,
        mail("<div>" * 11_000, kind="text/html"),
        mail(ENGLISH, Content_Type=f"text/plain; {'a=b; ' * 1_000}"),
    ):
        with pytest.raises(Malformed, match="nested"):
            read(octets)


def test_a_mail_is_known_by_its_message_id_or_else_by_what_it_says():
    assert read(mail(ENGLISH)).message_id == "<one@example.com>"
    for broken in (None, "", "no brackets", f"<{'a' * 300}>", "<a b@c>"):
        nameless = [read(mail(text, Message_ID=broken)).message_id for text in ("A", "A", "B")]
        assert nameless[0] == nameless[1] != nameless[2]
        assert len(nameless[0]) < 250
