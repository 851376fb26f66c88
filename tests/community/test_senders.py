"""Where a text came from is counted, not kept."""

import pytest
from django.test import RequestFactory

from community.senders import sent_from


def sent(address):
    return sent_from(RequestFactory().post("/", REMOTE_ADDR=address))


@pytest.mark.parametrize(
    ("one", "other", "same_address", "same_subnet"),
    [
        ("192.0.2.7", "192.0.2.7", True, True),
        ("192.0.2.7", "192.0.2.8", False, True),
        ("192.0.2.7", "192.0.3.7", False, False),
        ("2001:db8:1:2::3", "2001:db8:1:2:ffff::4", True, True),
        ("2001:db8:1:2::3", "2001:db8:1:3::3", False, True),
        ("2001:db8:1:2::3", "2001:db8:2:2::3", False, False),
        ("::ffff:192.0.2.7", "192.0.2.7", True, True),
    ],
)
def test_a_household_and_a_network_are_told_apart(one, other, same_address, same_subnet):
    one, other = sent(one), sent(other)

    assert (one.address == other.address) is same_address
    assert (one.subnet == other.subnet) is same_subnet


def test_no_address_is_written_down_and_the_digest_is_keyed(settings):
    before = sent("192.0.2.7")
    settings.SECRET_KEY = "another"

    assert len(before.address) == len(before.subnet) == 32
    assert sent("192.0.2.7").address != before.address


@pytest.mark.parametrize("address", ["", "unix:", "nonsense"])
def test_an_unknown_address_is_nobodys(address):
    assert (sent(address).address, sent(address).subnet) == ("", "")
