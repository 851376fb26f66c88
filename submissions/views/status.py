from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from submissions import gate
from submissions.actions import changes, decisions, inviting, proofs
from submissions.models import Author, Letter
from submissions.refusals import Refused
from submissions.workflow import Kind, Role, State


def author_at(token: str) -> Author:
    """Return who holds a private address. Raises Http404."""
    try:
        return Author.objects.at(token)
    except Author.DoesNotExist:
        raise Http404 from None


@never_cache
def status(request: HttpRequest, token: str) -> HttpResponse:
    """Show an author where their piece stands, whose turn it is and what they can do."""
    author = author_at(token)
    if author.joined_at is None and author.position:
        return redirect("submissions:join", token=token)
    submission = author.submission
    last = decisions.reversible(submission, Role.AUTHOR)
    waiting = (
        [each for each in proofs.standing(submission, author) if each.is_waiting]
        if proofs.is_read(submission)
        else []
    )
    context: dict[str, Any] = {
        "author": author,
        "submission": submission,
        "may_withdraw": author.is_lead and submission.is_open and submission.state != State.DRAFT,
        "may_restore": author.is_lead and last is not None,
        "proofs": waiting,
        "may_propose": changes.may_propose(submission),
        "changes": author.changes.all(),
        "decisions": submission.decisions.exclude(kind=Kind.TAKE_UP),
        "editions": submission.article.live_editions() if submission.article else [],
        "letters": author.letters.filter(status=Letter.Status.SENT),
        "signers": submission.authors.filter(left_at=None),
        "may_change_details": author.details_are_open,
        "may_invite": author.is_lead and inviting.is_open(submission),
    }
    return render(request, "submissions/status.html", context)


@require_POST
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Withdraw a piece in one click; every reminder stops with it."""
    author = author_at(token)
    if author.is_lead and author.submission.state == State.WITHDRAWN:  # a second click
        return redirect("submissions:status", token=token)
    try:
        is_held = not gate.may_write_to(request, author)
        decisions.decide(author.submission, Kind.WITHDRAW, by=author, is_held=is_held)
        messages.success(request, _("Your piece is withdrawn."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("submissions:status", token=token)


@require_POST
def restore(request: HttpRequest, token: str) -> HttpResponse:
    """Take a withdrawal back, or leave a piece with us whose exclusive time is over."""
    author = author_at(token)
    try:
        decisions.reverse(author.submission, by=author)
        messages.success(request, _("Your piece is back where it was."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("submissions:status", token=token)
