"""Turn the parts of a past issue into the sections they are to become."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.importing.lines import Line, shortened
from articles.importing.report import Row, Wanted
from articles.models import Article
from community.models import Question
from focus.importing import tree
from issues.models import (
    DiscoverMore,
    FeaturedArticle,
    NotableNumber,
    Notice,
    QuoteOfTheWeek,
    RichText,
    Section,
    Video,
)

# Finds an article of ours by `title` or `url`.
FindArticle = Callable[..., Article | None]


@dataclass
class Planned:
    """A section to be: its texts in the language of the file, and what all languages share."""

    model: type[Section]
    lines: Sequence[Line]
    texts: dict[str, str]
    shared: dict[str, Any] = field(default_factory=dict)

    @property
    def row(self) -> Row:
        said = [self.texts.get(name, "") for name in ("title", "figure", "text", "teaser")]
        words = [self.texts.get("heading", ""), *(tree.strip_prose(text) for text in said)]
        article = self.shared.get("article")
        told = [shortened(" ".join(text.split())) for text in words if text]
        told += [f"from the article “{article}”"] if article else []
        return Row.of(self.lines, str(self.model._meta.verbose_name), " · ".join(told))


def plan(parts: Sequence[tree.Part], find: FindArticle, wants: list[Wanted]) -> Iterator[Planned]:
    """Return the sections in the order of the file; what nobody can know is added to `wants`."""
    for part in parts:
        wants += part.wants
        match part:
            case tree.Credited():
                yield from _credited(part, find, wants)
            case tree.Feature():
                yield _feature(part, find, wants)
            case tree.Card():
                yield _card(part)
            case tree.Question():
                texts = _texts(part, "context", "text", "invitation")
                yield Planned(Question, part.lines, texts)
            case tree.Notice():
                yield Planned(Notice, part.lines, {**_texts(part), "text": part.html})
            case tree.Text():
                yield Planned(RichText, part.lines, {**_texts(part), "text": part.html})


def _texts(part: tree.Part, *names: str) -> dict[str, str]:
    return {name: getattr(part, name) for name in ("heading", *names)}


def _credited(part: tree.Credited, find: FindArticle, wants: list[Wanted]) -> Iterator[Planned]:
    article = find(title=part.article_title, url=part.url)
    texts = {
        **_texts(part, "text"),
        "speakers": "\n".join(credit.name for credit in part.credits),
        "roles": "\n".join(credit.role for credit in part.credits).rstrip("\n"),
    }
    model: type[Section] = QuoteOfTheWeek
    if isinstance(part, tree.Number):
        model = NotableNumber
        texts |= {"figure": part.figure, "unit": part.unit}
    yield Planned(model, part.lines, texts, {"article": article})
    if not article and (part.article_title or part.url):
        wants.append(_no_article(part.lines[-1], part.article_title or part.url))
        # The section has no column for a title or a link without an article.
        yield Planned(RichText, part.lines[-1:], {"text": f"<p>{part.more}</p>"})


def _no_article(line: Line, name: str) -> Wanted:
    return Wanted(
        line.number,
        f"No article of ours is “{name}”. The line that leads to it became a text below: when "
        "the article is here, pick it in the section and remove that text.",
    )


def _feature(part: tree.Feature, find: FindArticle, wants: list[Wanted]) -> Planned:
    article: Article | None = find(title=part.article_title, url=part.url)
    if article:
        texts = _texts(part, "teaser")
        return Planned(FeaturedArticle, part.lines, texts, {"article": article})
    wants.append(
        Wanted(
            part.lines[-1].number,
            f"No article of ours is “{part.article_title}”: it became a text in its place.",
        )
    )
    return Planned(RichText, part.lines, {**_texts(part), "text": part.html})


def _card(part: tree.Card) -> Planned:
    model = Video if part.is_video else DiscoverMore
    texts = _texts(part, "intro", "source", "title", "blurb", "link_label")
    return Planned(model, part.lines, texts, {"url": part.url})
