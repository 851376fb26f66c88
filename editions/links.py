"""Links between pieces, kept as references so that they survive a change of slug.

Rich text holds `/-/article/42/`; the page shows the address the piece has today, in the language
being read.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from editions.languages import Language, current
from editions.models import Editioned

# No key has more than 19 figures; what has is left as it stands, and leads nowhere.
REFERENCE = re.compile(
    r'<a href="/-/(?P<kind>[a-z]+)/(?P<pk>[0-9]{1,19})/">(?P<words>.*?)</a>', re.DOTALL
)


def linkable() -> dict[str, type[Editioned]]:
    """Return the models a link may point at, by the name used in references."""
    return {model._meta.model_name or "": model for model in Editioned.__subclasses__()}


def reference(piece: Editioned) -> str:
    return f"/-/{piece._meta.model_name}/{piece.pk}/"


def absolute(address: str) -> str:
    """Return an address of ours as the rest of the world knows it."""
    return f"{settings.SITE_URL}{address}"


def with_absolute_links(html: str) -> SafeString:
    """Return cleaned HTML with its links within the site written out, for use elsewhere."""
    return mark_safe(html.replace('<a href="/', f'<a href="{settings.SITE_URL}/'))


def resolve(texts: Sequence[str], language: Language | None = None) -> list[SafeString]:
    """Return the texts, in order, with references turned into addresses.

    One query for each kind of piece referred to. A link to a piece that no reader may see, or
    that is gone, leaves its words.
    """
    language = language or current()
    wanted: dict[str, set[int]] = defaultdict(set)
    for text in texts:
        for match in REFERENCE.finditer(text):
            wanted[match["kind"]].add(int(match["pk"]))
    addresses = {
        (kind, piece.pk): piece.url_in(language)
        for kind, model in linkable().items()
        if kind in wanted
        for piece in model.objects.published_anywhere()  # type: ignore[attr-defined]
        .filter(pk__in=wanted[kind])
        .only(model.ADDRESS)
    }

    def rewritten(match: re.Match[str]) -> str:
        address = addresses.get((match["kind"], int(match["pk"])))
        return f'<a href="{address}">{match["words"]}</a>' if address else match["words"]

    return [mark_safe(REFERENCE.sub(rewritten, text)) for text in texts]
