"""Find the article or the contributor that a text names."""

from urllib.parse import urlsplit

from django.utils.text import slugify

from articles.importing.lines import fold
from articles.importing.people import Credit
from articles.models import Article
from contributors.models import Contributor
from editions.languages import Language, columns
from editions.models import FormerSlug


class Articles:
    """The articles by their titles in any language, and by their addresses."""

    def __init__(self) -> None:
        rows = Article.objects.order_by("-pk").values_list("pk", "slug", *columns("title"))
        self.by_title = {
            fold(title): pk for pk, _slug, *titles in rows for title in titles if title
        }
        self.by_slug = {
            **dict(FormerSlug.objects.filter(kind="article").values_list("slug", "object_id")),
            **{slug: pk for pk, slug, *_titles in rows},
        }

    def find(self, *, title: str = "", url: str = "") -> Article | None:
        pk = self.by_title.get(fold(title)) if fold(title) else None
        if pk is None and url:
            last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
            pk = self.by_slug.get(last.removesuffix(".html"))
        return Article.objects.without_bodies().filter(pk=pk).first() if pk else None


class Contributors:
    """The contributors by their names in any language and in Latin letters."""

    def __init__(self) -> None:
        rows = Contributor.objects.order_by("-pk").values_list("pk", "latin_name", *columns("name"))
        self.by_name = {fold(name): pk for pk, *names in rows for name in names if name}

    def find(self, credit: Credit) -> Contributor | None:
        for name in (credit.own_name, credit.latin_name, credit.name):
            if name and (pk := self.by_name.get(fold(name))):
                return Contributor.objects.get(pk=pk)
        return None

    def make_draft(self, credit: Credit, *, language: Language) -> Contributor | None:
        """Make a contributor for an editor to check; None without a name in Latin letters."""
        slug = slugify(credit.latin_name)[:110]
        if not slug or len(credit.latin_name) > 150 or len(credit.role) > 300:
            return None
        contributor = Contributor.objects.create(
            slug=_free(slug),
            latin_name=credit.latin_name,
            is_draft=True,
            **{
                language.field("name"): credit.own_name,
                language.field("role"): credit.role,
            },
        )
        for name in (credit.own_name, credit.latin_name):
            self.by_name[fold(name)] = contributor.pk
        return contributor


def _free(slug: str) -> str:
    """Return the slug, with a number after it when a contributor has or had it."""
    taken = set(Contributor.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    former = FormerSlug.objects.filter(kind="contributor", slug__startswith=slug)
    taken |= set(former.values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(name for name in numbered if name not in taken)
