"""Make rows for tests: `make_article(title="…")` fills every language, published a day ago."""

import datetime as dt
import io
from functools import cache
from typing import Any

import PIL.Image
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from articles.models import Article, Byline, Filing, Topic
from community.actions import counts
from community.models import Answer, Comment, Member, Question, Thread
from community.workflow import Status
from contributors.models import Contributor
from editions.languages import LANGUAGES, Language, columns
from images.models import Image
from issues.models import Issue
from submissions import workflow
from submissions.models import Author, Submission
from submissions.workflow import State

EN, HANS, HANT = LANGUAGES
_count = iter(range(1, 10_000_000))


def yesterday() -> dt.datetime:
    return timezone.now() - dt.timedelta(days=1)


def in_all(name: str, text: str) -> dict[str, str]:
    """Return a text for each language's column, told apart by its end: `Title [zh_hans]`."""
    return {language.field(name): f"{text} [{language.column}]" for language in LANGUAGES}


def published(*languages: Language, at: dt.datetime | None = None) -> dict[str, dt.datetime | None]:
    """Return the publication columns with these languages live and no other."""
    live = {language.field("published_at") for language in languages}
    return {
        column: (at or yesterday()) if column in live else None
        for column in columns("published_at")
    }


def make_user(**fields: Any) -> User:
    fields.setdefault("email", f"user{next(_count)}@example.com")
    return User.objects.create_user(password="secret", **fields)


def make_contributor(**fields: Any) -> Contributor:
    number = next(_count)
    fields.setdefault("slug", f"contributor-{number}")
    fields.setdefault("latin_name", f"Ann Author {number}")
    return Contributor.objects.create(
        **{**in_all("name", f"Ann {number}"), **in_all("role", "Professor"), **fields}
    )


def make_topic(**fields: Any) -> Topic:
    number = next(_count)
    fields.setdefault("slug", f"topic-{number}")
    return Topic.objects.create(**{**in_all("name", f"Topic {number}"), **fields})


@cache
def red_field(size: tuple[int, int]) -> bytes:
    """Return a picture as a file: a JPEG, which is read at an eighth where a PNG is read whole."""
    picture = io.BytesIO()
    PIL.Image.new("RGB", size, (140, 30, 24)).save(picture, "JPEG")
    return picture.getvalue()


def make_image(**fields: Any) -> Image:
    picture = red_field(fields.pop("size", (1200, 800)))
    fields.setdefault("title", f"Picture {next(_count)}")
    return Image.objects.create(
        **{
            "file": ContentFile(picture, "picture.jpg"),
            **in_all("alt", "A red field"),
            **in_all("credit", "Illustration: Focus"),
            **fields,
        }
    )


def make_article(
    *, by: list[Contributor] | None = None, on: list[Topic] | None = None, **fields: Any
) -> Article:
    number = next(_count)
    fields.setdefault("slug", f"article-{number}")
    article = Article.objects.create(
        **{
            **in_all("title", f"Title {number}"),
            **in_all("standfirst", f"Standfirst {number}"),
            **dict.fromkeys(columns("body"), f"<p>Body {number}</p>"),
            **published(*LANGUAGES),
            **fields,
        }
    )
    for position, contributor in enumerate(by or []):
        Byline.objects.create(
            article=article, contributor=contributor, position=position, **in_all("role", "Fellow")
        )
    for position, topic in enumerate(on or []):
        Filing.objects.create(article=article, topic=topic, position=position)
    return article


def make_issue(**fields: Any) -> Issue:
    number = next(_count)
    fields.setdefault("date", dt.date(2020, 1, 3) + dt.timedelta(weeks=number))
    return Issue.objects.create(
        **{
            **in_all("title", f"Issue {number}"),
            **in_all("standfirst", "The week"),
            **in_all("tagline", "A community space"),
            **in_all("salutation", "Dear Focus Reader,"),
            **dict.fromkeys(columns("letter"), "<p>The letter.</p>"),
            **in_all("sign_off", "Team Focus"),
            **published(*LANGUAGES),
            **fields,
        }
    )


def make_section(model: type, issue: Issue, **fields: Any) -> Any:
    """Make a section at the end of an issue; a translated field's plain name fills all three."""
    for name in list(fields):
        if hasattr(model, EN.field(name)):
            fields.update(in_all(name, fields.pop(name)))
    fields.setdefault("ordering", next(_count))
    return model.objects.create(parent=issue, region="main", **fields)


def make_submission(
    *, state: State = State.RECEIVED, author: dict[str, Any] | None = None, **fields: Any
) -> Submission:
    """Make a piece by one author, with what its state asks for."""
    number = next(_count)
    if state not in {State.DRAFT}:
        fields.setdefault("received_at", yesterday())
        fields.setdefault("reply_by", timezone.now() + dt.timedelta(days=3))
    if state is State.REVISION_REQUESTED:
        fields.setdefault("due_on", timezone.localdate() + dt.timedelta(days=7))
    if state in workflow.WITH_ARTICLE:
        fields.setdefault("article", make_article(**published()))
    submission = Submission.objects.create(
        state=state,
        **{
            "language": "en",
            "title": f"Offer {number}",
            "summary": "What it says",
            "text": "<p>" + "word " * 800 + "</p>",
            **fields,
        },
    )
    make_author(submission, **{"joined_at": timezone.now(), **(author or {})})
    return submission


def make_author(submission: Submission, **fields: Any) -> Author:
    number = next(_count)
    return Author.objects.create(
        submission=submission,
        **{
            "position": submission.authors.count(),
            "email": f"author{number}@example.com",
            "language": submission.language,
            "name": f"Author {number}",
            "role": "Fellow, Somewhere",
            **fields,
        },
    )


def approve(article: Article, *languages: Language) -> None:
    """Let an article of a submission be published as it stands, as its authors' approval does."""
    article.approved = {each.code: article.fingerprint(each) for each in languages or LANGUAGES}
    article.save(update_fields=["approved"])


def make_member(**fields: Any) -> Member:
    """Make somebody who takes part; a newcomer, whose words wait."""
    number = next(_count)
    fields.setdefault("user", None)
    fields["user"] = fields["user"] or make_user()
    fields.setdefault("name", f"Reader {number}")
    fields.setdefault("name_key", f"reader {number}")
    return Member.objects.create(**fields)


def make_thread(piece: Any = None, **fields: Any) -> Thread:
    piece = piece or make_article()
    return Thread.objects.create(**{type(piece).__name__.lower(): piece}, **fields)


def make_comment(thread: Thread | None = None, **fields: Any) -> Comment:
    """Make a comment past the rules, its counts kept; live unless a status is named."""
    fields.setdefault("text", f"A comment {next(_count)}.")
    fields.setdefault("html", f"<p>{fields['text']}</p>")
    fields.setdefault("language", "en")
    fields.setdefault("status", Status.NEW)
    if "member" not in fields:
        fields["member"] = make_member()
    comment = Comment.objects.create(thread=thread or make_thread(), **fields)
    comment.rulings.create(number=1, kind="post", to_status=comment.status, role="author")
    counts.moved(comment, None)
    return comment


def make_question(issue: Issue | None = None, **fields: Any) -> Question:
    fields = {**in_all("text", "What do you think?"), **fields}
    return make_section(Question, issue or make_issue(), **fields)


def make_answer(question: Question | None = None, **fields: Any) -> Answer:
    """Make an answer that may be printed and cut."""
    fields.setdefault("text", f"An answer {next(_count)}.")
    fields.setdefault("language", "en")
    fields.setdefault("name", "R. Reader")
    fields.setdefault("place", "Hong Kong")
    if "user" not in fields:
        fields["user"] = make_user()
    fields.setdefault(
        "email", fields["user"].email if fields["user"] else f"r{next(_count)}@example.com"
    )
    answer = Answer.objects.create(
        **{"question": question or make_question(), "may_print": True, "may_edit": True, **fields}
    )
    answer.moves.create(number=1, to_stage=answer.stage, role="author")
    return answer
