"""What a page says of itself in schema.org's words, in the language it is read in.

Built from what the page has loaded already: none of this costs a query. Drafts say nothing.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Page, Topic
from contributors.models import Contributor
from editions.languages import LANGUAGES, Language, current
from editions.links import absolute
from editions.models import Edition, Editioned
from focus import icons
from images.models import Image
from issues.models import FeaturedArticle, Issue, Section

Node = dict[str, Any]
TYPES = {
    Article.Kind.OP_ED: "OpinionNewsArticle",
    Article.Kind.INTERVIEW: "NewsArticle",
    Article.Kind.NEWS: "NewsArticle",
}
ORGANISATION = absolute("/#organisation")


def present(node: Node) -> Node:
    """Return what there is to say: nothing is said with an empty text or list."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}


def moment(at: dt.datetime) -> str:
    """Return a date with its offset, on the clock of the first newsroom."""
    return timezone.localtime(at).isoformat(timespec="seconds")


def organisation() -> Node:
    size = max(icons.MANIFEST_SIZES)
    return {
        "@type": "NewsMediaOrganization",
        "@id": ORGANISATION,
        "name": "Focus",
        "url": f"{settings.SITE_URL}/",
        "logo": {
            "@type": "ImageObject",
            "url": absolute(reverse(f"icon_{size}")),
            "width": f"{size}",
            "height": f"{size}",
        },
        "email": settings.CONTACT_EMAIL,
    }


def website() -> Node:
    home = absolute(reverse("home"))
    return {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "name": "Focus",
        "url": home,
        "description": _("A weekly on China, the United States and the affairs they share."),
        "inLanguage": current().tag,
        "publisher": {"@id": ORGANISATION},
    }


def periodical() -> Node:
    issues = absolute(reverse("issues:index"))
    return {
        "@type": "Periodical",
        "@id": f"{issues}#periodical",
        "name": "Focus This Week",
        "url": issues,
        "inLanguage": current().tag,
        "publisher": {"@id": ORGANISATION},
    }


def picture(image: Image | None) -> Node | None:
    if not image:
        return None
    cut = image.cut()
    return present(
        {
            "@type": "ImageObject",
            "url": absolute(cut.url(cut.width)),
            "width": f"{cut.width}",
            "height": f"{cut.height}",
            "creditText": image.credit,
        }
    )


def person(contributor: Contributor, *, role: str) -> Node:
    """Return somebody by the name this language prints, and by those the others do."""
    name = contributor.byline_name
    others = [contributor.latin_name, *(contributor.name_in(lang) for lang in LANGUAGES)]
    address = absolute(contributor.get_absolute_url())
    return present(
        {
            "@type": "Person",
            "@id": f"{address}#person",
            "name": name,
            "alternateName": [other for other in dict.fromkeys(others) if other != name],
            "jobTitle": role,
            "url": address,
        }
    )


def translations(piece: Editioned, kind: str, original: Language | None) -> Node:
    """Return the other live editions: what this is a translation of, or those made of it.

    Without a known original, as of an issue written by two newsrooms, each is one of the others.
    """
    others = [each for each in piece.live_editions() if each.language != current()]
    if original and original != current():
        others = [each for each in others if each.language == original]
        return {"translationOfWork": named(others[0], kind)} if others else {}
    return {"workTranslation": [named(each, kind) for each in others]}


def named(edition: Edition, kind: str) -> Node:
    """Return an edition by its address; its own page says the rest."""
    address = absolute(edition.url)
    return {
        "@type": kind,
        "@id": f"{address}#{edition.piece._meta.model_name}",
        "url": address,
        "inLanguage": edition.language.tag,
    }


def work(edition: Edition, kind: str) -> Node:
    return {**named(edition, kind), "headline": edition.title}


def article_itself(article: Article) -> Node:
    kind = TYPES[Article.Kind(article.kind)]
    original = next(lang for lang in LANGUAGES if lang.code == article.original_language)
    edition = article.edition()
    authors = [
        person(byline.contributor, role=byline.role_in(current()))
        for byline in article.bylines.all()
    ]
    return present(
        {
            **work(edition, kind),
            "description": edition.standfirst,
            "mainEntityOfPage": absolute(edition.url),
            "datePublished": moment(edition.published_at),
            "dateModified": moment(edition.changed_at),
            "author": authors or [{"@id": ORGANISATION}],
            "publisher": organisation(),
            "image": picture(article.image),
            "articleSection": [
                each.topic.name for each in article.filings.all() if each.topic.name
            ],
            "genre": article.get_kind_display(),
            "isPartOf": website(),
            "isBasedOn": article.canonical_url,
            "isAccessibleForFree": True,
            **translations(article, kind, original),
        }
    )


def issue_itself(issue: Issue, sections: Iterable[Section]) -> Node:
    edition = issue.edition()
    featured = [
        work(each.article.edition(), TYPES[Article.Kind(each.article.kind)])
        for each in sections
        if isinstance(each, FeaturedArticle) and each.article.is_published()
    ]
    return present(
        {
            **work(edition, "PublicationIssue"),
            "name": edition.title,
            "description": edition.standfirst,
            "issueNumber": issue.date.isoformat(),
            "datePublished": moment(edition.published_at),
            "dateModified": moment(edition.changed_at),
            "publisher": organisation(),
            "image": picture(issue.image),
            "isPartOf": periodical(),
            "hasPart": featured,
            "isAccessibleForFree": True,
            **translations(issue, "PublicationIssue", None),
        }
    )


def profile(contributor: Contributor) -> Node:
    address = absolute(contributor.get_absolute_url())
    role: Any = contributor.role
    portrait = present({"image": picture(contributor.portrait)})
    return {
        "@type": "ProfilePage",
        "@id": address,
        "url": address,
        "inLanguage": current().tag,
        "dateModified": moment(contributor.updated_at),
        "mainEntity": {**person(contributor, role=role), **portrait},
    }


def breadcrumbs(*steps: tuple[str, str]) -> Node:
    """Return the way here from the front page; each step is (name, address)."""
    way = [("Focus", reverse("home")), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(address)}
            for place, (name, address) in enumerate(way, start=1)
        ],
    }


def of_home() -> Sequence[Node]:
    return website(), organisation()


def of_article(article: Article) -> Sequence[Node]:
    topic = article.main_topic
    steps = [(_("Articles"), reverse("articles:index"))]
    if topic and topic.name:
        steps.append((topic.name, topic.get_absolute_url()))
    steps.append((article.title, article.get_absolute_url()))
    return article_itself(article), breadcrumbs(*steps)


def of_issue(issue: Issue, groups: Sequence[Sequence[Section]]) -> Sequence[Node]:
    sections = (section for group in groups for section in group)
    way = breadcrumbs(
        (_("Issues"), reverse("issues:index")), (issue.title, issue.get_absolute_url())
    )
    return issue_itself(issue, sections), way


def of_issues() -> Sequence[Node]:
    return periodical(), organisation(), breadcrumbs((_("Issues"), reverse("issues:index")))


def of_articles() -> Sequence[Node]:
    return (breadcrumbs((_("Articles"), reverse("articles:index"))),)


def of_topics() -> Sequence[Node]:
    return (breadcrumbs((_("Topics"), reverse("articles:topics"))),)


def of_topic(topic: Topic) -> Sequence[Node]:
    articles = (_("Articles"), reverse("articles:index"))
    return (breadcrumbs(articles, (str(topic), topic.get_absolute_url())),)


def of_contributors() -> Sequence[Node]:
    return (breadcrumbs((_("Contributors"), reverse("contributors:index"))),)


def of_contributor(contributor: Contributor) -> Sequence[Node]:
    way = breadcrumbs(
        (_("Contributors"), reverse("contributors:index")),
        (contributor.byline_name, contributor.get_absolute_url()),
    )
    return profile(contributor), way


def of_page(page: Page) -> Sequence[Node]:
    return (breadcrumbs((page.title, page.get_absolute_url())),)


PAGES: dict[str, Callable[..., Sequence[Node]]] = {
    "home": of_home,
    "issues": of_issues,
    "issue": of_issue,
    "articles": of_articles,
    "article": of_article,
    "topic": of_topic,
    "topics": of_topics,
    "contributors": of_contributors,
    "contributor": of_contributor,
    "page": of_page,
}
