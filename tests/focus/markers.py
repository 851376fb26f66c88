"""Rows whose private columns say where they come from: a leak is found by search."""

import datetime as dt

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

from articles.models import Manuscript
from community.models import FormerName, Remark, Report, Takedown
from community.workflow import Status
from contributors.models import ProfileChange
from focus.models import MissingPage
from submissions.actions import letters
from submissions.models import Decision, Note, Passage, Proposal, Revision
from submissions.workflow import State
from tests.factories import (
    make_answer,
    make_article,
    make_author,
    make_comment,
    make_contributor,
    make_issue,
    make_member,
    make_submission,
    make_thread,
    make_user,
    published,
)

MARK = "leak-"
HIDDEN = {Status.PENDING, Status.WITHHELD, Status.TO_REVISE, Status.REJECTED}
GONE = {Status.DELETED, Status.TAKEN_DOWN}


def marked(row, *keep):
    """Fill each text column of a row with its own name; those of choices, and `keep`, stay."""
    for field in row._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField)
        if is_text and not field.choices and field.attname not in keep:
            mark = f"{MARK}{row._meta.model_name}-{row.pk}-{field.attname}"
            mark += "@leak.example" if isinstance(field, models.EmailField) else ""
            setattr(row, field.attname, mark[: field.max_length])
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    type(row)._base_manager.filter(pk=row.pk).update(**values)
    return row


def somebody(**fields):
    return marked(make_user(**fields), "password", "time_zone")


def pieces_of_others(editor):
    """Make a piece in each state by somebody else, with all that the desk writes beside it."""
    for state in State:
        piece = make_submission(state=state, author={"user": somebody()})
        author = marked(piece.lead, "token")
        author.headshot.save(f"{MARK}portrait.jpg", ContentFile(b"-"))
        if piece.article:
            marked(piece.article)
        file = Manuscript(name="-", sha256="-", size=1, language="en")
        file.file.save(f"{MARK}manuscript.docx", ContentFile(b"-"))
        piece.manuscript = piece.brought = marked(file)
        piece.save()
        marked(beside(piece, editor))


def beside(piece, editor):
    """Write what the desk alone reads of a piece before it has decided, and in its outbox."""
    revision = Revision.objects.create(submission=piece, number=1, title="-", text="-")
    said = {"submission": piece, "editor": editor}
    marked(revision)
    marked(Note.objects.create(**said, text="-", score=2))
    marked(Passage.objects.create(**said, revision=revision, position=1, quote="-", comment="-"))
    marked(Proposal.objects.create(submission=piece, kind="decline", proposed_by=editor))
    marked(letters.write("draft", piece.lead, occasion="-", is_held=True))
    states = {"number": 1, "from_state": State.RECEIVED, "to_state": State.IN_REVIEW}
    marked(Decision.objects.create(**said, kind="take_up", role="editor", **states))
    piece.assigned_to = piece.claimed_by = editor
    piece.claimed_until = timezone.now() + dt.timedelta(hours=2)
    piece.save()
    return piece


def pieces_of(user, editor):
    """Make somebody's own piece on the desk, and one which they sign with others."""
    beside(make_submission(state=State.IN_REVIEW, author={"user": user}), editor)
    together = make_submission(author={"email": f"{MARK}lead@leak.example"})
    make_author(together, user=user, joined_at=timezone.now())
    make_author(together, name="", email=f"{MARK}invited@leak.example")


def community(editor):
    """Make words that wait, were rejected or sent in confidence, beside ones that readers see."""
    thread = make_thread(make_article())
    for status in Status:
        member = make_member(user=somebody())
        words = dict.fromkeys(("text", "html"), "") if status in GONE else {}
        comment = make_comment(thread, member=member, status=status, **words)
        marked(comment.rulings.get())
        report = {"member": make_member(user=somebody()), "reason": "spam"}
        marked(Report.objects.create(comment=comment, **report))
        demand = {"reference": f"TD-{comment.pk}", "ground": "other"}
        marked(Takedown.objects.create(comment=comment, **demand), "reference")
        marked(Remark.objects.create(member=member, text="-", editor=editor))
        marked(FormerName.objects.create(member=member))
        marked(comment, *(() if status in HIDDEN else ("text", "html")))
    marked(make_answer(user=somebody()))


def pages():
    """Make what readers see, with what only the desk sees of it, and what is not published."""
    shown = make_contributor(user=somebody())
    ProfileChange.objects.create(contributor=shown, texts={"bio_en": f"{MARK}profile"})
    make_article(by=[shown])
    make_issue()
    marked(make_article(**published()))
    marked(make_issue(**published()))
    marked(make_contributor(is_draft=True))
    met = {"first_seen_at": timezone.now(), "last_seen_at": timezone.now()}
    marked(MissingPage.objects.create(path="-", **met))
