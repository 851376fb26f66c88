"""Where a text comes from, so that limits can count it and nobody can read it back."""

from __future__ import annotations

import ipaddress

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.addresses import client_address
from community.rules.findings import Sent

# One household: an IPv4 address, or what a provider gives a household of IPv6; and its network.
HOUSEHOLD = {4: 32, 6: 64}
SUBNET = {4: 24, 6: 48}
PROOF = "proof"


def sent_from(request: HttpRequest) -> Sent:
    """Return keyed digests of who asks; both are "" where the server does not know an address."""
    text = client_address(request)
    proof = request.POST.get(PROOF, "")
    if not text:
        return Sent(proof=proof)
    address = ipaddress.ip_address(text)
    return Sent(
        address=digest(f"{address}/{HOUSEHOLD[address.version]}"),
        subnet=digest(f"{address}/{SUBNET[address.version]}"),
        proof=proof,
    )


def digest(network: str) -> str:
    network = str(ipaddress.ip_network(network, strict=False))
    return salted_hmac("community.senders", network, algorithm="sha256").hexdigest()[:32]
