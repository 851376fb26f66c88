"""Members, what they said, and answers to the newest question, as if some days had passed."""

import datetime as dt
from typing import Any

from django.utils import timezone

from accounts.models import User
from articles.models import Article
from community import marks, rules, word_lists
from community.actions import counts
from community.actions.posting import standing
from community.models import (
    Answer,
    Comment,
    HeldWord,
    Member,
    Question,
    Report,
    Thanks,
    Thread,
)
from community.names import key
from community.rules import Sender
from community.workflow import Role, Status

OPEN_FOR = dt.timedelta(days=6)


def load_community(content: dict[str, Any], held_words: str) -> None:
    """Load what `content/community.toml` holds; the newest question takes answers for six days."""
    lines = word_lists.read(held_words, language="en", severity=HeldWord.Severity.HOLD)
    HeldWord.objects.bulk_create(line.word for line in lines if line.is_new)
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
    warning = fields.pop("warned", None)
    user, _is_new = User.objects.get_or_create(
        email=fields.pop("email"), defaults={"language": fields.pop("language")}
    )
    fields.pop("language", None)
    member = Member.objects.create(user=user, name_key=key(fields["name"]), **fields)
    if warning:
        by, at = User.objects.get(email=warning["by"]), ago(warning["hours"])
        member.remarks.create(kind="warning", text=warning["text"], editor=by, at=at)
        Member.objects.filter(pk=member.pk).update(warned_at=at)
    return member


def ago(hours: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(hours=hours)


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
    text, ruled = fields["text"].strip(), fields.get("ruled")
    if "tried_as" in fields:  # as the rules would stop it now
        found = rules.tried(text, language=fields["language"], sender=Sender(fields["tried_as"]))
        fields |= {"status": standing(found), "findings": [each.stored for each in found]}
    comment = Comment.objects.create(
        thread=thread,
        parent=said.get(fields.get("reply_to", "")),
        member=members[fields["by"]],
        language=fields["language"],
        text=text,
        html=marks.as_html(text),
        status=ruled["to"] if ruled else fields.get("status", Status.NEW),
        version=2 if ruled else 1,
        findings=fields.get("findings", []),
        created_at=ago(fields["hours"]),
        is_pick=fields.get("pick", False),
        thanks=len(fields.get("thanks", [])),
        open_reports=len(fields.get("reports", [])),
    )
    if "key" in fields:
        said[fields["key"]] = comment
    posted = fields.get("status", Status.NEW)
    comment.rulings.create(
        number=1, kind="post", to_status=posted, role=Role.AUTHOR, at=comment.created_at
    )
    if ruled:
        load_ruling(comment, posted, **ruled)
    for name in fields.get("thanks", []):
        Thanks.objects.create(comment=comment, member=members[name])
    for report in fields.get("reports", []):
        by = members[report.pop("by")]
        Report.objects.create(comment=comment, member=by, **report)
    counts.moved(comment, None)
    if fields.get("pinned"):
        counts.pinned(comment, True)


def load_ruling(
    comment: Comment, before: str, *, kind: str, to: str, by: str, hours: float, reason: str = ""
) -> None:
    comment.rulings.create(
        number=comment.version,
        kind=kind,
        from_status=before,
        to_status=to,
        role=Role.EDITOR,
        editor=User.objects.get(email=by),
        reason=reason,
        text=comment.text,
        at=ago(hours),
    )


def load_answer(question: Question, fields: dict[str, Any]) -> None:
    received_at = ago(fields.pop("hours"))
    answer = Answer.objects.create(
        question=question,
        user=User.objects.get(email=fields["email"]),
        may_print=True,
        may_edit=True,
        received_at=received_at,
        **fields,
    )
    answer.moves.create(number=1, to_stage=answer.stage, role=Role.AUTHOR, at=received_at)
