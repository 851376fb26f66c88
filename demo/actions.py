"""Fill an empty site with the demo content: `demo/content/` holds the words, `pictures` draws."""

import io
import os
import re
import tomllib
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model

import images.actions
import search.actions
from accounts.actions import sync_groups
from accounts.models import User
from articles.models import Article, Byline, Companion, Filing, Page, Source, Topic
from community.models import Answer, Comment, Question, ReaderPick
from contributors.models import Contributor
from demo import pictures
from demo.community import load_community
from demo.readership import load_reads
from demo.submissions import load_submission
from editions.languages import LANGUAGES
from editions.links import reference
from images.models import Image
from issues.models import (
    DiscoverMore,
    FeaturedArticle,
    Issue,
    NotableNumber,
    Notice,
    Picture,
    QuoteOfTheWeek,
    RichText,
    Section,
    Video,
)
from submissions.models import Submission

CONTENT = Path(__file__).parent / "content"
CREDIT = {"en": "Illustration: Focus", "zh-hans": "插图：Focus", "zh-hant": "插圖：Focus"}
SECTIONS: dict[str, type[Section]] = {
    "quote": QuoteOfTheWeek,
    "number": NotableNumber,
    "article": FeaturedArticle,
    "card": DiscoverMore,
    "video": Video,
    "rich_text": RichText,
    "image": Picture,
    "notice": Notice,
    "question": Question,
    "reader_pick": ReaderPick,
}
PEOPLE: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "editor.hk@example.com",
        {
            "name": "Hong Kong editor",
            "newsroom": User.Newsroom.HONG_KONG,
            "language": "zh-hant",
            "groups": ["editors"],
        },
    ),
    (
        "editor.ny@example.com",
        {
            "name": "New York editor",
            "newsroom": User.Newsroom.NEW_YORK,
            "time_zone": "America/New_York",
            "groups": ["editors"],
        },
    ),
    (
        "chief@example.com",
        {
            "name": "Chief editor",
            "newsroom": User.Newsroom.HONG_KONG,
            "groups": ["editors", "chief editors", "moderators"],
        },
    ),
    ("contributor@example.com", {"name": "Zhao Wenqing", "language": "zh-hans", "groups": []}),
    ("reader@example.com", {"name": "A reader", "time_zone": "America/New_York", "groups": []}),
)


def is_loaded() -> bool:
    return Issue.objects.exists()


@transaction.atomic
def load() -> dict[str, int]:
    """Load everything and return how many of each noun; the site must have no issues yet."""
    load_people()
    load_pictures()
    for position, (slug, texts) in enumerate(read("topics").items()):
        Topic.objects.create(slug=slug, position=position, **by_column(texts))
    for slug, texts in read("contributors").items():
        load_contributor(slug, texts)
    articles = {
        path.stem: tomllib.loads(path.read_text())
        for path in sorted((CONTENT / "articles").glob("*.toml"))
    }
    for slug, fields in articles.items():
        load_article(slug, fields)
    for slug, fields in articles.items():
        load_companions(slug, fields.get("companions", []))
    for path in sorted((CONTENT / "issues").glob("*.toml")):
        load_issue(path.stem, tomllib.loads(path.read_text()))
    for slug, page in read("pages").items():
        Page.objects.create(slug=slug, **editions_of(page))
    connect_links()
    for model in (Article, Issue, Contributor):  # with what was saved beside each
        search.actions.index(model, model.objects.values_list("pk", flat=True))
    load_reads()
    for piece in read("submissions").values():
        load_submission(piece)
    load_community(read("community"), (CONTENT / "held_words.txt").read_text())
    nouns = (User, Image, Topic, Contributor, Article, Issue, Page, Submission, Comment, Answer)
    return {str(noun._meta.verbose_name_plural): noun.objects.count() for noun in nouns}


def load_people() -> None:
    """Make the demo sign-ins, with DEMO_PASSWORD."""
    sync_groups()
    password = os.environ.get("DEMO_PASSWORD") or "focus-demo"
    for email, fields in PEOPLE:
        groups = fields["groups"]
        rest = {name: value for name, value in fields.items() if name != "groups"}
        user = User.objects.create_user(email, password, is_staff=bool(groups), **rest)
        user.groups.set(Group.objects.filter(name__in=groups))


def load_pictures() -> None:
    for name, picture in read("pictures").items():
        across, down = picture["focal_point"]
        data = io.BytesIO()
        pictures.draw(name).save(data, "JPEG", quality=90)
        image = Image.objects.create(
            title=name,
            file=ContentFile(data.getvalue(), f"{name}.jpg"),
            focal_x=across,
            focal_y=down,
            rights="Drawn for the demonstration; free to use.",
            **by_column({"alt": picture["alt"], "credit": CREDIT}),
        )
        images.actions.prepare(image)


def load_contributor(slug: str, fields: dict[str, Any]) -> None:
    signs_in = User.objects.filter(email="contributor@example.com", name=fields["latin_name"])
    Contributor.objects.create(
        slug=slug,
        user=signs_in.first(),
        latin_name=fields["latin_name"],
        family_name_first=fields["family_name_first"],
        portrait=picture(fields["portrait"]),
        **by_column({name: fields[name] for name in ("name", "role", "bio")}),
    )


def load_article(slug: str, fields: dict[str, Any]) -> None:
    first = fields.get("first_published", {})
    article = Article.objects.create(
        slug=slug,
        kind=fields["kind"],
        original_language=fields["original_language"],
        image=picture(fields.get("image")),
        first_published_in=first.get("outlet", ""),
        first_published_at=first.get("at"),
        canonical_url=first.get("url", ""),
        may_be_republished=fields.get("may_be_republished", False),
        **editions_of(fields),
    )
    for position, filed_under in enumerate(fields["topics"]):
        topic = Topic.objects.get(slug=filed_under)
        Filing.objects.create(article=article, topic=topic, position=position)
    for position, byline in enumerate(fields["bylines"]):
        Byline.objects.create(
            article=article,
            contributor=Contributor.objects.get(slug=byline["contributor"]),
            position=position,
            **by_column({"role": byline["role"]}),
        )
    for position, source in enumerate(fields.get("sources", [])):
        Source.objects.create(
            article=article,
            url=source["url"],
            position=position,
            **by_column({"label": source["label"]}),
        )


def load_companions(slug: str, others: list[str]) -> None:
    for position, other in enumerate(others):
        Companion.objects.create(
            article=Article.objects.get(slug=slug),
            other=Article.objects.get(slug=other),
            position=position,
        )


def load_issue(date: str, fields: dict[str, Any]) -> None:
    issue = Issue.objects.create(
        date=date, image=picture(fields.get("image")), **editions_of(fields)
    )
    for position, section in enumerate(fields["sections"]):
        values: dict[str, Any] = {"parent": issue, "region": "main", "ordering": position * 10}
        for name, value in section.items():
            if isinstance(value, dict):
                values |= by_column({name: value})
            elif name == "article":
                values[name] = Article.objects.get(slug=value)
            elif name == "image":
                values[name] = picture(value)
            elif name != "type":
                values[name] = value
        SECTIONS[section["type"]].objects.create(**values)


def connect_links() -> None:
    """Turn the slugs and dates in the content's links into lasting references."""
    targets = {f"/-/article/{piece.slug}/": reference(piece) for piece in Article.objects.all()}
    targets |= {f"/-/issue/{issue.date}/": reference(issue) for issue in Issue.objects.all()}
    pattern = re.compile("|".join(map(re.escape, targets)))
    models: list[type[Model]] = [Article, Issue, Page, Contributor, *Section.types()]
    for model in models:
        for row in model._default_manager.all():
            for name, value in list(vars(row).items()):
                if isinstance(value, str) and pattern.search(value):
                    setattr(row, name, pattern.sub(lambda match: targets[match[0]], value))
            row.save()


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / f"{name}.toml").read_text())


def picture(title: str | None) -> Image | None:
    return Image.objects.get(title=title) if title else None


def by_column(texts: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return {"title": {"zh-hant": "…"}} as {"title_zh_hant": "…"}."""
    return {
        language.field(name): values[language.code]
        for name, values in texts.items()
        for language in LANGUAGES
        if language.code in values
    }


def editions_of(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the language tables of a piece as columns; an absent table is no edition."""
    return {
        language.field(name): value
        for language in LANGUAGES
        for name, value in fields.get(language.code, {}).items()
    }
