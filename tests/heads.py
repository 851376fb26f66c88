"""What the head of a page says to other sites."""

from bs4 import BeautifulSoup


def metas(response):
    """Return the Open Graph and Twitter values of a page; those that repeat as lists."""
    found = {}
    for tag in BeautifulSoup(response.content, "html.parser").find_all("meta"):
        name = tag.get("property") or tag.get("name")
        if name and name.startswith(("og:", "article:", "twitter:")):
            found.setdefault(name, []).append(tag["content"])
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}
