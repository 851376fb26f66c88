"""Members, what they said, and answers to the newest question, as if some days had passed."""

import datetime as dt
from typing import Any

from django.utils import timezone

from accounts.models import User
from articles.models import Article
from community import marks
from community.actions import counts
from community.models import Answer, Comment, Member, Question, Report, Thanks, Thread
from community.names import key
from community.workflow import Role, Status

OPEN_FOR = dt.timedelta(days=6)


def load_community(content: dict[str, Any]) -> None:
    """Load what `content/community.toml` holds; the newest question takes answers for six days."""
    members = {name: load_member(fields) for name, fields in content["members"].items()}
    for thread in content["threads"]:
        load_thread(thread, members)
    question = Question.objects.filter(text_en__gt="").latest("parent__date")
    question.closes_at = timezone.now().replace(minute=0, second=0) + OPEN_FOR
    question.save()
    Thread.objects.create(question=question, opening=Thread.Opening.OPEN)
    for answer in content["answers"]:
        load_answer(question, answer)


def load_member(fields: dict[str, Any]) -> Member:
    user, _is_new = User.objects.get_or_create(
        email=fields.pop("email"), defaults={"language": fields.pop("language")}
    )
    fields.pop("language", None)
    return Member.objects.create(user=user, name_key=key(fields["name"]), **fields)


def load_thread(fields: dict[str, Any], members: dict[str, Member]) -> None:
    """Make a thread; an article of the demo is long out, so it says itself that it stays open."""
    article = Article.objects.get(slug=fields["article"])
    thread = Thread.objects.create(article=article, opening=Thread.Opening.OPEN)
    said: dict[str, Comment] = {}
    for comment in fields["comments"]:
        load_comment(thread, comment, members, said)


def load_comment(
    thread: Thread, fields: dict[str, Any], members: dict[str, Member], said: dict[str, Comment]
) -> None:
    text = fields["text"].strip()
    comment = Comment.objects.create(
        thread=thread,
        parent=said.get(fields.get("reply_to", "")),
        member=members[fields["by"]],
        language=fields["language"],
        text=text,
        html=marks.as_html(text),
        status=fields.get("status", Status.NEW),
        findings=fields.get("findings", []),
        created_at=timezone.now() - dt.timedelta(hours=fields["hours"]),
        is_pick=fields.get("pick", False),
        thanks=len(fields.get("thanks", [])),
        open_reports=len(fields.get("reports", [])),
    )
    if "key" in fields:
        said[fields["key"]] = comment
    comment.rulings.create(
        number=1, kind="post", to_status=comment.status, role=Role.AUTHOR, at=comment.created_at
    )
    for name in fields.get("thanks", []):
        Thanks.objects.create(comment=comment, member=members[name])
    for report in fields.get("reports", []):
        by = members[report.pop("by")]
        Report.objects.create(comment=comment, member=by, **report)
    counts.moved(comment, None)
    thread.refresh_from_db()
    thread.picks += comment.is_pick
    if fields.get("pinned"):
        thread.pinned = comment
    thread.save()


def load_answer(question: Question, fields: dict[str, Any]) -> None:
    received_at = timezone.now() - dt.timedelta(hours=fields.pop("hours"))
    answer = Answer.objects.create(
        question=question,
        user=User.objects.get(email=fields["email"]),
        may_print=True,
        may_edit=True,
        received_at=received_at,
        **fields,
    )
    answer.moves.create(number=1, to_stage=answer.stage, role=Role.AUTHOR, at=received_at)
