"""What is read of a mail: the words of its author, and nobody else's."""

import pytest

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
