"""What authors of an accepted piece would have otherwise, beside what the article says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

import submissions.actions.changes as actions
from accounts.models import User
from editions.prose import plain
from submissions import compare
from submissions.desk import beside
from submissions.models import Change, Submission
from submissions.refusals import Refused
from submissions.text_forms import DeclineForm


@dataclass(frozen=True)
class Compared:
    change: Change
    comparison: str
    seen: str  # which text of the article it was compared with
    is_older: bool  # the article has changed since it was proposed
    form: DeclineForm


def changes(request: HttpRequest, pk: int) -> HttpResponse:
    submission, editor = beside.open_submission(request, pk)
    refusal, refused = "", None
    if request.method == "POST":
        change = get_object_or_404(submission.changes, pk=asked(request))
        form = DeclineForm(request.POST, prefix=str(change.pk))
        try:
            if said := act(request, change, editor, form):
                return beside.done(request, said, "changes", pk)
        except Refused as no:
            refusal = str(no)
        refused = form
    rows = list(submission.changes.select_related("author", "editor"))
    context = {
        "open": [
            compared(submission, row, refused) for row in rows if row.status == Change.Status.OPEN
        ],
        "decided": [row for row in rows if row.status != Change.Status.OPEN],
        "refusal": refusal,
    }
    return beside.page(request, "changes", submission, _("Proposed changes"), **context)


def asked(request: HttpRequest) -> int | None:
    value = request.POST.get("change", "")
    return int(value) if value.isdecimal() and len(value) < 10 else None


def act(request: HttpRequest, change: Change, editor: User, form: DeclineForm) -> str:
    """Take or decline; return what to say of it, "" when the form says what is wrong."""
    try:
        if "take" in request.POST:
            actions.take(change, editor=editor, seen=request.POST.get("seen", ""))
            return _("Taken. The author is told.")
        if form.is_valid():
            actions.decline(change, editor=editor, reason=form.cleaned_data["reason"])
            return _("Declined. The author is told why.")
    except ValidationError as refusal:
        own = getattr(refusal, "error_dict", {}).get("reason")
        if own is None:  # the article's words for what it may not hold
            raise Refused(" ".join(refusal.messages)) from refusal
        form.add_error("reason", own)
    return ""


def compared(submission: Submission, change: Change, refused: DeclineForm | None) -> Compared:
    article = submission.article
    assert article is not None  # nothing is proposed before there is one
    language = change.written_in
    body = article.text_in(language, "body") or ""
    seen = actions.body_digest(article, language)
    is_refused = refused is not None and refused.prefix == str(change.pk)
    form: Any = refused if is_refused else DeclineForm(prefix=str(change.pk))
    return Compared(
        change=change,
        comparison=compare.as_html(plain(body), plain(change.text)) if change.text else "",
        seen=seen,
        is_older=bool(change.text and change.seen != seen),
        form=form,
    )
