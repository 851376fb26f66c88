"""Where a request comes from, as far as our own proxies vouch for it."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def client_address(request: HttpRequest) -> str:
    """Return the address of who asks; "" where the server does not know one.

    Anybody may send `X-Forwarded-For`. It is read from its end, where our own proxy adds who asked
    it, and only as long as the one who speaks stands in TRUSTED_PROXIES.
    """
    address = parsed(request.META.get("REMOTE_ADDR", ""))
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while address and is_trusted(address) and forwarded:
        told = parsed(forwarded.pop())
        if told is None:
            break
        address = told
    return str(address or "")


def parsed(text: str) -> Address | None:
    """Return the address in a text, with a port or without: `[2001:db8::1]:443`."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    # One that came through an IPv6 socket is the same machine.
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def is_trusted(address: Address) -> bool:
    return any(address in network for network in settings.TRUSTED_PROXIES)
