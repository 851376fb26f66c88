from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString

from editions import links
from issues.models import Section


def resolve_prose(letters: Sequence[str], sections: Iterable[Section]) -> list[SafeString]:
    """Turn references into addresses in the letters, returned, and in the sections, in place.

    All texts at once, so that the cost does not grow with the sections.
    """
    places = [(section, name) for section in sections for name in section.prose_fields()]
    texts = [getattr(section, name) for section, name in places]
    resolved = links.resolve([*letters, *texts])
    for (section, name), text in zip(places, resolved[len(letters) :], strict=True):
        setattr(section, name, text)
    return resolved[: len(letters)]
