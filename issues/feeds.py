from collections.abc import Iterable
from itertools import chain

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from editions import links
from editions.feeds import ENTRIES, EditionFeed, Entry, portable
from editions.languages import current
from editions.models import reverse_in
from issues.models import Issue, in_groups, sections_of
from issues.prose import resolve_prose


class IssueFeed(EditionFeed):
    view = "issues:feed"

    def title(self) -> str:
        return f"Focus – {_('Issues')}"

    def subtitle(self) -> str:
        return _("Every issue of Focus This Week, newest first.")

    def link(self) -> str:
        return links.absolute(reverse_in(current(), "issues:index"))

    def items(self) -> Iterable[Entry]:
        """Yield the newest issues, letter and sections, in the same number of queries for any."""
        newest = list(Issue.objects.published().select_related("image")[:ENTRIES])
        found = sections_of(newest)
        sections = [issue.printed(found[issue.pk]) for issue in newest]
        letters = resolve_prose([issue.letter for issue in newest], chain(*sections))
        for issue, letter, printed in zip(newest, letters, sections, strict=True):
            context = {
                "issue": issue,
                "letter": letter,
                "groups": in_groups(printed),
                "language": current(),
            }
            edition = issue.edition()
            html = render_to_string("issues/feed_entry.html", context)
            yield Entry(edition=edition, html=portable(html, base=links.absolute(edition.url)))
