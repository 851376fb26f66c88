import ipaddress

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from accounts.addresses import client_address

PROXIES = [ipaddress.ip_network(name) for name in ("10.0.0.0/8", "2001:db8:1::/48")]
EVERYBODY = [ipaddress.ip_network(name) for name in ("0.0.0.0/0", "::/0")]


def asked(at, forwarded=None):
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
    return client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=at))


@pytest.mark.parametrize(
    ("at", "forwarded", "address"),
    [
        ("203.0.113.9", None, "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # anybody may say anything
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),  # the first is a forgery
        ("10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9"),  # two proxies
        ("10.0.0.1", "10.0.0.3", "10.0.0.3"),  # our own machine asks
        ("10.0.0.1", "203.0.113.9:4711", "203.0.113.9"),
        ("2001:db8:1::1", "[2001:db8:2::7]:443", "2001:db8:2::7"),
        ("2001:db8:1::1", "2001:DB8:2:0::7", "2001:db8:2::7"),
        ("::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("fe80::1%eth0", None, "fe80::1"),
        ("10.0.0.1", "unknown", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1, , 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1, nonsense", "10.0.0.1"),
        ("", "203.0.113.9", ""),
        ("nonsense", "203.0.113.9", ""),
    ],
)
def test_an_address_is_believed_as_far_as_our_own_proxies_vouch_for_it(
    settings, at, forwarded, address
):
    settings.TRUSTED_PROXIES = PROXIES

    assert asked(at, forwarded) == address


def test_without_a_proxy_of_ours_nobody_is_believed(settings):
    settings.TRUSTED_PROXIES = []

    assert asked("10.0.0.1", "203.0.113.9") == "10.0.0.1"


strangers = st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)).filter(
    lambda address: (
        getattr(address, "ipv4_mapped", None) is None
        and not any(address in proxy for proxy in PROXIES)
    )
)


@given(forged=st.text(), stranger=strangers)
def test_nothing_a_stranger_sends_hides_the_address_a_proxy_saw(forged, stranger):
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1")
    request.META["HTTP_X_FORWARDED_FOR"] = f"{forged}, {stranger}"

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("django.conf.settings.TRUSTED_PROXIES", PROXIES)
        assert client_address(request) == str(stranger)


@given(at=st.text(), forwarded=st.text())
def test_no_text_is_an_error(at, forwarded):
    request = RequestFactory().get("/")
    request.META |= {"REMOTE_ADDR": at, "HTTP_X_FORWARDED_FOR": forwarded}

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("django.conf.settings.TRUSTED_PROXIES", EVERYBODY)
        client_address(request)
