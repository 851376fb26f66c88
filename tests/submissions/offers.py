"""The open form as a browser sends it."""

import re

WORDS = "\n\n".join(["One argument, made once. " * 40] * 5)


def fields(client, address="/en/submit/", **typed):
    """Return what the form at an address sends: what stands in it, and what is typed."""
    page = client.get(address).content.decode()
    found = {
        "opened": re.search(r'name="opened" value="([^"]+)"', page).group(1),
        "saves": re.search(r'name="saves" value="(\d+)"', page).group(1),
        "language": "en",
        "author-language": "en",
    }
    return {**found, **{name.replace("author_", "author-"): text for name, text in typed.items()}}


def whole(client, address="/en/submit/", **typed):
    return fields(
        client,
        address,
        **{
            "title": "A piece",
            "text": WORDS,
            "author_name": "Ann Author",
            "author_email": "ann@example.com",
            **typed,
        },
    )
