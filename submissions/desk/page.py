"""What the page of a piece shows; every question is asked once, whatever there is."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean
from typing import Any

from django.db.models import Q
from django.db.models.functions import Lower

from accounts.models import User
from editions.languages import BY_CODE
from submissions import claims, similar, workflow
from submissions.actions import decisions
from submissions.desk import queue
from submissions.desk.forms import AssignForm, MatchForm, NoteForm
from submissions.models import Author, Note, Proposal, Revision, Submission
from submissions.workflow import Role, State


@dataclass(frozen=True)
class Notes:
    """What editors think: others' notes are shown to those who have written their own."""

    shown: list[Note]
    number: int
    has_own: bool

    @property
    def average(self) -> float | None:
        """Return the mean of each editor's latest score."""
        scores = {note.editor_id: note.score for note in self.shown if note.score}
        return mean(scores.values()) if scores and self.has_own else None


def gathered(submission: Submission, editor: User) -> dict[str, Any]:
    authors = list(submission.authors.select_related("user", "contributor"))
    revisions = list(submission.revisions.select_related("sent_by", "manuscript"))
    return {
        "title": str(submission),
        "subtitle": submission._meta.verbose_name,
        "opts": submission._meta,
        "submission": submission,
        "sent": revisions[-1] if revisions else None,
        "text": revisions[-1].text if revisions else submission.text,
        "exclusive_in": [BY_CODE[code] for code in submission.exclusive_in if code in BY_CODE],
        "length": length_of(submission, revisions),
        "revisions": revisions,
        "promised": queue.promised(submission),
        "turn": queue.turn(submission),
        "authors": with_match(authors),
        "history": submission.decisions.select_related("editor", "author", "reverses"),
        "letters": submission.letters.with_rivals().select_related("author"),
        "notes": notes_for(submission, editor),
        "note_form": NoteForm(),
        "assign_form": AssignForm({"to": submission.assigned_to_id}),
        "earlier": others_of(submission, authors),
        "similar": similar.similar_to(submission),
        **open_to(submission, editor),
    }


def length_of(submission: Submission, revisions: list[Revision]) -> Any:
    if not revisions:
        return submission.length
    revisions[-1].submission = submission
    return revisions[-1].length


def open_to(submission: Submission, editor: User) -> dict[str, Any]:
    """Return what an editor can do now."""
    may_decide = editor.has_perm("submissions.change_submission")
    rival = claims.rival(submission, editor)
    return {
        "may_decide": may_decide,
        "choices": workflow.choices(State(submission.state), Role.EDITOR) if may_decide else [],
        "last": decisions.reversible(submission, Role.EDITOR) if may_decide else None,
        "proposal": Proposal.objects.filter(submission=submission)
        .select_related("proposed_by")
        .first(),
        "rival": rival,
        "is_mine": submission.claimed_by == editor and not rival,
    }


def notes_for(submission: Submission, editor: User) -> Notes:
    notes = list(submission.notes.select_related("editor"))
    has_own = any(note.editor_id == editor.pk for note in notes)
    return Notes(notes if has_own else [], len(notes), has_own)


def with_match(authors: list[Author]) -> list[dict[str, Any]]:
    """Return each author with the form that says which contributor they are."""
    form = MatchForm()
    chosen = form.fields["contributor"]
    choices = list(chosen.choices)  # type: ignore[attr-defined]  # read once for all authors
    rows = []
    for author in authors:
        form = MatchForm(initial={"contributor": author.contributor_id}, auto_id=f"{author.pk}-%s")
        form.fields["contributor"].choices = choices  # type: ignore[attr-defined]
        rows.append({"author": author, "form": form})
    return rows


def others_of(submission: Submission, authors: list[Author]) -> list[Submission]:
    """Return what the same people sent in before, by address, account or contributor."""
    same = Q(address__in=[author.email.lower() for author in authors])
    same |= Q(user__in=[author.user_id for author in authors if author.user_id])
    same |= Q(contributor__in=[each.contributor_id for each in authors if each.contributor_id])
    theirs = Author.objects.annotate(address=Lower("email")).filter(same)
    others = Submission.objects.sent().exclude(pk=submission.pk).without_texts()
    return list(others.filter(pk__in=theirs.values("submission")).order_by("-received_at")[:20])
