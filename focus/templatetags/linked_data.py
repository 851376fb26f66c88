import json
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from focus.linked_data import PAGES

register = template.Library()
# Nothing in a text can end the script or be taken for markup.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def linked_data(context: dict[str, Any], page: str, *subjects: Any) -> SafeString:
    """Return what a page of this kind says of its subjects; a preview says nothing.

    Scripts of data are never run, so they carry no nonce: it would be new on each request, and no
    cache could keep the page.
    """
    nodes = () if context.get("is_preview") else PAGES[page](*subjects)
    return format_html_join(
        "\n",
        '<script type="application/ld+json">{}</script>',
        ((written({"@context": "https://schema.org", **node}),) for node in nodes),
    )


def written(node: dict[str, Any]) -> SafeString:
    return mark_safe(json.dumps(node, ensure_ascii=False).translate(ESCAPES))
